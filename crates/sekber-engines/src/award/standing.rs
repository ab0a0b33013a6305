//! The official result: points by weights, rounded to what is shown, as any spreadsheet finds it. What is not told leaves its weight to the rest.

use super::rules::Rules;

/// How an entry stands in its category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Hundredths of a point, 0 to 10,000, rounded half upwards; `None` when nothing is told.
    pub score: Option<u16>,
    /// Share of the weights that has points, in per cent.
    pub disclosed: u32,
    /// Its place, 1 for the best; equal ones share it. `None` when too little is told.
    pub place: Option<u32>,
    /// Whether a tie with another score was decided by the rule for ties.
    pub by_tie: bool,
}

/// The score of an entry with its share of the weights: the sum of points times weight over the sum of the weights that have points.
/// Every spreadsheet finds the same: `ROUND(SUMPRODUCT(points; weights) / SUM(weights told); 0)` in hundredths is exact.
pub fn score(weights: &[u32], points: &[Option<u16>]) -> (Option<u16>, u32) {
    let told = weights.iter().zip(points).filter_map(|(weight, points)| Some((*weight, (*points)?)));
    let (sum, whole) = told.fold((0_u64, 0_u32), |(sum, whole), (weight, points)| {
        (sum + u64::from(weight) * u64::from(points), whole + weight)
    });
    let rounded = (whole > 0).then(|| (2 * sum + u64::from(whole)) / (2 * u64::from(whole)));
    (rounded.map(|score| u16::try_from(score).unwrap_or(u16::MAX)), whole)
}

/// How the entries of one category stand, in the order given; each has one optional number of points for each criterion.
pub fn standings(rules: &Rules, entries: &[Vec<Option<u16>>]) -> Vec<Standing> {
    let weights: Vec<u32> = rules.criteria.iter().map(|one| one.weight).collect();
    let ties: Vec<usize> = rules
        .ties
        .iter()
        .filter_map(|code| rules.criteria.iter().position(|one| one.code == *code))
        .collect();
    let mut all: Vec<Standing> = entries
        .iter()
        .map(|points| {
            let (score, disclosed) = score(&weights, points);
            Standing { score, disclosed, place: None, by_tie: false }
        })
        .collect();
    // What decides: the score, then each criterion of the rule for ties; what is not told loses there.
    let key = |at: usize, all: &[Standing]| {
        let tied: Vec<Option<u16>> =
            ties.iter().map(|criterion| entries[at].get(*criterion).copied().flatten()).collect();
        (all[at].score, tied)
    };
    let mut order: Vec<usize> = (0..all.len())
        .filter(|at| all[*at].score.is_some() && all[*at].disclosed >= rules.least_disclosed)
        .collect();
    order.sort_by(|a, b| key(*b, &all).cmp(&key(*a, &all)).then(a.cmp(b)));
    let mut place = 0;
    for (at, entry) in order.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| order.get(before));
        let same = before.is_some_and(|before| key(*before, &all) == key(*entry, &all));
        if !same {
            place = u32::try_from(at + 1).unwrap_or(u32::MAX);
        }
        let next = order.get(at + 1);
        let near = |other: Option<&usize>| {
            other.is_some_and(|other| {
                all[*other].score == all[*entry].score && key(*other, &all) != key(*entry, &all)
            })
        };
        let by_tie = near(before) || near(next);
        all[*entry].place = Some(place);
        all[*entry].by_tie = by_tie;
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::award::measure::Measure;
    use crate::award::rules::{Category, Counts, Criterion, Source, Track};

    fn rules(weights: &[u32], ties: &[&str]) -> Rules {
        let criterion = |(at, weight): (usize, &u32)| Criterion {
            code: format!("k{at}"),
            group: String::new(),
            name: String::new(),
            meaning: String::new(),
            source: Source::Measure(Measure::Programmes),
            weight: *weight,
            counts: Counts::Benefit,
            rubric: "0=0; 10=100".parse().unwrap(),
            advocacy: false,
        };
        let day = jiff::civil::date(2023, 1, 1);
        Rules {
            track: Track::Partners,
            aim: String::new(),
            criteria: weights.iter().enumerate().map(criterion).collect(),
            categories: Vec::<Category>::new(),
            from: day,
            until: day,
            cut_off: day,
            ceremony: day,
            contest_days: 3,
            least_programmes: 1,
            needs_report: false,
            least_disclosed: 60,
            least_jurors: 0,
            ties: ties.iter().map(|code| (*code).to_owned()).collect(),
        }
    }

    #[test]
    fn what_is_not_told_is_not_zero() {
        assert_eq!(score(&[60, 40], &[Some(8_000), None]), (Some(8_000), 60));
        assert_eq!(score(&[60, 40], &[Some(8_000), Some(0)]), (Some(4_800), 100));
        assert_eq!(score(&[60, 40], &[None, None]), (None, 0));
    }

    #[test]
    fn too_little_told_is_not_ranked() {
        let found = standings(&rules(&[60, 40], &[]), &[vec![None, Some(9_000)], vec![Some(100), None]]);
        assert_eq!(found.iter().map(|one| one.place).collect::<Vec<_>>(), [None, Some(1)]);
    }

    #[test]
    fn ties_are_decided_by_the_published_rule_or_shared() {
        let entries =
            [vec![Some(4_000), Some(6_000)], vec![Some(6_000), Some(4_000)], vec![Some(5_000), Some(5_000)]];
        let places = |ties: &[&str]| {
            let found = standings(&rules(&[50, 50], ties), &entries);
            found.iter().map(|one| (one.place, one.by_tie)).collect::<Vec<_>>()
        };
        assert_eq!(places(&[]), [(Some(1), false); 3]);
        assert_eq!(places(&["k1"]), [(Some(1), true), (Some(3), true), (Some(2), true)]);
    }

    fn points() -> impl Strategy<Value = Option<u16>> {
        prop_oneof![9 => (0_u16..=10_000).prop_map(Some), 1 => Just(None)]
    }

    proptest! {
        #[test]
        fn better_entries_never_rank_lower(
            rows in prop::collection::vec(prop::collection::vec((0_u16..=10_000).prop_map(Some), 3), 2..12),
            at in 0_usize..12, criterion in 0_usize..3, more in 0_u16..5_000,
        ) {
            let rules = rules(&[50, 30, 20], &["k0"]);
            let at = at % rows.len();
            let before = standings(&rules, &rows);
            let mut better = rows.clone();
            better[at][criterion] = better[at][criterion].map(|points| (points + more).min(10_000));
            let after = standings(&rules, &better);
            prop_assert!(after[at].place <= before[at].place);
        }

        #[test]
        fn the_order_in_which_entries_are_given_changes_nothing(
            rows in prop::collection::vec(prop::collection::vec(points(), 3), 1..12), by in 0_usize..12,
        ) {
            let rules = rules(&[50, 30, 20], &["k2"]);
            let mut turned = rows.clone();
            let by = by % rows.len();
            turned.rotate_left(by);
            let mut expected = standings(&rules, &rows);
            expected.rotate_left(by);
            prop_assert_eq!(expected, standings(&rules, &turned));
        }

        #[test]
        fn leaving_changes_nobody_elses_score_nor_order(
            rows in prop::collection::vec(prop::collection::vec(points(), 3), 2..12), gone in 0_usize..12,
        ) {
            let rules = rules(&[50, 30, 20], &["k1"]);
            let gone = gone % rows.len();
            let before = standings(&rules, &rows);
            let mut fewer = rows.clone();
            fewer.remove(gone);
            let after = standings(&rules, &fewer);
            let left: Vec<&Standing> = before.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, one)| one).collect();
            for (a, x) in left.iter().enumerate() {
                prop_assert_eq!(x.score, after[a].score);
                for (b, y) in left.iter().enumerate() {
                    prop_assert_eq!(x.place.cmp(&y.place), after[a].place.cmp(&after[b].place), "{} {}", a, b);
                }
            }
        }
    }
}
