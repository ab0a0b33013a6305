//! Minutes on the public pages: shown once the secretariat has read and opened them, and as it read them.

use sekber::features::portal::{self, Release};
use sekber::kit::problem::Problem;
use sekber::kit::store::sql;
use sekber_core::value::MeetingId;

use crate::harness::{Harness, OWN_PARTNER, Who, on_both};
use crate::routes::keep_a_plan;

/// Opens the minutes in a version as the secretariat.
async fn open(harness: &Harness, version: i64) -> Result<(), Problem> {
    let id: MeetingId = format!("meeting-of-{OWN_PARTNER}").parse().unwrap();
    portal::release_meeting(&harness.app, &harness.actor(Who::Staff), &id, Release::Minutes(version)).await
}

#[tokio::test]
async fn minutes_are_public_after_they_were_opened_and_as_they_were_read() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let (public, staff) = (harness.public(), harness.as_staff().await);
        let page = format!("/public/meetings/meeting-of-{OWN_PARTNER}");
        let in_the_api = format!("/api/v1/meetings/meeting-of-{OWN_PARTNER}");
        harness.change(sql("update meeting set minutes = 'Disepakati membuka kebun.', minutes_version = 4, round = 'preparing'")).await;
        // Not before the meeting is over, and not while nobody has written anything.
        assert!(open(&harness, 4).await.is_err());
        harness.change(sql("update meeting set round = 'closed'")).await;
        harness.change(sql("update meeting set minutes = ''")).await;
        assert!(open(&harness, 4).await.is_err());
        harness.change(sql("update meeting set minutes = 'Disepakati membuka kebun.'")).await;
        // With its outcome alone a meeting tells nothing of its minutes.
        let release = format!("/portal/meetings/meeting-of-{OWN_PARTNER}");
        staff.post(&release, &[("release", "outcome"), ("version", "4")]).await.is(303);
        for path in [&page, &in_the_api] {
            public.get(path).await.is_ok().hides("Disepakati membuka kebun.");
        }
        // Whoever has read an earlier state opens nothing.
        staff.post(&release, &[("release", "minutes"), ("version", "3")]).await.is(409);
        staff.get("/portal").await.is_ok().shows("Umumkan, buka hasil dan notulanya");
        staff.post(&release, &[("release", "minutes"), ("version", "4")]).await.is(303);
        for path in [&page, &in_the_api] {
            public.get(path).await.is_ok().shows("Disepakati membuka kebun.");
        }
        public.get(&page).await.is_ok().shows("pukul 08.00–16.00 WIB").shows("Baca notula di bawah.");
        // What is changed afterwards nobody has read.
        let changed = "update meeting set minutes = 'Budi hadir.' || '\n' || '1. Membuka kebun', minutes_version = 5";
        harness.change(sql(changed)).await;
        for path in [&page, &in_the_api] {
            public.get(path).await.is_ok().hides("Budi").hides("Disepakati membuka kebun.");
        }
        staff.get("/portal").await.is_ok().shows("berubah sejak dibuka");
        open(&harness, 5).await.unwrap();
        // Each line stays a line.
        public.get(&page).await.is_ok().shows("Budi hadir.<br/>1. Membuka kebun");
        staff.post(&release, &[("release", "announced")]).await.is(303);
        public.get(&page).await.is_ok().hides("Budi");
        harness.as_partner().await.post(&release, &[("release", "minutes"), ("version", "5")]).await.is(403);
    })
    .await;
}
