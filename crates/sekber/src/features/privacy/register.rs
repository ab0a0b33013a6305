//! The register of processing: which personal data the system keeps, of whom, for what, on which ground, how long, and who sees
//! it. The public page, a person's own data, and what the page before an erasure says are made from this one table; a test asks
//! that every column about people stands in it.

use super::holding::{
    ALL_SIGNED, Fate, Holding, SIGNED, Whose, by_name, holding, of_account, of_asked, of_others, of_reader,
};
use super::kept;

/// All of it, in the order in which it is shown.
pub const REGISTER: &[Holding] = &[
    Holding {
        closed: &["password_hash", "totp_secret", "totp_last_step", "sort_key", "active", "mailbox_unproved"],
        kept: kept::ACCOUNT,
        seen: "team",
        fate: Fate::Replaced,
        ..holding(
            "account",
            "person",
            Whose::Account("id"),
            &["created_at", "name", "email", "language", "email_notices", "signed_in_at"],
        )
    },
    Holding {
        kept: kept::ACCOUNT,
        seen: "team",
        fate: Fate::Erased,
        ..holding("roles", "person_role", Whose::Id("person_id"), &["granted_at", "role", "organisation_id"])
    },
    of_account(
        "sessions",
        "session",
        &["created_at", "device", "seen_at", "expires_at"],
        &["token_hash"],
        kept::SESSION,
    ),
    of_account("devices", "known_device", &["created_at", "seen_at"], &["token_hash"], kept::DEVICE),
    of_account("steps", "sign_in_step", &["expires_at"], &["token_hash"], kept::EXPIRY),
    of_account("recovery", "recovery_code", &["used_at"], &["code_hash"], kept::ACCOUNT),
    Holding {
        fate: Fate::Swept,
        ..of_account(
            "links",
            "password_link",
            &["created_at", "expires_at", "used_at"],
            &["token_hash", "made_by"],
            kept::LINK,
        )
    },
    Holding {
        closed: &["token_hash", "invited_by"],
        seen: "team",
        ..holding(
            "invitations",
            "invitation",
            Whose::Mail("email"),
            &["created_at", "name", "email", "role", "organisation_id", "expires_at", "used_at"],
        )
    },
    Holding {
        closed: &["body", "written_by"],
        kept: kept::MAIL,
        seen: "staff",
        fate: Fate::Erased,
        ..holding(
            "mail",
            "email",
            Whose::Mail("recipient"),
            &["made_at", "recipient", "subject", "state", "sent_at"],
        )
    },
    Holding {
        kept: kept::NOTICE,
        seen: "own",
        fate: Fate::Erased,
        ..holding(
            "notices",
            "person_notice",
            Whose::Id("person_id"),
            &["made_at", "subject", "path", "read_at"],
        )
    },
    Holding {
        seen: "own",
        fate: Fate::Erased,
        ..holding("filters", "saved_list", Whose::Id("person_id"), &["made_at", "name", "list", "query"])
    },
    Holding {
        closed: &["token_hash"],
        seen: "admin",
        fate: Fate::Erased,
        ..holding(
            "tokens",
            "api_token",
            Whose::Id("person_id"),
            &["created_at", "name", "scope", "token_end", "expires_at", "used_at", "withdrawn_at"],
        )
    },
    Holding {
        closed: &["secret"],
        seen: "admin",
        fate: Fate::Erased,
        ..holding("webhooks", "webhook", Whose::Token("token_id"), &["created_at", "url", "subjects"])
    },
    Holding {
        closed: &["body"],
        kept: kept::ANSWER,
        seen: "nobody",
        fate: Fate::Erased,
        ..holding("answers", "api_answer", Whose::Id("person_id"), &["made_at", "idempotency_key"])
    },
    Holding {
        closed: &["content"],
        kept: kept::FORM,
        seen: "nobody",
        fate: Fate::Swept,
        ..holding("forms", "form_sent", Whose::Id("sender"), &["sent_at", "led_to"])
    },
    Holding {
        closed: &["decided_at"],
        ground: "duty",
        seen: "admin",
        fate: Fate::Erased,
        ..holding(
            "requests",
            "erasure_request",
            Whose::Id("person_id"),
            &["asked_at", "state", "reason", "answer"],
        )
    },
    Holding {
        closed: &[
            "actor_id",
            "before_json",
            "after_json",
            "words",
            "names_salt",
            "names_seal",
            "words_salt",
            "words_seal",
        ],
        ground: "duty",
        kept: kept::TRAIL,
        seen: "auditor",
        fate: Fate::Trail,
        ..holding("trail", "audit", Whose::Trail, &["at", "seq", "actor_name", "kind", "label"])
    },
    holding("verification", "verification", Whose::Id("person_id"), &["at", "person_name", "step", "reason"]),
    holding(
        "legality",
        "legality_check",
        Whose::Id("person_id"),
        &["at", "person_name", "finding", "reason"],
    ),
    holding(
        "remarks",
        "agreement_remark",
        Whose::Id("person_id"),
        &["at", "person_name", "finding", "reason"],
    ),
    Holding {
        closed: &["person_id", "asked_by", "asked_name"],
        seen: "importer",
        ..holding(
            "imports",
            "import_run",
            Whose::Id("person_id"),
            &["created_at", "person_name", "file_name", "state"],
        )
    },
    by_name("interests", "interest", &["changed_at", "person_name", "stance", "reason", "note"]),
    Holding {
        seen: "overseer",
        ..by_name("rulings", "pair_rule", &["made_at", "person_name", "rule", "reason"])
    },
    Holding { seen: "overseer", ..by_name("plans", "matching_plan", &["created_at", "person_name", "name"]) },
    by_name("decisions", "plan_decision", &["decided_at", "person_name", "note"]),
    by_name("verdicts", "finding_verdict", &["decided_at", "person_name", "verdict", "note"]),
    by_name("verdict_answers", "finding_answer", &["answered_at", "person_name", "answer", "reason"]),
    holding("verdict_replies", "finding_answer", Whose::Name("replied_by"), &["replied_at", "reply"]),
    by_name("area_data", "area_data", &["loaded_at", "person_name", "name"]),
    of_reader("leader_letter_reader", "leader_letter_reader", &["first_month"]),
    of_reader("leader_letter", "leader_letter", &["written_at", "month"]),
    Holding {
        closed: &["made_by"],
        ..holding(
            "road",
            "partnership_step",
            Whose::Id("made_by"),
            &["made_at", "person_name", "step", "note"],
        )
    },
    holding("parties", "partnership_party", Whose::Name("accepted_by"), &["accepted_at", "accepted_by"]),
    by_name("scans", "agreement_former_scan", &["replaced_at", "person_name", "reason"]),
    by_name("ledger", "ledger_entry", &["recorded_at", "person_name", "note"]),
    holding(
        "ledger_decisions",
        "ledger_entry",
        Whose::Name("standing_by"),
        &["standing_at", "standing_by", "standing_reason"],
    ),
    by_name("evidence", "ledger_evidence", &["added_at", "person_name"]),
    holding("reports", "report", Whose::Name("sent_by"), &["sent_at", "sent_by"]),
    holding(
        "report_decisions",
        "report",
        Whose::Name("decided_by"),
        &["decided_at", "decided_by", "remarks"],
    ),
    by_name("photos", "report_photo", &["added_at", "person_name"]),
    by_name("reminders", "report_reminder", &["made_at", "person_name"]),
    Holding { closed: &["contact"], ..by_name("needs", "need", &["changed_at", "person_name", "title"]) },
    by_name("need_answers", "need_answer", &["answered_at", "person_name"]),
    holding("need_decisions", "need_answer", Whose::Name("decided_by"), &["decided_at", "decided_by"]),
    holding(
        "plan_activities",
        "work_activity",
        Whose::Name("agreed_by"),
        &["agreed_at", "agreed_by", "title"],
    ),
    holding("plan_indicators", "work_indicator", Whose::Name("agreed_by"), &["agreed_at", "agreed_by"]),
    by_name("plan_values", "work_actual", &["recorded_at", "person_name"]),
    holding("plan_mistakes", "work_actual", Whose::Name("withdrawn_by"), &["withdrawn_at", "withdrawn_by"]),
    by_name("visits", "visit", &["changed_at", "person_name"]),
    by_name("visit_photos", "visit_photo", &["added_at", "person_name"]),
    holding("visit_tasks", "visit_follow_up", Whose::Name("done_by"), &["done_on", "done_by"]),
    Holding { seen: "public", ..holding("contacts", "organisation", Whose::Contact, CONTACT) },
    Holding {
        seen: "members",
        ..holding(
            "programmes",
            "programme",
            Whose::NameWithin("contact_name"),
            &["changed_at", "contact_name", "title"],
        )
    },
    Holding {
        closed: &[
            "issued_by",
            "signer_name",
            "signer_position",
            "signer_rank",
            "signer_number",
            "on_behalf_of",
        ],
        ground: "duty",
        kept: kept::PAPER,
        fate: Fate::Paper,
        ..holding("documents", "document", Whose::Id("issued_by"), &["issued_at", "title", "number"])
    },
    Holding {
        closed: &["person_id"],
        kept: kept::AWARD,
        seen: "jury",
        fate: Fate::Award,
        ..holding(
            "jury",
            "award_juror",
            Whose::Id("person_id"),
            &["seated_at", "name", "background", "ended_at"],
        )
    },
    Holding {
        kept: kept::AWARD,
        seen: "jury",
        fate: Fate::Award,
        ..holding("sheets", "award_sheet", Whose::Id("person_id"), &["made_at", "conflict", "comment"])
    },
    Holding {
        kept: kept::AWARD,
        seen: "jury",
        fate: Fate::Award,
        ..holding("marks", "award_mark", Whose::Id("person_id"), &["criterion", "points", "edition"])
    },
    Holding {
        kept: kept::AWARD,
        fate: Fate::Award,
        ..by_name("award_rules", "award_rules", &["published_at", "person_name", "reason"])
    },
    Holding {
        kept: kept::AWARD,
        fate: Fate::Award,
        ..by_name("award_values", "award_value", &["made_at", "person_name", "criterion", "reason"])
    },
    Holding {
        closed: &["answered_by"],
        kept: kept::AWARD,
        fate: Fate::Award,
        ..by_name("objections", "award_objection", &["made_at", "person_name", "text", "answer"])
    },
    Holding {
        kept: kept::PAPER,
        fate: Fate::Meeting,
        ..by_name("consents", "meeting_consent", &["made_at", "person_name", "consent", "reason"])
    },
    Holding {
        kept: kept::PAPER,
        fate: Fate::Meeting,
        ..by_name("approvals", "meeting_approval", &["made_at", "person_name", "objection"])
    },
    Holding {
        closed: &["name", "code"],
        kept: kept::PAPER,
        fate: Fate::Meeting,
        ..by_name("withdrawn", "meeting_withdrawn", &["withdrawn_at", "person_name", "reason"])
    },
    of_others("visit_people", "visit_person", &["name", "post", "number"], "members", kept::PAPER),
    of_others("seats", "meeting_seat", &["name", "position", "sex", "token_hash"], "members", kept::PAPER),
    of_others(
        "guests",
        "meeting_participant",
        &["name", "reply_note", "presence_note", "code"],
        "members",
        kept::PAPER,
    ),
    of_others("tasks", "meeting_task", &["owner", "verifier"], "members", kept::PAPER),
    of_others(
        "chairs",
        "meeting",
        &["chair_name", "chair_position", "chair_number", "secretary_name", "minutes_by", "letter_contact"],
        "members",
        kept::PAPER,
    ),
    of_others("log", "meeting_event", &["data_json"], "members", kept::PAPER),
    of_others(
        "signers",
        "agreement",
        &[
            "signer",
            "district_name",
            "district_position",
            "district_number",
            "district_rank",
            "partner_name",
            "partner_position",
            "partner_number",
            "partner_rank",
            "village_head_name",
            "village_head_number",
        ],
        "members",
        kept::PAPER,
    ),
    of_others(
        "signatories",
        "signatory",
        &["name", "position", "rank", "number", "on_behalf_of"],
        "staff",
        kept::PAPER,
    ),
    of_others(
        "sheets_read",
        "import_row",
        &["cells_json", "label", "details_json"],
        "importer",
        kept::IMPORT,
    ),
    of_asked("information", "information_request", &["name", "contact", "purpose"], "applicant"),
    Holding {
        ground: "duty",
        ..of_others(
            "information_register",
            "information_request",
            &["what", "code_hash"],
            "register",
            kept::PAPER,
        )
    },
    of_others("information_signers", "information_request", ALL_SIGNED, "register", kept::PAPER),
    of_asked("information_objections", "information_objection", &["statement"], "register"),
    of_asked("information_representatives", "information_objection", &["representative"], "staff"),
    of_others("objection_signers", "information_objection", SIGNED, "register", kept::PAPER),
    of_others(
        "superior",
        "portal_settings",
        &["superior_name", "superior_position"],
        "everybody",
        kept::RECORD,
    ),
    of_others("breaches", "breach", &["contact", "how", "data"], "admin", kept::PAPER),
];

/// Columns of an organisation about its contact person.
const CONTACT: &[&str] = &["changed_at", "name", "contact_name", "contact_email", "contact_phone", "address"];

/// The entry of a code, among those that an account can be asked about.
pub fn of_code(code: &str) -> Option<&'static Holding> {
    REGISTER.iter().find(|holding| holding.code == code && holding.whose != Whose::Others)
}

/// Every column that a person can see of some table, each once.
pub fn columns() -> Vec<&'static str> {
    let mut all: Vec<&'static str> = REGISTER.iter().flat_map(|one| one.shown.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all
}
