use proptest::prelude::*;

use super::*;

fn scoring(rows: &[Vec<u16>], criteria: usize, seed: u64) -> Scoring {
    Scoring::new(rows, Sampler::new(seed, criteria).weights(u64::MAX)).unwrap()
}

/// The same counts by sorting everybody in every sample.
fn plainly(scoring: &Scoring, seed: u64, samples: u32) -> Acceptability {
    let top = scoring.best();
    let mut counts = Acceptability::none(scoring, &top);
    let sampler = Sampler::new(seed, scoring.criteria());
    for sample in 0..samples {
        let weights = sampler.weights(u64::from(sample));
        let mut scored: Vec<(u64, usize)> =
            (0..scoring.entries()).map(|entry| (scoring.score(entry, &weights), entry)).collect();
        scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let best: Vec<usize> = scored.iter().take(RANKS).map(|(_, entry)| *entry).collect();
        note(&mut counts, scoring, &weights, &best);
    }
    counts
}

#[test]
fn points_and_weights_are_checked() {
    assert_eq!(Scoring::new(&[], vec![ONE]), Err(ScoringError::Size));
    assert_eq!(Scoring::new(&[vec![1], vec![1, 2]], vec![ONE]), Err(ScoringError::Row(1)));
    assert_eq!(Scoring::new(&[vec![10_001]], vec![ONE]), Err(ScoringError::Points(0)));
    assert_eq!(Scoring::new(&[vec![1]], vec![ONE - 1]), Err(ScoringError::Weights(ONE - 1)));
}

#[test]
fn weights_are_whole_and_sum_to_the_whole() {
    for criteria in 1..=MOST_CRITERIA {
        let weights = Sampler::new(7, criteria).weights(3);
        assert_eq!((weights.len(), weights.iter().sum::<u64>()), (criteria, ONE));
    }
}

#[test]
fn a_criterion_alone_ranks_as_it_stands() {
    let rows: Vec<Vec<u16>> = (0..20).map(|entry| vec![entry * 7 % 20]).collect();
    let found = acceptability(&scoring(&rows, 1, 1), 1, 50);
    let first = rows.iter().position(|row| row[0] == 19).unwrap();
    assert_eq!(found.ranks[first][0], 50);
    assert_eq!(found.central[first], 50 * ONE);
}

#[test]
fn nobody_can_overtake_who_is_best_everywhere() {
    let change = smallest_change(&scoring(&[vec![50, 50], vec![40, 40]], 2, 1));
    assert_eq!((change.winner, change.rival, change.distance), (0, None, None));
    let half =
        Scoring::new(&[vec![60, 50], vec![50, 60], vec![50, 59]], vec![ONE / 2 + 2, ONE / 2 - 2]).unwrap();
    let change = smallest_change(&half);
    assert_eq!((change.winner, change.rival), (0, Some(1)));
    assert!((change.distance.unwrap() - 2.0 * 2.0 / ONE as f64).abs() < 1e-15);
}

#[test]
fn a_weight_can_move_until_somebody_draws_level() {
    // By half and half the first leads by 10: it is 20 ahead on the first criterion and 10 behind on the second.
    let half = Scoring::new(&[vec![60, 40], vec![40, 50]], vec![ONE / 2; 2]).unwrap();
    let (winner, ranges) = weight_ranges(&half);
    assert_eq!(winner, 0);
    // Level at one third of the first, which is two thirds of the second.
    assert_eq!(ranges[0], WeightRange { least: 3_334, most: 10_000 });
    assert_eq!(ranges[1], WeightRange { least: 0, most: 6_666 });
    let alone = Scoring::new(&[vec![60], vec![40]], vec![ONE]).unwrap();
    assert_eq!(weight_ranges(&alone).1, [WeightRange { least: 10_000, most: 10_000 }]);
}

/// Instances whose entries lie close together, so that ties and near ties are common.
fn instances() -> impl Strategy<Value = (Vec<Vec<u16>>, usize, u64)> {
    (1_usize..8, 1_usize..60, 0_u16..9_900, 1_u16..100).prop_flat_map(|(criteria, entries, from, span)| {
        let rows = prop::collection::vec(prop::collection::vec(from..=from + span, criteria), entries);
        (rows, Just(criteria), any::<u64>())
    })
}

proptest! {
    #[test]
    fn the_coarse_pass_loses_nobody((rows, criteria, seed) in instances()) {
        let scoring = scoring(&rows, criteria, seed);
        prop_assert_eq!(acceptability(&scoring, seed, 40), plainly(&scoring, seed, 40));
    }

    #[test]
    fn a_change_of_that_size_draws_level_and_a_smaller_one_does_not((rows, criteria, seed) in instances()) {
        let scoring = scoring(&rows, criteria, seed);
        let found = smallest_change(&scoring);
        let samples = Sampler::new(seed ^ 1, criteria);
        for sample in 0..40 {
            let weights = samples.weights(sample);
            let moved: u64 = weights.iter().zip(scoring.weights()).map(|(a, b)| a.abs_diff(*b)).sum();
            let best = scoring.score(found.winner, &weights);
            let beaten = (0..scoring.entries())
                .any(|rival| rival != found.winner && scoring.score(rival, &weights) >= best);
            if beaten {
                let distance = found.distance.unwrap_or(f64::INFINITY);
                prop_assert!(moved as f64 / ONE as f64 >= distance - 1e-9);
            }
        }
    }

    #[test]
    fn the_winner_stays_within_its_ranges_and_not_beyond((rows, criteria, seed) in instances()) {
        let scoring = scoring(&rows, criteria, seed);
        let (winner, ranges) = weight_ranges(&scoring);
        // The lead over the nearest rival under a share of hundredths of per cent, in whole numbers.
        let lead = |criterion: usize, share: i128| -> i128 {
            let rest = i128::from(ONE - scoring.weights()[criterion]);
            let points = |entry: usize| -> i128 {
                let row = scoring.row(entry).iter().zip(scoring.weights()).enumerate();
                row.map(|(at, (points, weight))| i128::from(*points) * match at == criterion {
                    true => share * rest,
                    false => (10_000 - share) * i128::from(*weight),
                }).sum()
            };
            let rivals = (0..scoring.entries()).filter(|rival| *rival != winner);
            rivals.map(|rival| points(winner) - points(rival)).min().unwrap_or(0)
        };
        for (criterion, range) in ranges.iter().enumerate().filter(|_| criteria > 1) {
            let (least, most) = (i128::from(range.least), i128::from(range.most));
            if least <= most {
                prop_assert!(lead(criterion, least) >= 0 && lead(criterion, most) >= 0);
            }
            prop_assert!(least == 0 || lead(criterion, least - 1) < 0);
            prop_assert!(most == 10_000 || lead(criterion, most + 1) < 0);
        }
    }
}
