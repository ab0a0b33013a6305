//! Open streams of the hall: what a page claims decides about itself only, whoever may not listen any more hears nothing
//! more, and nobody holds more streams than belong to one person.

use std::time::Duration;

use sekber::kit::live;
use sekber::kit::store::sql;

use crate::hall::{Hall, count, recode, want};
use crate::harness::{
    Caller, Harness, Listening, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Who, on_both,
};

/// What pages may claim to have heard that was never said.
const NEVER_SAID: [&str; 4] =
    ["9223372036854775807", "1000000", "9223372036854775808", "99999999999999999999999"];
/// What is no number at all.
const NO_NUMBERS: [&str; 7] = ["-1", "-9223372036854775808", "", "x", "1e3", "0x10", "%00"];

#[tokio::test]
async fn a_claim_beyond_the_log_silences_nobody() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let (office, partner) =
            (hall.phone(&harness, OWN_OFFICE).await, hall.phone(&harness, OWN_PARTNER).await);
        let head =
            hall.staff.open_stream(&hall.stream(), Some("0")).await.until("arrival").await.id.unwrap() + 1;
        for claim in NEVER_SAID {
            // The first to listen, so that nobody else's number could have set the reader of the log right.
            let mut spiteful =
                partner.open_stream(&format!("/hall/{}/stream?after={claim}", hall.id), None).await;
            let greeting = spiteful.next().await.unwrap();
            assert_eq!((greeting.kind.as_str(), greeting.id), ("hello", Some(head)), "{claim}");
            assert_eq!(greeting.told["seq"], head, "{claim}");
            assert!(spiteful.next().await.is_none(), "a stream ahead of the log ends: {claim}");
        }
        let mut wall = hall.staff.open_stream(&format!("{}?after={head}", hall.stream()), None).await;
        let mut phone = partner.open_stream(&format!("/hall/{}/stream?after={head}", hall.id), None).await;
        let sent = office.post(&hall.picks(), &want("heard", OWN_OFFICE, OWN_PARTNER_PROGRAMME)).await;
        sent.is(303);
        assert_eq!(wall.until("pick").await.id, Some(head + 1));
        assert_eq!(phone.until("pick").await.id, Some(head + 1));
    })
    .await;
}

#[tokio::test]
async fn what_is_no_number_means_the_beginning() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        hall.phone(&harness, OWN_OFFICE).await;
        for claim in NO_NUMBERS {
            let mut wall = hall.staff.open_stream(&format!("{}?after={claim}", hall.stream()), None).await;
            assert_eq!(wall.next().await.unwrap().told["seq"], 0, "{claim:?}");
            assert_eq!(wall.next().await.unwrap().id, Some(1), "{claim:?}");
        }
        // A browser that comes back is believed before the address that it came by.
        let mut wall = hall.staff.open_stream(&format!("{}?after=0", hall.stream()), Some("1")).await;
        assert_eq!(wall.next().await.unwrap().told["seq"], 1);
        assert_eq!(wall.next().await.unwrap().id, Some(2));
    })
    .await;
}

/// How long permissions stand unasked in scenarios about what is asked at once: longer than any scenario is told.
const NEVER: Duration = Duration::from_secs(24 * 60 * 60);

/// Opens a stream and hears its greeting.
async fn listening(caller: &Caller, path: &str) -> Listening {
    let mut stream = caller.open_stream(path, None).await;
    assert_eq!(stream.next().await.unwrap().kind, "hello", "{path}");
    stream
}

/// Sends a form that must be carried out.
async fn does(caller: &Caller, path: &str, fields: &[(&str, &str)]) {
    let done = caller.post(path, fields).await;
    assert_eq!(done.status, 303, "{path}: {}", done.text);
}

async fn suspend(harness: &Harness, hall: &Hall, partner: &str) {
    let asked = sql("select version from organisation where id = $1").bind(partner);
    let version: i64 = harness.app.db().value(asked).await.unwrap().unwrap();
    let version = version.to_string();
    let step = [("step", "suspend"), ("reason", "Izin habis"), ("version", version.as_str())];
    does(&hall.staff, &format!("/partners/{partner}/steps"), &step).await;
}

#[tokio::test]
async fn whoever_may_not_listen_any_more_is_shut_out_at_once() {
    on_both(async |harness| {
        live::ask_every(&harness.app, NEVER);
        let hall = Hall::open(&harness).await;
        let (wall, phones) = (hall.stream(), format!("/hall/{}/stream", hall.id));
        let admin = harness.as_admin().await;
        let stays = hall.phone(&harness, OWN_OFFICE).await;
        let mut stays = listening(&stays, &phones).await;

        let phone = hall.phone(&harness, OWN_PARTNER).await;
        let mut stream = listening(&phone, &phones).await;
        recode(&harness, &hall, OWN_PARTNER).await;
        stream.rest().await;

        let staff = harness.as_staff().await;
        let mut stream = listening(&staff, &wall).await;
        does(&staff, "/sign-out", &[]).await;
        stream.rest().await;

        let mut stream = listening(&harness.as_leader().await, &wall).await;
        harness.change(sql("update person set totp_secret = 'unreadable' where id = 'leader'")).await;
        does(&admin, "/people/leader/factor-off", &[]).await;
        stream.rest().await;

        let leader = harness.as_leader().await;
        let mut stream = listening(&leader, &wall).await;
        does(&admin, "/people/leader/roles/revoke", &[("held", "leader")]).await;
        stream.rest().await;

        let editor = harness.sign_in(Who::PartnerEditor).await;
        let mut stream = listening(&editor, &phones).await;
        let id = Who::PartnerEditor.key();
        does(&admin, &format!("/people/{id}/deactivate"), &[]).await;
        stream.rest().await;

        let (account, phone) = (harness.as_partner().await, hall.phone(&harness, OWN_PARTNER).await);
        let (mut one, mut two) = (listening(&account, &phones).await, listening(&phone, &phones).await);
        suspend(&harness, &hall, OWN_PARTNER).await;
        one.rest().await;
        two.rest().await;
        let shut_out = phone.get(&format!("/hall/{}", hall.id)).await;
        assert!([303, 403].contains(&shut_out.status), "{}", shut_out.status);

        // All that while, whoever may listen has heard everything.
        hall.command(&harness, "next").await;
        stays.until("stage").await;
    })
    .await;
}

#[tokio::test]
async fn another_process_shuts_out_within_the_period() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let phone = hall.phone(&harness, OWN_PARTNER).await;
        let beside = harness.beside().await;
        let path = format!("/hall/{}/stream", hall.id);
        let there = beside.public().holding(phone.cookie().to_owned());
        let (mut stream, mut other) =
            (listening(&there, &path).await, listening(&beside.as_staff().await, &hall.stream()).await);
        recode(&harness, &hall, OWN_PARTNER).await;
        live::ask_every(&beside.app, Duration::from_millis(50));
        stream.rest().await;
        hall.command(&harness, "next").await;
        other.until("stage").await;
    })
    .await;
}

#[tokio::test]
async fn one_more_stream_closes_the_oldest_of_the_same_person_only() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let (wall, phones) = (hall.stream(), format!("/hall/{}/stream", hall.id));
        let (phone, neighbour) =
            (hall.phone(&harness, OWN_OFFICE).await, hall.phone(&harness, OWN_OFFICE).await);
        let mut stays = listening(&neighbour, &phones).await;
        for (caller, path, most) in [(&phone, &phones, 4), (&hall.staff, &wall, 8)] {
            let mut open = Vec::new();
            for _ in 0..most + 3 {
                open.push(listening(caller, path).await);
            }
            for mut stream in open.drain(..3) {
                let last = stream.rest().await;
                assert_eq!(last.unwrap().kind, "replaced");
            }
            let pick = want(path, OWN_OFFICE, OWN_PARTNER_PROGRAMME);
            let stance = if *path == wall { "maybe" } else { "want" };
            let pick = [pick[0], pick[1], pick[2], ("stance", stance)];
            let submission = if *path == wall { "wall" } else { "phone" };
            let pick = [("submission", submission), pick[1], pick[2], pick[3]];
            neighbour.post(&hall.picks(), &pick).await.is(303);
            for stream in &mut open {
                stream.until("pick").await;
            }
            stays.until("pick").await;
        }
    })
    .await;
}

/// Opening a stream reads the log, so nobody may do it all the time; a neighbour's page comes back all the same.
#[tokio::test]
async fn whoever_opens_one_stream_after_the_other_waits_and_others_do_not() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let stream = format!("/hall/{}/stream", hall.id);
        let (phone, neighbour) =
            (hall.phone(&harness, OWN_OFFICE).await, hall.phone(&harness, OWN_OFFICE).await);
        for _ in 0..20 {
            listening(&phone, &stream).await;
        }
        phone.get(&stream).await.is(429);
        listening(&neighbour, &stream).await;
    })
    .await;
}

#[tokio::test]
async fn one_code_lets_twenty_phones_in_and_takes_the_place_of_nobody_who_chose() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let chose = hall.phone(&harness, OWN_OFFICE).await;
        chose.post(&hall.picks(), &want("chose", OWN_OFFICE, OWN_PARTNER_PROGRAMME)).await.is(303);
        let mut silent =
            listening(&hall.phone(&harness, OWN_OFFICE).await, &format!("/hall/{}/stream", hall.id)).await;
        let code = hall.code(&harness, OWN_OFFICE).await;
        let join = [("code", code.as_str()), ("name", "Jahat"), ("position", "")];
        let mut refused = 0;
        for _ in 0..60 {
            let joined = harness.public().post("/hall", &join).await;
            refused += usize::from(joined.status == 429);
        }
        assert!(refused > 0, "phones that come faster than people could are delayed");
        let seats = "select count(*) from meeting_seat where revoked_at is null";
        assert_eq!(count(harness.app.db(), seats).await, 20);
        // The oldest that had sent nothing made room, and its stream ended.
        silent.rest().await;
        chose.get(&format!("/hall/{}", hall.id)).await.is_ok();
        hall.staff.get(&format!("{}/door", hall.path)).await.is_ok().shows("Jika tidak semuanya dikenal");
        // Other participants are not concerned.
        hall.phone(&harness, OWN_PARTNER).await;
    })
    .await;
}
