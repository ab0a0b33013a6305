//! The verbs of documents: issue one with its bytes, and put the scan of the signed sheet beside it.

use sekber_core::document::DocumentKind;
use sekber_core::meeting::code::JoinCode;
use sekber_documents::official::Document;
use serde::Serialize;

use super::model::{IssuedDocument, SignedBy};
use super::numbering::{place, usual, year_of};
use super::store::documents::{self as store, KeptNumbering, NewDocument};
use crate::kit::access::{Actor, Permit, token};
use crate::kit::app::App;
use crate::kit::audit::{self, Anchor, Event};
use crate::kit::files::{self, NewFile, Stored};
use crate::kit::form::Faults;
use crate::kit::page::Frame;
use crate::kit::page::official_document::{Format, set};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

pub use super::draft::{Draft, Read};

/// Why a document was not issued, as the page says it that is shown again.
pub fn why_not(frame: &Frame, problem: &Problem) -> String {
    match problem {
        Problem::Conflict => frame.say("document-read-again"),
        other => frame.say_problem(other),
    }
}

/// Under what a document is issued: what it is set with.
pub struct Issued {
    /// The code by which anybody can check it.
    pub code: String,
    /// Where the trail ended before: whoever holds the sheet can prove that nothing before it was rewritten. The line that
    /// tells of the issuing holds the hashes of the files, so it cannot stand in them.
    pub anchor: Anchor,
    /// Its number.
    pub number: String,
    /// Who signs.
    pub signer: SignedBy,
}

impl Draft {
    /// Whether a document that holds says the very same and its bytes are kept.
    fn is_known_as(&self, kept: &IssuedDocument) -> bool {
        kept.is_in_force()
            && kept.pdf_id.is_some()
            && kept.digest == self.digest
            && kept.number == self.number
            && kept.signed_by() == self.signer
    }
}

#[derive(Serialize)]
struct Made<'a> {
    kind: DocumentKind,
    number: &'a str,
    subject: &'a str,
    digest: &'a str,
    pdf: &'a str,
    docx: &'a str,
    signer: &'a str,
}

/// What a document is made of, asked once more within the transaction that issues it: it was read before, and somebody may have
/// written to it since.
pub trait Ground: Sync {
    /// Lets the document be issued while it is still what the document says.
    ///
    /// # Errors
    /// [`Problem::Conflict`] when it is another by now.
    fn holds(&self, tx: &mut Tx) -> impl Future<Output = Result<(), Problem>> + Send;
}

/// The ground of what is put together from many records: nothing at all was written since it was read.
pub struct Unwritten(i64);

impl Unwritten {
    /// Asked before the records are read.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn now(app: &App) -> Result<Self, Problem> {
        Ok(Self(audit::head(app.db(), &app.region()).await?.seq))
    }
}

impl Ground for Unwritten {
    async fn holds(&self, tx: &mut Tx) -> Result<(), Problem> {
        // Whoever writes at this moment waits here, or was faster.
        let (line, _) = tx.lock_audit_head().await?;
        if line == self.0 { Ok(()) } else { Err(Problem::Conflict) }
    }
}

/// Issues a document: it is set with a fresh code and kept byte for byte; the edition before no longer holds. One that says the
/// very same as the edition in force stays that edition.
///
/// # Errors
/// A refusal when another document of the year bears the number, or when the scheme's next number is another;
/// [`Problem::Conflict`] when it, or its ground, is another by now than whoever signs has read.
pub async fn issue_on(
    app: &App,
    actor: &Actor,
    draft: Draft,
    ground: &impl Ground,
    write: impl FnOnce(&Issued) -> Document,
) -> Result<IssuedDocument, Problem> {
    actor.require(Permit::Secretariat)?;
    draft.read.holds()?;
    let (db, region) = (app.db(), app.region());
    let subject = (draft.subject.kind, draft.subject.id.as_str());
    let before = store::in_force(db, &region, subject, draft.kind).await?;
    if let Some(known) = before.filter(|kept| draft.is_known_as(kept)) {
        return Ok(known);
    }
    let code = JoinCode::from_chance(token::random().map_err(anyhow::Error::from)?);
    let issued = Issued {
        code: code.as_str().to_owned(),
        anchor: audit::head(db, &region).await?.anchor(),
        number: draft.number.clone(),
        signer: draft.signer.clone(),
    };
    let document = write(&issued);
    // The files go to their place before the transaction begins, so that a slow place holds up no other writer.
    let pdf = put(app, &draft, code.as_str(), document.clone(), Format::Pdf).await?;
    let docx = put(app, &draft, code.as_str(), document, Format::Docx).await?;
    let mut tx = app.begin(actor).await?;
    let numbering = store::take_turn(&mut tx, &usual()).await?;
    let before = store::in_force_in(&mut tx, subject, draft.kind).await?;
    if let Some(known) = before.clone().filter(|kept| draft.is_known_as(kept)) {
        return Ok(known);
    }
    ground.holds(&mut tx).await?;
    let sequence = sequence_of(app, &mut tx, &draft, (&numbering, before.as_ref())).await?;
    files::record_own(&mut tx, &pdf).await?;
    files::record_own(&mut tx, &docx).await?;
    let edition = before.map_or(1, |kept| kept.edition + 1);
    let (pdf_id, docx_id) = (&pdf.id, &docx.id);
    let new =
        NewDocument { code: code.as_str(), draft: &draft, edition, sequence, pdf: pdf_id, docx: docx_id };
    store::insert(&mut tx, &new).await?;
    let kept = store::find_in(&mut tx, code.as_str()).await?.ok_or(Problem::NotFound)?;
    let made = Made {
        kind: draft.kind,
        number: &draft.number,
        subject: &draft.subject.id,
        digest: &draft.digest,
        pdf: &pdf.sha256,
        docx: &docx.sha256,
        signer: &draft.signer.name,
    };
    tx.commit(Event::new("official_document.issued", code.as_str(), &draft.title).after(&made)).await?;
    Ok(kept)
}

/// The place of a document's number among those of the year, if the scheme counts it; `before` is the edition in force until now.
async fn sequence_of(
    app: &App,
    tx: &mut Tx,
    draft: &Draft,
    (numbering, before): (&KeptNumbering, Option<&IssuedDocument>),
) -> Result<Option<i64>, Problem> {
    let year = year_of(app, app.today().year());
    let subject = (draft.subject.kind, draft.subject.id.as_str());
    let bearer = match draft.number.as_str() {
        "" => None,
        number => store::bearer(tx, number, year, subject, draft.kind).await?,
    };
    if let Some(other) = bearer {
        return Err(taken(&other));
    }
    match before {
        // A later edition may keep the number, and keeps its place among those of its year.
        Some(kept) if kept.number == draft.number => Ok(kept.sequence.filter(|_| kept.issued_at >= year.0)),
        _ => place(app, tx, numbering, (&draft.number, &draft.classification)).await,
    }
}

/// What is said about a number that somebody else's document bears.
fn taken(other: &IssuedDocument) -> Problem {
    let facts = vec![
        ("number", other.number.clone()),
        ("title", other.title.clone()),
        ("subject", other.subject_name.clone()),
    ];
    Problem::Refused { key: "refused-document-number-taken", facts }
}

async fn put(
    app: &App,
    draft: &Draft,
    code: &str,
    document: Document,
    format: Format,
) -> Result<Stored, Problem> {
    let name = format!("{}-{code}.{}", file_name(draft.kind), format.ending());
    let bytes = set(document, format).await?.into();
    app.files().put(&app.region(), NewFile { name, kind: format.file_kind(), bytes }).await
}

/// What files of a kind are called.
pub fn file_name(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Agreement => "berita-acara",
        DocumentKind::Proposals => "daftar-usulan-kolaborasi",
        DocumentKind::Minutes => "notula",
        DocumentKind::Invitation => "surat-undangan",
        DocumentKind::Joint => "kesepakatan-bersama",
        DocumentKind::Cooperation => "perjanjian-kerja-sama",
        DocumentKind::Power => "surat-kuasa",
        DocumentKind::Synergy => "nota-kesepakatan",
        DocumentKind::WorkPlan => "rencana-kerja",
        DocumentKind::Commitment => "komitmen-tjslp",
        DocumentKind::Consent => "berita-acara-persetujuan",
        DocumentKind::HandOver => "berita-acara-serah-terima",
        DocumentKind::Amendment => "adendum",
        DocumentKind::PeriodReport => "laporan-kemitraan",
        DocumentKind::VisitRecord => "berita-acara-kunjungan",
        DocumentKind::Certificate => "piagam",
    }
}

/// Most characters of the reason for which a document is withdrawn.
const REASON: usize = 500;

#[derive(Serialize)]
struct Withdrawn<'a> {
    reason: &'a str,
}

/// Withdraws a document that was issued in error: it stays readable with its reason, and whoever checks it is told. The
/// edition before it does not come back.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such document, [`Problem::Invalid`] without a reason or with one that is too long, a
/// refusal when it no longer holds.
pub async fn withdraw(app: &App, actor: &Actor, code: &str, reason: &str) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    faults.check_required("reason", reason, REASON);
    faults.or(())?;
    let mut tx = app.begin(actor).await?;
    let event = withdrawn(&mut tx, code, reason).await?;
    Ok(tx.commit(event).await?)
}

/// Withdraws a document within a transaction, together with what it was issued of.
///
/// # Errors
/// As [`withdraw`].
pub async fn withdraw_in(tx: &mut Tx, code: &str, reason: &str) -> Result<(), Problem> {
    tx.actor.require(Permit::Secretariat)?;
    let event = withdrawn(tx, code, reason).await?;
    tx.note(event);
    Ok(())
}

async fn withdrawn(tx: &mut Tx, code: &str, reason: &str) -> Result<Event, Problem> {
    let document = store::find_in(tx, code).await?.ok_or(Problem::NotFound)?;
    if !document.is_in_force() {
        return Err(Problem::refused("refused-document-over"));
    }
    store::withdraw(tx, code, reason).await?;
    let event = Event::new("official_document.withdrawn", code, &document.title);
    Ok(event.after(&Withdrawn { reason }))
}

#[derive(Serialize)]
struct Scanned<'a> {
    scan: &'a str,
}

/// Puts the scan of the signed sheet beside a document; an earlier scan stays in the archive.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such document, a refusal when another edition has taken its place, or when its signing is
/// recorded with the paper itself.
pub async fn add_scan(app: &App, actor: &Actor, code: &str, file: NewFile) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let stored = app.files().put(&app.region(), file).await?;
    let mut tx = app.begin(actor).await?;
    let document = store::find_in(&mut tx, code).await?.ok_or(Problem::NotFound)?;
    if !document.is_in_force() {
        return Err(Problem::refused("refused-document-superseded"));
    }
    if document.kind.is_of_partnerships() {
        return Err(Problem::refused("refused-document-signed-there"));
    }
    files::record_own(&mut tx, &stored).await?;
    store::set_scan(&mut tx, code, &stored.id).await?;
    let event = Event::new("official_document.scanned", code, &document.title)
        .after(&Scanned { scan: &stored.sha256 });
    Ok(tx.commit(event).await?)
}
