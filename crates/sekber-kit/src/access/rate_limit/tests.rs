use super::*;

#[test]
fn a_flood_is_held_back_and_others_are_not() {
    let limiter = RateLimiter::default();
    let now = Moment(1_000_000);
    for _ in 0..2000 {
        assert_eq!(limiter.take("1.2.3.4", now), Ok(()));
    }
    assert_eq!(limiter.take("1.2.3.4", now), Err(1));
    assert_eq!(limiter.take("1.2.3.5", now), Ok(()));
    let later = now.plus_seconds(1);
    let passed = (0..200).filter(|_| limiter.take("1.2.3.4", later).is_ok()).count();
    assert_eq!(passed, 100);
}

#[test]
fn a_clock_set_back_gives_nothing_away() {
    let limiter = RateLimiter::default();
    for _ in 0..2000 {
        let _ = limiter.take("a", Moment(1_000_000));
    }
    assert_eq!(limiter.take("a", Moment(0)), Err(1));
}

#[test]
fn a_clock_thirty_days_ahead_for_a_moment_shuts_nobody_out() {
    let limiter = RateLimiter::default();
    let now = Moment(1_700_000_000_000);
    let ahead = now.plus_seconds(30 * 24 * 60 * 60);
    for _ in 0..2001 {
        let _ = limiter.take("a", ahead);
    }
    assert_eq!(limiter.take("a", now), Err(1));
    assert_eq!(limiter.take("a", now.plus_seconds(1)), Ok(()));
}

#[test]
fn many_senders_take_bounded_memory() {
    let limiter = RateLimiter::default();
    for number in 0..3 * MOST_ORIGINS {
        let _ = limiter.take(&number.to_string(), Moment(1_000_000));
    }
    assert!(limiter.buckets.lock().unwrap().len() <= MOST_ORIGINS + 1);
}

#[tokio::test]
async fn one_sender_is_answered_a_few_requests_at_a_time_and_holds_up_nobody_else() {
    let known = Known::default();
    let [greedy, other]: [Arc<str>; 2] = ["greedy".into(), "other".into()];
    let mut held = Vec::new();
    for _ in 0..AT_A_TIME {
        held.push(known.turns.take(&greedy).await);
    }
    let mut next = std::pin::pin!(known.turns.take(&greedy));
    assert!(futures_util::poll!(&mut next).is_pending());
    assert!(known.turns.try_take(&other).is_some());
    held.pop();
    let _next = next.await;
}

#[tokio::test]
async fn strangers_behind_one_address_take_turns_and_hold_up_neither_others_nor_whoever_comes_in() {
    let known = Known::default();
    let [here, elsewhere] = [[103_u8, 10, 20, 30], [103, 10, 20, 31]].map(|address| {
        Origin::of(Some(std::net::IpAddr::from(address)), &axum::http::HeaderMap::new(), false)
    });
    let mut held = Vec::new();
    for _ in 0..STRANGERS_AT_A_TIME {
        held.push(known.turn(None, &here, false).await);
    }
    let mut next = std::pin::pin!(known.turn(None, &here, false));
    assert!(futures_util::poll!(&mut next).is_pending());
    let phone: Arc<str> = "phone".into();
    for (sender, origin, enters) in
        [(None, &elsewhere, false), (None, &here, true), (Some(&phone), &here, false)]
    {
        let _turn = known.turn(sender, origin, enters).await;
    }
    held.pop();
    let _next = next.await;
}

#[test]
fn a_person_on_two_devices_is_one_sender() {
    use crate::access::Actor;
    use crate::words::Language;

    let origin =
        Origin::of(Some(std::net::IpAddr::from([103_u8, 10, 20, 30])), &axum::http::HeaderMap::new(), false);
    let nobody = || axum::http::Request::new(()).into_parts().0;
    let of = |session: &str| {
        let (mut parts, session) = (nobody(), session.to_owned());
        let actor = Some(Actor::person("staff".parse().unwrap(), "Stefanus", Vec::new()));
        let visitor = RequestIdentity::nobody(Language::Indonesian);
        parts.extensions.insert(RequestIdentity { actor, session: Some(session.clone()), ..visitor });
        whom(&parts, Some(&session), &origin)
    };
    assert_eq!(of("laptop"), of("phone"));
    assert_eq!(&*whom(&nobody(), Some(&"seat".to_owned()), &origin), "seat");
    assert_eq!(&*whom(&nobody(), None, &origin), "103.10.20.30");
}
