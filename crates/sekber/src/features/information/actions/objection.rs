//! The verbs about objections: whoever asked raises one, the superior of the information officer decides it.

use jiff::civil::Date;
use sekber_core::information::{ObjectionReason, ObjectionState, RefusalGround};
use sekber_core::roles::Role;
use sekber_core::text::fold;
use sekber_core::value::{InformationObjectionId, InformationRequestId};
use serde::Serialize;

use super::put_letter;
use crate::features::account;
use crate::features::document::{Read, SignedBy};
use crate::features::information::letters;
use crate::features::information::limits;
use crate::features::information::model::{InformationRequest, check, superior_post};
use crate::features::information::objection::{
    InformationObjection, ObjectionDraft, opening, register_number,
};
use crate::features::information::objection_letter;
use crate::features::information::store;
use crate::features::information::store::objection::DecisionPapers;
use crate::features::portal;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::files::{self, NewFile, Stored};
use crate::kit::form::Faults;
use crate::kit::page::official_document::Format;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

#[derive(Serialize)]
struct Number<'a> {
    number: &'a str,
}

/// The day on which a request was answered.
fn answered_on(app: &App, one: &InformationRequest) -> Option<Date> {
    one.answered_at.map(|at| app.settings().local_date(at))
}

/// Raises an objection to the answer to a request, or to its lack. Nobody needs an account: the request's number and the hash of its
/// code prove who asked. What says the same about the same as one that stands changes nothing.
///
/// # Errors
/// [`Problem::NotFound`] unless number and code fit, [`Problem::Invalid`] when the draft breaks a rule, a refusal when nothing can be
/// objected to (any more), [`Problem::Conflict`] when the request is another by now.
pub async fn object(
    app: &App,
    actor: &Actor,
    (receipt, code_hash): ((i64, i64), &str),
    draft: &ObjectionDraft,
) -> Result<(), Problem> {
    let found = store::by_receipt(app.db(), &app.region(), receipt, code_hash).await?;
    let one = found.ok_or(Problem::NotFound)?;
    let raised = store::objection::of_request(app.db(), &app.region(), &one.id).await?;
    let (today, answered_on) = (app.today(), answered_on(app, &one));
    let says_the_same = |objection: &InformationObjection| {
        objection.of_answer == answered_on.is_some()
            && objection.reason == draft.reason
            && objection.statement == draft.statement
            && objection.representative == draft.representative
    };
    if raised.iter().any(says_the_same) {
        return Ok(());
    }
    let open = opening(&one, &raised, answered_on, today);
    let open = open.ok_or_else(|| Problem::refused("refused-information-objection"))?;
    draft.faults(&open.reasons).or(())?;
    let secretariat = account::secretariat_addresses(app.db(), &app.region()).await?;
    // Nobody has to wait for it: a request, which was counted when it was filed, has two of them at most.
    let mut tx = app.begin(actor).await?;
    // Numbers have no gaps and no doubles: one files at a time.
    tx.lock_audit_head().await?;
    if !store::objection::can_be_raised(&mut tx, (&one.id, one.version), open.of_answer).await? {
        return Err(Problem::Conflict);
    }
    let number = store::objection::next_number(&mut tx, i64::from(today.year())).await?;
    let id: InformationObjectionId = new_id();
    store::objection::insert(&mut tx, (&id, &one.id), open.of_answer, draft, (number, today)).await?;
    let objection = register_number(i64::from(today.year()), number);
    // The superior of the information officer is, as a rule, the secretary of the district.
    let mut told = account::addresses_of_role(&mut tx, &Role::Leader).await?;
    told.extend(secretariat);
    letters::tell_of_objection(app, &mut tx, told, (&one, objection)).await?;
    // The trail keeps that it came in, and neither of whom nor what.
    let receipt = one.receipt();
    let event = Event::new("information_request.objected", &one.id, &receipt);
    Ok(tx.commit(event.after(&Number { number: &receipt })).await?)
}

/// What the superior decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// How the objection ends.
    pub state: ObjectionState,
    /// The ground of the part that is kept back where it is granted in part.
    pub ground: Option<RefusalGround>,
    /// What whoever asked reads: what is given and where, or the reasons.
    pub decision: String,
    /// Whether whoever objects for another has shown the power of attorney.
    pub power_shown: bool,
    /// The number of the letter in the register of letters; empty where it is written in by hand.
    pub letter_number: String,
    /// Who signs the letter; none for the superior of the settings. Nothing is sent that nobody signs.
    pub signer: Option<SignedBy>,
    /// What whoever records it read.
    pub read: Read,
}

impl Decision {
    /// Whether whoever asked is met, wholly or in part.
    fn grants(&self) -> bool {
        matches!(self.state, ObjectionState::Granted | ObjectionState::Partly)
    }

    /// What breaks a rule.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        if self.state == ObjectionState::Received {
            faults.add("end", "fault-information-end");
        }
        if self.state != ObjectionState::Partly && self.ground.is_some() {
            faults.add("decision_ground", "fault-information-decision-no-ground");
        }
        check(&mut faults, ("decision", "fault-information-decision"), &self.decision, limits::ANSWER);
        faults.check_longest("decision_number", &self.letter_number, limits::LETTER_NUMBER);
        faults
    }

    /// Whether a part of what was asked for is kept back, on no ground of the law: who paid too much or was answered too late can be met in
    /// part with nothing kept back.
    fn lacks_ground(&self, waiting: &InformationObjection) -> bool {
        let keeps_back = !matches!(waiting.reason, ObjectionReason::Cost | ObjectionReason::TooLate);
        self.state == ObjectionState::Partly && keeps_back && self.ground.is_none()
    }

    /// An objection as it is once this has decided it.
    async fn decided(
        &self,
        app: &App,
        waiting: &InformationObjection,
    ) -> Result<InformationObjection, Problem> {
        let [signer_position, signer_name, signer_under] = self.signed(app).await?;
        Ok(InformationObjection {
            state: self.state,
            ground: self.ground.map_or("", RefusalGround::as_str).to_owned(),
            decision: self.decision.clone(),
            decided_at: Some(app.now()),
            power_shown: waiting.is_represented() && self.power_shown,
            letter_number: self.letter_number.clone(),
            signer_position,
            signer_name,
            signer_under,
            ..waiting.clone()
        })
    }

    /// Position, name and what stands beneath it of whoever signs.
    async fn signed(&self, app: &App) -> Result<[String; 3], Problem> {
        if let Some(signer) = &self.signer {
            return Ok([signer.position_lines(), signer.printed_name(), signer.under()]);
        }
        let office = portal::settings(app.db(), &app.region()).await?.unwrap_or_default();
        if office.superior_name.is_empty() {
            return Err(Problem::Invalid(Faults::one("superior", "fault-information-no-superior")));
        }
        let usual_post = app.words().say(Language::Indonesian, "information-superior-signs");
        Ok([format!("{},", superior_post(&office, usual_post)), office.superior_name, String::new()])
    }
}

#[derive(Serialize)]
struct Decided<'a> {
    state: ObjectionState,
    ground: Option<RefusalGround>,
    answer: &'a str,
    file: Option<&'a str>,
    /// None where whoever asked objects themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    power_shown: Option<bool>,
}

/// The letter about an objection as it was decided, set as PDF and DOCX and in their places: what is sent stays as it is, whatever the
/// settings say later.
async fn letters_of(
    app: &App,
    one: &InformationRequest,
    decided: &InformationObjection,
    file: Option<&str>,
) -> Result<[Stored; 2], Problem> {
    let letter = objection_letter::letter(app, one, decided, file).await?;
    let name = objection_letter::file_name(decided);
    let docx = put_letter(app, &name, letter.clone(), Format::Docx).await?;
    Ok([put_letter(app, &name, letter, Format::Pdf).await?, docx])
}

/// A request with its objection that waits longest as a decision ends it, as long as that can be sent: the draft of the letter asks the
/// same as the verb. Whoever signed the answer decides about no objection to it, and one that somebody raised for another is granted
/// only once the power of attorney was shown.
///
/// # Errors
/// [`Problem::Invalid`] when the decision breaks a rule or nobody signs it, a refusal when none waits, [`Problem::Conflict`] when it, or
/// who can sign, is another by now than was read.
pub async fn decidable(
    app: &App,
    request: &InformationRequestId,
    decision: &Decision,
) -> Result<(InformationRequest, InformationObjection), Problem> {
    decision.faults().or(())?;
    let one = store::find(app.db(), &app.region(), request).await?.ok_or(Problem::NotFound)?;
    let raised = store::objection::of_request(app.db(), &app.region(), request).await?;
    let waiting = raised.iter().find(|objection| objection.waits());
    let waiting = waiting.ok_or_else(|| Problem::refused("refused-information-decided"))?;
    decision.read.holds()?;
    if waiting.is_represented() && !decision.power_shown && decision.grants() {
        return Err(Problem::Invalid(Faults::one("power_shown", "fault-information-power")));
    }
    if decision.lacks_ground(waiting) {
        return Err(Problem::Invalid(Faults::one("decision_ground", "fault-information-decision-ground")));
    }
    let decided = decision.decided(app, waiting).await?;
    // One name is printed in capitals, the other was typed.
    if fold(&decided.signer_name) == fold(&one.signer_name) {
        return Err(Problem::Invalid(Faults::one("superior", "fault-information-superior")));
    }
    Ok((one, decided))
}

/// Records what the superior decided about the objection of a request that waits longest, with the file that is handed over. The
/// letter is set and kept as it is sent.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] when the decision breaks a rule or nobody signs it, a
/// refusal when none waits, [`Problem::Conflict`] when it, or who can sign, is another by now than was read.
pub async fn decide(
    app: &App,
    actor: &Actor,
    request: &InformationRequestId,
    decision: &Decision,
    file: Option<NewFile>,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let (one, decided) = decidable(app, request, decision).await?;
    let power_shown = decided.is_represented().then_some(decision.power_shown);
    // The files go to their place before the transaction begins, so that a slow place holds up no other writer.
    let stored = app.files().put_given(&app.region(), file).await?;
    let called = stored.as_ref().map(|stored| stored.name.as_str());
    let [letter, docx] = letters_of(app, &one, &decided, called).await?;
    let mut tx = app.begin(actor).await?;
    for kept in stored.iter().chain([&letter, &docx]) {
        files::record_own(&mut tx, kept).await?;
    }
    let given = stored.as_ref().map(|stored| &stored.id);
    let number = decision.letter_number.as_str();
    let papers = DecisionPapers { file: given, number, letter: &letter.id, docx: &docx.id };
    let ended = (decision.state, decision.ground);
    let said = (ended, decision.decision.as_str(), decided.power_shown);
    let signed = [decided.signer_position, decided.signer_name, decided.signer_under];
    if !store::objection::decide(&mut tx, (&decided.id, decided.version), said, &papers, &signed).await? {
        return Err(Problem::Conflict);
    }
    letters::tell_applicant(app, &mut tx, &one, letters::DECIDED).await?;
    let event = Event::new("information_request.decided", &one.id, one.receipt());
    let decided = Decided {
        state: decision.state,
        ground: decision.ground,
        answer: &decision.decision,
        file: called,
        power_shown,
    };
    Ok(tx.commit(event.after(&decided)).await?)
}
