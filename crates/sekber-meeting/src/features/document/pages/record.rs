//! One document: what it is, its files, and whether it still holds.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::meeting::code::JoinCode;
use sekber_core::value::AttachmentId;

use crate::features::document::actions;
use crate::features::document::model::{IssuedDocument, shown};
use crate::features::document::store::documents as store;
use crate::kit::access::{Actor, Member, Secretariat};
use crate::kit::app::App;
use crate::kit::files::{self, FileKind, Upload};
use crate::kit::form::{Faults, Form};
use crate::kit::page::official_document::Format;
use crate::kit::page::{Frame, PathId, go, go_or_mend, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/document/pages/record.html")]
struct RecordPage {
    frame: Frame,
    document: IssuedDocument,
    others: Vec<IssuedDocument>,
    manages: bool,
    /// The reason as typed, when it was not taken.
    typed: Form,
    faults: Faults,
}

/// The document with a code, for those who may read it; for everybody else there is none.
async fn readable(app: &App, actor: &Actor, code: &str) -> Result<IssuedDocument, Problem> {
    let code: JoinCode = code.parse().map_err(|_| Problem::NotFound)?;
    let (db, region) = (app.db(), app.region());
    let found = store::find(db, &region, code.as_str()).await?.ok_or(Problem::NotFound)?;
    let own: Vec<_> = actor.organisations().cloned().collect();
    if actor.reads_archive() || store::is_reader(db, &region, code.as_str(), &own).await? {
        Ok(found)
    } else {
        Err(Problem::NotFound)
    }
}

/// A document with its other editions.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    PathId(document): PathId<String>,
) -> Result<Response, Problem> {
    let document = readable(&app, &actor, &document).await?;
    page(&RecordPage {
        manages: actor.is_secretariat(),
        others: others_of(&app, &document).await?,
        typed: Form::default(),
        faults: Faults::none(),
        document,
        frame,
    })
}

/// The other editions of a document.
async fn others_of(app: &App, document: &IssuedDocument) -> Result<Vec<IssuedDocument>, Problem> {
    let subject = (document.subject_kind.as_str(), document.subject_id.as_str());
    let mut others = store::about(app.db(), &app.region(), subject).await?;
    others.retain(|other| other.kind == document.kind && other.code != document.code);
    Ok(others)
}

/// Withdraws a document, or says what is missing.
pub async fn withdraw(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(document): PathId<String>,
    form: Form,
) -> Result<Response, Problem> {
    let document = readable(&app, &actor, &document).await?;
    let done = actions::withdraw(&app, &actor, &document.code, form.text("reason")).await;
    let path = document.path();
    let others = others_of(&app, &document).await?;
    go_or_mend(done, (path.as_str(), "notice-document-withdrawn"), |faults| async move {
        Ok(RecordPage { manages: true, others, typed: form, faults, document, frame })
    })
    .await
}

async fn send(app: &App, file: Option<&AttachmentId>) -> Result<Response, Problem> {
    let id = file.ok_or(Problem::NotFound)?;
    let found = files::find_own(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    files::send(app.files(), &found).await
}

/// The bytes of some documents as they were issued, in their order; none for one from before bytes were kept. One statement.
///
/// # Errors
/// When the database or the place of files does not answer.
pub async fn kept(
    app: &App,
    documents: &[&IssuedDocument],
    format: Format,
) -> Result<Vec<Option<Vec<u8>>>, Problem> {
    let ids = documents.iter().filter_map(|document| document.file(format));
    let found = files::find_all_own(app.db(), &app.region(), ids).await?;
    let mut all = Vec::with_capacity(documents.len());
    for document in documents {
        let id = document.file(format);
        let bytes = match found.iter().find(|file| Some(&file.id) == id) {
            Some(file) => app.files().read(&file.place).await.map_err(anyhow::Error::from)?,
            None => None,
        };
        all.push(bytes.map(|bytes| bytes.to_vec()));
    }
    Ok(all)
}

/// Sends a document byte for byte as it was issued. Whoever calls this has checked that the reader may have it.
///
/// # Errors
/// [`Problem::NotFound`] for documents from before bytes were kept.
pub async fn send_kept(app: &App, document: &IssuedDocument, format: Format) -> Result<Response, Problem> {
    send(app, document.file(format)).await
}

/// The PDF as it was issued.
pub async fn pdf(
    Member(actor): Member,
    State(app): State<App>,
    PathId(document): PathId<String>,
) -> Result<Response, Problem> {
    send_kept(&app, &readable(&app, &actor, &document).await?, Format::Pdf).await
}

/// The DOCX as it was issued.
pub async fn docx(
    Member(actor): Member,
    State(app): State<App>,
    PathId(document): PathId<String>,
) -> Result<Response, Problem> {
    send_kept(&app, &readable(&app, &actor, &document).await?, Format::Docx).await
}

/// The scan of the signed sheet.
pub async fn scan(
    Member(actor): Member,
    State(app): State<App>,
    PathId(document): PathId<String>,
) -> Result<Response, Problem> {
    send(&app, readable(&app, &actor, &document).await?.scan_id.as_ref()).await
}

/// Takes the scan of the signed sheet.
pub async fn add_scan(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(document): PathId<String>,
    upload: Upload,
) -> Result<Response, Problem> {
    let document = readable(&app, &actor, &document).await?;
    let mut faults = Faults::none();
    let file = upload.file.as_ref().and_then(|file| file.accepted(&[FileKind::Pdf], &mut faults));
    let Some(file) = file else {
        let why = faults
            .iter()
            .next()
            .map_or_else(|| frame.say("issued-scan-none"), |fault| frame.say_fault(fault));
        return Err(Problem::refused_with("refused-document-scan", "why", why));
    };
    actions::add_scan(&app, &actor, &document.code, file).await?;
    Ok(go(document.path(), "notice-document-scanned"))
}
