//! Letters that tell the owner of a programme of another one, handed in since, that seems to be the same activity or to do the same: once
//! for each pair, before the secretariat has settled anything.

use std::collections::HashMap;

use sekber_core::registry::programme::Status;
use sekber_core::value::{Moment, OrganisationId};
use sekber_engines::synchronisation::grading::Grade;
use serde::Serialize;

use super::findings::{self, Table};
use super::letters;
use super::model::Standing;
use super::settled::{Verdicts, is_due, standing, verdicts};
use crate::features::district;
use crate::features::programme::Stored;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;

/// How long after it was handed in or accepted others are told of a programme. Letters are kept for longer, so that none is written twice.
const NEW_SECONDS: i64 = 7 * 24 * 60 * 60;
/// Pairs of which the owners of one organisation's programmes are told within that time; the list holds the others.
const MOST_OF_AN_OWNER: usize = 10;
/// Pairs of which one change tells, so that nobody else waits for long.
const AT_ONCE: usize = 50;

#[derive(Serialize)]
struct Written {
    letters: usize,
}

/// Writes the letters that were not written yet. Returns how many.
///
/// # Errors
/// When the database refuses.
pub async fn write(app: &App) -> Result<usize, Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let table = findings::table(app, &cycle.id).await?;
    let verdicts = verdicts(app).await?;
    let pairs = new_pairs(app, &table, &verdicts)?;
    let mut all = 0;
    for some in pairs.chunks(AT_ONCE) {
        let mut letters = 0;
        let mut tx = app.begin(&Actor::machine()).await?;
        for &(known, new) in some {
            let owner = table.names.organisation(&new.content.organisation);
            letters += letters::found(app, &mut tx, (known, new), owner).await?;
        }
        if letters > 0 {
            let district = app.region();
            let event = Event::new("district.finding_letters_written", &district, app.district().name);
            tx.commit(event.after(&Written { letters })).await?;
        }
        all += letters;
    }
    Ok(all)
}

/// The pairs that can be settled and that nobody has looked at, of which one was handed in lately: the programme that was there before, and
/// that one. The surest first, and of each owner only so many.
fn new_pairs<'t>(
    app: &App,
    table: &'t Table,
    verdicts: &Verdicts,
) -> Result<Vec<(&'t Stored, &'t Stored)>, Problem> {
    let since: Moment = app.now().plus_seconds(-NEW_SECONDS);
    let mut of_owner: HashMap<&OrganisationId, usize> = HashMap::new();
    let mut pairs = Vec::new();
    for finding in &table.findings {
        let standing = standing(table, verdicts, finding)?;
        let is_wanted = matches!(finding.grade, Grade::Same | Grade::Duplication)
            && standing == Standing::Open
            && is_due(table, finding, standing, app.today());
        let (a, b) = (&table.programmes[finding.first], &table.programmes[finding.second]);
        let (known, new) = if a.state_since.0 > b.state_since.0 { (b, a) } else { (a, b) };
        let is_handed_in = matches!(new.content.state, Status::Proposed | Status::Verified);
        if !is_wanted || !is_handed_in || new.state_since.0 < since.0 {
            continue;
        }
        let told = of_owner.entry(&known.content.organisation).or_insert(0);
        if *told < MOST_OF_AN_OWNER {
            *told += 1;
            pairs.push((known, new));
        }
    }
    Ok(pairs)
}
