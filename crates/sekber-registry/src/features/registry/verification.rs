//! The verbs of a partner's standing: its steps through verification, joining doubles, and invitations to a cycle.

use sekber_core::registry::checklist::{Checklist, Verdict};
use sekber_core::registry::kinds::Side;
use sekber_core::registry::legal_documents::{Gap, gaps};
use sekber_core::registry::verification::{self, Facts, Refusal, State, Step};
use sekber_core::value::{CycleId, OrganisationId};
use serde::Serialize;

use super::asking;
use super::limits;
use super::model::{Organisation, Record, Standing};
use super::profile;
use super::sign_up;
use super::store::standing::{Moving, StepTaken};
use super::store::{self, record, standing};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::live;
use crate::kit::problem::Problem;
use crate::kit::search;
use crate::kit::store::Tx;

/// What the trail keeps of a step.
#[derive(Serialize)]
struct StateSnapshot<'a> {
    state: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
}

/// On which side an actor stands towards a partner.
pub fn side_of(actor: &Actor, partner: &OrganisationId) -> Option<verification::Side> {
    if actor.is_secretariat() {
        Some(verification::Side::Secretariat)
    } else if actor.acts_for(partner) {
        Some(verification::Side::Partner)
    } else {
        None
    }
}

/// What is known about a partner when a step is decided; `today` decides which documents are still valid.
pub fn facts(
    record: &Record,
    held: &[sekber_core::registry::legal_documents::Held],
    today: jiff::civil::Date,
    checklist: Checklist,
) -> Facts {
    let found = &record.organisation;
    let document_gaps: Vec<Gap> = match (found.legal_form, found.partner_kind()) {
        (Some(form), Some(kind)) => gaps(form, kind, held, today),
        _ => Vec::new(),
    };
    Facts { missing_fields: profile::missing(record), document_gaps, checklist }
}

/// Takes a step of a partner's verification.
///
/// # Errors
/// [`Problem::NotAllowed`] when the step is not the actor's to take, [`Problem::Conflict`] when the record has
/// another version, a refusal when the rules do not allow the step.
pub async fn take_step(
    app: &App,
    actor: &Actor,
    id: &OrganisationId,
    version: i64,
    step: &Step,
    checklist: Checklist,
) -> Result<State, Problem> {
    let side = side_of(actor, id).ok_or(Problem::NotAllowed)?;
    if !step.may_be_taken_by(side) {
        return Err(Problem::NotAllowed);
    }
    faults(step, &checklist).or(())?;
    let mut tx = app.begin(actor).await?;
    let found = store::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    let state = found.organisation.state.verification().ok_or(Problem::NotFound)?;
    if found.organisation.version != version {
        return Err(Problem::Conflict);
    }
    if found.organisation.legal_form.is_none() && matches!(step, Step::Verify | Step::Reinstate) {
        // Without a legal form nobody can say which documents are needed, so none would seem to be missing.
        return Err(Problem::refused("refusal-no-legal-form"));
    }
    let held = record::documents_in(&mut tx, id).await?;
    let known = facts(&found, &held, app.today(), checklist);
    let next = verification::apply(state, step, &known).map_err(refused)?;
    let reason = reason(step);
    let taken =
        StepTaken { step: step.name(), from: state, to: next, reason: &reason, checklist: &known.checklist };
    if !standing::take_step(&mut tx, &found.organisation, &taken).await? {
        return Err(Problem::Conflict);
    }
    asking::tell_step(&mut tx, app, &found.organisation, (step, &reason)).await?;
    let event = Event::new(event_kind(step), id, &found.organisation.name)
        .before(&StateSnapshot { state: state.as_str(), reason: &found.organisation.state_reason })
        .after(&StateSnapshot { state: next.as_str(), reason: &reason });
    live::commit_and_ask_again(app, tx, event).await?;
    Ok(next)
}

/// Puts a verified partner before the secretariat again, because its own people changed what it is in law; the event that says
/// so, or none when it was not verified or the secretariat itself made the change.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever keeps neither its records nor its documents, [`Problem::NotFound`] when there is no such
/// organisation; otherwise when the database refuses.
pub async fn look_again(tx: &mut Tx, id: &OrganisationId) -> Result<Option<Event>, Problem> {
    tx.actor.require_for(id, Actor::may_keep_documents)?;
    let found = store::find_in(tx, id).await?.ok_or(Problem::NotFound)?.organisation;
    let Some(state) = found.state.verification().filter(|_| !tx.actor.is_secretariat()) else {
        return Ok(None);
    };
    let next = verification::after_another_identity(state);
    if next == state {
        return Ok(None);
    }
    let nothing = Checklist::default();
    let taken =
        StepTaken { step: Step::Submit.name(), from: state, to: next, reason: "", checklist: &nothing };
    if !standing::take_step(tx, &found, &taken).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new(event_kind(&Step::Submit), id, &found.name)
        .before(&StateSnapshot { state: state.as_str(), reason: &found.state_reason })
        .after(&StateSnapshot { state: next.as_str(), reason: "" });
    Ok(Some(event))
}

/// Says that a partner's documents changed: while the secretariat decides about it, whoever opened the page before has not seen
/// them, and is shown it again.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever does not keep its documents; otherwise when the database refuses.
pub async fn documents_changed(tx: &mut Tx, id: &OrganisationId) -> Result<(), Problem> {
    tx.actor.require_for(id, Actor::may_keep_documents)?;
    Ok(standing::count_change(tx, id).await?)
}

/// What is too long in a step's reasons or in the remarks of its checklist.
fn faults(step: &Step, checklist: &Checklist) -> Faults {
    let mut faults = Faults::none();
    for answer in &checklist.0 {
        faults.check_longest(&format!("remark-{}", answer.point), &answer.remark, limits::REMARK);
    }
    let longest = if matches!(step, Step::Suspend { .. }) { limits::REMARK } else { limits::REASONS };
    faults.check_longest("reason", &reason(step), longest);
    faults
}

fn reason(step: &Step) -> String {
    match step {
        Step::Return { reasons } => reasons.join("\n"),
        Step::Suspend { reason } => reason.clone(),
        Step::Submit | Step::Verify | Step::Reinstate | Step::Reopen => String::new(),
    }
}

fn event_kind(step: &Step) -> &'static str {
    match step {
        Step::Submit => "organisation.submitted",
        Step::Verify => "organisation.verified",
        Step::Return { .. } => "organisation.returned",
        Step::Suspend { .. } => "organisation.suspended",
        Step::Reinstate => "organisation.reinstated",
        Step::Reopen => "organisation.reopened",
    }
}

/// A refusal of the rules in terms a person can do something about.
fn refused(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::OutOfTurn { .. } => Problem::refused("refusal-out-of-turn"),
        Refusal::MissingFields(fields) => {
            Problem::refused_with("refusal-missing-fields", "count", fields.len().to_string())
        }
        Refusal::Documents(gaps) => {
            Problem::refused_with("refusal-documents", "count", gaps.len().to_string())
        }
        Refusal::Checklist(Verdict::Open(points)) => {
            Problem::refused_with("refusal-checklist-open", "count", points.len().to_string())
        }
        Refusal::Checklist(Verdict::Failed(_) | Verdict::Passed) => {
            Problem::refused("refusal-checklist-failed")
        }
        Refusal::NoReason => Problem::Invalid(Faults::one("reason", "fault-reason")),
    }
}

/// Invites organisations to a cycle within a transaction; those invited already stay so. The caller's event says why.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, a refusal while one of them waits to be let in; otherwise when the
/// database refuses.
pub async fn invite_many(
    tx: &mut Tx,
    cycle: &CycleId,
    organisations: &[OrganisationId],
) -> Result<(), Problem> {
    tx.actor.require(Permit::Secretariat)?;
    sign_up::refuse_waiting_in(tx, organisations).await?;
    Ok(standing::set_invited(tx, cycle, organisations, true).await?)
}

fn invitation_event(id: &OrganisationId, name: &str, (invited, had_asked): (bool, bool)) -> Event {
    let kind = match invited {
        true => "organisation.invited",
        false if had_asked => "organisation.not_invited",
        false => "organisation.uninvited",
    };
    Event::new(kind, id, name)
}

/// Invites an organisation to a cycle, or takes the invitation back. Who is invited is told, who asked also when it
/// is not, and whoever was invited that it is no more.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such organisation, a refusal while it waits to be let in.
pub async fn invite(
    app: &App,
    actor: &Actor,
    id: &OrganisationId,
    cycle: &CycleId,
    invited: bool,
) -> Result<Organisation, Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let found = store::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?.organisation;
    if found.merged_into.is_some() {
        return Err(Problem::NotFound);
    }
    if invited {
        sign_up::refuse_waiting_in(&mut tx, std::slice::from_ref(id)).await?;
    }
    let had_asked = standing::has_asked_in(&mut tx, cycle, id).await?;
    let was_invited = standing::is_invited_in(&mut tx, cycle, id).await?;
    standing::set_invited(&mut tx, cycle, std::slice::from_ref(id), invited).await?;
    if had_asked || (invited && !was_invited) {
        asking::tell_decided(&mut tx, app, &found, invited).await?;
    } else if was_invited && !invited {
        asking::tell_withdrawn(&mut tx, app, &found).await?;
    }
    tx.commit(invitation_event(id, &found.name, (invited, had_asked))).await?;
    Ok(found)
}

/// How many organisations are invited at a time: two pages of the list.
pub const INVITED_AT_ONCE: usize = 100;

/// Invites several organisations to a cycle, each as it is invited alone. Which could not be invited is told with the reason; it holds
/// up none of the others.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] when none or too many are named; otherwise when the
/// database refuses.
pub async fn invite_chosen(
    app: &App,
    actor: &Actor,
    cycle: &CycleId,
    chosen: &[OrganisationId],
) -> Result<Vec<(OrganisationId, Problem)>, Problem> {
    actor.require(Permit::Secretariat)?;
    let mut chosen = chosen.to_vec();
    chosen.sort();
    chosen.dedup();
    let mut faults = Faults::none();
    faults.check_chosen("organisation", "fault-invite-none", chosen.len(), INVITED_AT_ONCE);
    faults.or(())?;
    let mut left = Vec::new();
    for id in chosen {
        match invite(app, actor, &id, cycle, true).await {
            Ok(_) => {}
            Err(why @ (Problem::Refused { .. } | Problem::NotFound)) => left.push((id, why)),
            Err(other) => return Err(other),
        }
    }
    Ok(left)
}

/// What the trail keeps of a merge.
#[derive(Serialize)]
struct MergeSnapshot<'a> {
    state: Standing,
    into: &'a str,
    #[serde(flatten)]
    moved: &'a Moving,
}

impl Serialize for Standing {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Joins a partner to the one that survives: everything of it moves there, and its page leads there from now on.
///
/// # Errors
/// [`Problem::NotFound`] when one of them is missing, no partner, or joined already; [`Problem::Conflict`] when the
/// one to be joined has another version; a refusal when both are the same, or the one to stay waits to be let in.
pub async fn merge(
    app: &App,
    actor: &Actor,
    from: &OrganisationId,
    version: i64,
    into: &OrganisationId,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    if from == into {
        return Err(Problem::Invalid(Faults::one("into", "fault-merge-same")));
    }
    let moved = standing::moving(app.db(), &app.region(), from).await?;
    let mut tx = app.begin(actor).await?;
    let gone = living_partner(&mut tx, from).await?;
    let survivor = living_partner(&mut tx, into).await?;
    // What everybody knows must not end in what nobody has looked at.
    sign_up::refuse_waiting_in(&mut tx, std::slice::from_ref(into)).await?;
    if gone.version != version || !standing::merge(&mut tx, &gone, into, app.joined()).await? {
        return Err(Problem::Conflict);
    }
    // The documents of the one are the other's now.
    standing::count_change(&mut tx, into).await?;
    search::forget(&mut tx, super::index::search_kind(Side::Partner), from.as_str()).await?;
    tx.note(Event::new("organisation.received", into, &survivor.name).after(&moved));
    let after = MergeSnapshot { state: Standing::Merged, into: &survivor.name, moved: &moved };
    let event = Event::new("organisation.merged", from, &gone.name)
        .before(&StateSnapshot { state: gone.state.as_str(), reason: "" })
        .after(&after);
    Ok(live::commit_and_ask_again(app, tx, event).await?)
}

async fn living_partner(tx: &mut Tx, id: &OrganisationId) -> Result<Organisation, Problem> {
    let found = store::find_in(tx, id).await?.ok_or(Problem::NotFound)?.organisation;
    if found.side == Side::Partner && found.merged_into.is_none() {
        Ok(found)
    } else {
        Err(Problem::NotFound)
    }
}
