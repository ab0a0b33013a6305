//! Scenarios about what follows from a verdict: groups, lists, what a leader is told, and what the owners have to do.

use jiff::civil::date;
use jiff::tz::TimeZone;
use sekber::kit::store::sql;
use sekber_core::value::Moment;

use crate::harness::{Caller, Harness, OTHER_PARTNER_PROGRAMME, OWN_PARTNER_PROGRAMME, on_both};
use crate::synchronisation::{finding, record_twice};

const LIST: &str = "/synchronisation";
const LEADER: &str = "/synchronisation/leader";

/// The same district while both programmes are under way.
async fn while_both_work(harness: &Harness) -> Harness {
    record_twice(harness).await;
    let later = "update programme set start_on = '2031-01', end_on = '2031-06', version = version + 1 where id in ($1, $2)";
    harness.change(sql(later).bind(OWN_PARTNER_PROGRAMME).bind(OTHER_PARTNER_PROGRAMME)).await;
    let noon = TimeZone::UTC.to_timestamp(date(2031, 3, 20).at(5, 0, 0, 0)).unwrap();
    harness.at(Moment(noon.as_millisecond())).await
}

/// Settles the one finding over whatever was settled before.
async fn settle(staff: &Caller, verdict: &str) {
    let page = staff.get(&finding()).await;
    let (digest, seen) = (page.field("digest"), page.field("seen"));
    let fields = [("verdict", verdict), ("note", ""), ("digest", digest.as_str()), ("seen", seen.as_str())];
    staff.post(&format!("{}/verdict", finding()), &fields).await.is(303);
}

#[tokio::test]
async fn a_verdict_separates_what_seemed_one_and_is_found_by_what_it_says() {
    on_both(async |harness| {
        let day = while_both_work(&harness).await;
        let (staff, leader) = (day.as_staff().await, day.as_leader().await);
        let doubled = "1 di antaranya tampaknya catatan lain dari kegiatan yang sama";
        let page = leader.get(LEADER).await;
        page.is_ok().costs_at_most(10).shows(doubled).shows("href=\"/programmes?state=over\"");
        staff.get(&format!("{LIST}?decided=due")).await.is_ok().shows("Bantuan sumur bor");
        settle(&staff, "merge").await;
        leader.get(LEADER).await.is_ok().shows(doubled);
        for verdict in ["complement", "no_conflict"] {
            settle(&staff, verdict).await;
            leader.get(LEADER).await.is_ok().hides("catatan lain dari kegiatan yang sama");
            staff.get(&format!("{LIST}?verdict={verdict}")).await.is_ok().shows("Bantuan sumur bor");
            staff.get(&format!("{LIST}?verdict=merge")).await.is_ok().hides("Bantuan sumur bor");
        }
        // What holds no more is not found as what it said.
        let title = "update programme set title = 'Dana sumur bor bagi dua puluh lima keluarga', version = version + 1 where id = $1";
        harness.change(sql(title).bind(OTHER_PARTNER_PROGRAMME)).await;
        staff.get(&format!("{LIST}?verdict=no_conflict")).await.is_ok().hides("Dana sumur bor");
        leader.get(LEADER).await.is_ok().shows(doubled);
    })
    .await;
}

#[tokio::test]
async fn what_is_over_waits_apart_and_nobody_is_asked_to_shift_it() {
    on_both(async |harness| {
        let day = while_both_work(&harness).await;
        let staff = day.as_staff().await;
        let list = async |decided: &str| staff.get(&format!("{LIST}?decided={decided}")).await;
        staff.get(&finding()).await.is_ok().shows("Geser waktu").hides("Waktu bersamanya sudah berakhir");
        list("due").await.is_ok().shows("Bantuan sumur bor");
        list("past").await.is_ok().hides("Bantuan sumur bor");
        let over = "update programme set end_on = '2031-02', version = version + 1 where id = $1";
        harness.change(sql(over).bind(OTHER_PARTNER_PROGRAMME)).await;
        staff.get(&finding()).await.is_ok().hides("Geser waktu").shows("Waktu bersamanya sudah berakhir");
        list("due").await.is_ok().hides("Bantuan sumur bor");
        list("past").await.is_ok().shows("Bantuan sumur bor").shows("Waktu bersamanya sudah berakhir");
        let page = day.as_leader().await.get(LEADER).await;
        page.is_ok().shows("1 lagi menunggu, tetapi waktunya sudah berakhir");
    })
    .await;
}

/// Where owners are asked to change something, they are told so until they have done it.
#[tokio::test]
async fn owners_are_asked_to_do_what_a_verdict_says_and_read_it_on_their_programme() {
    on_both(async |harness| {
        let day = while_both_work(&harness).await;
        let (staff, own, other) =
            (day.as_staff().await, day.as_partner().await, day.as_other_partner().await);
        let (area, time) = ("bagi wilayah: sesuaikan lokasi program ini", "geser waktu: salah satu");
        own.get("/").await.is_ok().hides(area);
        settle(&staff, "split_area").await;
        for owner in [&own, &other] {
            owner.get("/").await.is_ok().shows(area).shows(&finding());
        }
        // The bell tells both of them.
        let told = sql("select count(*) from person_notice where subject like 'Putusan sinkronisasi%' and person_id in ('partner', $1)");
        let told: Option<i64> = harness.app.db().value(told.bind("other_partner")).await.unwrap();
        assert!(told.is_some_and(|told| told > 0));
        let record = own.get(&format!("/programmes/{OWN_PARTNER_PROGRAMME}")).await;
        record.is_ok().costs_at_most(10).shows("Putusan: Bagi wilayah");
        day.as_office().await.get("/").await.is_ok().hides(area);
        // Each is asked until its own programme was changed; of two times it is enough to change one.
        let change = "update programme set changed_at = $1, version = version + 1 where id = $2";
        let later = Moment(day.app.now().0 + 60_000);
        harness.change(sql(change).bind(later).bind(OWN_PARTNER_PROGRAMME)).await;
        own.get("/").await.is_ok().hides(area);
        other.get("/").await.is_ok().shows(area);
        settle(&staff, "shift_time").await;
        for owner in [&own, &other] {
            owner.get("/").await.is_ok().hides(area).hides(time);
        }
        harness.change(sql("update programme set changed_at = 0")).await;
        for owner in [&own, &other] {
            owner.get("/").await.is_ok().shows(time);
        }
        settle(&staff, "no_conflict").await;
        own.get("/").await.is_ok().hides(time);
    })
    .await;
}
