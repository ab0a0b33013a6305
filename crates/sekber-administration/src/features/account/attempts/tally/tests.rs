use super::*;

const NOW: Moment = Moment(1_700_000_000_000);

#[test]
fn waits_double_and_stay_bearable() {
    let waits: Vec<i64> = (0..14).map(wait).collect();
    assert_eq!(waits, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]);
    assert_eq!(wait(u32::MAX), 900);
}

#[test]
fn failures_make_one_wait_and_a_right_one_starts_afresh() {
    let mut tally = Tally::default();
    let tried = (0..30).filter(|_| tally.take("a", NOW).is_ok()).count();
    assert_eq!((tried, tally.take("a", NOW)), (5, Err(30)));
    assert_eq!(tally.take("a", NOW.plus_seconds(10)), Err(20));
    assert_eq!(tally.take("a", NOW.plus_seconds(30)), Ok(()));
    tally.forgive("a");
    assert_eq!(tally.take("a", NOW.plus_seconds(30)), Ok(()));
}

#[test]
fn a_clock_thirty_days_ahead_for_a_moment_leaves_nothing_behind() {
    let mut tally = Tally::default();
    for _ in 0..30 {
        let _ = tally.take("a", NOW.plus_seconds(30 * 24 * 60 * 60));
    }
    assert_eq!(tally.take("a", NOW), Ok(()));
    for _ in 0..30 {
        let _ = tally.take("b", NOW.plus_seconds(600));
    }
    assert!(tally.take("b", NOW).is_err_and(|wait| wait <= LONGEST_WAIT));
}

#[test]
fn many_keys_take_bounded_memory() {
    let mut tally = Tally::default();
    for number in 0..MOST_KEYS + 100 {
        let _ = tally.take(&number.to_string(), NOW);
    }
    assert_eq!(tally.0.len(), MOST_KEYS);
}
