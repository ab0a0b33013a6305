//! The table: the quiet go first, one address never holds everything, and there is a reserve.

use std::time::Duration;

use tokio::time::Instant;

use super::table::{Limits, Phase, Table};

fn table(most: usize, per_address: Option<usize>) -> Table {
    Table::with(Limits { most, per_address, reserve: 1, grace: Duration::ZERO })
}

#[tokio::test]
async fn silent_connections_go_before_idle_ones_and_busy_ones_stay() {
    let table = table(3, None);
    let [busy, idle, silent] = [(); 3].map(|()| table.admit(None).unwrap().id);
    assert!(table.now(busy, Phase::Busy) && table.now(idle, Phase::Idle));
    let newest = table.admit(None).unwrap();
    assert!(!newest.reserved);
    assert!(!table.now(silent, Phase::Busy), "the silent one was thrown out");
    assert!(table.now(newest.id, Phase::Busy));
    let after = table.admit(None).unwrap();
    assert!(!table.now(idle, Phase::Busy), "then the idle one");
    assert!(table.now(busy, Phase::Busy) && table.now(after.id, Phase::Busy));
}

#[tokio::test]
async fn half_sent_requests_go_before_whole_ones_the_slowest_first() {
    let table = table(3, None);
    let [busy, slow, quick] = [(); 3].map(|()| table.admit(None).unwrap().id);
    assert!(table.now(slow, Phase::Receiving) && table.now(quick, Phase::Receiving));
    assert!(table.now(busy, Phase::Busy));
    let next = table.admit(None).unwrap();
    assert!(!next.reserved && !table.now(slow, Phase::Busy), "the slow one was thrown out");
    assert!(table.now(next.id, Phase::Busy));
    assert!(table.now(quick, Phase::Busy), "the quick one had time to send the rest");
    assert!(table.admit(None).unwrap().reserved, "nobody goes whose request is whole");
}

#[tokio::test]
async fn those_who_came_a_moment_ago_are_spared_while_others_can_go() {
    let limits = Limits { grace: Duration::from_secs(3_600), most: 2, per_address: None, reserve: 1 };
    let table = Table::with(limits);
    let [fresh, idle] = [(); 2].map(|()| table.admit(None).unwrap().id);
    assert!(table.now(idle, Phase::Idle));
    assert!(table.admit(None).is_some());
    assert!(!table.now(idle, Phase::Busy), "the idle one made room, not the one whose request lies unread");
    assert!(table.now(fresh, Phase::Header));
    assert!(!table.admit(None).unwrap().reserved, "where all came a moment ago, the first of them goes");
}

#[tokio::test]
async fn when_everybody_is_busy_the_reserve_is_left_and_then_nothing() {
    let table = table(2, None);
    for _ in 0..2 {
        assert!(table.now(table.admit(None).unwrap().id, Phase::Busy));
    }
    let kept = table.admit(None).unwrap();
    assert!(kept.reserved && table.now(kept.id, Phase::Busy));
    assert!(table.admit(None).is_none());
    assert!(table.now(kept.id, Phase::Idle));
    let next = table.admit(None).unwrap();
    assert!(next.reserved, "the idle one in the reserve went, and nobody else's place is free");
    table.leave(next.id);
    assert!(table.admit(None).unwrap().reserved);
}

#[tokio::test]
async fn an_address_gets_its_share_and_takes_from_itself() {
    let table = table(10, Some(2));
    let other = table.admit(Some("203.0.113.9")).unwrap().id;
    let first = table.admit(Some("203.0.113.1")).unwrap().id;
    let second = table.admit(Some("203.0.113.1")).unwrap().id;
    let third = table.admit(Some("203.0.113.1")).unwrap().id;
    assert!(!table.now(first, Phase::Busy), "its own oldest silent one went");
    assert!(table.now(other, Phase::Busy) && table.now(second, Phase::Busy) && table.now(third, Phase::Busy));
    assert!(table.admit(Some("203.0.113.1")).is_none(), "both of its connections are busy");
    assert!(table.admit(Some("203.0.113.9")).is_some());
    assert_eq!(Limits::for_descriptors(65_536, true).per_address, None);
    assert_eq!(Limits::for_descriptors(1_024, false).per_address, Some(659));
}

#[tokio::test]
async fn silence_ends() {
    let table = table(10, None);
    let [busy, idle, silent] = [(); 3].map(|()| table.admit(None).unwrap().id);
    table.now(busy, Phase::Busy);
    table.now(idle, Phase::Idle);
    let now = Instant::now();
    table.sweep(now + Duration::from_secs(11));
    assert!(!table.now(silent, Phase::Busy));
    assert_eq!(table.count(), 2);
    table.sweep(now + Duration::from_secs(76));
    assert!(!table.now(idle, Phase::Busy));
    assert!(table.now(busy, Phase::Busy));
    assert_eq!(table.count(), 1);
}
