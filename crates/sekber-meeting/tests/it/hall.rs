//! Scenarios about what must never happen in a hall: nothing lost, nothing twice, nobody ahead of the chair.

#[path = "../../../sekber/tests/shared/hall.rs"]
mod shared;

use sekber::kit::store::sql;

use crate::docx::text_of;
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
        // Both are back on the console; who was a moment too late is told so there.
        let mut both = [one, two].map(|seen| seen.is(303).cookie("notice").unwrap());
        both.sort_unstable();
        assert_eq!(both, ["notice-meeting-moved", "notice-meeting-moved-meanwhile"]);
        let presenting = "select count(*) from meeting_slot where state = 'presenting'";
        assert_eq!(count(harness.app.db(), presenting).await, 1);
    })
    .await;
}

#[tokio::test]
async fn choosing_begun_by_mistake_takes_the_floor_from_nobody_and_who_was_heard_is_called_again() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let presenting = "select count(*) from meeting_slot where state = 'presenting'";
        for (command, now) in [("next", 1), ("choose", 0), ("back", 1), ("next", 1)] {
            hall.command(&harness, command).await;
            assert_eq!(count(harness.app.db(), presenting).await, now, "{command}");
        }
        let done = sql("select organisation_id from meeting_slot where state = 'done'");
        let done: String = harness.app.db().value(done).await.unwrap().unwrap();
        let console = hall.staff.get(&format!("{}/console", hall.path)).await;
        console.is_ok().shows(&format!("name=\"slot\" value=\"{done}\""));
        console.shows("Sedang paparan: 1, dan terputus. Belum disimak:");
        let version = hall.version(&harness).await;
        let again = [("command", "call"), ("version", version.as_str()), ("slot", done.as_str())];
        hall.staff.post(&format!("{}/stage", hall.path), &again).await.is(303);
        let called = sql("select state from meeting_slot where organisation_id = $1").bind(&done);
        assert_eq!(harness.app.db().value::<String>(called).await.unwrap().unwrap(), "presenting");
        // The minutes name who presented, and whose time choosing took.
        hall.command(&harness, "choose").await;
        let minutes = hall.staff.get(&format!("{}/files/minutes.docx", hall.path)).await;
        let text = text_of(&minutes.is_ok().bytes);
        assert_eq!(text.matches("Yang memaparkan").count(), 1, "{text}");
        assert_eq!(text.matches("terputus saat memilih dimulai").count(), 1, "{text}");
        assert!(text.contains("1. Pembukaan"), "minutes that nobody wrote follow the agenda: {text}");
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
