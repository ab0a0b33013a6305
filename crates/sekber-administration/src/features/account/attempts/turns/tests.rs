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
