//! One paper of a partnership: what it says, what stands in its way, its files, and its signed sheet.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::partnership::{AgreementKind, AgreementState, Capacity, LawRefusal, PartnershipState};
use sekber_core::value::{AgreementId, AttachmentId, Currency, Money};
use serde_json::Value as Json;

use super::act::day;
use super::consents::{class, words};
use super::{agreement_badge, ended_early};
use crate::features::document::{self, IssuedDocument, shown};
use crate::features::partnership::actions::agreement::{self as verbs, Numbered};
use crate::features::partnership::actions::sign::{self as signatures, Correction};
use crate::features::partnership::answer::Answer;
use crate::features::partnership::draft::Signing;
use crate::features::partnership::guard::{AgreementParty, AgreementReader, AgreementScene};
use crate::features::partnership::model::{Agreement, Partnership};
use crate::features::partnership::store::agreements;
use crate::features::partnership::store::signing::{self, FormerScan};
use crate::features::partnership::{documents, law};
use crate::kit::access::{Actor, Secretariat};
use crate::kit::app::App;
use crate::kit::files::{self, FileKind, Upload};
use crate::kit::form::{Faults, Form};
use crate::kit::page::official_document::{self, Format};
use crate::kit::page::{Change, Frame, PathId, difference, go, page, page_with};
use crate::kit::problem::Problem;

/// A field of government that an agreement names.
struct Field {
    code: String,
    name: &'static str,
}

/// Changes that are shown; older ones stand in the trail.
const SHOWN: i64 = 5;

/// A change of the text, paragraph by paragraph.
struct Written {
    who: String,
    when: String,
    changes: Vec<Change>,
}

#[derive(Template)]
#[template(path = "features/partnership/pages/agreement.html")]
struct AgreementPage {
    frame: Frame,
    agreement: Agreement,
    partnerships: Vec<Partnership>,
    documents: Vec<IssuedDocument>,
    law: Vec<LawRefusal>,
    unnamed: Vec<&'static str>,
    fields: Vec<Field>,
    typed: Form,
    faults: Faults,
    refused: Option<String>,
    today: jiff::civil::Date,
    /// The post of the head of the region.
    regent: String,
    written: Vec<Written>,
    /// Whether a later consent of the same village holds in its place.
    is_replaced: bool,
    /// Sheets that stood as the signed one.
    former: Vec<FormerScan>,
    manages: bool,
    may_write: bool,
    /// Whether the reader may give the draft up.
    may_withdraw: bool,
}

impl AgreementPage {
    fn is_draft(&self) -> bool {
        self.agreement.state == AgreementState::Draft
    }

    fn is_consent(&self) -> bool {
        self.agreement.kind == AgreementKind::Consent
    }

    /// Whether a village has answered in it.
    fn is_answer(&self) -> bool {
        self.is_consent() && self.agreement.state == AgreementState::Signed
    }

    /// Whether the village refuses and has not answered again.
    fn refuses(&self) -> bool {
        self.is_answer() && self.agreement.answer == Some(Answer::Refuses) && !self.is_replaced
    }

    fn has_paper(&self) -> bool {
        self.agreement.kind.document().is_some()
    }

    fn amount(&self) -> Option<String> {
        let minor = self.agreement.amount_minor?;
        Some(self.frame.money(&Money { minor, currency: Currency::IDR }))
    }

    /// The post of whoever signs for the district.
    fn position(&self) -> &str {
        match self.agreement.signer {
            Capacity::Regent => &self.regent,
            Capacity::Head => &self.agreement.district_position,
        }
    }

    /// That nothing that the signed paper serves is carried on, because all of it ended early.
    fn ended(&self) -> Option<String> {
        let ended = |one: &Partnership| one.state == PartnershipState::Ended;
        let all = self.agreement.state == AgreementState::Signed && self.partnerships.iter().all(ended);
        let last = self.partnerships.iter().max_by_key(|one| one.state_since).filter(|_| all)?;
        Some(ended_early(&self.frame, last))
    }

    /// What the paper says now, by a name that another text has not.
    fn stand(&self) -> String {
        documents::digest(&self.agreement).unwrap_or_default()
    }

    /// Whether something was issued that holds.
    fn is_issued(&self) -> bool {
        self.documents.iter().any(IssuedDocument::is_in_force)
    }

    /// Whether what was issued says the same as the draft does now.
    fn is_up_to_date(&self) -> bool {
        let now = self.stand();
        self.documents.iter().any(|one| one.is_in_force() && one.digest == now)
    }
}

async fn agreement_page(
    app: &App,
    frame: Frame,
    scene: AgreementScene,
    typed: Option<Form>,
    (faults, refused): (Faults, Option<String>),
) -> Result<AgreementPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let is_draft = scene.agreement.state == AgreementState::Draft;
    let may_write = is_draft && scene.may_write();
    let AgreementScene { actor, agreement, .. } = scene;
    let law = if is_draft { law::refused(app, &agreement, app.today()).await? } else { Vec::new() };
    let named = |code: String| {
        let name = sekber_facts::nomenclature::find(&code).map_or("", |entry| entry.name);
        Field { code, name }
    };
    // The number is that of the register of whoever signs, so none is suggested.
    let text = |name: &str, value: &String| (name.to_owned(), value.clone());
    let typed = typed.unwrap_or_else(|| {
        Form::from(vec![
            text("number", &agreement.number_district),
            text("number_district", &agreement.number_district),
            text("number_partner", &agreement.number_partner),
            text("signed_on", &agreement.signed_on.map(|day| day.to_string()).unwrap_or_default()),
            text("answer", &agreement.answer.map(|answer| answer.to_string()).unwrap_or_default()),
            text("conditions", &agreement.conditions),
        ])
    });
    let documents = document::about(db, &region, ("agreement", agreement.id.as_str())).await?;
    let is_issued = documents.iter().any(IssuedDocument::is_in_force);
    let is_answer = agreement.kind == AgreementKind::Consent && agreement.state == AgreementState::Signed;
    Ok(AgreementPage {
        is_replaced: is_answer && signing::is_replaced(db, &region, &agreement.id).await?,
        partnerships: agreements::partnerships(db, &region, &agreement.id).await?,
        documents,
        former: signing::former_scans(db, &region, &agreement.id).await?,
        may_withdraw: may_write && (actor.is_secretariat() || !is_issued),
        unnamed: if is_draft { law::unnamed(&agreement) } else { Vec::new() },
        fields: agreement.fields().into_iter().map(named).collect(),
        may_write,
        manages: actor.is_secretariat(),
        written: written(app, &frame, &agreement.id).await?,
        today: app.today(),
        regent: documents::regent(app),
        law,
        typed,
        faults,
        refused,
        agreement,
        frame,
    })
}

/// What was changed last, in the words of the form.
async fn written(app: &App, frame: &Frame, id: &AgreementId) -> Result<Vec<Written>, Problem> {
    let parse = |text: &Option<String>| -> Option<Json> { serde_json::from_str(text.as_deref()?).ok() };
    let found = agreements::changes(app.db(), &app.region(), id, SHOWN).await?;
    let shown = |one: &agreements::Written| {
        let changes = difference(parse(&one.before_json).as_ref(), parse(&one.after_json).as_ref());
        let named =
            |change: Change| Change { field: frame.say_code("agreement-field-", &change.field), ..change };
        let who = match one.actor_name.as_str() {
            "" => frame.say("partnership-somebody"),
            name => name.to_owned(),
        };
        // What is told by its name elsewhere on the page stands in the trail by its id.
        let told = |change: &Change| !["base", "office", "signer"].contains(&change.field.as_str());
        let changes = changes.into_iter().filter(told).map(named).collect();
        Written { who, when: frame.date_time(&one.at), changes }
    };
    Ok(found.iter().map(shown).collect())
}

/// The paper.
pub async fn show(
    AgreementReader(scene): AgreementReader,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    page(&agreement_page(&app, frame, scene, None, (Faults::none(), None)).await?)
}

async fn file(app: &App, agreement: &Agreement, format: Format) -> Result<Response, Problem> {
    let kind = agreement.kind.document().ok_or(Problem::NotFound)?;
    let name = format!("{}-konsep", document::file_name(kind));
    let around = documents::Around::of(app, agreement).await?;
    official_document::send(&name, documents::document(app, agreement, &around, None), format).await
}

/// What the paper says now, as a draft to print.
pub async fn pdf(
    AgreementReader(scene): AgreementReader,
    State(app): State<App>,
) -> Result<Response, Problem> {
    file(&app, &scene.agreement, Format::Pdf).await
}

/// What the paper says now, as a draft to write on.
pub async fn docx(
    AgreementReader(scene): AgreementReader,
    State(app): State<App>,
) -> Result<Response, Problem> {
    file(&app, &scene.agreement, Format::Docx).await
}

/// The scan of the signed sheet.
pub async fn scan(
    AgreementReader(scene): AgreementReader,
    State(app): State<App>,
) -> Result<Response, Problem> {
    let id = scene.agreement.scan_id.ok_or(Problem::NotFound)?;
    let found = files::find_own(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    files::send(app.files(), &found).await
}

/// A sheet that stood as the signed one before that was set right.
pub async fn former_scan(
    AgreementReader(scene): AgreementReader,
    State(app): State<App>,
    PathId((_, scan)): PathId<(AgreementId, AttachmentId)>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let former = signing::former_scans(db, &region, &scene.agreement.id).await?;
    let one = former.into_iter().find(|one| one.attachment_id == scan).ok_or(Problem::NotFound)?;
    let found = files::find_own(db, &region, &one.attachment_id).await?.ok_or(Problem::NotFound)?;
    files::send(app.files(), &found).await
}

/// The agreement with what a manager of it needs, for pages that are shown again.
async fn scene_of(app: &App, actor: Actor, id: &AgreementId) -> Result<AgreementScene, Problem> {
    let (db, region) = (app.db(), app.region());
    let agreement = agreements::find(db, &region, id).await?.ok_or(Problem::NotFound)?;
    Ok(AgreementScene { members: agreements::members(db, &region, id).await?, actor, agreement })
}

/// Issues the paper under a number and a code.
pub async fn issue(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<AgreementId>,
    form: Form,
) -> Result<Response, Problem> {
    let numbered = Numbered {
        number: form.text("number").to_owned(),
        classification: form.text("classification").to_owned(),
        stand: form.text("stand").to_owned(),
    };
    let (status, wrong) = match verbs::issue(&app, &actor, &id, &numbered).await {
        Ok(kept) => return Ok(go(kept.path(), "notice-document-issued")),
        Err(Problem::Invalid(faults)) => (StatusCode::UNPROCESSABLE_ENTITY, (faults, None)),
        Err(problem @ (Problem::Refused { .. } | Problem::Conflict)) => {
            let why = document::why_not(&frame, &problem);
            (problem.status(), (Faults::none(), Some(why)))
        }
        Err(other) => return Err(other),
    };
    let scene = scene_of(&app, actor, &id).await?;
    page_with(status, &agreement_page(&app, frame, scene, Some(form), wrong).await?)
}

/// The day and both numbers, as the form of a signing holds them.
fn read_signing(form: &Form, faults: &mut Faults) -> Option<Signing> {
    let signed_on = day(form, "signed_on", faults);
    if form.filled("signed_on").is_none() {
        faults.add("signed_on", "fault-required");
    }
    Some(Signing {
        signed_on: signed_on?,
        number_district: form.text("number_district").to_owned(),
        number_partner: form.text("number_partner").to_owned(),
        answer: form.parsed("answer", "fault-not-a-choice", faults),
        conditions: form.paragraphs("conditions").to_owned(),
    })
}

/// Leads on after a signing was written down, or shows the paper again with what stands in its way.
async fn signed(
    app: &App,
    (actor, frame): (Actor, Frame),
    id: &AgreementId,
    form: Form,
    done: Result<&'static str, Problem>,
) -> Result<Response, Problem> {
    let wrong = match done {
        Ok(notice) => return Ok(go(format!("/agreements/{id}"), notice)),
        Err(Problem::Invalid(faults)) => (faults, None),
        Err(problem @ Problem::Refused { .. }) => (Faults::none(), Some(frame.say_problem(&problem))),
        Err(other) => return Err(other),
    };
    let scene = scene_of(app, actor, id).await?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &agreement_page(app, frame, scene, Some(form), wrong).await?)
}

/// Takes the signed sheet: the day, both numbers and the scan.
pub async fn sign(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<AgreementId>,
    upload: Upload,
) -> Result<Response, Problem> {
    let form = &upload.form;
    let mut faults = Faults::none();
    let signing = read_signing(form, &mut faults);
    let scan = upload.file.as_ref().and_then(|file| file.accepted(&[FileKind::Pdf], &mut faults));
    if upload.file.is_none() {
        faults.add("scan", "fault-required");
    }
    let done = match (signing, scan) {
        (Some(signing), Some(scan)) if faults.is_empty() => {
            let version = form.text("version").parse().map_err(|_| Problem::Conflict)?;
            let done = signatures::sign(&app, &actor, &id, version, &signing, scan).await;
            done.map(|()| "notice-agreement-signed")
        }
        _ => Err(Problem::Invalid(faults)),
    };
    signed(&app, (actor, frame), &id, upload.form.clone(), done).await
}

/// Sets right how the paper was signed.
pub async fn correct(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<AgreementId>,
    upload: Upload,
) -> Result<Response, Problem> {
    let form = &upload.form;
    let mut faults = Faults::none();
    let signing = read_signing(form, &mut faults);
    let scan = upload.file.as_ref().and_then(|file| file.accepted(&[FileKind::Pdf], &mut faults));
    let done = match signing {
        Some(signing) if faults.is_empty() => {
            let version = form.text("version").parse().map_err(|_| Problem::Conflict)?;
            let correction = Correction { signing, reason: form.paragraphs("reason").to_owned() };
            let done = signatures::correct(&app, &actor, &id, version, &correction, scan).await;
            done.map(|()| "notice-agreement-corrected")
        }
        _ => Err(Problem::Invalid(faults)),
    };
    signed(&app, (actor, frame), &id, upload.form.clone(), done).await
}

/// Gives a draft up.
pub async fn withdraw(
    AgreementParty(AgreementScene { actor, agreement, .. }): AgreementParty,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let version = form.text("version").parse().map_err(|_| Problem::Conflict)?;
    verbs::withdraw(&app, &actor, &agreement.id, version).await?;
    let partnerships = agreements::partnerships(app.db(), &app.region(), &agreement.id).await?;
    let back = partnerships.first().map_or_else(|| "/partnerships".to_owned(), Partnership::path);
    Ok(go(back, "notice-agreement-withdrawn"))
}
