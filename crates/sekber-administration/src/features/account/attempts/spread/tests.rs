use axum::http::{HeaderMap, HeaderValue};

use super::super::OF_AN_ADDRESS;
use super::super::pace::Pace;
use super::super::turns::Turns;
use super::*;
use crate::kit::access::Origin;

const NOW: Moment = Moment(1_700_000_000_000);

/// Tries as often as it is let, at every hundredth of a second, and says how many wrong ones were evaluated.
fn sprayed(spread: &mut Spread, pace: &mut Pace, from: Moment, seconds: i64) -> u32 {
    let mut tried = 0;
    for step in 0..seconds * 100 {
        let now = Moment(from.0 + step * 10);
        if pace.take_for("10.0.0.1", now, (0, spread.cost("10.0.0.1", now))).is_ok() {
            spread.wrong("10.0.0.1", now);
            tried += 1;
        }
    }
    tried
}

#[test]
fn an_address_that_tries_many_accounts_gets_slower_and_slower() {
    let (mut spread, mut pace) = (Spread::default(), Pace::new(OF_AN_ADDRESS));
    let first = sprayed(&mut spread, &mut pace, NOW, 60);
    let later = sprayed(&mut spread, &mut pace, NOW.plus_seconds(3_600), 3_600);
    assert!((600..=800).contains(&first), "{first} in the first minute");
    assert!(later < 1_800, "{later} in an hour, where ten a second were 36,000");
    assert_eq!(spread.cost("10.0.0.2", NOW), FIRST, "a neighbour pays nothing for it");
    // Nothing is for ever.
    assert_eq!(spread.cost("10.0.0.1", NOW.plus_seconds(24 * 3_600)), FIRST);
}

/// How fast somebody goes on depends on how many were wrong, and not on where the address is: this machine's own are no exception, and
/// behind a proxy the address counts that the proxy tells.
#[test]
fn no_address_is_let_guess_faster_than_another() {
    let mut told = HeaderMap::new();
    told.insert("x-forwarded-for", HeaderValue::from_static("198.51.100.7"));
    let (nothing, address) = (HeaderMap::new(), |text: &str| text.parse().ok());
    for origin in [
        Origin::of(address("127.0.0.9"), &nothing, false),
        Origin::of(address("198.51.100.7"), &nothing, false),
        Origin::of(address("127.0.0.1"), &told, true),
        Origin::of(address("2001:db8::7"), &nothing, false),
    ] {
        let (mut spread, mut pace) = (Spread::default(), Pace::new(OF_AN_ADDRESS));
        let mut tried = 0;
        for step in 0..6_000 {
            let now = Moment(NOW.0 + step * 100);
            while pace.take_for(origin.as_str(), now, (0, spread.cost(origin.as_str(), now))).is_ok() {
                spread.wrong(origin.as_str(), now);
                tried += 1;
            }
        }
        assert!((1_000..=1_250).contains(&tried), "{tried} in ten minutes from {}", origin.as_str());
        assert!(spread.cost(origin.as_str(), NOW.plus_seconds(600)) > 2_000, "and slower still");
    }
}

/// Asks again every second for so many hours and takes whatever it is given; says how many names it tried in each.
fn sprayed_by_the_hour(hours: i64) -> Vec<usize> {
    let (mut spread, mut pace, mut turns) = (Spread::default(), Pace::new(OF_AN_ADDRESS), Turns::default());
    let mut name = 0;
    let mut tried = vec![0; usize::try_from(hours).unwrap()];
    for second in 0..hours * 3_600 {
        let now = NOW.plus_seconds(second);
        while pace.take_for("sprayer", now, (0, spread.cost("sprayer", now))).is_ok() {
            name = (name + 1) % 1_000;
            let account = format!("name {name}");
            assert!(turns.take(&account, "sprayer", now).is_ok(), "the address is what holds it down");
            turns.wrong(&account, "sprayer", now);
            spread.wrong("sprayer", now);
            tried[usize::try_from(second / 3_600).unwrap()] += 1;
        }
    }
    tried
}

#[test]
fn a_thousand_names_are_tried_from_one_address_less_than_once_an_hour_each() {
    let tried = sprayed_by_the_hour(24);
    assert!((1_400..=1_900).contains(&tried[0]), "{} in the first hour", tried[0]);
    assert!(tried[1..].iter().all(|tried| *tried <= 620), "{tried:?}");
    let day: usize = tried.iter().sum();
    assert!(day <= 16_000, "{day} in a day, where ten a second were 864,000");
}

#[test]
fn five_hundred_people_behind_one_address_mistype_once_and_come_in() {
    let (mut spread, mut pace) = (Spread::default(), Pace::new(OF_AN_ADDRESS));
    for person in 0..500 {
        let now = Moment(NOW.0 + person * 500);
        let cost = spread.cost("hall", now);
        assert_eq!(pace.take_for("hall", now, (0, cost)), Ok(0), "person {person}");
        spread.wrong("hall", now);
        let again = spread.cost("hall", now);
        assert_eq!(pace.take_for("hall", now, (0, again)), Ok(0), "person {person} the second time");
        pace.give_back_for("hall", again);
    }
    assert_eq!(spread.cost("hall", NOW), FIRST);
}

#[test]
fn a_right_password_waits_no_longer_than_a_request_is_held_once_the_others_end() {
    let (mut spread, mut pace) = (Spread::default(), Pace::new(OF_AN_ADDRESS));
    sprayed(&mut spread, &mut pace, NOW, 3_600);
    let later = NOW.plus_seconds(3_600);
    assert!(spread.cost("10.0.0.1", later) > FIRST);
    let wait = pace.take_for("10.0.0.1", later, (20_000, spread.cost("10.0.0.1", later)));
    assert!(wait.is_ok_and(|wait| wait <= SLOWEST), "{wait:?}");
}

#[test]
fn many_addresses_take_bounded_memory() {
    let mut spread = Spread::default();
    for number in 0..3 * MOST_ADDRESSES {
        spread.wrong(&number.to_string(), NOW);
    }
    assert!(spread.0.len() <= MOST_ADDRESSES);
}
