//! Scenarios about the agenda around the presentations: what goes on, from the opening to the closing, is shown in the hall.

use crate::hall::Hall;
use crate::harness::{OWN_OFFICE, on_both};

#[tokio::test]
async fn what_goes_on_before_the_presentations_is_shown_in_the_hall() {
    on_both(async |harness| {
        let hall = Hall::called(&harness).await;
        let path = format!("{}/agenda", hall.path);
        let version = hall.version(&harness).await;
        let early = [("item", "1"), ("version", version.as_str())];
        hall.staff.post(&path, &early).await.is(422).shows("tahap rapat sekarang");
        hall.command(&harness, "open").await;
        let phone = hall.phone(&harness, OWN_OFFICE).await;
        let version = hall.version(&harness).await;
        let missing = [("item", "7"), ("version", version.as_str())];
        hall.staff.post(&path, &missing).await.is(404);
        let opening = [("item", "1"), ("version", version.as_str())];
        harness.as_partner().await.post(&path, &opening).await.is(403);
        hall.staff.post(&path, &opening).await.is(303);
        let late = hall.staff.post(&path, &opening).await;
        assert_eq!(late.is(303).cookie("notice").unwrap(), "notice-meeting-moved-meanwhile");
        let wall = hall.staff.get(&format!("{}/wall/part", hall.path)).await;
        wall.is_ok().shows("Acara sekarang").shows("1. Pembukaan").shows("2. Paparan mitra");
        phone.get(&format!("/hall/{}", hall.id)).await.is_ok().shows("1. Pembukaan");
        hall.staff.get(&format!("{}/console/part", hall.path)).await.is_ok().shows("sedang berlangsung");
        let beside = harness.beside().await;
        let other = beside.public().holding(hall.staff.cookie().to_owned());
        let beside = other.get(&format!("{}/wall/part", hall.path)).await;
        assert_eq!(beside.is_ok().text, wall.text, "two processes agree");

        hall.command(&harness, "next").await;
        let wall = hall.staff.get(&format!("{}/wall/part", hall.path)).await;
        wall.is_ok().hides("Acara sekarang").shows("Sedang paparan");
        let version = hall.version(&harness).await;
        let late = [("item", "2"), ("version", version.as_str())];
        hall.staff.post(&path, &late).await.is(422);

        // Whatever comes after the presentations is taken up, too; the round that begins ends it.
        hall.command(&harness, "choose").await;
        let phone_shows = phone.get(&format!("/hall/{}", hall.id)).await;
        phone_shows.is_ok().hides("1. Pembukaan");
        let version = hall.version(&harness).await;
        hall.staff.post(&path, &[("item", "2"), ("version", version.as_str())]).await.is(303);
        let wall = hall.staff.get(&format!("{}/wall/part", hall.path)).await;
        wall.is_ok().shows("Acara sekarang").shows("2. Paparan mitra");
        hall.command(&harness, "plan").await;
        let wall = hall.staff.get(&format!("{}/wall/part", hall.path)).await;
        wall.is_ok().hides("Acara sekarang");
        let console = hall.staff.get(&format!("{}/console/part", hall.path)).await;
        console.is_ok().shows("1. Pembukaan");
    })
    .await;
}
