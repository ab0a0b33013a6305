//! How people learn of an award: reminders to jurors, the tile of the front page, the search over everything.

use std::sync::Arc;

use sekber::features::award;
use sekber::kit::app::App;
use sekber::kit::settings::MailSettings;
use sekber::kit::store::sql;
use sekber_core::value::Moment;

use super::season;
use crate::harness::{Harness, OWN_PARTNER, Who, on_both};
use crate::records::keep_award;

/// The application at another moment, with a post office.
async fn mailing(harness: &Harness, now: Moment) -> App {
    let beside = harness.beside_with(|settings| {
        let (server, from) = ("smtp://127.0.0.1:1".to_owned(), "Sekber <sekber@example.go.id>".to_owned());
        settings.mail = Some(MailSettings { server, from });
    });
    let app = beside.await.app.clone();
    app.with_clock(Arc::new(move || now))
}

#[tokio::test]
async fn jurors_whose_sheets_are_missing_are_reminded_and_see_it_at_home() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_award(db, OWN_PARTNER, "frozen").await;
        let taken = "update award_season set state = 'scoring', evidence_at = 0, contest_until = '2023-11-30'";
        harness.change(sql(taken)).await;
        let entry = "insert into award_entry (region_code, id, season_id, category, organisation_id, name, pseudonym, created_at)
             select region_code, 'entry-of-own', id, 'a1', $1, 'Yayasan', 'P001', 0 from award_season";
        harness.change(sql(entry).bind(OWN_PARTNER)).await;
        let path = format!("/awards/{}", season(&harness.app).await);
        let admin = harness.as_admin().await;
        admin.post(&format!("{path}/jury"), &[("person", "juror")]).await.leads_to(&format!("{path}/jury"));
        let juror = harness.as_juror().await;
        juror.get("/").await.is_ok().shows("Penghargaan berjalan").shows("1 lembar Anda belum diserahkan");

        harness.change(sql("update award_season set ceremony = '2023-12-14', sheets_due = '2023-12-08'")).await;
        juror.get("/").await.is_ok().shows("1 lembar Anda belum diserahkan, serahkan paling lambat 8 Desember 2023");
        let asked = juror.get(&format!("{path}/jury")).await;
        asked.is_ok().shows("paling lambat 8 Desember 2023");

        // Noon in West Kalimantan, on the last day of the window and on days after it.
        let noon = |day: i64| Moment(1_701_320_400_000 + (day - 30) * 86_400_000);
        let reminded = async |day| award::remind(&mailing(&harness, noon(day)).await).await.unwrap();
        assert_eq!(reminded(30).await, 0, "partners may still contest");
        assert_eq!((reminded(31).await, reminded(32).await), (1, 0), "once is enough");
        assert_eq!(reminded(34).await, 1, "and again after three days");
        assert_eq!(reminded(60).await, 0, "the ceremony is over");
        // By hand once a day to each, and only by the secretariat.
        let by_hand = async |day| {
            let app = mailing(&harness, noon(day)).await;
            let season = path.trim_start_matches("/awards/").parse().unwrap();
            award::nudge(&app, &harness.actor(Who::Staff), &season).await
        };
        assert_eq!((by_hand(35).await.unwrap(), by_hand(35).await.unwrap()), (1, 0), "once a day");
        assert_eq!(by_hand(36).await.unwrap(), 1);
        juror.post(&format!("{path}/jury/nudge"), &[]).await.is(403);
        admin.post(&format!("{path}/jury/nudge"), &[]).await.is(422).shows("Server surel belum disetel");
        admin.get(&format!("{path}/jury")).await.is_ok().shows("0 dari 1").hides("/jury/nudge");
        let sheet = format!("{path}/sheets/entry-of-own");
        juror.post(&sheet, &[("k10", "80"), ("k11", "80"), ("k12", "80")]).await.leads_to(&sheet);
        juror.get("/").await.is_ok().hides("lembar Anda belum");
        assert_eq!(reminded(38).await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_award_is_found_by_its_name_and_a_draft_by_the_secretariat_alone() {
    on_both(async |harness| {
        keep_award(harness.app.db(), OWN_PARTNER, "published").await;
        harness.change(sql("update award_season set name = 'Mitra Pembangunan Award'")).await;
        let found = async |caller: crate::harness::Caller| caller.get("/search?q=pembangunan+award").await;
        let path = format!("/awards/{}", season(&harness.app).await);
        found(harness.as_partner().await).await.is_ok().shows(&path).shows("Diumumkan");
        harness.change(sql("update award_season set state = 'draft'")).await;
        found(harness.as_partner().await).await.is_ok().hides(&path);
        found(harness.as_staff().await).await.is_ok().shows(&path);
    })
    .await;
}
