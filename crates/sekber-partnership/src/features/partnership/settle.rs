//! Whose turn it is after a change: worked out by the rules, written beside the change, and told by e-mail to whoever it is now.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use sekber_core::partnership::{Standing, turns};
use sekber_core::registry::Turn;
use sekber_core::value::{Moment, OrganisationId, PartnershipId};

use super::checklist::{self, Item, checklist};
use super::model::{Partnership, Party};
use super::own_step::OwnNames;
use super::store::stands::{self as evidence, Evidence};
use super::store::{record, write};
use crate::features::mail::{self, LANGUAGE, Message};
use crate::features::registry::addresses;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Writes whose turn it is now and tells those whose turn begins.
///
/// # Errors
/// When the database refuses.
pub async fn settle(app: &App, tx: &mut Tx, id: &PartnershipId) -> Result<(), Problem> {
    let settled = write_turns(tx, id, app.today()).await?;
    let mut reached = Vec::new();
    if settled.secretariat_begins {
        reached.extend(addresses::of_secretariat_in(tx).await?);
    }
    if !settled.begin.is_empty() {
        reached.extend(addresses::together_in(tx, &settled.begin).await?);
    }
    tell(app, tx, &settled, reached).await
}

/// Whose turn begins with a change.
pub struct Settled {
    partnership: Partnership,
    step: Option<&'static str>,
    /// What that step is called, where the district added it.
    own: Option<OwnNames>,
    secretariat_begins: bool,
    begin: Vec<OrganisationId>,
}

/// Writes whose turn it is now, as of a day. Whoever keeps the turn for the same step keeps its beginning; whose turn begins has it since
/// the step before was taken, which may be written down long after its day.
///
/// # Errors
/// When the database refuses.
pub async fn write_turns(tx: &mut Tx, id: &PartnershipId, today: Date) -> Result<Settled, Problem> {
    let partnership = record::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    let parties = record::parties_in(tx, id).await?;
    let (next, step, own, taken) = match partnership.road.filter(|_| !partnership.state.is_over()) {
        None => (Turn::Nobody, None, None, None),
        Some(kind) => {
            let found = evidence::evidence_in(tx, id, today).await?;
            let items = checklist(kind, &found);
            let next = checklist::next(&items);
            let taken = last_taken(&found, partnership.next_step.is_some());
            let own = next.and_then(|item| item.own.clone());
            (next.map_or(Turn::Nobody, Item::turn), next.map(|item| item.step.code), own, taken)
        }
    };
    let standings: Vec<Standing> = parties.iter().map(Party::standing).collect();
    let mut turns = turns(partnership.state, &standings, next);
    // What was contested waits for the secretariat, though nothing else of what is over does.
    turns.secretariat |= partnership.is_contested();
    let moved_on = partnership.next_step.as_deref() != step;
    let now = tx.now;
    let begins = |has: bool, before: Option<Moment>| has && (moved_on || before.is_none());
    let begun = taken.filter(|_| moved_on).map_or(now, |day| noon(day, now));
    let since = |has: bool, before: Option<Moment>| match (has, begins(has, before)) {
        (false, _) => None,
        (true, false) => before,
        (true, true) => Some(begun),
    };
    let secretariat_begins = begins(turns.secretariat, partnership.secretariat_since);
    let secretariat = since(turns.secretariat, partnership.secretariat_since);
    write::set_turn_of_secretariat(tx, id, secretariat, step).await?;
    let mut begin = Vec::new();
    for (party, has) in parties.iter().zip(&turns.parties) {
        let turn = since(*has, party.turn_since);
        if turn != party.turn_since {
            write::set_turn_of(tx, id, &party.organisation_id, turn).await?;
        }
        if begins(*has, party.turn_since) {
            begin.push(party.organisation_id.clone());
        }
    }
    Ok(Settled { partnership, step, own, secretariat_begins, begin })
}

/// The day on which the last step was taken. What was signed before the road was gone on with may be of another partnership, and says
/// nothing of this one's.
fn last_taken(found: &[Evidence], under_way: bool) -> Option<Date> {
    let counts = |one: &&Evidence| one.how == "noted" || (one.how == "signed" && under_way);
    found.iter().filter(counts).filter_map(|one| one.on_day.as_deref()?.parse().ok()).max()
}

/// A moment of a day, which is the same day in all of Indonesia; no later than now.
pub fn noon(day: Date, now: Moment) -> Moment {
    let at = TimeZone::UTC.to_timestamp(day.at(5, 0, 0, 0));
    at.map_or(now, |at| Moment(at.as_millisecond().min(now.0)))
}

/// Writes the letters.
async fn tell(app: &App, tx: &mut Tx, settled: &Settled, reached: Vec<String>) -> Result<(), Problem> {
    let (partnership, step) = (&settled.partnership, settled.step);
    let words = app.words();
    let what = match (&settled.own, step) {
        (Some(names), _) => names.in_language(LANGUAGE).to_owned(),
        (None, Some(step)) => words.say(LANGUAGE, &format!("partnership-step-{}", step.replace('_', "-"))),
        (None, None) => {
            let state = partnership.state.as_str().replace('_', "-");
            words.say(LANGUAGE, &format!("partnership-state-{state}"))
        }
    };
    let facts = [
        ("title", partnership.title.clone()),
        ("number", partnership.number.to_string()),
        ("what", what),
        ("link", format!("{}{}", app.settings().base_url, partnership.path())),
        ("district", app.district().name),
    ];
    let message = Message {
        about: partnership.id.to_string(),
        once: format!("partnership turn {} {}", partnership.id, tx.now.0),
        subject: "email-partnership-turn-subject",
        text: "email-partnership-turn-text",
        facts: &facts,
        simulated: partnership.simulated,
    };
    mail::write_letters(app, tx, reached, &message).await.map(|_| ())
}
