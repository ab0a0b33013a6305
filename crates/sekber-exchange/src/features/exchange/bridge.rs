//! Between the plain records of sheets and the drafts that the registry and the programmes take.

use sekber_core::registry::programme::FundingForm;
use sekber_core::value::{Money, PartialDate, Period};

use super::columns::ACTIVITY_STATUS;
use super::kind::Kind as Sheet;
use super::reading::{Line, funding_text, lines_of};
use super::verdict::{Change, Record, join, split};
use crate::features::programme::{FundingLine, ProgrammeDraft};
use crate::features::registry::{Kind, OrganisationDraft, Side};

/// Puts a field into a record when there is something to say.
fn put(record: &mut Record, key: &'static str, value: impl Into<String>) {
    let value = value.into();
    if !value.is_empty() {
        record.insert(key, value);
    }
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "1" } else { "0" }
}

/// An organisation as a record.
pub fn organisation_record(draft: &OrganisationDraft) -> Record {
    let mut record = Record::new();
    let kind = if draft.side() == Side::Office { "office_kind" } else { "partner_kind" };
    put(&mut record, kind, draft.kind.as_str());
    put(&mut record, "code", draft.code.clone().unwrap_or_default());
    put(&mut record, "name", &draft.name);
    put(&mut record, "short_name", &draft.short_name);
    put(&mut record, "level", draft.level.map_or("", |level| level.as_str()));
    put(&mut record, "legal_form", draft.legal_form.map_or("", |form| form.as_str()));
    put(&mut record, "description", &draft.description);
    put(&mut record, "duties", &draft.duties);
    put(&mut record, "quota", draft.quota.map(|quota| quota.to_string()).unwrap_or_default());
    put(&mut record, "themes", join(draft.themes.clone()));
    put(&mut record, "fields", join(draft.fields.clone()));
    put(&mut record, "website", &draft.website);
    put(&mut record, "address", &draft.address);
    put(&mut record, "contact_name", &draft.contact_name);
    put(&mut record, "contact_email", &draft.contact_email);
    put(&mut record, "contact_phone", &draft.contact_phone);
    put(&mut record, "contact_public", yes_no(draft.contact_public));
    record
}

/// Writes what a record says over an organisation; what it does not say stays.
pub fn write_organisation(draft: &mut OrganisationDraft, record: &Record) {
    for (key, value) in record {
        let value = value.clone();
        match *key {
            "office_kind" => draft.kind = value.parse().map_or(draft.kind, Kind::Office),
            "partner_kind" => draft.kind = value.parse().map_or(draft.kind, Kind::Partner),
            "code" => draft.code = Some(value),
            "name" => draft.name = value,
            "short_name" => draft.short_name = value,
            "level" => draft.level = value.parse().ok(),
            "legal_form" => draft.legal_form = value.parse().ok(),
            "description" => draft.description = value,
            "duties" => draft.duties = value,
            "quota" => draft.quota = value.parse().ok(),
            "themes" => draft.themes = split(&value).map(str::to_owned).collect(),
            "fields" => draft.fields = split(&value).map(str::to_owned).collect(),
            "website" => draft.website = value,
            "address" => draft.address = value,
            "contact_name" => draft.contact_name = value,
            "contact_email" => draft.contact_email = value,
            "contact_phone" => draft.contact_phone = value,
            "contact_public" => draft.contact_public = value == "1",
            _ => {}
        }
    }
    if draft.short_name == draft.name {
        draft.short_name.clear();
    }
}

/// Gives an organisation the values back that it had before changes.
pub fn restore_organisation(draft: &mut OrganisationDraft, former: &[Change]) {
    let mut record = Record::new();
    for Change { field, before, .. } in former {
        let known = [Sheet::Offices, Sheet::Partners].into_iter().find_map(|kind| kind.column(field));
        record.extend(known.map(|column| (column.key, before.clone())));
    }
    write_organisation(draft, &record);
    draft.code = draft.code.take().filter(|code| !code.is_empty());
}

/// Gives a programme the values back that it had before changes.
pub fn restore_programme(draft: &mut ProgrammeDraft, former: &[Change]) {
    let mut record = Record::new();
    for Change { field, before, .. } in former {
        record.extend(Sheet::Programmes.column(field).map(|column| (column.key, before.clone())));
    }
    // An end that was not said before is open again.
    let end = |key: &str, now: Option<PartialDate>| record.get(key).map_or(now, |text| text.parse().ok());
    let period = Period::new(end("start", draft.period.start()), end("end", draft.period.end()));
    write_programme(draft, &record);
    draft.period = period.unwrap_or(draft.period);
    draft.reference = draft.reference.take().filter(|reference| !reference.is_empty());
}

/// A programme as a record.
pub fn programme_record(draft: &ProgrammeDraft) -> Record {
    let mut record = Record::new();
    let texts = |items: &[_]| join(items.iter().map(ToString::to_string).collect());
    put(&mut record, "organisation", draft.organisation.as_str());
    put(&mut record, "reference", draft.reference.clone().unwrap_or_default());
    put(&mut record, "title", &draft.title);
    put(&mut record, "description", &draft.description);
    put(&mut record, "themes", join(draft.themes.clone()));
    put(&mut record, "nomenclature", join(draft.nomenclature.clone()));
    put(&mut record, "sdg", join(draft.sdg.clone()));
    put(&mut record, "places", join(draft.places.iter().map(ToString::to_string).collect()));
    put(&mut record, "place_note", &draft.place_note);
    put(&mut record, "start", draft.period.start().map(|date| date.to_string()).unwrap_or_default());
    put(&mut record, "end", draft.period.end().map(|date| date.to_string()).unwrap_or_default());
    put(&mut record, ACTIVITY_STATUS, &draft.activity_status);
    put(&mut record, "funding", funding_text(draft.funding.iter().map(line).collect()));
    put(&mut record, "targets", &draft.targets);
    put(&mut record, "beneficiaries", draft.beneficiaries.map(|count| count.to_string()).unwrap_or_default());
    put(&mut record, "help_sought", &draft.help_sought);
    put(&mut record, "help_offered", &draft.help_offered);
    put(&mut record, "contact_name", &draft.contact_name);
    put(&mut record, "lead_office", draft.lead_office.as_ref().map(ToString::to_string).unwrap_or_default());
    put(&mut record, "supporting_offices", texts(&draft.supporting_offices));
    put(&mut record, "state", draft.state.as_str());
    put(&mut record, "published", yes_no(draft.published));
    record
}

fn line(line: &FundingLine) -> Line {
    Line {
        year: line.year,
        source: line.source.clone(),
        currency: line.amount.currency,
        minor: line.amount.minor,
        form: line.form.as_str().to_owned(),
        on_budget: line.on_budget,
    }
}

fn funding_line(line: Line) -> FundingLine {
    FundingLine {
        year: line.year,
        amount: Money { minor: line.minor, currency: line.currency },
        form: line.form.parse().unwrap_or(FundingForm::Cash),
        source: line.source,
        on_budget: line.on_budget,
    }
}

/// The period that a record says, with the ends that it leaves open taken from what is stored; `None` when the end
/// lies before the start.
pub fn period(stored: &Period, record: &Record) -> Option<Period> {
    let end =
        |key, stored: Option<PartialDate>| record.get(key).and_then(|text| text.parse().ok()).or(stored);
    Period::new(end("start", stored.start()), end("end", stored.end())).ok()
}

/// Writes what a record says over a programme; what it does not say stays. The owner stays, and so does the state.
pub fn write_programme(draft: &mut ProgrammeDraft, record: &Record) {
    draft.period = period(&draft.period, record).unwrap_or(draft.period);
    for (key, value) in record {
        let value = value.clone();
        match *key {
            "reference" => draft.reference = Some(value),
            "title" => draft.title = value,
            "description" => draft.description = value,
            "themes" => draft.themes = split(&value).map(str::to_owned).collect(),
            "nomenclature" => draft.nomenclature = split(&value).map(str::to_owned).collect(),
            "sdg" => draft.sdg = split(&value).map(str::to_owned).collect(),
            "places" => draft.places = split(&value).filter_map(|code| code.parse().ok()).collect(),
            "place_note" => draft.place_note = value,
            ACTIVITY_STATUS => draft.activity_status = value,
            "funding" => draft.funding = lines_of(&value).into_iter().map(funding_line).collect(),
            "targets" => draft.targets = value,
            "beneficiaries" => draft.beneficiaries = value.parse().ok(),
            "help_sought" => draft.help_sought = value,
            "help_offered" => draft.help_offered = value,
            "contact_name" => draft.contact_name = value,
            "lead_office" => draft.lead_office = value.parse().ok(),
            "supporting_offices" => {
                draft.supporting_offices = split(&value).filter_map(|id| id.parse().ok()).collect();
            }
            "published" => draft.published = value == "1",
            _ => {}
        }
    }
}
