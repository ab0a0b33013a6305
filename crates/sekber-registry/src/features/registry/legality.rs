//! What Kesbangpol says of a partner's standing in law: a finding and, where there is one, the notice of presence. It decides nothing:
//! registration of a civil organisation is voluntary, and whether a partner is verified is for the secretariat.

use sekber_core::registry::kinds::Side;
use sekber_core::registry::verification::State;
use sekber_core::roles::Section;
use sekber_core::value::OrganisationId;
use serde::Serialize;

use super::model::{Organisation, Record};
use super::permits::LEGALITY;
use super::store;
use super::store::legality::{self, LegalityCheck};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;

pub use super::legality_draft::{LegalityDraft, LegalityFinding};

/// What the trail keeps of it.
#[derive(Serialize)]
struct Noted<'a> {
    finding: LegalityFinding,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    presence_number: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    presence_on: Option<String>,
}

impl<'a> Noted<'a> {
    fn of_draft(draft: &'a LegalityDraft) -> Self {
        Self {
            finding: draft.finding,
            reason: &draft.reason,
            presence_number: &draft.presence_number,
            presence_on: draft.presence_on.map(|day| day.to_string()),
        }
    }

    fn of_check(check: &'a LegalityCheck) -> Self {
        Self {
            finding: check.finding,
            reason: &check.reason,
            presence_number: &check.presence_number,
            presence_on: check.presence_on.map(|day| day.to_string()),
        }
    }
}

/// The partner, when it can be looked at: what its people have not handed in yet is theirs alone.
///
/// # Errors
/// [`Problem::NotFound`] for offices, drafts, and records that were joined to another.
pub fn handed_in(record: Option<Record>) -> Result<Organisation, Problem> {
    let found = record.map(|record| record.organisation).filter(|found| {
        found.side == Side::Partner && found.merged_into.is_none() && found.state.is_handed_in()
    });
    found.ok_or(Problem::NotFound)
}

/// Writes down what Kesbangpol found; what it found before stays on record. While Kesbangpol has no account the secretariat writes down
/// what it says, and the note tells so. While the secretariat decides about the partner, whoever opened the page of its check before is
/// shown it again.
///
/// # Errors
/// [`Problem::NotAllowed`] unless Kesbangpol does it, or the secretariat for it; a refusal when it has an account and writes itself;
/// [`Problem::Invalid`] when the draft breaks a rule,
/// [`Problem::NotFound`] as [`handed_in`], [`Problem::Conflict`] when a partner that waits has another version by now.
pub async fn note_legality(
    app: &App,
    actor: &Actor,
    id: &OrganisationId,
    version: i64,
    draft: &LegalityDraft,
) -> Result<(), Problem> {
    actor.require(LEGALITY)?;
    draft.faults(app.today()).or(())?;
    let mut tx = app.begin(actor).await?;
    let found = handed_in(store::find_in(&mut tx, id).await?)?;
    let of_secretariat = !actor.looks_after(Section::Kesbangpol);
    if of_secretariat && legality::writes_itself_in(&mut tx).await? {
        return Err(Problem::refused("legality-refused-account"));
    }
    let mut seen_version = found.version;
    if found.state.verification() == Some(State::Submitted) {
        if !legality::count_look(&mut tx, id, version).await? {
            return Err(Problem::Conflict);
        }
        seen_version = version.saturating_add(1);
    }
    let before = legality::latest_in(&mut tx, id).await?;
    legality::insert(&mut tx, id, (seen_version, of_secretariat), draft).await?;
    let event = Event::new("organisation.legality_noted", id, &found.name).after(&Noted::of_draft(draft));
    let event = match &before {
        Some(before) => event.before(&Noted::of_check(before)),
        None => event,
    };
    Ok(tx.commit(event).await?)
}
