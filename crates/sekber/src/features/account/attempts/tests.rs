use super::*;

#[test]
fn waits_double_and_stay_bearable() {
    let waits: Vec<i64> = (0..14).map(|failures| wait(failures, FREE_PER_ACCOUNT)).collect();
    assert_eq!(waits, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]);
    assert_eq!(wait(i64::MAX, FREE_PER_ACCOUNT), 900);
    assert_eq!((wait(39, FREE_PER_ORIGIN), wait(40, FREE_PER_ORIGIN)), (0, 30));
}
