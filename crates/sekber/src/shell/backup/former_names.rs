//! What tables and columns were called when older backups were made, so that those are still read.

/// A table's name then and today.
const TABLES: [(&str, &str); 2] = [("paper", "legal_document"), ("letter", "email")];
/// A table's name today, with a column's name today and then.
const COLUMNS: [(&str, &str, &str); 1] = [("meeting_receipt", "submission_id", "sending_id")];

/// Today's name of a table that a backup names.
pub fn table(named: &str) -> &str {
    TABLES.iter().find(|(then, _)| *then == named).map_or(named, |(_, today)| today)
}

/// What a column was called before, if it was called otherwise.
pub fn column(table: &str, today: &str) -> Option<&'static str> {
    COLUMNS.iter().find(|(of, name, _)| (*of, *name) == (table, today)).map(|(_, _, then)| *then)
}
