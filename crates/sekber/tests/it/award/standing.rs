//! A partner's standing through the year: on its own page, at home and on the page of its year; its own alone.

use sekber::kit::store::sql;
use sekber_core::value::Moment;

use super::fairness::add_entry;
use crate::harness::{OTHER_PARTNER, OWN_PARTNER, on_both};
use crate::records::keep_award;

/// 11 October 2023, before the cut-off: what is recorded can still count.
const OPEN: Moment = Moment(1_697_000_000_000);

#[tokio::test]
async fn once_the_evidence_is_taken_what_was_told_is_shown_and_no_advice() {
    on_both(async |harness| {
        let harness = harness.at(harness.app.now()).await;
        keep_award(harness.app.db(), OWN_PARTNER, "published").await;
        let most = "Langkah yang paling menambah skor";
        let year: Option<i64> = harness.app.db().value(sql("select max(year) from cycle")).await.unwrap();
        let pages = ["/awards/standing".to_owned(), format!("/partners/{OWN_PARTNER}/year?year={}", year.unwrap())];
        // The cut-off is over: nothing that is recorded now counts.
        let partner = harness.as_partner().await;
        for page in &pages {
            partner.get(page).await.is_ok().shows("Posisi pada Penghargaan").hides(most).hides("Mencapai");
        }
        harness.change(sql("update award_season set state = 'frozen', frozen_at = 0")).await;
        harness.change(sql("update award_season set state = 'scoring', evidence_at = 0, contest_until = '2023-11-06'")).await;
        add_entry(&harness, "entry-of-own", OWN_PARTNER, ("Yayasan", "P001")).await;
        let waits = "skor dan peringkat tampil bersama hasil sementara";
        let partner = harness.as_partner().await;
        partner.get("/").await.is_ok().costs_at_most(10).shows(waits).hides(most);
        for page in &pages {
            partner.get(page).await.is_ok().shows(waits).shows("/entries/entry-of-own").hides(most);
        }
        harness.change(sql("insert into award_provisional (region_code, entry_id, place, score, disclosed, by_tie, winner, points_json)
             select region_code, id, 2, 4503, 100, false, false, '[]' from award_entry")).await;
        let partner = harness.as_partner().await;
        for page in pages.iter().map(String::as_str).chain(["/"]) {
            partner.get(page).await.is_ok().shows("45,03").shows("Peringkat 2, hasil sementara").hides(waits).hides(most);
        }
    })
    .await;
}

#[tokio::test]
async fn a_partner_sees_its_own_standing_and_nobody_elses() {
    on_both(async |harness| {
        let harness = harness.at(OPEN).await;
        keep_award(harness.app.db(), OWN_PARTNER, "published").await;
        let partner = harness.as_partner().await;
        partner.get("/awards/standing").await.is_ok().shows("Yayasan Sendiri").shows("Mencapai");
        partner.get(&format!("/awards/standing?partner={OTHER_PARTNER}")).await.is(404);
        harness.as_admin().await.get(&format!("/awards/standing?partner={OTHER_PARTNER}")).await.is_ok();
    })
    .await;
}

#[tokio::test]
async fn the_standing_is_shown_at_home_and_in_the_partners_year() {
    on_both(async |harness| {
        // Time stands still: a session is marked as used every few minutes, which is no statement of the page that it happens on.
        let harness = harness.at(OPEN).await;
        let (on, most) = ("Posisi pada Penghargaan", "Langkah yang paling menambah skor");
        let partner = harness.as_partner().await;
        partner.get("/").await.is_ok().hides(on);
        keep_award(harness.app.db(), OWN_PARTNER, "published").await;
        // The first page remembers what was counted until the trail grows.
        let partner = harness.as_partner().await;
        partner.get("/").await.is_ok().costs_at_most(10).shows(on).shows(most).shows("Kelengkapan data program");
        harness.as_staff().await.get("/").await.is_ok().hides(on);

        let year: Option<i64> = harness.app.db().value(sql("select max(year) from cycle")).await.unwrap();
        let page = format!("/partners/{OWN_PARTNER}/year?year={}", year.unwrap());
        partner.get(&page).await.is_ok().costs_at_most(10).shows(on).shows(most).shows("Kelengkapan data program");
        harness.as_admin().await.get(&page).await.is_ok().costs_at_most(10).shows(on);
        let before = format!("/partners/{OWN_PARTNER}/year?year={}", year.unwrap() - 1);
        partner.get(&before).await.is_ok().hides(on);

        // Rules that are no longer what was published are shown to nobody as if they were.
        harness.change(sql("insert into award_rules (region_code, season_id, version, content_json, digest, person_name, published_at)
             select region_code, season_id, 2, content_json, 'ab', person_name, 0 from award_rules")).await;
        harness.change(sql("update award_season set rules_version = 2")).await;
        harness.as_partner().await.get("/").await.is_ok().hides(on);
        partner.get(&page).await.is_ok().hides(on);
    })
    .await;
}
