//! The form of a document: adding one, changing one, and what is shown when two people change it at once.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::value::{LegalDocumentId, OrganisationId};

use super::{document_in_force, kinds, partner};
use crate::features::legal_document::actions::{self, Snapshot};
use crate::features::legal_document::draft::LegalDocumentDraft;
use crate::features::legal_document::form::{self, Typed};
use crate::features::legal_document::model::{LegalDocument, documents_path};
use crate::features::legal_document::permits::LegalDocumentEditor;
use crate::features::registry::Organisation;
use crate::kit::app::App;
use crate::kit::audit;
use crate::kit::files::{DOCUMENTS, NewFile, Upload};
use crate::kit::form::Faults;
use crate::kit::page::{Change, Frame, PathId, difference, go, page, page_with};
use crate::kit::problem::Problem;

/// What somebody else did to the document while it was being changed.
struct EditConflict {
    who: String,
    when: String,
    changes: Vec<Change>,
}

#[derive(Template)]
#[template(path = "features/legal_document/pages/form.html")]
struct FormPage {
    frame: Frame,
    partner: Organisation,
    /// The document that is changed; `None` when one is added.
    document: Option<LegalDocument>,
    typed: Typed,
    kinds: Vec<(String, String)>,
    faults: Faults,
    /// Whether a file was sent with a form that must be mended: browsers do not keep it.
    file_lost: bool,
    meeting: Option<EditConflict>,
}

impl FormPage {
    fn new(frame: Frame, partner: Organisation, document: Option<LegalDocument>) -> Self {
        let typed = document.as_ref().map(Typed::of_document).unwrap_or_default();
        let (kinds, faults) = (kinds(&frame), Faults::none());
        Self { frame, partner, document, typed, kinds, faults, file_lost: false, meeting: None }
    }

    fn list_path(&self) -> String {
        documents_path(&self.partner.id)
    }

    fn action(&self) -> String {
        self.document.as_ref().map_or_else(|| self.list_path(), LegalDocument::path)
    }

    /// A field's value in the table of differences, as a person reads it.
    fn shown(&self, field: &str, value: &str) -> String {
        match field {
            "kind" if !value.is_empty() => self.frame.say_code("document-kind-", value),
            _ => value.to_owned(),
        }
    }

    /// The same form again with what was typed and what has to be mended.
    fn again(mut self, upload: &Upload, faults: Faults) -> Result<Response, Problem> {
        self.typed = Typed::of_form(&upload.form);
        self.file_lost = upload.file.is_some();
        self.faults = faults;
        page_with(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}

/// The empty form.
pub async fn new(
    editor: LegalDocumentEditor,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    page(&FormPage::new(frame, partner(&app, &editor.organisation).await?, None))
}

/// The form of a document in force.
pub async fn edit(
    editor: LegalDocumentEditor,
    State(app): State<App>,
    PathId((_, document)): PathId<(OrganisationId, LegalDocumentId)>,
    frame: Frame,
) -> Result<Response, Problem> {
    let partner = partner(&app, &editor.organisation).await?;
    let document = document_in_force(&app, &partner.id, &document).await?;
    page(&FormPage::new(frame, partner, Some(document)))
}

/// Adds a document.
pub async fn add(
    editor: LegalDocumentEditor,
    State(app): State<App>,
    frame: Frame,
    upload: Upload,
) -> Result<Response, Problem> {
    let organisation = &editor.organisation;
    let page = FormPage::new(frame, partner(&app, organisation).await?, None);
    let (draft, file) = match read(&app, &upload) {
        Ok(read) => read,
        Err(faults) => return page.again(&upload, faults),
    };
    match actions::add(&app, &editor.actor, organisation, draft, file).await {
        Ok(_) => Ok(go(documents_path(organisation), "notice-document-added")),
        Err(Problem::Invalid(faults)) => page.again(&upload, faults),
        Err(other) => Err(other),
    }
}

/// Changes a document.
pub async fn change(
    editor: LegalDocumentEditor,
    State(app): State<App>,
    PathId((_, document)): PathId<(OrganisationId, LegalDocumentId)>,
    frame: Frame,
    upload: Upload,
) -> Result<Response, Problem> {
    let LegalDocumentEditor { actor, organisation } = editor;
    let document = document_in_force(&app, &organisation, &document).await?;
    let page = FormPage::new(frame, partner(&app, &organisation).await?, Some(document.clone()));
    let (draft, file) = match read(&app, &upload) {
        Ok(read) => read,
        Err(faults) => return page.again(&upload, faults),
    };
    let version = Typed::of_form(&upload.form).version;
    match actions::change(&app, &actor, (&organisation, &document.id), version, draft.clone(), file).await {
        Ok(()) => Ok(go(documents_path(&organisation), "notice-document-changed")),
        Err(Problem::Invalid(faults)) => page.again(&upload, faults),
        Err(Problem::Conflict) => conflict_page(&app, page, &organisation, &upload, &draft).await,
        Err(other) => Err(other),
    }
}

/// What was typed, or everything that has to be mended at once.
fn read(app: &App, upload: &Upload) -> Result<(LegalDocumentDraft, Option<NewFile>), Faults> {
    let mut faults = Faults::none();
    let draft = form::read(&upload.form, app.today(), &mut faults);
    let file = upload.file.as_ref().and_then(|file| file.accepted(DOCUMENTS, &mut faults));
    match draft {
        Some(draft) if faults.is_empty() => Ok((draft, file)),
        _ => Err(faults),
    }
}

/// Two people changed the document at once: what was typed is kept, and the difference is shown. Saving again with the
/// version that is now in the form overwrites knowingly.
async fn conflict_page(
    app: &App,
    mut page: FormPage,
    organisation: &OrganisationId,
    upload: &Upload,
    draft: &LegalDocumentDraft,
) -> Result<Response, Problem> {
    let Some(shown) = &page.document else { return Err(Problem::Conflict) };
    let theirs = document_in_force(app, organisation, &shown.id).await?;
    let last = audit::lines_about(app.db(), &app.region(), "paper", theirs.id.as_str(), 1).await?;
    let json = |snapshot: Snapshot| serde_json::to_value(snapshot).map_err(anyhow::Error::from);
    let mine = json(Snapshot::of_draft(draft, theirs.file_name.as_deref()))?;
    let changes = difference(Some(&json(Snapshot::of_document(&theirs))?), Some(&mine));
    let (who, when) = last
        .first()
        .map_or_else(Default::default, |line| (line.actor_name.clone(), page.frame.date_time(&line.at)));
    page.typed = Typed { version: theirs.version, ..Typed::of_form(&upload.form) };
    page.file_lost = upload.file.is_some();
    page.meeting = Some(EditConflict { who, when, changes });
    page.document = Some(theirs);
    page_with(StatusCode::CONFLICT, &page)
}
