//! An early end: whose letter may bring it about, who is told of it, and how the secretariat takes it back when it was recorded
//! wrongly.

use jiff::civil::Date;
use sekber_core::partnership::{Part, PartnershipState};
use sekber_core::value::{OrganisationId, PartnershipId};
use serde::Serialize;

use crate::features::mail::{self, Email};
use crate::features::partnership::answer::EndedBy;
use crate::features::partnership::draft::Letter;
use crate::features::partnership::limits;
use crate::features::partnership::model::{Partnership, Party};
use crate::features::partnership::settle::settle;
use crate::features::partnership::store::{ending, record};
use crate::features::registry::addresses;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

/// Letters are written in the language of the office that sends them.
const LANGUAGE: Language = Language::Indonesian;

/// The first day on which a letter can end a partnership: that on which it began, or, while it has not, that on which it was entered.
pub fn first_day(partnership: &Partnership, entered: Date, today: Date) -> Date {
    match partnership.start_on {
        Some(start) if partnership.state == PartnershipState::Active && start <= today => start,
        Some(start) => start.min(entered),
        None => entered,
    }
}

/// What of a letter is not taken: nobody but the side whose letter it is records it, and the secretariat, whose the letters of both
/// sides are to record, too; its sheet goes with it; and it is not older than what it ends.
pub fn faults(actor: &Actor, parties: &[Party], (letter, has_sheet): (&Letter, bool), first: Date) -> Faults {
    let mut faults = Faults::none();
    let part = match letter.ended_by {
        EndedBy::Office => Some(Part::Lead),
        EndedBy::Partner => Some(Part::Partner),
        EndedBy::Both => None,
    };
    let own = |party: &Party| Some(party.part) == part && actor.acts_for(&party.organisation_id);
    if !actor.is_secretariat() && !parties.iter().any(own) {
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

/// Writes to everybody who has to know that a partnership ended, or that this was taken back: those who had to accept it, and the
/// secretariat.
///
/// # Errors
/// When the database refuses.
pub async fn tell(
    app: &App,
    tx: &mut Tx,
    (partnership, parties): (&Partnership, &[Party]),
    (what, reason): (&str, &str),
) -> Result<(), Problem> {
    // What is made up for a demonstration calls nobody who is real.
    if !mail::is_set_up(app) || partnership.simulated {
        return Ok(());
    }
    let concerned = parties.iter().filter(|party| party.part.must_accept());
    let concerned: Vec<OrganisationId> = concerned.map(|party| party.organisation_id.clone()).collect();
    let mut reached = addresses::of_secretariat_in(tx).await?;
    reached.extend(addresses::of_in(tx, &concerned).await?.into_values().flatten());
    reached.sort();
    reached.dedup();
    let words = app.words();
    let facts = [
        ("title", partnership.title.clone()),
        ("number", partnership.number.to_string()),
        ("who", tx.actor.name.clone()),
        ("reason", reason.to_owned()),
        ("link", format!("{}{}", app.settings().base_url, partnership.path())),
        ("district", app.district().name),
    ];
    let (subject, body) = match what {
        "ended" => ("email-partnership-ended-subject", "email-partnership-ended-text"),
        _ => ("email-partnership-resumed-subject", "email-partnership-resumed-text"),
    };
    let at = tx.now.0;
    for recipient in reached {
        let email = Email {
            about: partnership.id.to_string(),
            once: Some(format!("partnership {what} {} {at} {recipient}", partnership.id)),
            subject: words.say_with(LANGUAGE, subject, &facts),
            body: words.say_with(LANGUAGE, body, &facts),
            recipient,
            ..Email::default()
        };
        mail::write(tx, app, &email).await?;
    }
    Ok(())
}

#[derive(Serialize)]
struct TakenBack<'a> {
    reason: &'a str,
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
    let before = record::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    if before.version != version {
        return Err(Problem::Conflict);
    }
    if before.state != PartnershipState::Ended {
        return Err(Problem::refused("partnership-refused-state"));
    }
    let parties = record::parties_in(&mut tx, id).await?;
    if !ending::take_back(&mut tx, &before).await? {
        return Err(Problem::Conflict);
    }
    settle(app, &mut tx, id).await?;
    tell(app, &mut tx, (&before, &parties), ("resumed", reason)).await?;
    let event = Event::new("partnership.end_taken_back", id, &before.title).after(&TakenBack { reason });
    Ok(tx.commit(event).await?)
}
