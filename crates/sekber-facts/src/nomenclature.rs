//! The government's nomenclature for kabupaten and kota: urusan, bidang, program, kegiatan and sub-kegiatan, by which
//! both plans and budgets are written.

mod search;
mod special;
mod standards;

use crate::table::{self, CorruptTable, Packed, Table};

pub use search::{named, search, search_in};
pub use special::applies_in;
pub use standards::{Standard, standards};

/// Step of the nomenclature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Group of affairs, `1`.
    Urusan,
    /// Field of government, `1.02`.
    Bidang,
    /// Program, `1.02.02`.
    Program,
    /// Kegiatan, `1.02.02.2.01`.
    Kegiatan,
    /// Sub-kegiatan, the level at which money is budgeted, `1.02.02.2.01.0001`.
    SubKegiatan,
}

/// One entry of the nomenclature.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Dotted code; `X.XX...` are the supporting activities of any office.
    pub code: &'static str,
    /// Name in Indonesian.
    pub name: &'static str,
    /// Which step it stands on.
    pub level: Level,
    /// Code of the entry above; `None` for an urusan.
    pub parent: Option<&'static str>,
    /// Whether a sub-kegiatan counts towards a minimum service standard (SPM).
    pub spm: bool,
    /// The ministry's themes, such as `Stunting` or `Perubahan iklim`.
    pub tags: Vec<&'static str>,
    /// What a sub-kegiatan brings about (kinerja); empty above that level.
    pub result: &'static str,
    /// How that is measured (indikator); empty above that level.
    pub indicator: &'static str,
    /// Unit of the indicator (satuan) as published; empty above that level.
    pub unit: &'static str,
}

/// A code of the earlier edition and the entry that took its place.
#[derive(Debug, Clone, Copy)]
pub struct Succession {
    /// The code that is no longer in use.
    pub old_code: &'static str,
    /// The name it had.
    pub old_name: &'static str,
    /// The code in use now.
    pub new_code: &'static str,
}

static ENTRIES: Table<Entry> = Table::new(|| {
    Packed { name: "nomenclature.tsv.br", bytes: include_bytes!("../tables/nomenclature.tsv.br") }.rows(
        |[code, name, spm, tags, result, indicator, unit]| {
            let (level, parent) = place(code)?;
            let tags = table::values(tags).collect();
            Some(Entry { code, name, level, parent, spm: spm == "1", tags, result, indicator, unit })
        },
    )
});

static SUCCESSIONS: Table<Succession> = Table::new(|| {
    let bytes = include_bytes!("../tables/nomenclature_successor.tsv.br");
    Packed { name: "nomenclature_successor.tsv.br", bytes }
        .rows(|[old_code, old_name, new_code]| Some(Succession { old_code, old_name, new_code }))
});

/// All 4,507 entries in code order, each after its parent.
pub fn all() -> &'static [Entry] {
    ENTRIES.rows()
}

/// The entry with exactly this code.
pub fn find(code: &str) -> Option<&'static Entry> {
    let entries = all();
    entries.binary_search_by(|entry| entry.code.cmp(code)).ok().and_then(|place| entries.get(place))
}

/// The entries above `code`, the urusan first; none for an urusan or an unknown code.
pub fn ancestors(code: &str) -> Vec<&'static Entry> {
    let parent_of = |entry: &&'static Entry| entry.parent.and_then(find);
    let mut line: Vec<_> =
        std::iter::successors(find(code).as_ref().and_then(parent_of), parent_of).collect();
    line.reverse();
    line
}

/// What became of a code of the earlier edition; `None` if it was not replaced.
pub fn successor(old_code: &str) -> Option<&'static Succession> {
    SUCCESSIONS.rows().iter().find(|succession| succession.old_code == old_code)
}

/// Level and parent as the shape of a code tells them: a kegiatan adds two parts to its program, others add one.
fn place(code: &'static str) -> Option<(Level, Option<&'static str>)> {
    let up = |code: &'static str| code.rsplit_once('.').map(|(parent, _)| parent);
    match code.split('.').count() {
        1 => Some((Level::Urusan, None)),
        2 => Some((Level::Bidang, up(code))),
        3 => Some((Level::Program, up(code))),
        5 => Some((Level::Kegiatan, up(code).and_then(up))),
        6 => Some((Level::SubKegiatan, up(code))),
        _ => None,
    }
}

pub(crate) fn verify() -> Result<(), CorruptTable> {
    ENTRIES.verify()?;
    SUCCESSIONS.verify()
}

#[cfg(test)]
mod tests;
