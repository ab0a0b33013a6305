use proptest::prelude::*;

use super::super::ahp::priorities;
use super::super::ranks::{reversals, same};
use super::super::weighting;
use super::*;

fn decision(weights: &[f64], directions: &[Direction], rows: &[&[f64]]) -> Decision {
    let criteria = weights
        .iter()
        .zip(directions)
        .map(|(weight, direction)| Criterion { weight: *weight, direction: *direction });
    Decision::new(criteria.collect(), rows.iter().map(|row| row.to_vec()).collect()).unwrap()
}

#[test]
fn a_table_is_checked() {
    let one = vec![Criterion { weight: 1.0, direction: Direction::Benefit }];
    assert_eq!(Decision::new(Vec::new(), Vec::new()), Err(DecisionError::Empty));
    assert_eq!(Decision::new(one.clone(), vec![vec![1.0, 2.0]]), Err(DecisionError::Row(0)));
    assert_eq!(Decision::new(one.clone(), vec![vec![1.0], vec![f64::NAN]]), Err(DecisionError::Value(1)));
    // A formula that was once published gave 70 + 5 + 15 + 15.
    let published =
        [0.70, 0.05, 0.15, 0.15].map(|weight| Criterion { weight, direction: Direction::Benefit });
    assert_eq!(Decision::new(published.to_vec(), vec![vec![1.0; 4]]), Err(DecisionError::Weights));
}

#[test]
fn fully_consistent_comparisons_have_a_ratio_of_zero() {
    let found = priorities(&[vec![1.0, 5.0], vec![5.0]]).unwrap();
    assert!(same(found.eigenvector[0], 5.0 / 11.0) && same(found.eigenvector[2], 1.0 / 11.0));
    assert!(found.is_consistent() && found.ratio < 1e-12);
    assert!(!priorities(&[vec![9.0, 1.0 / 9.0], vec![9.0]]).unwrap().is_consistent());
    assert!(priorities(&[vec![1.0, 1.0]]).is_err() && priorities(&[vec![0.0]]).is_err());
}

#[test]
fn leaving_can_reverse_others_only_where_scores_depend_on_them() {
    let table = decision(
        &[0.5, 0.5],
        &[Direction::Benefit, Direction::Benefit],
        &[&[10.0, 1.0], &[5.0, 4.0], &[1.0, 8.0], &[2.0, 40.0]],
    );
    let under = |method: Method| reversals(4, |entries| method.ranks(&table.among(entries)));
    assert_eq!(under(Method::MautWithin(vec![(0.0, 100.0); 2])), Vec::<usize>::new());
    assert!(!under(Method::Saw).is_empty());
}

#[test]
fn vikor_accepts_its_first_only_far_enough_ahead_and_stable() {
    let by = |weights: &[f64], rows: &[&[f64]]| {
        acceptance(&decision(weights, &vec![Direction::Benefit; weights.len()], rows), 0.5)
    };
    // Best everywhere: the second is a whole behind.
    let clear = by(&[0.5, 0.5], &[&[9.0, 9.0], &[5.0, 5.0], &[1.0, 1.0]]).unwrap();
    assert_eq!(clear, Acceptance { advantage: true, stability: true });
    // Three entries need a lead of one half; here the second is a tenth behind.
    let close = by(&[0.5, 0.5], &[&[10.0, 10.0], &[9.0, 9.0], &[0.0, 0.0]]).unwrap();
    assert_eq!(close, Acceptance { advantage: false, stability: true });
    assert_eq!(by(&[1.0], &[&[1.0]]), None);
}

fn tables() -> impl Strategy<Value = Decision> {
    (1_usize..6, 2_usize..9).prop_flat_map(|(criteria, entries)| {
        let weights = prop::collection::vec(1_u32..100, criteria);
        let directions = prop::collection::vec(any::<bool>(), criteria);
        let rows = prop::collection::vec(prop::collection::vec(0_u32..1000, criteria), entries);
        (weights, directions, rows).prop_map(|(weights, directions, rows)| {
            let whole: u32 = weights.iter().sum();
            let criteria = weights.iter().zip(&directions).map(|(weight, benefit)| Criterion {
                weight: f64::from(*weight) / f64::from(whole),
                direction: if *benefit { Direction::Benefit } else { Direction::Cost },
            });
            let rows = rows.iter().map(|row| row.iter().map(|value| f64::from(*value) / 10.0).collect());
            Decision::new(criteria.collect(), rows.collect()).unwrap()
        })
    })
}

fn all_methods(decision: &Decision) -> Vec<Method> {
    let bounds = vec![(0.0, 100.0); decision.criteria().len()];
    vec![
        Method::Saw,
        Method::WeightedProduct,
        Method::Maut,
        Method::MautWithin(bounds.clone()),
        Method::Topsis,
        Method::TopsisMinMax,
        Method::Vikor(0.5),
        Method::Moora,
        Method::Spotis(bounds),
    ]
}

proptest! {
    #[test]
    fn the_order_of_entries_does_not_matter(table in tables()) {
        let turned: Vec<usize> = (0..table.rows().len()).rev().collect();
        for method in all_methods(&table) {
            let (ranks, mut others) = (method.ranks(&table), method.ranks(&table.among(&turned)));
            others.reverse();
            prop_assert_eq!(ranks, others, "{:?}", method);
        }
    }

    #[test]
    fn an_entry_that_is_nowhere_worse_ranks_no_lower(table in tables(), better in 0_usize..8, worse in 0_usize..8) {
        let count = table.rows().len();
        let (better, worse) = (better % count, worse % count);
        let mut rows = table.rows().to_vec();
        for (at, criterion) in table.criteria().iter().enumerate() {
            let (a, b) = (rows[better][at], rows[worse][at]);
            rows[better][at] = if criterion.direction == Direction::Benefit { a.max(b) } else { a.min(b) };
        }
        let table = Decision::new(table.criteria().to_vec(), rows).unwrap();
        for method in all_methods(&table) {
            // A product with a zero in it knows no better or worse.
            let zero = table.rows().iter().flatten().any(|value| *value == 0.0);
            if zero && matches!(method, Method::WeightedProduct | Method::Saw) {
                continue;
            }
            let ranks = method.ranks(&table);
            prop_assert!(ranks[better] <= ranks[worse], "{:?}: {:?}", method, ranks);
        }
    }

    #[test]
    fn weights_found_in_a_table_sum_to_one(table in tables()) {
        for weights in [weighting::equal(&table), weighting::entropy(&table), weighting::critic(&table)] {
            prop_assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!(weights.iter().all(|weight| *weight >= -1e-12));
        }
    }

    #[test]
    fn the_unit_in_which_a_criterion_is_counted_does_not_matter(
        table in tables(), powers in prop::collection::vec(-4_i32..8, 6), shifts in prop::collection::vec(0_u32..50, 6),
    ) {
        // Powers of two change no digit, so what must stay the same stays exactly so.
        let times = |at: usize, value: f64| value * 2.0_f64.powi(powers[at]);
        let scaled = |change: &dyn Fn(usize, f64) -> f64| {
            let rows = table.rows().iter().map(|row| row.iter().enumerate().map(|(at, value)| change(at, *value)).collect());
            Decision::new(table.criteria().to_vec(), rows.collect()).unwrap()
        };
        let other = scaled(&times);
        let bounds = |decision: &Decision| decision.ranges().iter().map(|(low, high)| (*low, high + 1.0)).collect::<Vec<_>>();
        let scaled_bounds = bounds(&table).iter().enumerate().map(|(at, (low, high))| (times(at, *low), times(at, *high))).collect();
        // A zero to a power below zero stands for the smallest, whatever the unit is: there the product has none.
        let zero = table.rows().iter().flatten().any(|value| *value == 0.0);
        let product = (!zero).then_some(Method::WeightedProduct);
        let others = [Method::Saw, Method::Maut, Method::Topsis, Method::TopsisMinMax, Method::Vikor(0.5), Method::Moora];
        for method in others.into_iter().chain(product) {
            prop_assert_eq!(method.ranks(&table), method.ranks(&other), "{:?}", method);
        }
        prop_assert_eq!(Method::Spotis(bounds(&table)).ranks(&table), Method::Spotis(scaled_bounds).ranks(&other));
        // Those that only ask how far a value lies between the ends take another zero as well.
        let moved = scaled(&|at, value| value + f64::from(shifts[at]));
        for method in [Method::Maut, Method::TopsisMinMax] {
            let (before, after) = (method.scores(&table), method.scores(&moved));
            prop_assert!(before.iter().zip(&after).all(|(a, b)| (a - b).abs() < 1e-9), "{:?}: {:?} {:?}", method, before, after);
        }
    }
}
