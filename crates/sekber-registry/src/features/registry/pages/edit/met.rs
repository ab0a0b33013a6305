//! Two edits of an office or partner that met: what only one of them changed is joined, what both changed is asked.

use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::value::Moment;
use serde_json::Value as Json;

use super::{EditPage, living};
use crate::features::registry::model::Record;
use crate::features::registry::store::record;
use crate::features::registry::{OrganisationDraft, Saved, actions, draft};
use crate::kit::access::OrganisationEditor;
use crate::kit::app::App;
use crate::kit::form::{EditsMet, Faults, Form, OpenedWith, opened};
use crate::kit::page::{Change, difference, go, page_with};
use crate::kit::problem::Problem;

/// What somebody else changed in the meantime.
pub(super) struct Conflict {
    pub(super) by: String,
    pub(super) at: Moment,
    /// What both changed, to different ends.
    pub(super) changes: Vec<Change>,
}

/// What the form of a record says that it was opened with.
pub(super) fn began_with(record: &Record) -> String {
    opened(&json(&OrganisationDraft::of(record)))
}

fn json(draft: &OrganisationDraft) -> Json {
    serde_json::to_value(draft::Full::of(draft)).unwrap_or_default()
}

/// Saves what was typed together with what somebody else saved meanwhile, or asks about what both changed.
pub(super) async fn meet(
    app: &App,
    editor: &OrganisationEditor,
    edit: EditPage,
    (began, form): (&OpenedWith<'_>, &Form),
    typed: OrganisationDraft,
) -> Result<Response, Problem> {
    let stored = living(app, &editor.organisation).await?;
    let theirs = OrganisationDraft::of(&stored);
    let met = EditsMet::of(began, &json(&theirs), &json(&typed));
    let asked = |draft: &OrganisationDraft| met.only_both(json(draft));
    let changes = difference(Some(&asked(&theirs)), Some(&asked(&typed)));
    let mut joined = typed;
    met.theirs.iter().for_each(|field| take(&mut joined, &theirs, field));
    let mut faults = Faults::none();
    if met.both.is_empty() {
        let path = stored.organisation.path();
        let version = stored.organisation.version;
        match actions::change(app, &editor.actor, &editor.organisation, version, &joined).await {
            Ok(Saved::Kept) => return Ok(go(path, "notice-organisation-joined")),
            Ok(Saved::Waits) => return Ok(go(path, "notice-organisation-waits")),
            Err(Problem::Invalid(found)) => faults = found,
            // Somebody was quicker once more: the person looks, and sends it again.
            Err(Problem::Conflict) => {}
            Err(other) => return Err(other),
        }
    }
    let latest = record::happenings(app.db(), &app.region(), &editor.organisation, 1).await?;
    let by = latest.first().map(|line| line.actor_name.clone()).unwrap_or_default();
    let quota = joined.quota.map(|quota| quota.to_string()).unwrap_or_default();
    let mut edit = EditPage { draft: joined, ..edit }.of(&stored).typed(form, faults);
    edit.quota = quota;
    edit.conflict = Some(Conflict { by, at: stored.organisation.changed_at, changes });
    page_with(StatusCode::CONFLICT, &edit)
}

/// Takes one field over from what is stored.
fn take(draft: &mut OrganisationDraft, theirs: &OrganisationDraft, field: &str) {
    match field {
        "name" => draft.name.clone_from(&theirs.name),
        "short_name" => draft.short_name.clone_from(&theirs.short_name),
        "code" => draft.code.clone_from(&theirs.code),
        "kind" => draft.kind = theirs.kind,
        "level" => draft.level = theirs.level,
        "legal_form" => draft.legal_form = theirs.legal_form,
        "implementer" => draft.implementer.clone_from(&theirs.implementer),
        "description" => draft.description.clone_from(&theirs.description),
        "duties" => draft.duties.clone_from(&theirs.duties),
        "quota" => draft.quota = theirs.quota,
        "website" => draft.website.clone_from(&theirs.website),
        "contact_name" => draft.contact_name.clone_from(&theirs.contact_name),
        "contact_email" => draft.contact_email.clone_from(&theirs.contact_email),
        "contact_phone" => draft.contact_phone.clone_from(&theirs.contact_phone),
        "contact_public" => draft.contact_public = theirs.contact_public,
        "address" => draft.address.clone_from(&theirs.address),
        "themes" => draft.themes.clone_from(&theirs.themes),
        "fields" => draft.fields.clone_from(&theirs.fields),
        "published" => draft.published = theirs.published,
        "provenance" => draft.provenance = theirs.provenance,
        "source" => draft.source.clone_from(&theirs.source),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use sekber_core::registry::kinds::{LegalForm, Level, OfficeKind, Provenance};

    use super::*;
    use crate::features::registry::model::Kind;

    #[test]
    fn every_field_that_is_compared_can_be_taken_over() {
        let text = || "teks".to_owned();
        let mine = OrganisationDraft::new(Kind::Office(OfficeKind::Dinas), "Dinas Satu");
        let theirs = OrganisationDraft {
            kind: Kind::Office(OfficeKind::Badan),
            code: Some(text()),
            name: "Badan Dua".to_owned(),
            short_name: text(),
            level: Some(Level::Local),
            legal_form: Some(LegalForm::Foundation),
            implementer: text(),
            description: text(),
            duties: text(),
            quota: Some(3),
            website: text(),
            contact_name: text(),
            contact_email: text(),
            contact_phone: text(),
            contact_public: true,
            address: text(),
            themes: vec![text()],
            fields: vec![text()],
            published: true,
            provenance: Provenance::Imported,
            source: text(),
            ..mine.clone()
        };
        let (before, after) = (json(&mine), json(&theirs));
        let mut joined = mine;
        for (field, value) in after.as_object().unwrap() {
            assert_ne!(&before[field], value, "{field} is not tried");
            take(&mut joined, &theirs, field);
        }
        assert_eq!(joined, theirs);
    }
}
