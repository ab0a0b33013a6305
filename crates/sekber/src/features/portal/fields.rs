//! Which fields of which records are public, and why or why not. The page about public data shows this list, and a test asks
//! that no column of these tables is missing from it.

/// A field of a record.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The columns that hold it.
    pub columns: &'static [&'static str],
    /// Key of its name.
    pub label: &'static str,
    /// Whether it is public.
    pub public: bool,
    /// Code of the reason.
    pub why: &'static str,
}

/// A kind of record.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Its code.
    pub code: &'static str,
    /// The table.
    pub table: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

const fn open(columns: &'static [&'static str], label: &'static str) -> Field {
    Field { columns, label, public: true, why: "open" }
}

const fn closed(columns: &'static [&'static str], label: &'static str, why: &'static str) -> Field {
    Field { columns, label, public: false, why }
}

/// Columns that only keep records apart and in order.
const SYSTEM: &[&str] = &["region_code", "version", "created_at", "sort_key"];

const ORGANISATION: &[Field] = &[
    open(&["name", "short_name"], "field-name"),
    open(&["id", "side", "kind", "level"], "field-kind"),
    open(&["code"], "field-code"),
    open(&["legal_form"], "field-legal-form"),
    open(&["description"], "organisation-field-description"),
    open(&["duties"], "organisation-field-duties"),
    open(&["website"], "organisation-field-website"),
    open(&["provenance"], "organisation-field-provenance"),
    open(&["changed_at"], "portal-label-changed"),
    Field {
        columns: &["contact_email", "contact_phone", "address"],
        label: "portal-label-contact",
        public: true,
        why: "mark",
    },
    closed(&["contact_name"], "organisation-field-contact-name", "person"),
    closed(&["contact_public", "published"], "organisation-field-published", "system"),
    closed(&["state", "state_reason", "state_since"], "portal-label-verification", "working"),
    closed(&["quota"], "organisation-field-quota", "matching"),
    closed(&["source", "merged_into"], "portal-label-origin", "working"),
    closed(SYSTEM, "portal-label-system", "system"),
];

const PROGRAMME: &[Field] = &[
    open(&["id", "title", "reference"], "programme-title"),
    open(&["organisation_id", "side"], "programme-owner"),
    open(&["cycle_id"], "portal-label-cycle"),
    open(&["state"], "programme-state"),
    open(&["description", "targets"], "programme-about"),
    open(&["start_on", "end_on"], "programme-period"),
    open(&["place_note"], "programme-place"),
    open(&["beneficiaries"], "programme-beneficiaries"),
    open(&["total_idr"], "programme-money"),
    open(&["help_sought", "help_offered"], "portal-label-help"),
    open(&["provenance"], "organisation-field-provenance"),
    open(&["changed_at"], "portal-label-changed"),
    closed(&["contact_name"], "programme-contact", "person"),
    closed(&["state_reason", "state_since"], "portal-label-verification", "working"),
    closed(&["source"], "portal-label-origin", "working"),
    closed(
        &["published", "withheld", "withdrawn", "recorded_in", "funding_lines"],
        "portal-label-system",
        "system",
    ),
    closed(SYSTEM, "portal-label-system", "system"),
];

const MEETING: &[Field] = &[
    open(&["id", "name", "day", "starts", "ends", "place"], "portal-label-when"),
    open(&["agenda"], "portal-agenda"),
    open(&["round", "closed_at"], "portal-label-round"),
    Field { columns: &["plan_id"], label: "portal-label-agreed", public: true, why: "purpose" },
    closed(
        &["chair_name", "chair_position", "chair_number", "secretary_name", "minutes_by"],
        "portal-label-people",
        "person",
    ),
    closed(&["minutes", "minutes_version"], "portal-label-minutes", "names"),
    closed(
        &[
            "letter_number",
            "letter_date",
            "letter_basis",
            "record_number",
            "slot_minutes",
            "tables",
            "turn_ends_at",
            "late_until",
            "opened_at",
            "pause_from",
            "pause_to",
            "talks_from",
            "cancelled_because",
        ],
        "portal-label-running",
        "working",
    ),
    closed(&["region_code", "version", "created_at", "cycle_id"], "portal-label-system", "system"),
];

const NEWS: &[Field] = &[
    open(&["id", "title_id", "title_en", "body_id", "body_en"], "portal-label-text"),
    open(&["day", "category"], "portal-label-day"),
    open(&["source", "simulated"], "portal-source"),
    open(&["picture_id", "picture_width", "picture_height", "picture_text"], "portal-label-picture"),
    open(&["changed_at"], "portal-label-changed"),
    closed(&["state"], "portal-label-drafts", "working"),
    closed(&["region_code", "version", "created_at"], "portal-label-system", "system"),
];

/// Every kind of record that the public pages show anything of.
pub const KINDS: &[Kind] = &[
    Kind { code: "organisation", table: "organisation", fields: ORGANISATION },
    Kind { code: "programme", table: "programme", fields: PROGRAMME },
    Kind { code: "meeting", table: "meeting", fields: MEETING },
    Kind { code: "news", table: "news", fields: NEWS },
];
