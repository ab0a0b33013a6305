//! Scenarios about what must never happen in a hall: nothing lost, nothing twice, nobody ahead of the chair.

#[path = "../../../sekber/tests/shared/hall.rs"]
mod shared;

use crate::harness::{OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Who, on_both};

pub use shared::{Hall, count, recode, want};

#[tokio::test]
async fn two_chairs_cannot_both_advance() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let version = hall.version(&harness).await;
        let second = harness.as_admin().await;
        let next = [("command", "next"), ("version", version.as_str())];
        let stage = format!("{}/stage", hall.path);
        let (one, two) = tokio::join!(hall.staff.post(&stage, &next), second.post(&stage, &next));
        let mut both = [one.status, two.status];
        both.sort_unstable();
        assert_eq!(both, [303, 409]);
        let presenting = "select count(*) from meeting_slot where state = 'presenting'";
        assert_eq!(count(harness.app.db(), presenting).await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_sent_twice_counts_once_and_a_lost_link_misses_nothing() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let (office, partner) =
            (hall.phone(&harness, OWN_OFFICE).await, hall.phone(&harness, OWN_PARTNER).await);
        let before = hall.staff.listen(&hall.stream(), 0, 4).await;
        let last = before.last().unwrap().0;
        // The wall's link is down while these are told.
        for _ in 0..3 {
            office.post(&hall.picks(), &want("twice", OWN_OFFICE, OWN_PARTNER_PROGRAMME)).await.is(303);
        }
        partner.post(&hall.picks(), &want("once", OWN_OFFICE, OWN_PARTNER_PROGRAMME)).await.is(303);
        let heard = hall.staff.listen(&hall.stream(), last, 2).await;
        let numbers: Vec<i64> = heard.iter().map(|(seq, ..)| *seq).collect();
        assert_eq!(numbers, [last + 1, last + 2], "each once, in order, without a gap");
        assert_eq!((&heard[0].2["mutual"], &heard[1].2["mutual"]), (&false.into(), &true.into()));
        assert_eq!(count(harness.app.db(), "select count(*) from meeting_receipt").await, 2);
        let told = "select count(*) from audit where subject = 'interest'";
        assert_eq!(count(harness.app.db(), told).await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_second_process_hears_what_the_first_has_written() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let office = hall.phone(&harness, OWN_OFFICE).await;
        let beside = harness.beside().await;
        let wall = beside.sign_in(Who::Staff).await;
        let last = hall.staff.listen(&hall.stream(), 0, 3).await.last().unwrap().0;
        let (stream, picks) = (hall.stream(), hall.picks());
        let pick = want("across", OWN_OFFICE, OWN_PARTNER_PROGRAMME);
        let (heard, sent) = tokio::join!(wall.listen(&stream, last, 1), office.post(&picks, &pick));
        sent.is(303);
        assert_eq!((heard[0].1.as_str(), &heard[0].2["stance"]), ("pick", &"want".into()));
    })
    .await;
}
