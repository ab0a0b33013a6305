use super::*;

const RULE: Rule = Rule { free: 3, every: 1_000, ahead: 5_000 };
const NOW: Moment = Moment(1_000_000);

#[test]
fn turns_come_one_after_the_other_and_others_do_not_wait() {
    let mut pace = Pace::new(RULE);
    let turns: Vec<_> = (0..10).map(|_| pace.take("a", NOW, 4_000)).collect();
    let ahead =
        [Ok(0), Ok(0), Ok(0), Ok(1_000), Ok(2_000), Ok(3_000), Ok(4_000), Err(5_000), Err(5_000), Err(5_000)];
    assert_eq!(turns, ahead);
    assert_eq!(pace.take("b", NOW, 4_000), Ok(0));
    assert_eq!(pace.take("a", NOW.plus_seconds(2), 4_000), Ok(3_000));
}

#[test]
fn right_attempts_slow_nobody_down() {
    let mut pace = Pace::new(RULE);
    for _ in 0..1_000 {
        assert_eq!(pace.take("a", NOW, 0), Ok(0));
        pace.give_back("a");
    }
}

#[test]
fn a_clock_that_was_wrong_leaves_nothing_behind() {
    let mut pace = Pace::new(RULE);
    for _ in 0..10 {
        let _ = pace.take("a", NOW.plus_seconds(30 * 24 * 60 * 60), 5_000);
    }
    assert_eq!(pace.take("a", NOW, 0), Ok(0));
    for _ in 0..10 {
        let _ = pace.take("b", NOW, 5_000);
    }
    assert_eq!(pace.take("b", Moment(NOW.0 - 3_600_000), 0), Ok(0), "a clock that was an hour ahead");
}

#[test]
fn many_keys_take_bounded_memory() {
    let mut pace = Pace::new(RULE);
    for number in 0..3 * MOST_KEYS {
        let _ = pace.take(&number.to_string(), NOW, 5_000);
    }
    assert!(pace.full_at.len() <= MOST_KEYS + 1);
    pace.take("later", NOW.plus_seconds(60), 0).unwrap();
    assert_eq!(pace.full_at.len(), 1);
}
