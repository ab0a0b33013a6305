//! How complete an organisation's profile is, and what must be filled in before a partner is handed in for checking.

use sekber_core::registry::kinds::{PartnerKind, Side};
use sekber_core::registry::{Completeness, FieldState, completeness};

use super::model::Record;

/// Fields that a profile may do without when it is handed in.
const OPTIONAL: [&str; 3] = ["short_name", "website", "code"];

/// Every field of the profile, by section, in the order of the form.
fn fields(record: &Record) -> Vec<FieldState<'static>> {
    let found = &record.organisation;
    let state = |section, field, filled| FieldState { section, field, filled };
    let reachable = !found.contact_email.is_empty() || !found.contact_phone.is_empty();
    let mut fields = vec![
        state("identity", "name", !found.name.is_empty()),
        state("identity", "short_name", found.other_name().is_some()),
    ];
    match found.side {
        Side::Office => fields.extend([
            state("identity", "code", found.code.is_some()),
            state("work", "duties", !found.duties.is_empty()),
            state("work", "fields", !record.fields.is_empty()),
            state("work", "quota", found.quota.is_some()),
        ]),
        Side::Partner => fields.extend([
            state("identity", "level", found.level.is_some()),
            state("identity", "legal_form", found.legal_form.is_some()),
            state("identity", "website", !found.website.is_empty()),
            state("work", "description", !found.description.is_empty()),
            state("work", "themes", !record.themes.is_empty()),
        ]),
    }
    if found.partner_kind() == Some(PartnerKind::DonorProject) {
        fields.push(state("identity", "implementer", !found.implementer.is_empty()));
    }
    fields.extend([
        state("contact", "contact_name", !found.contact_name.is_empty()),
        state("contact", "contact_email", reachable),
        state("contact", "address", !found.address.is_empty()),
    ]);
    fields
}

/// How complete the profile is, section by section.
pub fn completeness_of(record: &Record) -> Completeness<'static> {
    completeness(&fields(record))
}

/// Fields that must be filled in before a partner is handed in.
pub fn missing(record: &Record) -> Vec<String> {
    let needed = |field: &FieldState<'_>| !field.filled && !OPTIONAL.contains(&field.field);
    fields(record).iter().filter(|field| needed(field)).map(|field| field.field.to_owned()).collect()
}
