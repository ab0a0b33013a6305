//! A pool bounds what runs and what waits, and survives what panics.

use std::num::NonZeroUsize;
use std::sync::mpsc;
use std::time::Duration;

use tokio::sync::oneshot;

use super::{OF_ONE_SENDER, Pool, computing_for, run};
use crate::problem::Problem;

const ONE: Option<NonZeroUsize> = NonZeroUsize::new(1);

/// A pool with so many places, and as many to wait in for a moment.
fn pool(places: usize) -> &'static Pool {
    let pool = Pool::new("test", NonZeroUsize::new(places), places, Duration::from_millis(50));
    Box::leak(Box::new(pool))
}

/// Work that keeps its place until it is released: what releases it, what tells that it has begun, and the work.
fn held_up() -> (mpsc::Sender<()>, oneshot::Receiver<()>, impl FnOnce() + Send + 'static) {
    let (release, held) = mpsc::channel();
    let (started, begun) = oneshot::channel();
    let work = move || {
        let _ = started.send(());
        held.recv().ok();
    };
    (release, begun, work)
}

#[tokio::test]
async fn a_panic_becomes_an_error_and_frees_its_place() {
    let pool = Pool::new("test", ONE, 1, Duration::from_secs(60));
    for _ in 0..3 {
        let failed = pool.run(|| -> u8 { panic!("on purpose") }).await;
        assert!(matches!(failed, Err(Problem::Ours(_))));
    }
    assert_eq!(pool.run(|| 7).await.unwrap(), 7);
    assert_eq!(run(|| 8).await.unwrap(), 8);
}

#[tokio::test]
async fn a_full_queue_turns_away_at_once_and_a_long_wait_ends() {
    let (pool, (release, begun, work)) = (pool(1), held_up());
    let first = tokio::spawn(pool.run(work));
    begun.await.unwrap();
    let second = pool.run(|| ());
    let third = pool.run(|| ());
    // The second waits until its patience ends, the third finds no room even to wait.
    let (second, third) = tokio::join!(second, third);
    assert!(matches!(second, Err(Problem::Busy(5))), "{second:?}");
    assert!(matches!(third, Err(Problem::Busy(5))), "{third:?}");
    release.send(()).unwrap();
    first.await.unwrap().unwrap();
    assert_eq!(pool.run(|| 7).await.unwrap(), 7);
}

#[tokio::test]
async fn whoever_goes_away_frees_no_core() {
    let (pool, (release, begun, work)) = (pool(1), held_up());
    let given_up = tokio::spawn(pool.run(work));
    begun.await.unwrap();
    given_up.abort();
    assert!(given_up.await.unwrap_err().is_cancelled());
    assert!(matches!(pool.run(|| ()).await, Err(Problem::Busy(_))), "the computation still runs");
    release.send(()).unwrap();
}

#[tokio::test]
async fn of_one_sender_a_few_are_computed_and_others_pass() {
    let (pool, mut releases) = (pool(8), Vec::new());
    for _ in 0..OF_ONE_SENDER {
        let (release, begun, work) = held_up();
        tokio::spawn(computing_for("greedy".into(), pool.run(work)));
        begun.await.unwrap();
        releases.push(release);
    }
    let further = computing_for("greedy".into(), pool.run(|| ())).await;
    assert!(matches!(further, Err(Problem::Busy(5))), "{further:?}");
    assert_eq!(computing_for("other".into(), pool.run(|| 7)).await.unwrap(), 7);
    assert_eq!(pool.run(|| 8).await.unwrap(), 8, "what belongs to no request takes no such turns");
    drop(releases);
    while computing_for("greedy".into(), pool.run(|| ())).await.is_err() {}
}
