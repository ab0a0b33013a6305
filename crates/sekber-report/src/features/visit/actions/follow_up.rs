//! What a visit asks somebody to do, and that it was done.

use jiff::civil::Date;
use sekber_core::value::{FollowUpId, VisitId};
use serde::Serialize;

use super::{own, require_not_issued};
use crate::features::visit::draft::FollowUpDraft;
use crate::features::visit::limits;
use crate::features::visit::store::{read, write};
use crate::kit::access::Actor;
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;

#[derive(Serialize)]
struct Asked<'a> {
    what: &'a str,
    responsible: &'a str,
    due_on: String,
}

/// Adds what a visit asks one of those who take part to do.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor takes part or is of the secretariat, [`Problem::Invalid`] with what is to be mended, a
/// refusal while its record is issued.
pub async fn add(
    app: &App,
    actor: &Actor,
    visit: &VisitId,
    draft: &FollowUpDraft,
) -> Result<FollowUpId, Problem> {
    let mut tx = app.begin(actor).await?;
    let (found, parties) = own(&mut tx, visit).await?;
    let mut faults = draft.faults();
    if draft.due_on < found.on_day && faults.of("due_on").is_none() {
        faults.add_with("due_on", "fault-visit-due-before", "day", found.on_day);
    }
    faults.or(())?;
    let named = parties.iter().find(|party| Some(&party.organisation_id) == draft.responsible.as_ref());
    let Some(named) = named else {
        return Err(Problem::Invalid(Faults::one("responsible", "fault-not-a-choice")));
    };
    tx.lock_audit_head().await?;
    require_not_issued(&mut tx, visit).await?;
    if read::count_follow_ups(&mut tx, visit).await? >= limits::FOLLOW_UPS {
        return Err(Problem::refused("refused-visit-full"));
    }
    let id = new_id();
    write::add_follow_up(&mut tx, (&id, visit), draft).await?;
    let after = Asked { what: &draft.what, responsible: &named.name, due_on: draft.due_on.to_string() };
    tx.commit(Event::new("visit.follow_up_added", visit, found.on_day.to_string()).after(&after)).await?;
    Ok(id)
}

#[derive(Serialize)]
struct Done<'a> {
    what: &'a str,
    done_on: String,
}

/// Notes that something was done, on a day that has come.
///
/// # Errors
/// As [`add`]; [`Problem::NotFound`], [`Problem::Conflict`] when it was noted already.
pub async fn done(
    app: &App,
    actor: &Actor,
    visit: &VisitId,
    id: &FollowUpId,
    day: Date,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let (found, _) = own(&mut tx, visit).await?;
    let follow_up = read::follow_up_in(&mut tx, visit, id).await?.ok_or(Problem::NotFound)?;
    let mut faults = Faults::none();
    faults.check_day("done_on", day);
    if day > app.today() && faults.is_empty() {
        faults.add("done_on", "fault-visit-future");
    }
    faults.or(())?;
    if !write::set_done(&mut tx, id, day).await? {
        return Err(Problem::Conflict);
    }
    let after = Done { what: &follow_up.what, done_on: day.to_string() };
    Ok(tx.commit(Event::new("visit.follow_up_done", visit, found.on_day.to_string()).after(&after)).await?)
}
