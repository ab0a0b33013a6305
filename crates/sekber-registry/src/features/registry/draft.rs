//! An organisation as somebody hands it in: through the form, a sheet or the demonstration, under the same rules.

use sekber_core::email::is_address;
use sekber_core::registry::kinds::{LegalForm, Level, Provenance, Side};
use sekber_core::registry::verification::State;
use serde::Serialize;

use super::limits;
use super::model::{Kind, Organisation, Record};
use crate::features::account;
use crate::kit::form::Faults;
use crate::kit::page::is_web_address;

/// An organisation to be added, or what it is to become.
#[derive(Debug, Clone, PartialEq)]
pub struct OrganisationDraft {
    /// What kind it is; tells the side.
    pub kind: Kind,
    /// The district's own short code, unique per side.
    pub code: Option<String>,
    /// The full name; required.
    pub name: String,
    /// The name in speech and tables; the full name stands in when it is empty.
    pub short_name: String,
    /// How far a partner reaches.
    pub level: Option<Level>,
    /// What a partner is in law.
    pub legal_form: Option<LegalForm>,
    /// Who carries out a donor's project.
    pub implementer: String,
    /// What it is and does.
    pub description: String,
    /// An office's duties and functions.
    pub duties: String,
    /// How many partners an office can handle in a cycle, 0 to [`limits::QUOTA`].
    pub quota: Option<i64>,
    /// Public website.
    pub website: String,
    /// Whom to ask.
    pub contact_name: String,
    /// E-mail of the contact.
    pub contact_email: String,
    /// Telephone of the contact.
    pub contact_phone: String,
    /// Whether everybody may see the contact.
    pub contact_public: bool,
    /// Street address.
    pub address: String,
    /// Codes of the district's themes.
    pub themes: Vec<String>,
    /// Codes of the fields of government (urusan, bidang) that it is in charge of.
    pub fields: Vec<String>,
    /// Whether the public pages show it.
    pub published: bool,
    /// Where the record comes from.
    pub provenance: Provenance,
    /// The source in words or as an address.
    pub source: String,
    /// The state in which a partner begins; counts only when it is added.
    pub state: State,
    /// Whether somebody who was asked says that it is another body than the one of the same name.
    pub is_another: bool,
}

impl OrganisationDraft {
    /// A draft of which only kind and name are known; everything else is empty, unpublished and typed by a person.
    pub fn new(kind: Kind, name: impl Into<String>) -> Self {
        Self {
            kind,
            code: None,
            name: name.into(),
            short_name: String::new(),
            level: None,
            legal_form: None,
            implementer: String::new(),
            description: String::new(),
            duties: String::new(),
            quota: None,
            website: String::new(),
            contact_name: String::new(),
            contact_email: String::new(),
            contact_phone: String::new(),
            contact_public: false,
            address: String::new(),
            themes: Vec::new(),
            fields: Vec::new(),
            published: false,
            provenance: Provenance::Entered,
            source: String::new(),
            state: State::Draft,
            is_another: false,
        }
    }

    /// The draft that would leave a record as it is.
    pub fn of(record: &Record) -> Self {
        let found = record.organisation.clone();
        Self {
            kind: found.kind,
            code: found.code,
            short_name: if found.short_name == found.name { String::new() } else { found.short_name },
            name: found.name,
            level: found.level,
            legal_form: found.legal_form,
            implementer: found.implementer,
            description: found.description,
            duties: found.duties,
            quota: found.quota,
            website: found.website,
            contact_name: found.contact_name,
            contact_email: found.contact_email,
            contact_phone: found.contact_phone,
            contact_public: found.contact_public,
            address: found.address,
            themes: record.themes.clone(),
            fields: record.fields.clone(),
            published: found.published,
            provenance: found.provenance,
            source: found.source,
            state: found.state.verification().unwrap_or(State::Draft),
            is_another: false,
        }
    }

    /// Office or partner.
    pub fn side(&self) -> Side {
        self.kind.side()
    }

    /// The short name, or the full one in its place.
    pub fn shown_short_name(&self) -> &str {
        if self.short_name.is_empty() { &self.name } else { &self.short_name }
    }

    /// Everything in it that the registry does not take, by the names of the form's fields. Whether its themes are the
    /// district's is asked when it is written.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        if self.name.trim().is_empty() {
            faults.add("name", "fault-required");
        }
        for (field, text, longest) in self.texts() {
            faults.check_longest(field, text, longest);
        }
        for (field, name) in [
            ("name", &self.name),
            ("short_name", &self.short_name),
            ("implementer", &self.implementer),
            ("contact_name", &self.contact_name),
        ] {
            if !account::is_plain_name(name) {
                faults.add(field, "fault-name-link");
            }
        }
        if !self.contact_email.is_empty() && !is_address(&self.contact_email) {
            faults.add("contact_email", "fault-email");
        }
        if !self.website.is_empty() && !is_web_address(&self.website) {
            faults.add("website", "fault-website");
        }
        if self.quota.is_some_and(|quota| !(0..=limits::QUOTA).contains(&quota)) {
            faults.add_with("quota", "fault-quota", "largest", limits::QUOTA);
        }
        faults.check_most("themes", self.themes.len(), limits::CODES);
        faults.check_most("fields", self.fields.len(), limits::CODES);
        if let Some(unknown) = self.unknown_field() {
            faults.add_with("fields", "fault-field-code", "value", unknown);
        }
        faults
    }

    fn texts(&self) -> [(&'static str, &str, usize); 12] {
        [
            ("name", &self.name, limits::NAME),
            ("code", self.code.as_deref().unwrap_or_default(), limits::CODE),
            ("short_name", &self.short_name, limits::SHORT_NAME),
            ("implementer", &self.implementer, limits::NAME),
            ("description", &self.description, limits::DESCRIPTION),
            ("duties", &self.duties, limits::DUTIES),
            ("website", &self.website, limits::WEBSITE),
            ("contact_name", &self.contact_name, limits::CONTACT_NAME),
            ("contact_email", &self.contact_email, limits::CONTACT_EMAIL),
            ("contact_phone", &self.contact_phone, limits::CONTACT_PHONE),
            ("address", &self.address, limits::ADDRESS),
            ("source", &self.source, limits::SOURCE),
        ]
    }

    /// A code that is neither an urusan nor a bidang of the nomenclature.
    fn unknown_field(&self) -> Option<&str> {
        use sekber_facts::nomenclature::{Level, find};
        let known =
            |code: &str| find(code).is_some_and(|entry| matches!(entry.level, Level::Urusan | Level::Bidang));
        self.fields.iter().map(String::as_str).find(|code| !known(code))
    }
}

/// An organisation as the trail keeps it: what everybody in the house may read. The contact is told only by
/// whether it is open to all, so that the trail holds no private data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Snapshot {
    name: String,
    short_name: String,
    code: Option<String>,
    kind: String,
    level: Option<Level>,
    legal_form: Option<LegalForm>,
    implementer: String,
    description: String,
    duties: String,
    quota: Option<i64>,
    website: String,
    contact_public: bool,
    themes: Vec<String>,
    fields: Vec<String>,
    published: bool,
    provenance: Provenance,
    source: String,
}

impl Snapshot {
    /// The state that a draft leads to.
    pub fn of_draft(draft: &OrganisationDraft) -> Self {
        Self {
            name: draft.name.clone(),
            short_name: draft.shown_short_name().to_owned(),
            code: draft.code.clone(),
            kind: draft.kind.to_string(),
            level: draft.level,
            legal_form: draft.legal_form,
            implementer: draft.implementer.clone(),
            description: draft.description.clone(),
            duties: draft.duties.clone(),
            quota: draft.quota,
            website: draft.website.clone(),
            contact_public: draft.contact_public,
            themes: sorted(&draft.themes),
            fields: sorted(&draft.fields),
            published: draft.published,
            provenance: draft.provenance,
            source: draft.source.clone(),
        }
    }

    /// A stored record.
    pub fn of_record(record: &Record) -> Self {
        Self::of_draft(&OrganisationDraft::of(record))
    }
}

/// Whether two drafts say the same of what only the secretariat decides.
pub fn is_settled_alike(one: &OrganisationDraft, other: &OrganisationDraft) -> bool {
    let settled = |draft: &OrganisationDraft| {
        (draft.code.clone(), draft.published, draft.provenance, draft.source.clone())
    };
    settled(one) == settled(other)
}

/// What the trail keeps of a private contact that changed: that it did.
pub fn contact_changed(found: &Organisation, draft: &OrganisationDraft) -> bool {
    (&found.contact_name, &found.contact_email, &found.contact_phone, &found.address)
        != (&draft.contact_name, &draft.contact_email, &draft.contact_phone, &draft.address)
}

/// Codes in order and each once, so that two records with the same codes are equal.
pub fn sorted(codes: &[String]) -> Vec<String> {
    let mut codes = codes.to_vec();
    codes.sort();
    codes.dedup();
    codes
}

/// A draft with its contact, for those who may edit it: two edits that met are compared in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Full<'a> {
    #[serde(flatten)]
    open: Snapshot,
    contact_name: &'a str,
    contact_email: &'a str,
    contact_phone: &'a str,
    address: &'a str,
}

impl<'a> Full<'a> {
    /// All of a draft.
    pub fn of(draft: &'a OrganisationDraft) -> Self {
        Self {
            open: Snapshot::of_draft(draft),
            contact_name: &draft.contact_name,
            contact_email: &draft.contact_email,
            contact_phone: &draft.contact_phone,
            address: &draft.address,
        }
    }
}
