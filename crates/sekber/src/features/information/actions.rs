//! The verbs: a citizen files a request, the joint secretariat answers or refuses it.

mod extension;
mod given;
mod objection;
mod signed;

use jiff::civil::Date;
use sekber_core::information::{InformationState, RefusalGround};
use sekber_core::meeting::code::JoinCode;
use sekber_core::value::{InformationRequestId, Moment};
use sekber_documents::official::Document;
use serde::Serialize;

use super::model::{InformationDraft, InformationRequest, check, is_superior, receipt};
use super::{documents, letters, limits, store};
use crate::features::account;
use crate::features::document::{Read, SignedBy};
use crate::features::portal;
use crate::kit::access::{Actor, Origin, Permit, token};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::files::{self, NewFile, Stored};
use crate::kit::form::Faults;
use crate::kit::page::official_document::{self, Format};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

pub use extension::{Extension, extend, extendable};
pub use given::{add_file, remove_file};
pub use objection::{Decision, decidable, decide, object};
pub use signed::{SignedLetter, add_signed};

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
    let secretariat = account::secretariat_addresses(app.db(), &app.region()).await?;
    let mut tx = app.begin(actor).await?;
    let filed = file_in(&mut tx, app.today(), draft, code).await?;
    let told = (&filed.id, filed.receipt.as_str(), draft.simulated);
    letters::tell_of_request(app, &mut tx, secretariat, told).await?;
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

/// How a request ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The state it ends in.
    pub state: InformationState,
    /// The ground of a refusal.
    pub ground: Option<RefusalGround>,
    /// The paper of the test of the consequences on which an exception of article 17 rests, or its reasoning; empty for all else.
    pub consequence_test: String,
    /// How long what is excepted is kept back; empty for all else.
    pub exception_term: String,
    /// The answer, where it is to be had, or the reason.
    pub answer: String,
    /// Which public body holds what the joint secretariat does not, or that nobody knows; empty for every other end.
    pub holder: String,
    /// The number of the letter in the register of letters; empty where it is written in by hand.
    pub letter_number: String,
    /// Who signs the letter. Nothing is sent without.
    pub signer: Option<SignedBy>,
    /// What whoever answers read: the request and who can sign. That nobody wrote on the request since, its version tells once more
    /// within the transaction.
    pub read: Read,
}

impl Verdict {
    /// What breaks a rule.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        if self.state == InformationState::Received {
            faults.add("state", "fault-information-end");
        }
        match (self.state, self.ground) {
            // What is kept back needs its ground as well as what is refused whole (article 22, paragraph 7).
            (InformationState::Refused | InformationState::Partly, None) => {
                faults.add("ground", "fault-information-ground")
            }
            (InformationState::Refused | InformationState::Partly, _) | (_, None) => {}
            (_, Some(_)) => faults.add("ground", "fault-information-no-ground"),
        }
        self.check_exception(&mut faults);
        if self.state == InformationState::NotHeld {
            check(&mut faults, ("holder", "fault-information-holder"), &self.holder, limits::NAME);
        } else if !self.holder.is_empty() {
            faults.add("holder", "fault-information-no-holder");
        }
        check(&mut faults, ("answer", "fault-information-answer"), &self.answer, limits::ANSWER);
        faults.check_longest("letter_number", &self.letter_number, limits::LETTER_NUMBER);
        if self.signer.is_none() {
            faults.add("signatory", "fault-information-signer");
        }
        faults
    }

    /// What article 17 keeps back needs the test of its consequences and a term (articles 19 and 20); nothing else has them.
    fn check_exception(&self, faults: &mut Faults) {
        let (test, term) = (&self.consequence_test, &self.exception_term);
        if self.ground.is_some_and(RefusalGround::is_exclusion) {
            check(faults, ("consequence_test", "fault-information-test"), test, limits::CONSEQUENCE_TEST);
            check(faults, ("exception_term", "fault-information-term"), term, limits::EXCEPTION_TERM);
            return;
        }
        for (field, text) in [("consequence_test", test), ("exception_term", term)] {
            if !text.is_empty() {
                faults.add(field, "fault-information-no-exception");
            }
        }
    }

    /// A request as it is once this has answered it.
    pub fn answered(&self, app: &App, found: &InformationRequest) -> InformationRequest {
        let signed = self.signer.as_ref().map(|one| (one.position_lines(), one.printed_name(), one.under()));
        let (signer_position, signer_name, signer_under) = signed.unwrap_or_default();
        InformationRequest {
            state: self.state,
            ground: self.ground.map_or("", RefusalGround::as_str).to_owned(),
            consequence_test: self.consequence_test.clone(),
            exception_term: self.exception_term.clone(),
            answer: self.told(app),
            answered_at: Some(app.now()),
            letter_number: self.letter_number.clone(),
            signer_position,
            signer_name,
            signer_under,
            ..found.clone()
        }
    }

    /// What whoever asked reads: the answer, and who holds what is asked for where the joint secretariat does not.
    fn told(&self, app: &App) -> String {
        if self.holder.is_empty() {
            return self.answer.clone();
        }
        let facts = [("holder", self.holder.clone())];
        let held_by = app.words().say_with(Language::Indonesian, "information-held-by", &facts);
        format!("{}\n{held_by}", self.answer)
    }
}

/// How far a request was before it was answered.
#[derive(Serialize)]
struct Was {
    state: InformationState,
}

#[derive(Serialize)]
struct Answered<'a> {
    state: InformationState,
    ground: Option<RefusalGround>,
    /// None where nothing is excepted, as for the term.
    #[serde(skip_serializing_if = "Option::is_none")]
    consequence_test: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exception_term: Option<&'a str>,
    answer: &'a str,
    file: Option<&'a str>,
}

/// Sets a letter and puts it into its place.
async fn put_letter(app: &App, name: &str, letter: Document, format: Format) -> Result<Stored, Problem> {
    let bytes = official_document::set(letter, format).await?.into();
    let name = format!("{name}.{}", format.ending());
    app.files().put(&app.region(), NewFile { name, kind: format.file_kind(), bytes }).await
}

/// The letter with an answer, set as PDF and DOCX and in their places: what is sent stays as it is, whatever the settings say later.
async fn letters_of(
    app: &App,
    answered: &InformationRequest,
    names: &[String],
) -> Result<[Stored; 2], Problem> {
    let letter = documents::letter(app, answered, names).await?;
    let name = documents::file_name(answered);
    let docx = put_letter(app, &name, letter.clone(), Format::Docx).await?;
    Ok([put_letter(app, &name, letter, Format::Pdf).await?, docx])
}

/// Lets nobody sign a letter who would then decide about an objection to what it says; the fault is that of a field.
async fn refuse_superior(app: &App, signer: &SignedBy, field: &str) -> Result<(), Problem> {
    let office = portal::settings(app.db(), &app.region()).await?.unwrap_or_default();
    let usual_post = app.words().say(Language::Indonesian, "information-superior-signs");
    match is_superior(&office, usual_post, (&signer.name, &signer.position)) {
        true => Err(Problem::Invalid(Faults::one(field, "fault-information-signs"))),
        false => Ok(()),
    }
}

/// The request that a verdict answers, with the names of the files that go with it, as long as it can be sent: the draft of the letter
/// asks the same as the verb, so that nobody sees a letter that would then be refused.
///
/// # Errors
/// [`Problem::Invalid`] when the verdict breaks a rule, nobody signs it, or whoever decides about objections does, or when there are too
/// many files, a refusal when the request was answered, [`Problem::Conflict`] when it, or who can sign, is another by now than was read.
pub async fn answerable(
    app: &App,
    (id, version): (&InformationRequestId, i64),
    verdict: &Verdict,
    file: Option<&NewFile>,
) -> Result<(InformationRequest, Vec<String>), Problem> {
    verdict.faults().or(())?;
    let found = store::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    if !found.waits() {
        return Err(Problem::refused("refused-information-answered"));
    }
    verdict.read.holds()?;
    if found.version != version {
        return Err(Problem::Conflict);
    }
    if let Some(signer) = &verdict.signer {
        refuse_superior(app, signer, "signatory").await?;
    }
    let beside = store::files::of_request(app.db(), &app.region(), &found).await?;
    let added = file.map(|file| file.kind.name(&file.name));
    let names: Vec<String> = beside.into_iter().map(|file| file.file_name).chain(added).collect();
    given::refuse_beyond(names.len())?;
    Ok((found, names))
}

/// Answers a request, refuses it, or says that the joint secretariat does not hold what is asked for. The files beside the request go
/// with it, and one more that comes now. The letter is set and kept as it is sent.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] when the verdict breaks a rule, nobody signs it, or
/// whoever decides about objections does, a refusal when it was answered, [`Problem::Conflict`] when it, or who can sign, is another by
/// now than was read.
pub async fn answer(
    app: &App,
    actor: &Actor,
    (id, version): (&InformationRequestId, i64),
    verdict: &Verdict,
    file: Option<NewFile>,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let (found, names) = answerable(app, (id, version), verdict, file.as_ref()).await?;
    let Verdict { state, ground, signer, .. } = verdict;
    // The files go to their place before the transaction begins, so that a slow place holds up no other writer.
    let stored = app.files().put_given(&app.region(), file).await?;
    let answered = verdict.answered(app, &found);
    let answer = &answered.answer;
    let [letter, docx] = letters_of(app, &answered, &names).await?;
    let mut tx = app.begin(actor).await?;
    for kept in stored.iter().chain([&letter, &docx]) {
        files::record_own(&mut tx, kept).await?;
    }
    if let Some(stored) = &stored {
        store::files::insert(&mut tx, id, &stored.id).await?;
    }
    let said = (answer.as_str(), verdict.letter_number.as_str(), signer.as_ref());
    let exception = [verdict.consequence_test.as_str(), verdict.exception_term.as_str()];
    if !store::answer(
        &mut tx,
        (id, version),
        (*state, *ground, exception),
        said,
        Some([&letter.id, &docx.id]),
    )
    .await?
    {
        return Err(Problem::Conflict);
    }
    letters::tell_applicant(app, &mut tx, &found, letters::ANSWERED).await?;
    let names = names.join(", ");
    let file = Some(names.as_str()).filter(|names| !names.is_empty());
    let event = Event::new("information_request.answered", id, found.receipt());
    let event = event.before(&Was { state: found.state });
    let [consequence_test, exception_term] = exception.map(|text| Some(text).filter(|text| !text.is_empty()));
    let told = Answered { state: *state, ground: *ground, consequence_test, exception_term, answer, file };
    Ok(tx.commit(event.after(&told)).await?)
}

/// Lets go of the letters whose names go.
async fn forget_letters(app: &App, before: Moment) -> Result<(), Problem> {
    let (db, region) = (app.db(), app.region());
    let mut places = store::letters::due(db, &region, before).await?;
    while !places.is_empty() {
        files::end_own(app.files(), db, &region, &places).await?;
        places = store::letters::due(db, &region, before).await?;
    }
    Ok(store::letters::forget(db, &region, before).await?)
}

/// Takes out who asked and what for, a while after the answer or after a request that nobody answered, the letters to them, and what they
/// wrote in an objection.
///
/// # Errors
/// When the database or the place of files refuses.
pub async fn clean_up(app: &App) -> Result<u64, Problem> {
    let before = app.now().plus_seconds(-limits::KEPT_DAYS * 24 * 60 * 60);
    forget_letters(app, before).await?;
    let objections = store::objection::forget(app.db(), &app.region(), before).await?;
    Ok(store::forget(app.db(), &app.region(), before).await? + objections)
}
