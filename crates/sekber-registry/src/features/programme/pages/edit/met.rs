//! Two edits of a programme that met: what only one of them changed is joined, what both changed is asked.

use axum::http::StatusCode;
use axum::response::Response;
use serde_json::Value as Json;

use super::{Surroundings, of_stored};
use crate::features::programme::form::ProgrammeForm;
use crate::features::programme::guard::ProgrammeEditor;
use crate::features::programme::model::{Names, ProgrammeDraft};
use crate::features::programme::pages::history::{Change, changes, who};
use crate::features::programme::pages::whole::find;
use crate::features::programme::snapshot::Snapshot;
use crate::features::programme::store::record::history;
use crate::features::programme::{actions, store};
use crate::kit::app::App;
use crate::kit::form::{EditsMet, Faults, OpenedWith, opened};
use crate::kit::page::{Frame, go, page_with};
use crate::kit::problem::Problem;

/// Somebody else's change that met this edit.
pub(super) struct EditConflict {
    pub(super) who: String,
    pub(super) when: String,
    /// What both changed, to different ends.
    pub(super) changes: Vec<Change>,
}

/// What the form of a programme says that it was opened with.
pub(super) fn began_with(content: &ProgrammeDraft) -> String {
    opened(&json(content, &Names::default()))
}

/// A programme as its editors compare it: as the trail keeps it, and whom to ask besides.
fn json(draft: &ProgrammeDraft, names: &Names) -> Json {
    let mut json = serde_json::to_value(Snapshot::of(draft, names)).unwrap_or_default();
    if let Some(fields) = json.as_object_mut() {
        fields.insert("contact_name".to_owned(), draft.contact_name.clone().into());
    }
    json
}

/// Saves what was typed together with what somebody else saved meanwhile, or asks about what both changed.
pub(super) async fn meet(
    app: &App,
    editor: &ProgrammeEditor,
    (frame, surroundings): (Frame, Surroundings),
    (began, searched): (&OpenedWith<'_>, &str),
    typed: ProgrammeDraft,
) -> Result<Response, Problem> {
    let stored = find(app, &editor.programme).await?;
    let (theirs, mine) = (&stored.content, typed.settled(stored.side));
    let codes = Names::default();
    let met = EditsMet::of(began, &json(theirs, &codes), &json(&mine, &codes));
    let mut joined = mine.clone();
    met.theirs.iter().for_each(|field| take(&mut joined, theirs, field));
    let mut faults = Faults::none();
    if met.both.is_empty() {
        let said = (&joined, false);
        match actions::save(app, &editor.actor, &editor.programme, stored.version, said).await {
            Ok(()) => return Ok(go(format!("/programmes/{}", editor.programme), "notice-programme-joined")),
            Err(Problem::Invalid(found)) => faults = found,
            // Somebody was quicker once more: the person looks, and sends it again.
            Err(Problem::Conflict) => {}
            Err(other) => return Err(other),
        }
    }
    let names = store::names(app.db(), &app.region(), [theirs, &mine].into_iter()).await?;
    let asked = |draft: &ProgrammeDraft| met.only_both(json(draft, &names));
    let last = history(app.db(), &app.region(), &editor.programme, 1).await?.into_iter().next();
    let name = last.as_ref().map_or("", |last| last.actor_name.as_str());
    let meeting = EditConflict {
        who: who(&frame, name),
        when: frame.date_time(&stored.changed_at),
        changes: changes(&frame, Some(&asked(theirs)), Some(&asked(&mine))),
    };
    let mut form = ProgrammeForm::for_edit(&joined);
    searched.clone_into(&mut form.code_q);
    let mut shown = of_stored(surroundings.page(frame, editor.organisation.clone(), form), &stored);
    shown.meeting = Some(meeting);
    shown.faults = faults;
    page_with(StatusCode::CONFLICT, &shown)
}

/// Takes one field over from what is stored.
fn take(draft: &mut ProgrammeDraft, theirs: &ProgrammeDraft, field: &str) {
    match field {
        "reference" => draft.reference.clone_from(&theirs.reference),
        "title" => draft.title.clone_from(&theirs.title),
        "description" => draft.description.clone_from(&theirs.description),
        "themes" => draft.themes.clone_from(&theirs.themes),
        "nomenclature" => draft.nomenclature.clone_from(&theirs.nomenclature),
        "sdg" => draft.sdg.clone_from(&theirs.sdg),
        "places" => draft.places.clone_from(&theirs.places),
        "place_note" => draft.place_note.clone_from(&theirs.place_note),
        "period" => draft.period = theirs.period,
        "funding" => draft.funding.clone_from(&theirs.funding),
        "targets" => draft.targets.clone_from(&theirs.targets),
        "beneficiaries" => draft.beneficiaries = theirs.beneficiaries,
        "help_sought" => draft.help_sought.clone_from(&theirs.help_sought),
        "help_offered" => draft.help_offered.clone_from(&theirs.help_offered),
        "contact_name" => draft.contact_name.clone_from(&theirs.contact_name),
        "lead_office" => draft.lead_office.clone_from(&theirs.lead_office),
        "supporting_offices" => draft.supporting_offices.clone_from(&theirs.supporting_offices),
        "published" => draft.published = theirs.published,
        // What the form does not show, should it have changed while this was being read.
        "state" => draft.state = theirs.state,
        "provenance" => draft.provenance = theirs.provenance,
        "source" => draft.source.clone_from(&theirs.source),
        "activity_status" => draft.activity_status.clone_from(&theirs.activity_status),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use sekber_core::registry::kinds::Provenance;
    use sekber_core::registry::programme::{FundingForm, Status};
    use sekber_core::value::{Currency, Money};

    use super::*;
    use crate::features::programme::model::FundingLine;

    #[test]
    fn every_field_that_is_compared_can_be_taken_over() {
        let text = || "teks".to_owned();
        let mine = ProgrammeDraft::new("owner".parse().unwrap(), "cycle".parse().unwrap(), "Kebun gizi");
        let theirs = ProgrammeDraft {
            reference: Some(text()),
            title: "Air bersih".to_owned(),
            description: text(),
            themes: vec![text()],
            nomenclature: vec![text()],
            sdg: vec![text()],
            places: vec!["61.05".parse().unwrap()],
            place_note: text(),
            period: "2023-02/2024-05-31".parse().unwrap(),
            funding: vec![FundingLine {
                year: 2024,
                source: text(),
                amount: Money { minor: 100, currency: Currency::IDR },
                form: FundingForm::Cash,
                on_budget: false,
            }],
            targets: text(),
            beneficiaries: Some(3),
            help_sought: text(),
            help_offered: text(),
            contact_name: text(),
            lead_office: Some("office".parse().unwrap()),
            supporting_offices: vec!["office".parse().unwrap()],
            state: Status::Proposed,
            published: true,
            provenance: Provenance::Imported,
            source: text(),
            activity_status: text(),
            ..mine.clone()
        };
        let (before, after) = (json(&mine, &Names::default()), json(&theirs, &Names::default()));
        let mut joined = mine;
        for (field, value) in after.as_object().unwrap() {
            // Owner and cycle are not for an edit to change.
            let stays = ["organisation", "cycle"].contains(&field.as_str());
            assert_eq!(before[field] == *value, stays, "{field} is not tried");
            take(&mut joined, &theirs, field);
        }
        assert_eq!(joined, theirs);
    }
}
