//! The themes that a code of the nomenclature or a text speaks of, out of those that a new district starts with. What neither tells
//! for sure has none: an empty field asks to be filled, a wrong one misleads every chart that counts it.

mod words;

use crate::region::is_within;
use crate::table::{CorruptTable, Plain, Row, Table};

pub use words::{SureTheme, for_sure, of_text};

/// The development goal that a theme serves first, where one clearly does: food serves several, and what belongs to villages any.
/// A proposal of this project, to be confirmed by each district.
const GOALS: [(&str, &str); 15] = [
    ("air-sanitasi", "6"),
    ("ekonomi-rakyat", "8"),
    ("ekowisata", "8"),
    ("energi", "7"),
    ("gender", "5"),
    ("hutan", "15"),
    ("iklim", "13"),
    ("kemiskinan", "1"),
    ("kesehatan", "3"),
    ("keuangan", "8"),
    ("konservasi", "15"),
    ("pendidikan", "4"),
    ("sampah", "12"),
    ("stunting", "2"),
    ("tata-kelola", "17"),
];

/// The theme of a field of government or of one of its programs, and why. A proposal of this project, to be confirmed by each district.
#[derive(Debug, Clone)]
pub struct FieldTheme {
    /// Code of the field, `1.02`, or of a program that has a theme of its own, `2.11.04`.
    pub code: String,
    /// Code of the theme; none where a program does not have that of its field.
    pub theme: Option<String>,
    /// Why, in English.
    pub reason: String,
}

impl FieldTheme {
    fn read(row: &Row) -> Option<Self> {
        Some(Self { code: row.text("code")?, theme: row.optional("theme")?, reason: row.text("reason")? })
    }
}

static FIELDS: Table<FieldTheme> = Table::new(|| {
    Plain { name: "field_themes.csv", text: include_str!("../tables/field_themes.csv") }
        .rows(FieldTheme::read)
});

/// All fields and programs whose theme is told, in code order.
pub fn fields() -> &'static [FieldTheme] {
    FIELDS.rows()
}

/// The theme of a code, by the longest code of the table that it lies in; none where the table does not tell.
pub fn of_code(code: &str) -> Option<&'static str> {
    let within = fields().iter().filter(|row| is_within(code, &row.code));
    within.max_by_key(|row| row.code.len())?.theme.as_deref()
}

/// The code of the development goal that a theme serves first; none where no goal clearly does.
pub fn goal_of(theme: &str) -> Option<&'static str> {
    GOALS.iter().find(|(known, _)| *known == theme).map(|(_, goal)| *goal)
}

/// The themes of a programme. Its codes decide where it has any, since names of the nomenclature use common words in a sense of their
/// own ("Iklim Penanaman Modal"); else its text does.
pub fn infer<'c>(text: &str, codes: impl IntoIterator<Item = &'c str>) -> Vec<String> {
    let mut codes = codes.into_iter().peekable();
    if codes.peek().is_none() {
        return of_text(text);
    }
    let mut found: Vec<String> = Vec::new();
    for theme in codes.filter_map(of_code) {
        if !found.iter().any(|known| known == theme) {
            found.push(theme.to_owned());
        }
    }
    found
}

pub(crate) fn verify() -> Result<(), CorruptTable> {
    FIELDS.verify()
}

#[cfg(test)]
mod tests;
