//! What offices are there for, as the ranking reads it.

/// What the ranking knows of an office.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Duties {
    /// Its id, unique.
    pub id: String,
    /// Its name and those of its fields.
    pub name: String,
    /// Codes of the nomenclature that it is in charge of; the longest code that fits a passage decides whose it is.
    pub codes: Vec<String>,
    /// Its duties, sentence by sentence, and titles of its own programmes.
    pub lines: Vec<String>,
}

/// The sentences of an office's duties as they are written in one text; what is too short to be one is left out.
pub fn sentences(duties: &str) -> impl Iterator<Item = &str> {
    duties.split(['.', ';']).map(str::trim).filter(|line| line.len() > 10)
}
