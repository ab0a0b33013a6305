//! What tables and columns were called when older backups were made, so that those are still read.

use serde_json::Value as Json;

/// A table's name then and today.
const TABLES: [(&str, &str); 3] =
    [("paper", "legal_document"), ("letter", "email"), ("meeting_paper", "document")];
/// A table's name today, with a column's name today and then.
const COLUMNS: [(&str, &str, &str); 3] = [
    ("meeting_receipt", "submission_id", "sending_id"),
    ("document", "subject_id", "meeting_id"),
    ("document", "issued_at", "made_at"),
];
/// A table's name today, with a column that its rows lacked then and what stands in it.
const LACKING: [(&str, &str, &str); 15] = [
    ("document", "subject_kind", "meeting"),
    ("document", "subject_name", ""),
    ("document", "classification", ""),
    ("document", "signer_name", ""),
    ("document", "signer_position", ""),
    ("document", "signer_rank", ""),
    ("document", "signer_number", ""),
    ("document", "acting_mark", "holder"),
    ("document", "on_behalf_of", ""),
    ("document", "withdrawn_reason", ""),
    ("matching_pair", "office_name", ""),
    ("matching_pair", "office_short", ""),
    ("matching_pair", "partner_name", ""),
    ("matching_pair", "partner_short", ""),
    ("matching_pair", "title", ""),
];
/// The same for whole numbers.
const LACKING_NUMBERS: [(&str, &str, i64); 2] = [("document", "edition", 1), ("cycle", "least_fit", 30)];

/// Today's name of a table that a backup names.
pub fn table(named: &str) -> &str {
    TABLES.iter().find(|(then, _)| *then == named).map_or(named, |(_, today)| today)
}

/// What a column was called before, if it was called otherwise.
pub fn column(table: &str, today: &str) -> Option<&'static str> {
    COLUMNS.iter().find(|(of, name, _)| (*of, *name) == (table, today)).map(|(_, _, then)| *then)
}

/// What stands in a column that rows lacked when they were copied; nothing where the column may be empty.
pub fn lacking(table: &str, column: &str) -> Option<Json> {
    let text = LACKING.iter().find(|(of, name, _)| (*of, *name) == (table, column));
    let number = LACKING_NUMBERS.iter().find(|(of, name, _)| (*of, *name) == (table, column));
    text.map(|(.., text)| Json::from(*text)).or(number.map(|(.., number)| Json::from(*number)))
}
