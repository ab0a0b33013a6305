//! Rules that hold, and rules that are refused.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn criterion(code: &str, weight: u32, source: Source) -> Criterion {
    Criterion {
        code: code.to_owned(),
        group: "Cabang".to_owned(),
        name: code.to_owned(),
        meaning: String::new(),
        source,
        weight,
        counts: Counts::Benefit,
        rubric: "0=0; 10=50; 20=100".parse().unwrap(),
        advocacy: false,
    }
}

fn rules(weights: &[u32]) -> Rules {
    let criteria = weights.iter().enumerate();
    Rules {
        track: Track::Partners,
        aim: String::new(),
        criteria: criteria
            .map(|(at, weight)| criterion(&format!("k{at}"), *weight, Source::Measure(Measure::Programmes)))
            .collect(),
        categories: vec![Category {
            code: "a1".to_owned(),
            name: "Umum".to_owned(),
            theme: None,
            size: None,
            kind: None,
            winners: 3,
        }],
        from: date(2023, 1, 1),
        until: date(2023, 12, 31),
        cut_off: date(2023, 10, 31),
        ceremony: date(2023, 12, 14),
        contest_days: 3,
        least_programmes: 1,
        needs_report: false,
        least_disclosed: 60,
        least_jurors: 3,
        ties: Vec::new(),
    }
}

#[test]
fn weights_sum_to_a_hundred_or_are_refused() {
    assert_eq!(rules(&[70, 30]).faults(), []);
    // The formula that newspapers printed in 2021.
    assert_eq!(rules(&[70, 5, 15, 15]).faults(), [RuleFault::Weights(105)]);
}

#[test]
fn criteria_that_punish_advocacy_are_capped() {
    let mut given = rules(&[80, 20]);
    given.criteria[1].advocacy = true;
    assert_eq!(given.faults(), [RuleFault::Advocacy(20)]);
}

#[test]
fn a_rubric_goes_one_way() {
    let mut given = rules(&[100]);
    given.criteria[0].counts = Counts::Cost;
    assert_eq!(given.faults(), [RuleFault::Rubric("k0".to_owned())]);
    given.criteria[0].rubric = "0=100; 30=0".parse().unwrap();
    assert_eq!(given.faults(), []);
    given.criteria[0].rubric = "5=100".parse().unwrap();
    assert_eq!(given.faults(), [RuleFault::Rubric("k0".to_owned())]);
}

#[test]
fn verification_in_the_field_needs_time() {
    let mut given = rules(&[100]);
    given.ceremony = date(2023, 11, 5);
    assert_eq!(given.faults(), [RuleFault::TooSoon]);
}

#[test]
fn points_lie_on_straight_lines_between_anchors() {
    let rubric: Rubric = "0=0; 10=50; 20=100".parse().unwrap();
    let points = |value| rubric.points(value);
    assert_eq!([-5, 0, 3, 10, 15, 20, 99].map(points), [0, 0, 1_500, 5_000, 7_500, 10_000, 10_000]);
    let rubric: Rubric = "1.000=0; 1.003=1".parse().unwrap();
    assert_eq!([1_000, 1_001, 1_002].map(|value| rubric.points(value)), [0, 33, 67]);
    assert_eq!(rubric.next(1_001), Some((1_003, 100)));
    assert_eq!(rubric.to_string().parse::<Rubric>().unwrap(), rubric);
}

proptest! {
    #[test]
    fn a_better_value_never_has_fewer_points(
        steps in prop::collection::vec((1_i64..1_000_000, 0_u16..40), 2..6), a in -10_i64..6_000_000, b in -10_i64..6_000_000,
    ) {
        let mut anchors = Vec::new();
        let (mut value, mut points) = (0, 0);
        for (step, more) in steps {
            anchors.push(Anchor { value, points });
            value += step;
            points = (points + more).min(100);
        }
        let rubric = Rubric(anchors);
        let (low, high) = (a.min(b), a.max(b));
        prop_assert!(rubric.points(low) <= rubric.points(high));
    }
}
