//! Completing a proposal: what SIPD asks for and its programme does not tell. And the list of what can be proposed in a plan year.

use sekber_core::value::MeetingId;
use serde::Serialize;

use super::load;
use crate::features::meeting::proposal::{Land, ProposalDetails, plan_year, volume_text};
use crate::features::meeting::proposal_items::{self, ProposalItem};
use crate::features::meeting::store::{proposal_items as lists, proposals};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;

/// A proposal as the trail keeps it.
#[derive(Serialize)]
struct Kept<'a> {
    problem: &'a str,
    volume: Option<String>,
    unit: &'a str,
    location: &'a str,
    land: Option<Land>,
    papers_at: &'a str,
    item: &'a str,
    sipd_number: &'a str,
}

impl<'a> Kept<'a> {
    fn of(said: &'a ProposalDetails) -> Self {
        Self {
            problem: &said.problem,
            volume: said.volume_milli.map(volume_text),
            unit: &said.unit,
            location: &said.location,
            land: said.land,
            papers_at: &said.papers_at,
            item: &said.item_code,
            sipd_number: &said.sipd_number,
        }
    }
}

/// Writes what a proposal says beside its programme over what was said before. `title` is what the trail calls it.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it or an office that the proposal goes to, [`Problem::NotFound`] for what both
/// sides did not agree on in this meeting, [`Problem::Invalid`] with what is to be mended, [`Problem::Conflict`] when somebody else wrote
/// since `draft.version`.
pub async fn complete_proposal(
    app: &App,
    actor: &Actor,
    meeting: &MeetingId,
    (draft, title): (&ProposalDetails, &str),
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let offices = proposals::offices_in(&mut tx, meeting, &draft.programme_id).await?;
    if !offices.iter().any(|office| actor.acts_for(office)) {
        actor.require(Permit::Secretariat)?;
    }
    if offices.is_empty() {
        return Err(Problem::NotFound);
    }
    draft.faults().or(())?;
    let year = plan_year(load(&mut tx, meeting).await?.day);
    let before = proposals::find_in(&mut tx, meeting, &draft.programme_id, year).await?;
    let before = before.ok_or(Problem::NotFound)?;
    // What was chosen stays, also when a later list of the year has it no more.
    let is_chosen_now = !draft.item_code.is_empty() && draft.item_code != before.item_code;
    if is_chosen_now && !lists::has(&mut tx, year, &draft.item_code).await? {
        return Err(Problem::Invalid(Faults::one("item_code", "fault-proposal-item")));
    }
    if before.version != draft.version || !proposals::set(&mut tx, meeting, draft).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("proposal.completed", &draft.programme_id, title);
    Ok(tx.commit(event.before(&Kept::of(&before)).after(&Kept::of(draft))).await?)
}

/// A list as the trail keeps it.
#[derive(Serialize)]
struct Loaded {
    year: i64,
    items: usize,
}

/// Loads what can be proposed in a plan year, in place of what was loaded for it before.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] with what is to be mended.
pub async fn load_proposal_items(
    app: &App,
    actor: &Actor,
    year: i64,
    items: &[ProposalItem],
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    proposal_items::faults(year, items).or(())?;
    let mut tx = app.begin(actor).await?;
    // Two lists of a year that come at once take the place of each other, one after the other.
    tx.lock_audit_head().await?;
    lists::replace(&mut tx, year, items).await?;
    let event = Event::new("proposal_items.loaded", year, year.to_string());
    Ok(tx.commit(event.after(&Loaded { year, items: items.len() })).await?)
}
