use super::*;

fn of(holder: &str, shares: &[(&str, usize)]) -> Listener {
    let shares = shares.iter().map(|(share, most)| ((*share).to_owned(), *most)).collect();
    Listener { holder: holder.to_owned(), shares }
}

#[test]
fn the_oldest_stream_makes_room_and_nobody_else_pays() {
    let listeners = Arc::new(Listeners::default());
    let mut neighbour = listeners.enter("hall", of("n", &[("n", 2), ("address", 100)]));
    let mut spiteful: Vec<Place> =
        (0..999).map(|_| listeners.enter("hall", of("s", &[("s", 4), ("address", 100)]))).collect();
    assert_eq!(listeners.book().open.len(), 5);
    assert_eq!(listeners.book().by_share["address"].len(), 5);
    let (last, old) = spiteful.split_at_mut(995);
    assert!(last.iter_mut().all(|place| place.end.try_recv() == Ok(Ended::Replaced)));
    assert!(old.iter_mut().all(|place| place.end.try_recv().is_err()));
    assert!(neighbour.end.try_recv().is_err());
    drop(spiteful);
    assert_eq!(listeners.book().open.len(), 1);
    drop(neighbour);
    assert!(listeners.book().open.is_empty() && listeners.book().by_share.is_empty());
}

#[test]
fn a_shared_address_loses_its_oldest_stream() {
    let listeners = Arc::new(Listeners::default());
    let mut places: Vec<Place> =
        (0..4).map(|seat| listeners.enter("hall", of(&seat.to_string(), &[("address", 3)]))).collect();
    let ended: Vec<bool> = places.iter_mut().map(|place| place.end.try_recv().is_ok()).collect();
    assert_eq!(ended, [true, false, false, false]);
}

#[test]
fn whoever_may_not_listen_any_more_is_shut_out_of_that_topic_only() {
    let listeners = Arc::new(Listeners::default());
    let mut here = listeners.enter("hall", of("gone", &[]));
    let mut there = listeners.enter("elsewhere", of("gone", &[]));
    let mut other = listeners.enter("hall", of("stays", &[]));
    assert_eq!(listeners.holders("hall").len(), 2);
    listeners.shut_out("hall", &HashSet::from(["gone".to_owned()]));
    assert_eq!(here.end.try_recv(), Ok(Ended::NotPermitted));
    assert!(there.end.try_recv().is_err() && other.end.try_recv().is_err());
}
