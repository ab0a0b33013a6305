//! The table: the quiet go first, one address never holds everything, and there is a reserve.

mod at_the_door;
mod breaking_off;

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, timeout};

use super::socket::{Handle, Socket};
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
async fn whoever_takes_nothing_of_an_answer_goes_after_all_who_ask_for_nothing() {
    let table = table(2, None);
    let [busy, slow] = [(); 2].map(|()| table.admit(None).unwrap().id);
    assert!(table.now(busy, Phase::Busy) && table.now(slow, Phase::Busy));
    table.stalls(slow);
    table.moves(slow);
    assert!(table.admit(None).unwrap().reserved, "it takes some again");
    table.stalls(slow);
    let next = table.admit(None).unwrap();
    assert!(next.reserved, "the silent one in the reserve went first");
    assert!(table.now(next.id, Phase::Busy));
    table.admit(None).unwrap();
    assert!(!table.now(slow, Phase::Busy) && table.now(busy, Phase::Busy));
}

#[tokio::test]
async fn an_answer_that_nobody_takes_makes_room_and_one_that_is_taken_does_not() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
    let table = table(1, None);
    let id = table.admit(None).unwrap().id;
    let handle = Handle::new(table.clone(), id);
    let mut socket = Socket::new(listener.accept().await.unwrap().0, handle.clone());
    let _busy = handle.begin(true).unwrap();
    let piece = vec![0; 65_536];
    let soon = Duration::from_millis(200);
    while timeout(soon, socket.write(&piece)).await.is_ok() {}
    // It reads what has come, and the answer goes on.
    let mut read = vec![0; 65_536];
    while timeout(soon, client.read(&mut read)).await.is_ok() {}
    socket.write_all(&piece).await.unwrap();
    let reserved = table.admit(None).unwrap();
    assert!(reserved.reserved, "nobody goes whose answer is on its way");
    table.leave(reserved.id);
    while timeout(soon, socket.write(&piece)).await.is_ok() {}
    assert!(!table.admit(None).unwrap().reserved);
    assert!(!table.now(id, Phase::Busy), "its place is somebody else's");
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
