//! Who does what where: offices and themes by kecamatan, partners by theme. A cell counts the programmes of its selection, so
//! what it opens is what it counts.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use sekber_core::registry::programme::Owner;

use super::findings::Table;
use super::selection::{self, Selection};
use crate::features::programme::Stored;
use crate::kit::form::Form;
use crate::kit::page::count;
use crate::kit::words::Language;

/// Which matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Offices by kecamatan.
    #[default]
    Offices,
    /// Partners by kecamatan.
    Partners,
    /// Themes by kecamatan.
    Themes,
    /// Partners by theme.
    PartnersByTheme,
}

impl Kind {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Offices, Self::Partners, Self::Themes, Self::PartnersByTheme];

    /// Its code, as in the address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Offices => "offices",
            Self::Partners => "partners",
            Self::Themes => "themes",
            Self::PartnersByTheme => "partners_by_theme",
        }
    }

    /// What its file is called, in the language of what it says.
    pub fn in_name(self, language: Language) -> &'static str {
        match self {
            Self::Offices => language.either("matriks-perangkat-daerah", "matrix-offices"),
            Self::Partners => language.either("matriks-mitra", "matrix-partners"),
            Self::Themes => language.either("matriks-tema", "matrix-themes"),
            Self::PartnersByTheme => language.either("matriks-mitra-per-tema", "matrix-partners-by-theme"),
        }
    }

    /// Reads the address; without a kind it is the first one.
    pub fn read(query: &Form) -> Self {
        query
            .filter_by("by", |text| Self::ALL.into_iter().find(|kind| kind.code() == text))
            .unwrap_or_default()
    }

    /// The fields of the address that a row and a column narrow.
    pub fn fields(self) -> (&'static str, &'static str) {
        match self {
            Self::Offices => ("office", "place"),
            Self::Partners => ("partner", "place"),
            Self::Themes => ("theme", "place"),
            Self::PartnersByTheme => ("partner", "theme"),
        }
    }

    /// Whether its columns are kecamatan.
    pub fn counts_places(self) -> bool {
        self != Self::PartnersByTheme
    }

    /// The side whose programmes are counted, as the address names it; empty for both.
    pub fn side(self) -> &'static str {
        match self {
            Self::Offices => "office",
            Self::Partners | Self::PartnersByTheme => "partner",
            Self::Themes => "",
        }
    }
}

/// A code and its name.
pub type Named = (String, String);

/// A matrix with its counts.
pub struct Matrix {
    /// Rows that count something, and themes that nothing has, the fullest first.
    pub rows: Vec<(Named, Vec<i64>, i64)>,
    /// Columns.
    pub columns: Vec<Named>,
    /// Programmes of each column.
    pub totals: Vec<i64>,
    /// All programmes, each once.
    pub all: i64,
    /// Whether none of them names a kecamatan or a village, so that there are no columns of kecamatan.
    pub is_unplaced: bool,
    /// The largest cell of those that are shaded.
    pub most: i64,
}

/// What rows and columns are called.
pub struct Headings {
    /// The column of programmes for the whole district.
    pub whole: String,
    /// The row or column of programmes without a theme.
    pub no_theme: String,
    /// Themes by code and name, in the order shown.
    pub themes: Vec<Named>,
}

/// Counts a matrix of the programmes that are wanted. They are gone over once for each row and column; a cell goes over those of its row
/// alone.
pub fn matrix(table: &Table, kind: Kind, headings: &Headings, wanted: &Selection) -> Matrix {
    let rows = match kind {
        Kind::Offices => owners(table, Owner::Office),
        Kind::Partners | Kind::PartnersByTheme => owners(table, Owner::Partner),
        Kind::Themes => themes(headings),
    };
    let mut columns = match kind {
        Kind::PartnersByTheme => themes(headings),
        _ => std::iter::once(("whole".to_owned(), headings.whole.clone())).chain(kecamatan(table)).collect(),
    };
    let (row_field, column_field) = kind.fields();
    let selection =
        |field: &str, value: &str| Selection::read(&Form::from(vec![(field.to_owned(), value.to_owned())]));
    let all: Vec<&Stored> = wanted.of(table).collect();
    let in_columns: Vec<Selection> =
        columns.iter().map(|column| selection(column_field, &column.0)).collect();
    let held = |some: &[&Stored], selection: &Selection| {
        count(some.iter().filter(|stored| selection.holds(stored)).count())
    };
    let mut counted: Vec<(Named, Vec<i64>, i64)> = rows
        .into_iter()
        .map(|row| {
            let in_row = selection(row_field, &row.0);
            let own: Vec<&Stored> = all.iter().copied().filter(|stored| in_row.holds(stored)).collect();
            let cells = in_columns.iter().map(|column| held(&own, column)).collect();
            (row, cells, count(own.len()))
        })
        // A theme that no programme has is what a reader of themes looks for; an owner without one is told elsewhere.
        .filter(|(row, _, total)| *total > 0 || (kind == Kind::Themes && !all.is_empty() && row.0 != "none"))
        .collect();
    // By name as a reader looks for it: an abbreviation stands among the words.
    counted.sort_by_cached_key(|row| (Reverse(row.2), row.0.1.to_lowercase(), row.0.0.clone()));
    let of_side = selection("side", kind.side());
    let all: Vec<&Stored> = all.into_iter().filter(|stored| of_side.holds(stored)).collect();
    let mut totals: Vec<i64> = in_columns.iter().map(|column| held(&all, column)).collect();
    let all = count(all.len());
    // Columns of nothing but empty cells would read as "nobody works anywhere", where nobody has said where.
    let is_unplaced =
        kind != Kind::PartnersByTheme && all > 0 && totals.iter().skip(1).all(|total| *total == 0);
    if is_unplaced {
        columns.truncate(1);
        totals.truncate(1);
        counted.iter_mut().for_each(|(_, cells, _)| cells.truncate(1));
    }
    let most = largest(&counted, &columns);
    Matrix { rows: counted, columns, totals, all, is_unplaced, most }
}

/// Whether a row or a column holds what is nowhere in particular, without a theme or for the whole district. It may be most of what there is,
/// so that beside it nothing else would be seen: it is neither shaded nor part of the scale.
pub fn stands_apart(code: &str) -> bool {
    matches!(code, "none" | "whole")
}

/// The largest cell of rows and columns that do not stand apart.
fn largest(rows: &[(Named, Vec<i64>, i64)], columns: &[Named]) -> i64 {
    let mut most = 0;
    for ((row, _), cells, _) in rows {
        for ((column, _), count) in columns.iter().zip(cells) {
            if !stands_apart(row) && !stands_apart(column) {
                most = most.max(*count);
            }
        }
    }
    most
}

fn owners(table: &Table, side: Owner) -> Vec<Named> {
    let own = table.owners(side).into_iter();
    let named: BTreeMap<String, String> = own
        .map(|id| {
            let known = table.names.organisations.get(id.as_str());
            let name = known.map(|(name, short, _)| if short.is_empty() { name } else { short });
            (id.to_string(), name.cloned().unwrap_or_default())
        })
        .collect();
    named.into_iter().collect()
}

fn themes(headings: &Headings) -> Vec<Named> {
    let none = ("none".to_owned(), headings.no_theme.clone());
    headings.themes.iter().cloned().chain(std::iter::once(none)).collect()
}

/// The kecamatan that some programme names, itself or one of its villages, by code.
fn kecamatan(table: &Table) -> Vec<Named> {
    let places = table.programmes.iter().flat_map(|stored| &stored.content.places);
    let all: BTreeMap<String, String> = places
        .filter_map(selection::kecamatan)
        .map(|code| (code.to_string(), table.names.place(code.as_str()).to_owned()))
        .collect();
    all.into_iter().collect()
}
