//! An early end: whose letter may bring it about, who is told of it, how those who take part contest it, and how the secretariat then
//! decides that it stays, or takes it back.

use jiff::ToSpan as _;
use jiff::civil::Date;
use sekber_core::partnership::{Part, PartnershipState};
use sekber_core::value::{OrganisationId, PartnershipId};
use serde::Serialize;

use crate::features::mail::{self, Message};
use crate::features::partnership::answer::EndedBy;
use crate::features::partnership::draft::Letter;
use crate::features::partnership::limits;
use crate::features::partnership::model::{Partnership, Party};
use crate::features::partnership::settle::{settle, write_turns};
use crate::features::partnership::store::{ending, record};
use crate::features::registry::addresses;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// The first day on which a letter can end a partnership: that on which it began, or, while it has not, that on which it was entered.
pub fn first_day(partnership: &Partnership, entered: Date, today: Date) -> Date {
    match partnership.start_on {
        Some(start) if partnership.state == PartnershipState::Active && start <= today => start,
        Some(start) => start.min(entered),
        None => entered,
    }
}

/// The first day that can be the last one of what is carried out: nothing ends before it begins.
fn first_end(partnership: &Partnership) -> Option<Date> {
    partnership.start_on.filter(|_| partnership.state == PartnershipState::Active)
}

/// Whether an actor records a letter of this side: their own, and the secretariat everybody's, also what both signed.
pub fn may_record(actor: &Actor, parties: &[Party], side: EndedBy) -> bool {
    let part = match side {
        EndedBy::Office => Some(Part::Lead),
        EndedBy::Partner => Some(Part::Partner),
        EndedBy::Both => None,
    };
    let own = |party: &Party| Some(party.part) == part && actor.acts_for(&party.organisation_id);
    actor.is_secretariat() || parties.iter().any(own)
}

/// What of a letter is not taken: nobody but the side whose letter it is records it, and the secretariat, whose the letters of both
/// sides are to record, too; its sheet goes with it; it is not older than what it ends, and ends nothing before that begins.
pub fn faults(
    actor: &Actor,
    parties: &[Party],
    (letter, has_sheet): (&Letter, bool),
    (partnership, first): (&Partnership, Date),
) -> Faults {
    let mut faults = Faults::none();
    if first_end(partnership).is_some_and(|starts| letter.ended_on < starts) {
        faults.add("ended_on", "fault-partnership-ended-before-start");
    }
    if !may_record(actor, parties, letter.ended_by) {
        faults.add("ended_by", "fault-partnership-letter-whose");
    }
    if !has_sheet {
        faults.add("letter", "fault-required");
    }
    for (field, day) in [("letter_on", letter.letter_on), ("ended_on", letter.ended_on)] {
        if day < first {
            faults.add(field, "fault-partnership-letter-early");
        }
    }
    faults
}

/// Writes to everybody who has to know that a partnership was withdrawn, is carried out, was completed or ended, or what became of that: those who had to
/// accept it, and the secretariat.
///
/// # Errors
/// When the database refuses.
pub async fn tell(
    app: &App,
    tx: &mut Tx,
    (partnership, parties): (&Partnership, &[Party]),
    (what, reason): (&str, &str),
) -> Result<(), Problem> {
    let concerned = parties.iter().filter(|party| party.part.must_accept());
    let concerned: Vec<OrganisationId> = concerned.map(|party| party.organisation_id.clone()).collect();
    let mut reached = addresses::of_secretariat_in(tx).await?;
    reached.extend(addresses::together_in(tx, &concerned).await?);
    let facts = [
        ("title", partnership.title.clone()),
        ("number", partnership.number.to_string()),
        ("who", tx.actor.name.clone()),
        ("reason", reason.to_owned()),
        ("link", format!("{}{}", app.settings().base_url, partnership.path())),
        ("district", app.district().name),
    ];
    let (subject, text) = match what {
        "withdrawn" => ("email-partnership-withdrawn-subject", "email-partnership-withdrawn-text"),
        "activated" => ("email-partnership-activated-subject", "email-partnership-activated-text"),
        "completed" => ("email-partnership-completed-subject", "email-partnership-completed-text"),
        "ended" => ("email-partnership-ended-subject", "email-partnership-ended-text"),
        "contested" => ("email-partnership-contested-subject", "email-partnership-contested-text"),
        "upheld" => ("email-partnership-upheld-subject", "email-partnership-upheld-text"),
        _ => ("email-partnership-resumed-subject", "email-partnership-resumed-text"),
    };
    let message = Message {
        about: partnership.id.to_string(),
        once: format!("partnership {what} {} {}", partnership.id, tx.now.0),
        subject,
        text,
        facts: &facts,
        simulated: partnership.simulated,
    };
    mail::write_letters(app, tx, reached, &message).await.map(|_| ())
}

#[derive(Serialize)]
struct TakenBack<'a> {
    reason: &'a str,
}

/// What taking an end back makes of a partnership.
#[derive(Serialize)]
struct Resumed<'a> {
    state: PartnershipState,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
}

#[derive(Serialize)]
struct Contested<'a> {
    party: &'a str,
    reason: &'a str,
}

/// The last day on which those who take part can contest an end that was recorded on a day.
pub fn contest_until(recorded: Date) -> Date {
    recorded.saturating_add(limits::CONTEST_DAYS.days())
}

/// For whom an actor contests an end: one of those who had to accept the partnership, whosever letter it was, since what was recorded
/// may be wrong for either side; but not whoever recorded it.
pub fn contests_for<'a>(actor: &Actor, parties: &'a [Party], recorded_by: Option<&str>) -> Option<&'a Party> {
    let mut others = parties.iter().filter(|party| Some(party.name.as_str()) != recorded_by);
    others.find(|party| party.part.must_accept() && actor.acts_for(&party.organisation_id))
}

/// The name of the party that recorded an end, as the trail keeps it; none where the secretariat did.
pub fn recorded_by(ended: &serde_json::Value) -> Option<&str> {
    ended["party"].as_str()
}

/// A partnership as the page that somebody acts on showed it.
///
/// # Errors
/// [`Problem::NotFound`] where there is none, [`Problem::Conflict`] when somebody changed it since.
pub(super) async fn unchanged(tx: &mut Tx, id: &PartnershipId, version: i64) -> Result<Partnership, Problem> {
    let found = record::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    if found.version == version { Ok(found) } else { Err(Problem::Conflict) }
}

/// Contests an early end with a reason: from then on the secretariat has to decide whether it stays. Everybody concerned is told.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor acts for one who had to accept the partnership and did not record its end,
/// [`Problem::Invalid`] without a reason, a refusal when it did not end early, was contested already or the days for that are over,
/// [`Problem::Conflict`] when somebody else was faster.
pub async fn contest(
    app: &App,
    actor: &Actor,
    id: &PartnershipId,
    version: i64,
    reason: &str,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let parties = record::parties_in(&mut tx, id).await?;
    let ended = ending::recorded(&mut tx, id).await?;
    let party = contests_for(actor, &parties, recorded_by(&ended)).ok_or(Problem::NotAllowed)?;
    let mut faults = Faults::none();
    faults.check_required("contest_reason", reason, limits::REASON);
    faults.or(())?;
    let before = unchanged(&mut tx, id, version).await?;
    let until = contest_until(app.settings().local_date(before.state_since));
    let can_be = before.state == PartnershipState::Ended && before.contested_at.is_none();
    if !can_be || app.today() > until {
        return Err(Problem::refused("partnership-refused-contest"));
    }
    if !ending::contest(&mut tx, &before, (&party.organisation_id, reason)).await? {
        return Err(Problem::Conflict);
    }
    write_turns(&mut tx, id, app.today()).await?;
    tell(app, &mut tx, (&before, &parties), ("contested", reason)).await?;
    let contested = Contested { party: &party.name, reason };
    Ok(tx.commit(Event::new("partnership.end_contested", id, &before.title).after(&contested)).await?)
}

/// Decides that a contested end stays, with an answer to whoever contested it. Everybody concerned is told.
///
/// # Errors
/// As [`take_back`]; a refusal when it is not contested, or that was answered already.
pub async fn uphold(
    app: &App,
    actor: &Actor,
    id: &PartnershipId,
    version: i64,
    answer: &str,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    faults.check_required("contest_answer", answer, limits::REASON);
    faults.or(())?;
    let mut tx = app.begin(actor).await?;
    let before = unchanged(&mut tx, id, version).await?;
    if !before.is_contested() {
        return Err(Problem::refused("partnership-refused-state"));
    }
    let parties = record::parties_in(&mut tx, id).await?;
    if !ending::uphold(&mut tx, &before, answer).await? {
        return Err(Problem::Conflict);
    }
    write_turns(&mut tx, id, app.today()).await?;
    tell(app, &mut tx, (&before, &parties), ("upheld", answer)).await?;
    let event = Event::new("partnership.end_upheld", id, &before.title);
    Ok(tx.commit(event.after(&TakenBack { reason: answer })).await?)
}

/// Takes an early end back: the partnership stands as before, with the last day that it had. Everybody concerned is told.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor is of the secretariat, [`Problem::Invalid`] without a reason, a refusal when it did not end
/// early, [`Problem::Conflict`] when somebody else was faster.
pub async fn take_back(
    app: &App,
    actor: &Actor,
    id: &PartnershipId,
    version: i64,
    reason: &str,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    faults.check_required("reason", reason, limits::REASON);
    faults.or(())?;
    let mut tx = app.begin(actor).await?;
    let before = unchanged(&mut tx, id, version).await?;
    if before.state != PartnershipState::Ended {
        return Err(Problem::refused("partnership-refused-state"));
    }
    let parties = record::parties_in(&mut tx, id).await?;
    if !ending::take_back(&mut tx, &before).await? {
        return Err(Problem::Conflict);
    }
    settle(app, &mut tx, id).await?;
    tell(app, &mut tx, (&before, &parties), ("resumed", reason)).await?;
    let state = record::find_in(&mut tx, id).await?.map_or(before.state, |now| now.state);
    let event = Event::new("partnership.end_taken_back", id, &before.title)
        .before(&Resumed { state: before.state, reason: "" })
        .after(&Resumed { state, reason });
    Ok(tx.commit(event).await?)
}
