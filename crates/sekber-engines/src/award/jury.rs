//! The jury's marks: how severe each juror is beside the others on the same entries, and what the panel gives once that is taken out.
//!
//! Severity is the mean of a juror's marks less the mean of all marks for that entry and criterion, where another juror marked it too. It is
//! taken out (within 0 to 100) before marks are averaged, unless fewer than [`LEAST_ENTRIES`] entries are shared: that tells luck from it no longer.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::FULL;

/// Fewest entries that a juror must share with others before severity is taken out.
pub const LEAST_ENTRIES: usize = 3;
/// Points between two marks from which the panel should talk about them, in hundredths.
pub const WIDE: u16 = 2_000;

/// A mark of a juror.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Which juror.
    pub juror: usize,
    /// Which entry.
    pub entry: usize,
    /// Which criterion.
    pub criterion: usize,
    /// Hundredths of a point, 0 to 10,000.
    pub points: u16,
}

/// What the panel gave an entry on a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PanelMark {
    /// The mean of the marks once severity is taken out, in hundredths.
    pub points: u16,
    /// The mean of the marks as given.
    pub plain: u16,
    /// The lowest mark given.
    pub least: u16,
    /// The highest mark given.
    pub most: u16,
    /// How many gave one.
    pub jurors: usize,
}

impl PanelMark {
    /// Whether the marks lie so far apart that the panel should talk about them.
    pub fn is_wide(&self) -> bool {
        self.most - self.least > WIDE
    }
}

/// The marks of a whole panel.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Panel {
    /// How many hundredths of a point each juror gives above the others (below zero: fewer); `None` where too little is shared.
    pub severity: BTreeMap<usize, Option<i64>>,
    /// What the panel gave, by entry and criterion.
    pub marks: BTreeMap<(usize, usize), PanelMark>,
}

/// Divides, half away from zero.
fn rounded(sum: i64, by: i64) -> i64 {
    let half = if sum < 0 { -by } else { by };
    (2 * sum + half) / (2 * by)
}

/// Parts of a hundredth in which deviations are summed.
const FINE: i64 = 1_000_000;
/// Parts of a hundredth that rounding to [`FINE`] cannot blur: means are taken to them first, so that what is left of severities which
/// cancel out never decides a half.
const SURE: i64 = 1_000;

/// The mean of so many marks whose sum is given in [`FINE`] parts, in whole hundredths.
fn mean_of_fine(sum: i64, count: i64) -> i64 {
    rounded(rounded(sum, count * (FINE / SURE)), SURE)
}

/// Works a panel's marks out. The same marks in another order give the same. O(n log n).
pub fn panel(marks: &[Mark]) -> Panel {
    let mut cells: BTreeMap<(usize, usize), Vec<(usize, i64)>> = BTreeMap::new();
    for mark in marks {
        cells.entry((mark.entry, mark.criterion)).or_default().push((mark.juror, i64::from(mark.points)));
    }
    let mut deviations: BTreeMap<usize, (i64, i64, BTreeSet<usize>)> = BTreeMap::new();
    for ((entry, _), given) in &cells {
        let count = i64::try_from(given.len()).unwrap_or(i64::MAX);
        let sum: i64 = given.iter().map(|(_, points)| points).sum();
        for (juror, points) in given {
            let told = deviations.entry(*juror).or_default();
            if count > 1 {
                told.0 += rounded((points * count - sum) * FINE, count);
                told.1 += 1;
                told.2.insert(*entry);
            }
        }
    }
    // Severities are taken out as they are and rounded only to be shown: rounded ones of a whole panel no longer cancel out.
    let fine: BTreeMap<usize, Option<i64>> = deviations
        .into_iter()
        .map(|(juror, (sum, count, entries))| {
            (juror, (entries.len() >= LEAST_ENTRIES).then(|| rounded(sum, count)))
        })
        .collect();
    let of = |juror: &usize| fine.get(juror).copied().flatten().unwrap_or(0);
    let marks = cells
        .into_iter()
        .map(|(at, given)| {
            let count = i64::try_from(given.len()).unwrap_or(1);
            let mean = |sum: i64| u16::try_from(rounded(sum, count)).unwrap_or(FULL).min(FULL);
            let whole = i64::from(FULL) * FINE;
            let adjusted = given.iter().map(|(juror, points)| (points * FINE - of(juror)).clamp(0, whole));
            let plain = || given.iter().map(|(_, points)| *points);
            let end = |points: Option<i64>| u16::try_from(points.unwrap_or(0)).unwrap_or(FULL);
            let panel = PanelMark {
                points: u16::try_from(mean_of_fine(adjusted.sum(), count)).unwrap_or(FULL).min(FULL),
                plain: mean(plain().sum()),
                least: end(plain().min()),
                most: end(plain().max()),
                jurors: given.len(),
            };
            (at, panel)
        })
        .collect();
    let shown = |fine: Option<i64>| fine.map(|parts| rounded(parts, FINE));
    let severity = fine.into_iter().map(|(juror, parts)| (juror, shown(parts))).collect();
    Panel { severity, marks }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mark(juror: usize, entry: usize, points: u16) -> Mark {
        Mark { juror, entry, criterion: 0, points: points * 100 }
    }

    #[test]
    fn a_severe_juror_who_misses_an_entry_does_not_lift_it() {
        // Two jurors agree on the order; the second is 20 points more severe and has a conflict with the last entry.
        let marks = [
            mark(0, 0, 80),
            mark(1, 0, 60),
            mark(0, 1, 70),
            mark(1, 1, 50),
            mark(0, 2, 60),
            mark(1, 2, 40),
            mark(0, 3, 65),
        ];
        let found = panel(&marks);
        assert_eq!(found.severity, BTreeMap::from([(0, Some(1_000)), (1, Some(-1_000))]));
        let points: Vec<u16> = found.marks.values().map(|one| one.points).collect();
        // As given the last one would pass the second: 65 beats the mean of 70 and 50.
        assert_eq!(points, [7_000, 6_000, 5_000, 5_500]);
        assert_eq!(found.marks[&(3, 0)].plain, 6_500);
    }

    #[test]
    fn few_shared_entries_are_taken_as_they_are() {
        let found = panel(&[mark(0, 0, 90), mark(1, 0, 50)]);
        assert_eq!(found.severity, BTreeMap::from([(0, None), (1, None)]));
        assert_eq!(found.marks[&(0, 0)].points, 7_000);
        assert!(found.marks[&(0, 0)].is_wide());
    }

    #[test]
    fn a_panel_that_marks_everything_moves_no_mean_by_a_hundredth() {
        // Sums that three do not divide: each mean ends in a third, and severities rounded to hundredths would leave one over.
        let given = [[70, 80, 52], [90, 91, 75], [61, 64, 58], [66, 70, 68]];
        let marks: Vec<Mark> = (0..4)
            .flat_map(|entry| (0..3).map(move |juror| (juror, entry)))
            .map(|(juror, entry)| mark(juror, entry, given[entry][juror]))
            .collect();
        let found = panel(&marks);
        assert!(found.severity.values().all(Option::is_some));
        assert_eq!(found.marks[&(0, 0)].plain, 6_733);
        for one in found.marks.values() {
            assert_eq!(one.points, one.plain);
        }
    }

    proptest! {
        #[test]
        fn a_whole_panel_gives_its_plain_means(
            rows in prop::collection::vec(prop::collection::vec(40_u16..=60, 5), 3..8), jurors in 2_usize..=5,
        ) {
            // Nobody is so severe here that a mark without it would pass an end of the scale.
            let marks: Vec<Mark> = rows.iter().enumerate().flat_map(|(entry, row)| {
                row.iter().take(jurors).enumerate().map(move |(juror, points)| mark(juror, entry, *points))
            }).collect();
            for one in panel(&marks).marks.values() {
                prop_assert_eq!(one.points, one.plain);
            }
        }

        #[test]
        fn order_does_not_matter(given in prop::collection::vec((0_usize..4, 0_usize..6, 0_u16..=100), 0..40), by in 0_usize..40) {
            let mut seen = BTreeSet::new();
            let mut marks: Vec<Mark> = given.into_iter().filter(|(juror, entry, _)| seen.insert((*juror, *entry)))
                .map(|(juror, entry, points)| mark(juror, entry, points)).collect();
            let before = panel(&marks);
            if !marks.is_empty() {
                let by = by % marks.len();
                marks.rotate_left(by);
            }
            prop_assert_eq!(before, panel(&marks));
        }
    }
}
