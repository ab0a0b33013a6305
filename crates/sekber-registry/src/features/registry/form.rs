//! The form of an organisation: what was typed, read into a draft under the rules of its side.

use sekber_core::registry::kinds::{Provenance, Side};

use super::draft::OrganisationDraft;
use super::limits;
use super::model::{Kind, Record};
use crate::kit::access::Actor;
use crate::kit::form::{Faults, Form};

/// A web address as somebody types it, with the beginning that most leave out.
fn whole_address(typed: &str) -> String {
    match typed.contains('.') && !typed.contains("://") {
        true => format!("https://{typed}"),
        false => typed.to_owned(),
    }
}

/// Reads the form of a side. `known` is the record that is edited: what only the secretariat may set stays as it is
/// there when somebody else edits. The faults are of what could not be read; the draft has its own rules besides.
pub fn read(form: &Form, side: Side, known: Option<&Record>, actor: &Actor) -> (OrganisationDraft, Faults) {
    let mut faults = Faults::none();
    let kind = kind(form, side, &mut faults);
    let mut draft = OrganisationDraft::new(kind, form.text("name"));
    let text = |name: &str| form.text(name).to_owned();
    draft.short_name = text("short_name");
    draft.website = whole_address(form.text("website"));
    draft.contact_name = text("contact_name");
    draft.contact_email = text("contact_email");
    draft.contact_phone = text("contact_phone");
    draft.contact_public = form.checked("contact_public", &mut faults);
    draft.address = text("address");
    draft.fields = form.all("fields").map(str::to_owned).collect();
    match side {
        Side::Office => {
            draft.duties = form.paragraphs("duties").to_owned();
            draft.quota = quota(form, &mut faults);
        }
        Side::Partner => {
            draft.description = form.paragraphs("description").to_owned();
            draft.level = form.parsed("level", "fault-not-a-choice", &mut faults);
            draft.legal_form = form.parsed("legal_form", "fault-not-a-choice", &mut faults);
            draft.implementer = text("implementer");
            draft.themes = form.all("themes").map(str::to_owned).collect();
        }
    }
    if actor.is_secretariat() {
        draft.code = form.filled("code").map(str::to_owned);
        draft.published = form.checked("published", &mut faults);
        draft.provenance =
            form.parsed("provenance", "fault-not-a-choice", &mut faults).unwrap_or(Provenance::Entered);
        // Programmes are made up for a demonstration, never an organisation.
        if draft.provenance == Provenance::Simulated {
            faults.add("provenance", "fault-not-a-choice");
        }
        draft.source = form.paragraphs("source").to_owned();
    } else if let Some(known) = known {
        draft.code = known.organisation.code.clone();
        draft.published = known.organisation.published;
        draft.provenance = known.organisation.provenance;
        draft.source = known.organisation.source.clone();
    }
    keep_what_the_form_lacks(&mut draft, known);
    (draft, faults)
}

/// The form of one side has no fields for what only sheets fill on the other; editing must not lose it.
fn keep_what_the_form_lacks(draft: &mut OrganisationDraft, known: Option<&Record>) {
    let Some(known) = known else { return };
    match draft.side() {
        Side::Office => {
            draft.description = known.organisation.description.clone();
            draft.themes = known.themes.clone();
            draft.level = known.organisation.level;
            draft.legal_form = known.organisation.legal_form;
        }
        Side::Partner => {
            draft.duties = known.organisation.duties.clone();
            draft.fields = known.fields.clone();
            draft.quota = known.organisation.quota;
        }
    }
}

fn kind(form: &Form, side: Side, faults: &mut Faults) -> Kind {
    let all = Kind::all(side);
    let read = form.filled("kind").and_then(|text| all.iter().find(|kind| kind.as_str() == text));
    if read.is_none() {
        faults
            .add("kind", if form.filled("kind").is_none() { "fault-required" } else { "fault-not-a-choice" });
    }
    read.or(all.first()).copied().unwrap_or(Kind::Office(sekber_core::registry::OfficeKind::Other))
}

fn quota(form: &Form, faults: &mut Faults) -> Option<i64> {
    let text = form.filled("quota")?;
    let read = text.parse().ok();
    if read.is_none() {
        faults.add_with("quota", "fault-quota", "largest", limits::QUOTA);
    }
    read
}
