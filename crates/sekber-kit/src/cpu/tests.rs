//! A pool bounds what runs and what waits, and survives what panics.

use std::num::NonZeroUsize;
use std::sync::mpsc;
use std::time::Duration;

use super::{Pool, run};
use crate::problem::Problem;

const ONE: Option<NonZeroUsize> = NonZeroUsize::new(1);

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
    let pool: &'static Pool = Box::leak(Box::new(Pool::new("test", ONE, 1, Duration::from_millis(50))));
    let (release, held) = mpsc::channel::<()>();
    let (started, begun) = tokio::sync::oneshot::channel();
    let first = tokio::spawn(pool.run(move || {
        let _ = started.send(());
        held.recv().ok();
    }));
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
    let pool: &'static Pool = Box::leak(Box::new(Pool::new("test", ONE, 1, Duration::from_millis(50))));
    let (release, held) = mpsc::channel::<()>();
    let (started, begun) = tokio::sync::oneshot::channel();
    let given_up = tokio::spawn(pool.run(move || {
        let _ = started.send(());
        held.recv().ok();
    }));
    begun.await.unwrap();
    given_up.abort();
    assert!(given_up.await.unwrap_err().is_cancelled());
    assert!(matches!(pool.run(|| ()).await, Err(Problem::Busy(_))), "the computation still runs");
    release.send(()).unwrap();
}
