use super::*;

#[test]
fn a_flood_is_held_back_and_others_are_not() {
    let dam = Dam::default();
    let now = Moment(1_000_000);
    for _ in 0..2000 {
        assert_eq!(dam.take("1.2.3.4", now), Ok(()));
    }
    assert_eq!(dam.take("1.2.3.4", now), Err(1));
    assert_eq!(dam.take("1.2.3.5", now), Ok(()));
    let later = now.plus_seconds(1);
    let passed = (0..200).filter(|_| dam.take("1.2.3.4", later).is_ok()).count();
    assert_eq!(passed, 100);
}

#[test]
fn a_clock_set_back_gives_nothing_away() {
    let dam = Dam::default();
    for _ in 0..2000 {
        let _ = dam.take("a", Moment(1_000_000));
    }
    assert_eq!(dam.take("a", Moment(0)), Err(1));
}
