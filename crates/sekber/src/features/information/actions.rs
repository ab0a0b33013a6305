//! The verbs: a citizen files a request, the joint secretariat prolongs, answers or refuses it.

use jiff::civil::Date;
use sekber_core::information::{InformationState, RefusalGround};
use sekber_core::meeting::code::JoinCode;
use sekber_core::value::InformationRequestId;
use serde::Serialize;

use super::limits;
use super::model::{InformationDraft, receipt};
use super::store;
use crate::features::account;
use crate::features::document::{Read, SignedBy};
use crate::kit::access::{Actor, Origin, Permit, token};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::files::{self, NewFile};
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// What whoever filed a request is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// The request.
    pub id: InformationRequestId,
    /// The receipt's number.
    pub receipt: String,
}

#[derive(Serialize)]
struct Number<'a> {
    number: &'a str,
}

/// A code by which the state of a request is looked at. Whoever files it holds it before it is filed, so that nothing but its hash
/// need ever be kept.
///
/// # Errors
/// When the machine's source of chance fails.
pub fn new_code() -> Result<JoinCode, Problem> {
    Ok(JoinCode::from_chance(token::random().map_err(anyhow::Error::from)?))
}

/// Files a request. Nobody needs an account; an address that files many has to wait.
///
/// # Errors
/// [`Problem::Invalid`] when the draft breaks a rule, [`Problem::TooMany`] with the seconds to wait.
pub async fn file(
    app: &App,
    actor: &Actor,
    origin: &Origin,
    draft: &InformationDraft,
    code: &JoinCode,
) -> Result<Filed, Problem> {
    draft.faults().or(())?;
    account::count_request(app, origin)?;
    let mut tx = app.begin(actor).await?;
    let filed = file_in(&mut tx, app.today(), draft, code).await?;
    // The trail keeps that it came in, and neither of whom nor what.
    let event = Event::new("information_request.filed", &filed.id, &filed.receipt);
    tx.commit(event.after(&Number { number: &filed.receipt })).await?;
    Ok(filed)
}

/// Files a request on a day, within a change that tells of it.
///
/// # Errors
/// [`Problem::Invalid`] when the draft breaks a rule.
pub async fn file_in(
    tx: &mut Tx,
    day: Date,
    draft: &InformationDraft,
    code: &JoinCode,
) -> Result<Filed, Problem> {
    draft.faults().or(())?;
    // Numbers have no gaps and no doubles: one files at a time.
    tx.lock_audit_head().await?;
    let year = i64::from(day.year());
    let number = store::next_number(tx, year).await?;
    let id: InformationRequestId = new_id();
    store::insert(tx, &id, draft, (year, number), &token::hash(code.as_str()), day).await?;
    Ok(Filed { id, receipt: receipt(year, number) })
}

#[derive(Serialize)]
struct Because<'a> {
    because: &'a str,
}

/// Prolongs a request by the seven working days of the law, once and with a reason that whoever asked reads.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] without a reason, a refusal when it was prolonged or
/// answered, [`Problem::Conflict`] when it has changed since it was read.
pub async fn extend(
    app: &App,
    actor: &Actor,
    (id, version): (&InformationRequestId, i64),
    because: &str,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    faults.check_required("because", because, limits::ANSWER);
    faults.or(())?;
    let found = store::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    if found.is_extended() || !found.waits() {
        return Err(Problem::refused("refused-information-extended"));
    }
    if found.is_late(app.today()) {
        return Err(Problem::refused("refused-information-late"));
    }
    let mut tx = app.begin(actor).await?;
    if !store::extend(&mut tx, id, version, because).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("information_request.extended", id, found.receipt());
    Ok(tx.commit(event.after(&Because { because })).await?)
}

/// How a request ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The state it ends in.
    pub state: InformationState,
    /// The ground of a refusal.
    pub ground: Option<RefusalGround>,
    /// The answer, where it is to be had, or the reason.
    pub answer: String,
    /// Who signs the letter; none where its name is written by hand.
    pub signer: Option<SignedBy>,
    /// What whoever answers read: the request and who can sign. That nobody wrote on the request since, its version tells once more
    /// within the transaction.
    pub read: Read,
}

impl Verdict {
    /// What breaks a rule.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("answer", &self.answer, limits::ANSWER);
        if self.state == InformationState::Received {
            faults.add("state", "fault-required");
        }
        match (self.state == InformationState::Refused, self.ground) {
            (true, None) => faults.add("ground", "fault-information-ground"),
            (false, Some(_)) => faults.add("ground", "fault-information-no-ground"),
            _ => {}
        }
        faults
    }
}

#[derive(Serialize)]
struct Answered<'a> {
    state: InformationState,
    ground: Option<RefusalGround>,
    answer: &'a str,
    file: Option<&'a str>,
}

/// Answers a request, refuses it, or says that the joint secretariat does not hold what is asked for; a file may go with it.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] when the verdict breaks a rule, a refusal when it was
/// answered, [`Problem::Conflict`] when it, or who can sign, is another by now than was read.
pub async fn answer(
    app: &App,
    actor: &Actor,
    (id, version): (&InformationRequestId, i64),
    verdict: &Verdict,
    file: Option<NewFile>,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    verdict.faults().or(())?;
    let found = store::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    if !found.waits() {
        return Err(Problem::refused("refused-information-answered"));
    }
    let Verdict { state, ground, answer, signer, read } = verdict;
    read.holds()?;
    // The file goes to its place before the transaction begins, so that a slow place holds up no other writer.
    let stored = app.files().put_given(&app.region(), file).await?;
    let mut tx = app.begin(actor).await?;
    if let Some(stored) = &stored {
        files::record_own(&mut tx, stored).await?;
    }
    let given = stored.as_ref().map(|stored| &stored.id);
    let said = (answer.as_str(), signer.as_ref());
    if !store::answer(&mut tx, (id, version), (*state, *ground), said, given).await? {
        return Err(Problem::Conflict);
    }
    let file = stored.as_ref().map(|stored| stored.name.as_str());
    let event = Event::new("information_request.answered", id, found.receipt());
    Ok(tx.commit(event.after(&Answered { state: *state, ground: *ground, answer, file })).await?)
}

/// Takes out who asked, a while after the answer.
///
/// # Errors
/// When the database refuses.
pub async fn clean_up(app: &App) -> Result<u64, Problem> {
    let before = app.now().plus_seconds(-limits::KEPT_DAYS * 24 * 60 * 60);
    Ok(store::forget(app.db(), &app.region(), before).await?)
}
