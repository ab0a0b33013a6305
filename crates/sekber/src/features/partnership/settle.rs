//! Whose turn it is after a change: worked out by the rules, written beside the change, and told by e-mail to whoever it is now.

use sekber_core::partnership::{Standing, road, turns};
use sekber_core::registry::Turn;
use sekber_core::value::{Moment, PartnershipId};

use super::checklist::{checklist, stands};
use super::model::Partnership;
use super::store::{addresses, record, stands as evidence, write};
use crate::features::mail::{self, Email};
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

/// Letters are written in the language of the office that sends them.
const LANGUAGE: Language = Language::Indonesian;

/// Writes whose turn it is now. Whoever keeps the turn for the same step keeps its beginning.
///
/// # Errors
/// When the database refuses.
pub async fn settle(app: &App, tx: &mut Tx, id: &PartnershipId) -> Result<(), Problem> {
    let partnership = record::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    let parties = record::parties_in(tx, id).await?;
    let (next, step) = match partnership.road.filter(|_| !partnership.state.is_over()) {
        None => (Turn::Nobody, None),
        Some(kind) => {
            let found = evidence::evidence_in(tx, id, app.today()).await?;
            let stands = stands(&checklist(kind, &found));
            let road = road(kind);
            (road.turn(&stands), road.next(&stands).map(|(step, _)| step.code))
        }
    };
    let standings: Vec<Standing> = parties.iter().map(super::model::Party::standing).collect();
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
    let mut reached = Vec::new();
    if secretariat == Some(now) {
        let region = tx.region.clone();
        reached.extend(addresses::of_secretariat(tx, &region).await?);
    }
    for (party, has) in parties.iter().zip(&turns.parties) {
        let turn = since(*has, party.turn_since);
        if turn != party.turn_since {
            write::set_turn_of(tx, id, &party.organisation_id, turn).await?;
        }
        if turn == Some(now) {
            let region = tx.region.clone();
            reached.extend(addresses::of(tx, &region, &party.organisation_id).await?);
        }
    }
    tell(app, tx, &partnership, step, reached).await
}

/// Tells those whose turn begins, where a mail server is set up.
async fn tell(
    app: &App,
    tx: &mut Tx,
    partnership: &Partnership,
    step: Option<&str>,
    mut reached: Vec<String>,
) -> Result<(), Problem> {
    if !mail::is_set_up(app) {
        return Ok(());
    }
    reached.sort();
    reached.dedup();
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
            calendar: None,
        };
        mail::write(tx, &email).await?;
    }
    Ok(())
}
