//! Programmes one by one, as the list and the page of the map show them: in one order, each with a bar of its time.

use sekber_core::registry::programme::Owner;
use sekber_core::value::Period;

use super::owner;
use crate::features::programme::Stored;
use crate::features::synchronisation::findings::Table;
use crate::features::synchronisation::planned::Planned;
use crate::features::synchronisation::reasons::{place_name, theme_name};
use crate::features::synchronisation::selection::Selection;
use crate::kit::page::Frame;

/// Places of a programme that a row names.
const PLACES: usize = 3;
/// How wide a year is drawn.
const YEAR: i64 = 12;
/// Years that bars stand on at most: of a longer time the last of them.
const MOST_YEARS: i16 = 40;

/// A programme as a row.
pub struct Line {
    /// Where its page is.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Its owner in speech.
    pub owner: String,
    /// The side of that.
    pub side: Owner,
    /// Its themes by name.
    pub themes: String,
    /// The first of its places, and how many more there are.
    pub places: String,
    /// Its time in words; empty where none is told.
    pub period: String,
    /// Its time as a bar; none where no time is told.
    pub bar: Option<Bar>,
    /// What it plans.
    pub planned: Planned,
}

/// The time of a programme on the scale of its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Where it begins, from the left.
    pub x: i64,
    /// How long it is.
    pub width: i64,
}

/// The years that bars of a list stand on, so that they can be held against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    first: i16,
    last: i16,
}

impl Scale {
    /// The years that periods are known to touch; none when nobody tells any.
    pub fn of<'p>(periods: impl Iterator<Item = &'p Period>) -> Option<Self> {
        let mut found: Option<Self> = None;
        for years in periods.filter_map(Period::years) {
            let (first, last) = (*years.start(), *years.end());
            found = Some(found.map_or(Self { first, last }, |known| Self {
                first: known.first.min(first),
                last: known.last.max(last),
            }));
        }
        found.map(|Self { first, last }| Self { first: first.max(last.saturating_sub(MOST_YEARS - 1)), last })
    }

    /// How wide it is drawn.
    pub fn width(self) -> i64 {
        (i64::from(self.last) - i64::from(self.first) + 1) * YEAR
    }

    /// Its years in words: 2021–2026.
    pub fn shown(self) -> String {
        match self.first == self.last {
            true => self.first.to_string(),
            false => format!("{}–{}", self.first, self.last),
        }
    }

    /// The bar of a period, as far as it lies in these years.
    pub fn bar(self, period: &Period) -> Option<Bar> {
        let years = period.years()?;
        let (first, last) = (self.first.max(*years.start()), self.last.min(*years.end()));
        let x = (i64::from(first) - i64::from(self.first)) * YEAR;
        let width = (i64::from(last) - i64::from(first) + 1) * YEAR;
        (width > 0).then_some(Bar { x, width })
    }
}

/// The programmes of a table that a selection holds, by their places, in the order of their titles.
pub fn in_order(table: &Table, selection: &Selection) -> Vec<usize> {
    let mut found: Vec<usize> =
        (0..table.programmes.len()).filter(|at| selection.holds(&table.programmes[*at])).collect();
    found.sort_by_cached_key(|at| table.programmes[*at].content.title.to_lowercase());
    found
}

/// The years of some programmes of a table.
pub fn scale(table: &Table, programmes: &[usize]) -> Option<Scale> {
    Scale::of(programmes.iter().map(|at| &table.programmes[*at].content.period))
}

/// The row of a programme.
pub fn line(
    frame: &Frame,
    table: &Table,
    (selection, scale): (&Selection, Option<Scale>),
    at: usize,
) -> Line {
    let stored: &Stored = &table.programmes[at];
    let content = &stored.content;
    let named = content.places.iter().take(PLACES).map(|place| place_name(frame, &table.names, place));
    let mut places = named.collect::<Vec<_>>().join(", ");
    if content.places.len() > PLACES {
        places.push_str(&format!(" +{}", content.places.len() - PLACES));
    }
    let themes = content.themes.iter().map(|code| theme_name(frame, &table.names, code));
    Line {
        href: format!("/programmes/{}", stored.id),
        title: content.title.clone(),
        owner: owner(table, stored).to_owned(),
        side: stored.side,
        themes: themes.collect::<Vec<_>>().join(", "),
        places,
        period: frame.period(&content.period),
        bar: scale.and_then(|scale| scale.bar(&content.period)),
        planned: Planned::of(&[stored], selection.when),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn bars_stand_on_the_years_of_their_list() {
        let (long, short, open) = (period("2021/2024"), period("2023-05/2023-10"), period("/"));
        let scale = Scale::of([&long, &short, &open].into_iter()).unwrap();
        assert_eq!((scale.width(), scale.shown().as_str()), (48, "2021–2024"));
        assert_eq!(scale.bar(&long), Some(Bar { x: 0, width: 48 }));
        assert_eq!(scale.bar(&short), Some(Bar { x: 24, width: 12 }));
        assert_eq!(scale.bar(&open), None);
        assert_eq!(Scale::of([&open].into_iter()), None);
    }

    #[test]
    fn a_slip_of_the_pen_makes_no_scale_of_a_thousand_years() {
        let (slip, usual) = (period("1950/1951"), period("2024/2024"));
        let scale = Scale::of([&slip, &usual].into_iter()).unwrap();
        assert_eq!(scale.width(), 480);
        assert_eq!(scale.bar(&slip), None);
        assert_eq!(scale.bar(&usual), Some(Bar { x: 468, width: 12 }));
    }
}
