//! The Sustainable Development Goals and their targets in Indonesian and English, for tagging programmes.

use crate::table::{CorruptTable, Packed, Table};

/// How far the Indonesian wording can be quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wording {
    /// As the national planning ministry (Bappenas) names the goal.
    Bappenas,
    /// As in the national matrix of targets.
    NationalMatrix,
    /// Translated for this project; not official and to be shown as such.
    Unofficial,
}

/// A goal or one of its targets.
#[derive(Debug, Clone, Copy)]
pub struct Sdg {
    /// `6` for a goal, `6.1` or `6.a` for a target.
    pub code: &'static str,
    /// The goal's number, 1 to 17.
    pub goal: u8,
    /// Pillar in Indonesian: `sosial`, `ekonomi`, `lingkungan`, or `hukum dan tata kelola`.
    pub pillar: &'static str,
    /// Short Indonesian name of a goal; for a target the same as [`Sdg::text_id`].
    pub name_id: &'static str,
    /// Short English name of a goal; for a target the same as [`Sdg::text_en`].
    pub name_en: &'static str,
    /// Full Indonesian wording.
    pub text_id: &'static str,
    /// Full English wording.
    pub text_en: &'static str,
    /// The goal's colour, `#RRGGBB`.
    pub color: &'static str,
    /// Where the Indonesian wording comes from.
    pub wording: Wording,
}

impl Sdg {
    /// Whether this is one of the seventeen goals rather than a target.
    pub fn is_goal(&self) -> bool {
        !self.code.contains('.')
    }
}

static ROWS: Table<Sdg> = Table::new(|| {
    Packed { name: "sdg.tsv.br", bytes: include_bytes!("../tables/sdg.tsv.br") }.rows(
        |[code, pillar, name_id, text_id, name_en, text_en, color, source]| {
            let wording = match source {
                "bappenas" => Wording::Bappenas,
                "matriks" => Wording::NationalMatrix,
                "terjemahan" => Wording::Unofficial,
                _ => return None,
            };
            let goal = code.split('.').next()?.parse().ok()?;
            let or = |name: &'static str, text: &'static str| if name.is_empty() { text } else { name };
            let (name_id, name_en) = (or(name_id, text_id), or(name_en, text_en));
            Some(Sdg { code, goal, pillar, name_id, name_en, text_id, text_en, color, wording })
        },
    )
});

/// All 17 goals and 169 targets, each goal followed by its targets.
pub fn all() -> &'static [Sdg] {
    ROWS.rows()
}

/// The seventeen goals in order.
pub fn goals() -> impl Iterator<Item = &'static Sdg> {
    all().iter().filter(|row| row.is_goal())
}

/// Targets of a goal in order; none for a number outside 1 to 17.
pub fn targets(goal: u8) -> impl Iterator<Item = &'static Sdg> {
    all().iter().filter(move |row| row.goal == goal && !row.is_goal())
}

/// The goal (`6`) or target (`6.1`) with this code.
pub fn find(code: &str) -> Option<&'static Sdg> {
    all().iter().find(|row| row.code == code)
}

pub(crate) fn verify() -> Result<(), CorruptTable> {
    ROWS.verify()
}

#[cfg(test)]
mod tests;
