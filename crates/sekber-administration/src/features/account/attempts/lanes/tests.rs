use super::*;

#[tokio::test]
async fn a_stranger_waits_for_one_paced_attempt_at_most() {
    let lanes = Lanes {
        places: Arc::new(Semaphore::new(60)),
        strangers: Arc::new(Semaphore::new(1)),
        paced: Arc::new(Semaphore::new(1)),
    };
    let first = lanes.place().unwrap().enter(true).await;
    let crowd: Vec<_> = (0..50).map(|_| tokio::spawn(lanes.place().unwrap().enter(true))).collect();
    tokio::task::yield_now().await;
    let stranger = tokio::spawn(lanes.place().unwrap().enter(false));
    tokio::task::yield_now().await;
    drop(first);
    // Without an order of their own, fifty would be ahead.
    let lane = stranger.await.unwrap();
    assert!(crowd.iter().all(|waiting| !waiting.is_finished()));
    drop(lane);
}

#[test]
fn so_many_wait_and_no_more() {
    let lanes = Lanes::default();
    let places: Vec<_> = (0..PLACES).map(|_| lanes.place().unwrap()).collect();
    assert!(lanes.place().is_none());
    drop(places);
    assert!(lanes.place().is_some());
}
