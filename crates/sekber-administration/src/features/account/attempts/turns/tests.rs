use super::*;

const NOW: Moment = Moment(1_700_000_000_000);

#[test]
fn guesses_from_many_addresses_share_the_account_s_turns() {
    let mut turns = Turns::default();
    let tried =
        (0..60).filter(|number| turns.take("owner", &format!("10.0.0.{number}"), NOW).is_ok()).count();
    assert_eq!(tried, 10);
    assert_eq!(turns.take("neighbour", "10.0.0.1", NOW), Ok(0), "another account does not wait");
}

#[test]
fn one_attacker_who_asks_all_the_time_does_not_starve_the_owner() {
    let mut turns = Turns::default();
    let mut evaluated = 0;
    let mut owner_waits = None;
    // For an hour, the attacker asks twenty times a second and the owner comes back when told.
    for step in 0..72_000_i64 {
        let now = Moment(NOW.0 + step * 50);
        evaluated += usize::from(turns.take("owner", "attacker", now).is_ok());
        if step == 600 {
            owner_waits = turns.take("owner", "new device", now).err();
        }
        if let Some(wait) = owner_waits
            && step == 600 + wait / 50
        {
            assert!(wait <= 108_000, "{wait}");
            assert!(turns.take("owner", "new device", now).is_ok());
            owner_waits = None;
        }
    }
    assert!(owner_waits.is_none());
    assert!((90..=111).contains(&evaluated), "{evaluated} guesses an hour");
}

#[test]
fn waits_stay_within_an_hour_whatever_comes() {
    let mut turns = Turns::default();
    let longest = (0..5_000).filter_map(|number| turns.take("owner", &number.to_string(), NOW).err()).max();
    assert!(longest.unwrap() <= 101 * 36_000);
    assert!(turns.kept.len() <= 100);
}

#[test]
fn a_clock_thirty_days_ahead_for_a_moment_leaves_nothing_behind() {
    let mut turns = Turns::default();
    let ahead = NOW.plus_seconds(30 * 24 * 60 * 60);
    for number in 0..200 {
        let _ = turns.take("owner", &number.to_string(), ahead);
        let _ = turns.take("owner", "owner", ahead);
    }
    assert_eq!(turns.take("owner", "owner", NOW), Ok(0));
}

/// The whole of what a spiteful person with forty addresses can do to somebody who signs in on a new phone: one turn's delay.
#[test]
fn whoever_has_not_failed_comes_before_all_who_have() {
    let mut turns = Turns::default();
    let addresses: Vec<String> = (0..40).map(|number| format!("10.0.0.{number}")).collect();
    let guess = |turns: &mut Turns, now: Moment| {
        for address in &addresses {
            if turns.take("owner", address, now).is_ok() {
                turns.wrong("owner", address, now);
            }
        }
    };
    for step in 0..2 * 720 {
        guess(&mut turns, NOW.plus_seconds(step * 5));
    }
    let now = NOW.plus_seconds(2 * 3_600);
    let then = match turns.take("owner", "new phone", now) {
        Ok(_) => now,
        Err(wait) => {
            assert!(wait <= 36_000 + PATIENCE, "{wait}");
            let then = now.plus_seconds((wait + 999) / 1_000);
            guess(&mut turns, then);
            assert!(turns.take("owner", "new phone", then).is_ok());
            then
        }
    };
    // Whoever came in has failed at nothing.
    turns.wrong("owner", "new phone", then);
    turns.right("owner", "new phone");
    let again = turns.take("owner", "new phone", then).err().unwrap_or_default();
    assert!(again <= 2 * 36_000 + PATIENCE, "{again}");
}

#[test]
fn turns_that_nobody_comes_for_take_no_room() {
    let mut turns = Turns::default();
    for number in 0..150 {
        let _ = turns.take("owner", &number.to_string(), NOW);
    }
    assert_eq!(turns.of("owner").count(), 100);
    let later = NOW.plus_seconds(2 * 3_600);
    while turns.take("owner", "attacker", later).is_ok() {
        turns.wrong("owner", "attacker", later);
    }
    let wait = turns.take("owner", "new phone", later).unwrap_err();
    assert!(wait <= 2 * 36_000, "{wait}");
    assert_eq!(turns.of("owner").count(), 2);
    let then = later.plus_seconds((wait + 999) / 1_000);
    let _ = turns.take("owner", "attacker", then);
    assert!(turns.take("owner", "new phone", then).is_ok());
}

#[test]
fn what_failed_is_remembered_for_a_day_and_takes_bounded_memory() {
    let mut turns = Turns::default();
    for number in 0..2 * MOST_SPENT {
        turns.wrong("owner", &number.to_string(), NOW);
    }
    assert!(turns.spent.len() <= MOST_SPENT);
    let key = ("owner".to_owned(), (2 * MOST_SPENT - 1).to_string());
    assert!(turns.is_spent(&key, NOW));
    assert!(!turns.is_spent(&key, NOW.plus_seconds(25 * 60 * 60)));
    assert!(!turns.is_spent(&key, Moment(NOW.0 - 1_000)), "a clock that was ahead");
}
