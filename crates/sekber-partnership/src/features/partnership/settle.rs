//! Whose turn it is after a change: worked out by the rules, written beside the change, and told by e-mail to whoever it is now.

use jiff::civil::Date;
use sekber_core::partnership::{Standing, road, turns};
use sekber_core::registry::Turn;
use sekber_core::value::{Moment, OrganisationId, PartnershipId};

use super::checklist::{checklist, stands};
use super::model::{Partnership, Party};
use super::store::{record, stands as evidence, write};
use crate::features::mail::{self, Email};
use crate::features::registry::addresses;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

/// Letters are written in the language of the office that sends them.
const LANGUAGE: Language = Language::Indonesian;

/// Writes whose turn it is now and tells those whose turn begins.
///
/// # Errors
/// When the database refuses.
pub async fn settle(app: &App, tx: &mut Tx, id: &PartnershipId) -> Result<(), Problem> {
    let settled = write_turns(tx, id, app.today()).await?;
    // What is made up for a demonstration calls nobody who is real.
    if !mail::is_set_up(app) || settled.partnership.simulated {
        return Ok(());
    }
    let mut reached = Vec::new();
    if settled.secretariat_begins {
        reached.extend(addresses::of_secretariat_in(tx).await?);
    }
    if !settled.begin.is_empty() {
        reached.extend(addresses::of_in(tx, &settled.begin).await?.into_values().flatten());
    }
    reached.sort();
    reached.dedup();
    tell(app, tx, &settled, reached).await
}

/// Whose turn begins with a change.
pub struct Settled {
    partnership: Partnership,
    step: Option<&'static str>,
    secretariat_begins: bool,
    begin: Vec<OrganisationId>,
}

/// Writes whose turn it is now, as of a day. Whoever keeps the turn for the same step keeps its beginning.
///
/// # Errors
/// When the database refuses.
pub async fn write_turns(tx: &mut Tx, id: &PartnershipId, today: Date) -> Result<Settled, Problem> {
    let partnership = record::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    let parties = record::parties_in(tx, id).await?;
    let (next, step) = match partnership.road.filter(|_| !partnership.state.is_over()) {
        None => (Turn::Nobody, None),
        Some(kind) => {
            let found = evidence::evidence_in(tx, id, today).await?;
            let stands = stands(&checklist(kind, &found));
            let road = road(kind);
            (road.turn(&stands), road.next(&stands).map(|(step, _)| step.code))
        }
    };
    let standings: Vec<Standing> = parties.iter().map(Party::standing).collect();
    let turns = turns(partnership.state, &standings, next);
    let moved_on = partnership.next_step.as_deref() != step;
    let now = tx.now;
    let since = |has: bool, before: Option<Moment>| match (has, before) {
        (false, _) => None,
        (true, Some(before)) if !moved_on => Some(before),
        (true, _) => Some(now),
    };
    let secretariat = since(turns.secretariat, partnership.secretariat_since);
    write::set_turn_of_secretariat(tx, id, secretariat, step).await?;
    let mut begin = Vec::new();
    for (party, has) in parties.iter().zip(&turns.parties) {
        let turn = since(*has, party.turn_since);
        if turn != party.turn_since {
            write::set_turn_of(tx, id, &party.organisation_id, turn).await?;
        }
        if turn == Some(now) {
            begin.push(party.organisation_id.clone());
        }
    }
    Ok(Settled { partnership, step, secretariat_begins: secretariat == Some(now), begin })
}

/// Writes the letters.
async fn tell(app: &App, tx: &mut Tx, settled: &Settled, reached: Vec<String>) -> Result<(), Problem> {
    let (partnership, step) = (&settled.partnership, settled.step);
    let words = app.words();
    let what = match step {
        Some(step) => format!("partnership-step-{}", step.replace('_', "-")),
        None => format!("partnership-state-{}", partnership.state.as_str().replace('_', "-")),
    };
    let facts = [
        ("title", partnership.title.clone()),
        ("number", partnership.number.to_string()),
        ("what", words.say(LANGUAGE, &what)),
        ("link", format!("{}{}", app.settings().base_url, partnership.path())),
        ("district", app.district().name),
    ];
    let at = tx.now.0;
    for recipient in reached {
        let email = Email {
            about: partnership.id.to_string(),
            once: Some(format!("partnership turn {} {at} {recipient}", partnership.id)),
            subject: words.say_with(LANGUAGE, "email-partnership-turn-subject", &facts),
            body: words.say_with(LANGUAGE, "email-partnership-turn-text", &facts),
            recipient,
            ..Email::default()
        };
        mail::write(tx, app, &email).await?;
    }
    Ok(())
}
