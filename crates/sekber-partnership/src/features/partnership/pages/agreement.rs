//! One paper of a partnership: what it says, what stands in its way, its files, and its signed sheet.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::partnership::{AgreementKind, AgreementState, Capacity, LawRefusal};
use sekber_core::value::{AgreementId, Currency, Money};

use super::act::day;
use super::consents::{class, waiting, words};
use super::written::{Written, words_of, written};
use super::{agreement_badge, ended_early};
use crate::features::document::{self, IssuedDocument, shown};
use crate::features::partnership::actions::agreement::{self as verbs, Numbered};
use crate::features::partnership::actions::sign::{self as signatures, Correction};
use crate::features::partnership::actions::turn as turns;
use crate::features::partnership::answer::Answer;
use crate::features::partnership::draft::Signing;
use crate::features::partnership::guard::{AgreementParty, AgreementReader, AgreementScene};
use crate::features::partnership::model::{Agreement, Partnership, last_ended};
use crate::features::partnership::store::agreements;
use crate::features::partnership::store::signing::{self, FormerScan, SignedChange};
use crate::features::partnership::unsettled::Unsettled;
use crate::features::partnership::{documents, law};
use crate::kit::access::{Actor, Secretariat};
use crate::kit::app::App;
use crate::kit::files::{FileKind, Upload};
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Change, Frame, PathId, go, go_or_mend, page, page_with};
use crate::kit::problem::Problem;

/// A field of government that an agreement names.
struct Field {
    code: String,
    name: &'static str,
}

#[derive(Template)]
#[template(path = "features/partnership/pages/agreement.html")]
pub(super) struct AgreementPage {
    pub(super) frame: Frame,
    pub(super) agreement: Agreement,
    partnerships: Vec<Partnership>,
    documents: Vec<IssuedDocument>,
    law: Vec<LawRefusal>,
    /// What the signer's power of attorney is about, where that is something else.
    other_power: Option<String>,
    unnamed: Vec<&'static str>,
    unsettled: Unsettled,
    fields: Vec<Field>,
    typed: Form,
    faults: Faults,
    refused: Option<String>,
    today: jiff::civil::Date,
    /// The post of the head of the region.
    regent: String,
    written: Vec<Written>,
    /// The district's words in it.
    own: documents::StandingWords,
    /// Passages for which the district has other words by now than the draft bears.
    words_behind: Vec<Change>,
    /// Whether a later consent of the same village holds in its place.
    is_replaced: bool,
    /// Sheets that stood as the signed one.
    former: Vec<FormerScan>,
    /// What was signed since and changes it.
    changed_by: Vec<SignedChange>,
    manages: bool,
    /// Whether the reader reads the partnerships, too.
    reads_partnerships: bool,
    may_write: bool,
    /// Whether the reader may say that the side whose turn it is wants nothing changed.
    may_pass: bool,
    /// Whether the reader would say so in the name of others.
    passes_for_others: bool,
    /// Whether the reader may give the draft up.
    may_withdraw: bool,
}

impl AgreementPage {
    /// For whom the draft waits, since when; for nobody once what it says was issued.
    pub(super) fn reading(&self) -> Option<String> {
        let found = &self.agreement;
        let waits = found.state == AgreementState::Draft && !self.is_up_to_date();
        let (turn, since) = found.turn.zip(found.turn_since).filter(|_| waits)?;
        Some(waiting(&self.frame, turn, since))
    }

    /// What the button says with which the reader answers in the name of the side whose turn it is; none where it is the reader's own.
    fn passes_for(&self) -> Option<String> {
        let turn = self.agreement.turn.filter(|_| self.passes_for_others)?;
        Some(self.frame.say(&format!("agreement-pass-for-{turn}")))
    }

    fn is_draft(&self) -> bool {
        self.agreement.state == AgreementState::Draft
    }

    fn is_consent(&self) -> bool {
        self.agreement.kind == AgreementKind::Consent
    }

    /// Whether the village refuses and has not answered again.
    fn refuses(&self) -> bool {
        self.agreement.is_answer() && self.agreement.answer == Some(Answer::Refuses) && !self.is_replaced
    }

    fn has_paper(&self) -> bool {
        self.agreement.kind.document().is_some()
    }

    fn amount(&self) -> Option<String> {
        let minor = self.agreement.amount_minor?;
        Some(self.frame.money(&Money { minor, currency: Currency::IDR }))
    }

    /// As what somebody signs for the district: the head of the region, or the head of an office in its name.
    fn position(&self) -> String {
        let post = match (self.agreement.signer, self.agreement.district_position.as_str()) {
            (Capacity::Regent, _) => return self.regent.clone(),
            (Capacity::Head, "") => self.frame.say("agreement-head-post"),
            (Capacity::Head, post) => post.to_owned(),
        };
        let facts = [("post", post), ("district", self.frame.district.name.clone())];
        self.frame.say_facts("agreement-for-district", &facts)
    }

    /// Whether the law lets it be signed on no day at all; a power of attorney may have held on an earlier one.
    fn is_kept_from_signing(&self) -> bool {
        self.is_unissued_change() || self.law.iter().any(|one| *one != LawRefusal::NoPower)
    }

    /// Whether it changes a signed paper and nothing was issued of it that both sides could have signed.
    fn is_unissued_change(&self) -> bool {
        self.is_draft() && self.agreement.kind == AgreementKind::Amendment && !self.is_issued()
    }

    /// That nothing that the signed paper serves is carried on, because all of it ended early.
    fn ended(&self) -> Option<String> {
        let last = last_ended(&self.partnerships).filter(|_| self.agreement.ends_with_partnership())?;
        Some(ended_early(&self.frame, last))
    }

    /// What the paper says now, by a name that another text has not.
    fn stand(&self) -> String {
        documents::digest(&self.agreement, &self.own).unwrap_or_default()
    }

    /// Whether something was issued that holds.
    fn is_issued(&self) -> bool {
        self.documents.iter().any(IssuedDocument::is_in_force)
    }

    /// Whether what was issued says the same as the draft does now.
    pub(super) fn is_up_to_date(&self) -> bool {
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
    let (may_write, reads_partnerships) = (is_draft && scene.may_write(), scene.reads_partnerships());
    let may_pass = super::turn::may_pass(&scene);
    let passes_for_others = super::turn::passes_for_others(&scene);
    let AgreementScene { actor, agreement, .. } = scene;
    let (law, other_power) = match is_draft {
        true => law::judged(app, &agreement, app.today()).await?,
        false => (Vec::new(), None),
    };
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
    let (own, words_behind) = words_of(app, &frame, &agreement).await?;
    Ok(AgreementPage {
        is_replaced: agreement.is_answer() && signing::is_replaced(db, &region, &agreement.id).await?,
        partnerships: agreements::partnerships(db, &region, &agreement.id).await?,
        documents,
        changed_by: match is_draft {
            true => Vec::new(),
            false => signing::signed_changes(db, &region, &agreement.id).await?,
        },
        former: if is_draft { Vec::new() } else { signing::former_scans(db, &region, &agreement.id).await? },
        unsettled: Unsettled::of(app, &agreement).await?,
        may_withdraw: may_write && (actor.is_secretariat() || !is_issued),
        unnamed: if is_draft { law::unnamed(&agreement) } else { Vec::new() },
        fields: agreement.fields().into_iter().map(named).collect(),
        may_write,
        may_pass,
        passes_for_others,
        reads_partnerships,
        manages: actor.is_secretariat(),
        written: written(app, &frame, &agreement.id).await?,
        today: app.today(),
        regent: document::head_of_region(app),
        law,
        other_power,
        own,
        words_behind,
        typed,
        faults,
        refused,
        agreement,
        frame,
    })
}

/// The paper.
pub async fn show(
    AgreementReader(scene): AgreementReader,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    page(&agreement_page(&app, frame, scene, None, (Faults::none(), None)).await?)
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
    let mut faults = Faults::none();
    let numbered = Numbered {
        number: form.text("number").to_owned(),
        classification: form.text("classification").to_owned(),
        stand: form.text("stand").to_owned(),
        seen: form.checked("seen", &mut faults),
    };
    let done = match faults.is_empty() {
        true => verbs::issue(&app, &actor, &id, &numbered).await,
        false => Err(Problem::Invalid(faults)),
    };
    let (status, wrong) = match done {
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
            let version = form.version();
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
            let version = form.version();
            let correction = Correction { signing, reason: form.paragraphs("reason").to_owned() };
            let done = signatures::correct(&app, &actor, &id, version, &correction, scan).await;
            done.map(|()| "notice-agreement-corrected")
        }
        _ => Err(Problem::Invalid(faults)),
    };
    signed(&app, (actor, frame), &id, upload.form.clone(), done).await
}

/// Says that the side whose turn it is wants nothing changed.
pub async fn pass(
    AgreementParty(scene): AgreementParty,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let (id, to) = (scene.agreement.id.clone(), scene.agreement.path());
    let reason = form.paragraphs("pass_reason");
    let done = turns::pass_draft(&app, &scene.actor, &id, form.version(), reason).await;
    go_or_mend(done, (&to, "notice-agreement-turn-passed"), |faults| {
        agreement_page(&app, frame, scene, Some(form), (faults, None))
    })
    .await
}

/// Gives a draft up.
pub async fn withdraw(
    AgreementParty(scene): AgreementParty,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let id = scene.agreement.id.clone();
    let reason = form.paragraphs("withdraw_reason");
    let done = verbs::withdraw(&app, &scene.actor, &id, form.version(), reason).await;
    let partnerships = agreements::partnerships(app.db(), &app.region(), &id).await?;
    let back = partnerships.first().map_or_else(|| "/partnerships".to_owned(), Partnership::path);
    go_or_mend(done, (&back, "notice-agreement-withdrawn"), |faults| {
        agreement_page(&app, frame, scene, Some(form), (faults, None))
    })
    .await
}
