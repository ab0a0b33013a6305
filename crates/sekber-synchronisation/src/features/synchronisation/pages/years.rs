//! The years of programmes as a row of links, with a range of them to choose below: what is chosen from, and at the same time how many are
//! under way in each. It needs no script, stands in the address, and is the same above map, list and matrix.

use std::collections::BTreeSet;

use super::Pair;
use super::coverage::shade;
use crate::features::programme::Stored;
use crate::features::synchronisation::findings::Table;
use crate::features::synchronisation::selection::{Selection, TIMES, When, YearSpan};
use crate::kit::page::{Frame, QueryString, count};

/// Years before and after that of the cycle which are offered: a slip of the pen makes no row of a thousand.
const AROUND: i16 = 7;
/// How high the bar of the year with most programmes is.
const HEIGHT: i64 = 24;

/// A year as it is shown.
pub struct Year {
    /// What is written on it.
    pub name: String,
    /// How many programmes.
    pub count: i64,
    /// Where it leads.
    pub href: String,
    /// Whether it is chosen.
    pub current: bool,
    /// How strongly its bar is coloured.
    pub shade: &'static str,
    /// Where its bar begins, from above.
    pub top: i64,
    /// How high that is.
    pub height: i64,
}

/// A year at which a range can begin or end.
pub struct End {
    /// The year.
    pub year: i16,
    /// Whether the chosen range does.
    pub is_chosen: bool,
}

/// All of them.
pub struct Years {
    /// Every year together, each year, and what tells no time.
    pub all: Vec<Year>,
    /// Where the range is sent to.
    pub path: String,
    /// What the address narrows to beside time: hidden fields of the range.
    pub kept: Vec<Pair>,
    /// The time that it narrows to: hidden fields of the other filters.
    pub times: Vec<Pair>,
    /// Where a range can begin.
    pub begins: Vec<End>,
    /// Where it can end.
    pub ends: Vec<End>,
    /// Whether the chosen one has no end.
    pub is_endless: bool,
}

impl Years {
    /// The years of the programmes of a table, counted within a selection.
    pub fn of(
        frame: &Frame,
        table: &Table,
        (selection, year): (&Selection, i64),
        (query, path): (&QueryString, &str),
    ) -> Self {
        let chosen = selection.when;
        // Another time is another list: it begins at its first page.
        let timeless = TIMES.iter().fold(query.without("page"), |query, field| query.without(field));
        // Gone over once: each year counts among those that fit all the rest.
        let of_all_years = Selection { when: None, open_on: None, ..selection.clone() };
        let fitting: Vec<&Stored> = of_all_years.of(table).collect();
        let counted = |when: Option<When>| {
            let holds = |stored: &&&Stored| match when {
                Some(when) => when.holds(stored),
                None => selection.is_open(stored),
            };
            count(fitting.iter().filter(holds).count())
        };
        let year_of = |when: Option<When>| match when {
            Some(When::In(span)) => span.first.to_string(),
            Some(When::Untold) => "none".to_owned(),
            None => String::new(),
        };
        let named = |when: Option<When>| match when {
            Some(When::In(span)) => span.shown(frame),
            Some(When::Untold) => frame.say("coverage-year-untold"),
            // Without a year, what is over serves no need any more.
            None if selection.open_on.is_some() => frame.say("coverage-years-open"),
            None => frame.say("coverage-years-all"),
        };
        let mut whens = vec![None];
        let years = known(table, year, chosen);
        whens.extend(years.iter().map(|year| Some(When::In(YearSpan::one(*year)))));
        let untold = Some(When::Untold);
        if chosen == untold || table.programmes.iter().any(|stored| When::Untold.holds(stored)) {
            whens.push(untold);
        }
        let counts: Vec<i64> = whens.iter().map(|when| counted(*when)).collect();
        let of_years = whens.iter().zip(&counts).filter(|(when, _)| matches!(when, Some(When::In(_))));
        let most = of_years.map(|(_, number)| *number).max().unwrap_or(0);
        let shown = |(when, number): (Option<When>, i64)| {
            // Neither all together nor what tells no time is a year beside the others.
            let height = match when {
                Some(When::In(_)) if number > 0 => (number * HEIGHT / most.max(1)).max(1),
                _ => 0,
            };
            Year {
                name: named(when),
                href: timeless.with("year", &year_of(when)).link(path),
                current: match (when, chosen) {
                    (Some(When::In(one)), Some(When::In(span))) => span.contains(one.first),
                    _ => when == chosen,
                },
                shade: shade(number, most),
                top: HEIGHT - height,
                height,
                count: number,
            }
        };
        let (from, until) = match chosen {
            Some(When::In(span)) => (span.beginning(), span.end()),
            Some(When::Untold) | None => (None, None),
        };
        let ends = |chosen: Option<i16>| -> Vec<End> {
            years.iter().map(|year| End { year: *year, is_chosen: Some(*year) == chosen }).collect()
        };
        Self {
            all: whens.into_iter().zip(counts).map(shown).collect(),
            path: path.to_owned(),
            kept: timeless.pairs().to_vec(),
            times: query.pairs().iter().filter(|(name, _)| TIMES.contains(&name.as_str())).cloned().collect(),
            begins: ends(from),
            ends: ends(until),
            is_endless: until.is_none(),
        }
    }

    /// Whether there is anything to choose: a year, beside all together.
    pub fn is_choice(&self) -> bool {
        self.all.len() > 1
    }

    /// Whether there is a range to choose.
    pub fn is_range(&self) -> bool {
        self.begins.len() > 1
    }
}

/// The years that programmes are known to touch, around that of the cycle, and the ends of the chosen ones.
fn known(table: &Table, year: i64, chosen: Option<When>) -> BTreeSet<i16> {
    let middle = i16::try_from(year).unwrap_or(2000);
    let around = (middle.saturating_sub(AROUND), middle.saturating_add(AROUND));
    let touched = table.programmes.iter().filter_map(|stored| stored.content.period.years());
    let mut ends: Option<(i16, i16)> = None;
    for years in touched {
        let (first, last) = (*years.start(), *years.end());
        ends = Some(ends.map_or((first, last), |(from, to)| (from.min(first), to.max(last))));
    }
    let mut found: BTreeSet<i16> = match ends {
        Some((first, last)) => (first.max(around.0)..=last.min(around.1)).collect(),
        None => BTreeSet::new(),
    };
    if let Some(When::In(span)) = chosen {
        found.extend(span.beginning().into_iter().chain(span.end()));
    }
    found
}
