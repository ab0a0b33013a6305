use proptest::prelude::*;

use super::*;

fn wish(theme: &str, not_before: Option<i64>) -> Wish {
    Wish { theme: (!theme.is_empty()).then(|| theme.to_owned()), minutes: 10, not_before }
}

#[test]
fn themes_stay_together_and_the_largest_begins() {
    let wishes =
        [wish("sawit", None), wish("", None), wish("gizi", None), wish("sawit", None), wish("air", None)];
    assert_eq!(propose(540, &[], &wishes), [0, 3, 4, 2, 1]);
}

#[test]
fn who_cannot_begin_yet_lets_others_go_before() {
    let wishes = [wish("sawit", Some(600)), wish("sawit", None), wish("gizi", None)];
    assert_eq!(propose(540, &[], &wishes), [1, 2, 0]);
    assert_eq!(timetable(540, &[], &[wish("", None), wish("", Some(600))]), [540, 600]);
}

#[test]
fn nobody_presents_into_the_pause() {
    let noon = [Pause { from: 720, to: 780 }];
    let wishes = [wish("", None), wish("", None), wish("", None)];
    assert_eq!(timetable(705, &noon, &wishes), [705, 780, 790], "715 to 725 would run into it");
}

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let one = (prop::option::of("[a-c]"), 1..40_i64, prop::option::of(500..900_i64));
    let one = one.prop_map(|(theme, minutes, not_before)| Wish { theme, minutes, not_before });
    prop::collection::vec(one, 0..25)
}

proptest! {
    #[test]
    fn everybody_presents_once_in_good_time_and_nobody_at_once(wishes in wishes(), noon in 600..700_i64) {
        let pauses = [Pause { from: noon, to: noon + 45 }];
        let order = propose(540, &pauses, &wishes);
        let mut all = order.clone();
        all.sort_unstable();
        prop_assert_eq!(all, (0..wishes.len()).collect::<Vec<_>>());
        let placed: Vec<Wish> = order.iter().map(|at| wishes[*at].clone()).collect();
        let times = timetable(540, &pauses, &placed);
        let mut free = 540;
        for (wish, time) in placed.iter().zip(times) {
            prop_assert!(time >= free && wish.not_before.is_none_or(|earliest| time >= earliest));
            prop_assert!(time >= noon + 45 || time + wish.minutes <= noon);
            free = time + wish.minutes;
        }
    }
}
