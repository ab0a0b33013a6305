//! Which fields of which records are public, and why or why not. The page about public data shows this list; tests ask that no
//! column of these tables is missing from it, and that it and the public files name the same.

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
    /// Keys of the titles under which public files hold it; none where only pages and the interface do.
    pub titles: &'static [&'static str],
}

impl Field {
    const fn titled(self, titles: &'static [&'static str]) -> Self {
        Self { titles, ..self }
    }
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

const fn open(columns: &'static [&'static str], label: &'static str, why: &'static str) -> Field {
    Field { columns, label, public: true, why, titles: &[] }
}

const fn closed(columns: &'static [&'static str], label: &'static str, why: &'static str) -> Field {
    Field { columns, label, public: false, why, titles: &[] }
}

/// Columns that only keep records apart and in order.
const SYSTEM: &[&str] = &["region_code", "version", "created_at", "sort_key"];

/// The name of a record for good, by which addresses and files refer to it.
const ID: Field = open(&["id"], "portal-column-id", "id").titled(&["portal-column-id"]);

const PROVENANCE: &str = "organisation-field-provenance";
const ALL_PROGRAMMES: &str = "portal-programmes-of-all-cycles";

const ORGANISATION: &[Field] = &[
    ID,
    open(&["name", "short_name"], "field-name", "name").titled(&["field-name", "portal-column-short-name"]),
    open(&["side", "kind"], "field-kind", "kind").titled(&["field-kind"]),
    open(&["level"], "field-level", "level").titled(&["field-level"]),
    open(&["code"], "field-code", "code"),
    open(&["legal_form"], "field-legal-form", "legal"),
    open(&["description"], "organisation-field-description", "profile").titled(&["portal-about"]),
    open(&["duties"], "organisation-field-duties", "duties").titled(&["portal-about"]),
    open(&["website"], "organisation-field-website", "website").titled(&["organisation-field-website"]),
    // They stand in tables of their own.
    open(&[], "field-themes", "themes").titled(&["field-themes"]),
    open(&[], "field-fields", "fields").titled(&["field-fields"]),
    open(&[], ALL_PROGRAMMES, "count").titled(&[ALL_PROGRAMMES]),
    open(&["provenance"], PROVENANCE, "provenance").titled(&[PROVENANCE]),
    open(&["changed_at"], "portal-label-changed", "changed"),
    open(&["contact_email", "contact_phone", "address"], "portal-label-contact", "mark"),
    closed(&["contact_name"], "organisation-field-contact-name", "person"),
    closed(&["contact_public", "published"], "organisation-field-published", "choice"),
    closed(&["state", "state_reason", "state_since"], "portal-label-verification", "checking"),
    closed(&["quota"], "organisation-field-quota", "matching"),
    closed(&["implementer"], "organisation-field-implementer", "working"),
    closed(&["source", "merged_into"], "portal-label-origin", "origin"),
    closed(SYSTEM, "portal-label-system", "system"),
];

/// Titles of the place of a programme: its own and those of what it lies in.
const PLACE: &[&str] = &[
    "programme-place",
    "programme-place-codes",
    "portal-column-province-code",
    "portal-column-province",
    "portal-column-district-code",
    "portal-column-bps-district",
    "portal-column-district",
    "portal-column-kecamatan-code",
    "portal-column-bps-kecamatan",
    "field-kecamatan",
    "portal-column-village-code",
    "portal-column-bps-village",
    "portal-column-village",
];

const PROGRAMME: &[Field] = &[
    ID,
    open(&["title"], "programme-title", "title").titled(&["programme-title"]),
    open(&["reference"], "programme-reference", "reference").titled(&["programme-reference"]),
    // They stand in tables of their own.
    open(&[], "programme-lead", "lead").titled(&["programme-lead"]),
    open(&[], "programme-theme", "themes").titled(&["programme-theme"]),
    open(&[], "programme-goal", "goal").titled(&["programme-goal"]),
    open(&[], "programme-codes", "codes").titled(&["programme-codes"]),
    open(&[], "programme-funding-source", "funder").titled(&["programme-funding-source"]),
    open(&["organisation_id", "side"], "programme-owner", "owner").titled(&[
        "programme-owner",
        "programme-side",
        "portal-column-short-name",
        "field-kind",
    ]),
    open(&["cycle_id"], "portal-label-cycle", "cycle").titled(&["portal-label-cycle"]),
    open(&["state"], "programme-state", "state").titled(&["programme-state"]),
    open(&["description"], "programme-about", "about").titled(&["programme-about"]),
    open(&["targets"], "programme-field-targets", "targets"),
    open(&["start_on", "end_on"], "programme-period", "period").titled(&["programme-start", "programme-end"]),
    open(&["place_note"], "programme-place", "place").titled(PLACE),
    open(&["beneficiaries"], "programme-beneficiaries", "people").titled(&["programme-beneficiaries"]),
    open(&["total_idr"], "programme-money", "money").titled(&[
        "programme-total",
        "portal-column-other-money",
        "portal-column-currency",
    ]),
    open(&["help_sought", "help_offered"], "portal-label-help", "help"),
    open(&["provenance"], PROVENANCE, "provenance").titled(&[PROVENANCE]),
    open(&["changed_at"], "portal-label-changed", "changed").titled(&["portal-label-changed"]),
    closed(&["contact_name"], "programme-contact", "person"),
    closed(&["state_reason", "state_since"], "portal-label-verification", "checking"),
    closed(&["source", "activity_status"], "portal-label-origin", "origin"),
    closed(
        &["published", "withheld", "checked_digest", "withdrawn", "recorded_in", "funding_lines"],
        "portal-label-system",
        "system",
    ),
    closed(SYSTEM, "portal-label-system", "system"),
];

const PARTNERSHIP: &[Field] = &[
    ID,
    open(&["title"], "partnership-title", "title").titled(&["partnership-title"]),
    open(&["number"], "partnership-number", "number").titled(&["partnership-number"]),
    // They stand in tables of their own.
    open(&[], "portal-label-parties", "parties").titled(&[
        "partnership-lead",
        "portal-column-lead-id",
        "partnership-partner",
        "portal-column-partner-id",
    ]),
    open(&[], "partnership-programmes", "carried"),
    open(&["start_on", "end_on", "ended_on"], "partnership-term", "period")
        .titled(&["partnership-start", "partnership-end"]),
    open(&["state", "contested_at"], "partnership-state", "state").titled(&["partnership-state"]),
    open(&["simulated"], PROVENANCE, "simulated").titled(&[PROVENANCE]),
    open(&["changed_at"], "portal-label-changed", "changed"),
    closed(&["scope"], "portal-label-scope", "paper"),
    closed(
        &["state_reason", "ended_by", "end_letter_number", "end_letter_on", "end_letter_id"],
        "portal-label-ending",
        "ending",
    ),
    closed(&["contest_party_id", "contest_reason", "contest_answer"], "portal-label-ending", "ending"),
    closed(&["road", "road_begun_at", "next_step", "secretariat_since"], "portal-label-road", "working"),
    closed(&["meeting_id", "renews_id"], "portal-label-from-meeting", "origin"),
    closed(
        &[
            "state_since",
            "activated_at",
            "planned_end_on",
            "cycle_id",
            "region_code",
            "version",
            "created_at",
        ],
        "portal-label-system",
        "system",
    ),
];

const MEETING: &[Field] = &[
    open(&["id"], "portal-column-id", "id"),
    open(&["name", "day", "starts", "ends", "place"], "portal-label-when", "when"),
    open(&["agenda"], "portal-agenda", "agenda"),
    open(&["round", "closed_at"], "portal-label-round", "stage"),
    open(&["plan_id"], "portal-label-agreed", "purpose"),
    closed(
        &["chair_name", "chair_position", "chair_number", "secretary_name", "minutes_by", "letter_contact"],
        "portal-label-people",
        "person",
    ),
    open(&["minutes"], "portal-label-minutes", "released"),
    closed(
        &[
            "letter_number",
            "letter_date",
            "letter_basis",
            "letter_copies",
            "letter_nature",
            "record_number",
            "slot_minutes",
            "tables",
            "desks_json",
            "agenda_at",
            "turn_ends_at",
            "late_until",
            "opened_at",
            "pause_from",
            "pause_to",
            "presentations_from",
            "talks_from",
            "cancelled_because",
        ],
        "portal-label-running",
        "working",
    ),
    closed(
        &["minutes_version", "region_code", "version", "created_at", "cycle_id"],
        "portal-label-system",
        "system",
    ),
];

const AWARD: &[Field] = &[
    open(&["id"], "portal-column-id", "id"),
    open(&["name", "track", "cycle_id", "simulated"], "award-column-name", "award"),
    open(
        &[
            "state",
            "frozen_at",
            "evidence_at",
            "contest_until",
            "announced_at",
            "object_until",
            "sheets_due",
            "ticket_from",
            "ticket_until",
            "ceremony",
            "decided_at",
            "cancelled_at",
            "cancel_reason",
        ],
        "portal-label-award-days",
        "days",
    ),
    open(&["rules_version", "result_digest"], "portal-label-award-rules", "rules"),
    closed(&["draft_json"], "portal-label-award-draft", "draft"),
    closed(&["region_code", "version", "created_at"], "portal-label-system", "system"),
];

const ENTRY: &[Field] = &[
    open(&["category", "pseudonym"], "portal-label-entry-place", "pseudonym"),
    open(&["name", "organisation_id"], "portal-label-entry-name", "winner"),
    // Marks of jurors stand in tables of their own.
    closed(&[], "portal-label-entry-marks", "juror"),
    closed(&["id", "season_id", "region_code", "created_at"], "portal-label-system", "system"),
];

const NEWS: &[Field] = &[
    open(&["id"], "portal-column-id", "id"),
    open(&["title_id", "title_en", "body_id", "body_en"], "portal-label-text", "news"),
    open(&["day", "category"], "portal-label-day", "day"),
    open(&["source", "simulated"], "portal-source", "source"),
    open(
        &["picture_id", "picture_width", "picture_height", "picture_text"],
        "portal-label-picture",
        "picture",
    ),
    open(&["changed_at"], "portal-label-changed", "changed"),
    closed(&["state"], "portal-label-drafts", "unpublished"),
    closed(&["region_code", "version", "created_at"], "portal-label-system", "system"),
];

/// Every kind of record that the public pages show anything of.
pub const KINDS: &[Kind] = &[
    Kind { code: "organisation", table: "organisation", fields: ORGANISATION },
    Kind { code: "programme", table: "programme", fields: PROGRAMME },
    Kind { code: "partnership", table: "partnership", fields: PARTNERSHIP },
    Kind { code: "meeting", table: "meeting", fields: MEETING },
    Kind { code: "award", table: "award_season", fields: AWARD },
    Kind { code: "entry", table: "award_entry", fields: ENTRY },
    Kind { code: "news", table: "news", fields: NEWS },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::features::portal::export::{tables, three_w};

    /// The titles that files hold of a kind of record.
    fn held(files: &[Vec<&'static str>]) -> BTreeSet<&'static str> {
        files.iter().flatten().copied().collect()
    }

    #[test]
    fn list_and_public_files_name_the_same() {
        let keys = |columns: &[tables::Titled]| columns.iter().map(|column| column.0).collect::<Vec<_>>();
        let tagged: Vec<&str> = three_w::COLUMNS.iter().map(|column| column.0).collect();
        let files = [
            (ORGANISATION, held(&[keys(&tables::ORGANISATIONS)])),
            (PROGRAMME, held(&[keys(&tables::PROGRAMMES), tagged])),
            (PARTNERSHIP, held(&[keys(&tables::PARTNERSHIPS)])),
        ];
        for (fields, held) in files {
            let open = fields.iter().filter(|field| field.public);
            let told: BTreeSet<&str> = open.flat_map(|field| field.titles.iter().copied()).collect();
            assert_eq!(told, held);
            assert!(fields.iter().all(|field| field.public || field.titles.is_empty()));
        }
    }

    #[test]
    fn each_field_of_a_kind_has_a_reason_of_its_own() {
        for kind in KINDS {
            let known: BTreeSet<(&str, &str)> =
                kind.fields.iter().map(|field| (field.label, field.why)).collect();
            let labels: BTreeSet<&str> = known.iter().map(|(label, _)| *label).collect();
            let reasons: BTreeSet<&str> = known.iter().map(|(_, why)| *why).collect();
            assert_eq!((known.len(), known.len()), (labels.len(), reasons.len()), "{}", kind.code);
        }
    }
}
