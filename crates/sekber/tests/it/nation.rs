//! Scenarios beyond one district: the figures that districts release, what everybody sees of them and that nothing else is seen; and
//! partners that are one in several districts.

use sekber::features::nation::keep;
use sekber::features::registry::{self, Kind, OrganisationDraft};
use sekber::kit::access::Actor;
use sekber::kit::app::App;
use sekber::kit::audit::Event;
use sekber::kit::store::sql;
use sekber_core::registry::PartnerKind;
use sekber_core::value::OrganisationId;

use crate::districts::{THERE, set_up};
use crate::harness::{Harness, OWN_PARTNER, Who, on_both};

const PAGE: &str = "/public/districts";
const SETTING: &str = "/settings/figures";
const RELEASE: [(&str, &str); 1] = [("released", "yes")];

async fn kept(harness: &Harness) -> i64 {
    let asked = sql("select count(*) from released_figure where region_code = $1").bind(harness.app.region());
    harness.app.db().value(asked).await.unwrap().unwrap()
}

#[tokio::test]
async fn figures_of_a_district_are_seen_once_it_releases_them_and_until_it_takes_them_back() {
    on_both(async |harness| {
        let (staff, public) = (harness.as_staff().await, harness.public());
        keep(&harness.app).await.unwrap();
        assert_eq!(kept(&harness).await, 0, "nothing is kept of a district that releases nothing");
        public.get(PAGE).await.is_ok().shows("Kalimantan Barat").shows("0 dari 1 daerah merilis");
        public.get("/public/data").await.is_ok().shows("href=\"/public/districts\"");
        public.get("/public/districts?province=61").await.is_ok().shows("tidak merilis");
        staff.get(SETTING).await.is_ok().shows("Tidak dirilis.");

        staff.post(SETTING, &RELEASE).await.leads_to(SETTING);
        staff.get(SETTING).await.is_ok().shows("Dirilis sejak");
        assert!(kept(&harness).await >= 6, "they are kept at once");
        let nation = public.get(PAGE).await;
        nation.is_ok().costs_at_most(5).shows("1 dari 1 daerah merilis").hides("Belum ada angka");
        let province = public.get("/public/districts?province=61").await;
        province.is_ok().costs_at_most(5).shows("Kabupaten Sintang").shows("Mitra terverifikasi");
        province.hides("Yayasan Sendiri").hides("tidak merilis");
        public.get("/public/districts?province=99").await.is_ok().shows("tidak diterapkan");
        nation.shows("provinsi ini memuat 14 kabupaten dan kota");
        // Released once more: nothing more is written, and what has changed meanwhile is counted.
        let verified = async || {
            let asked = "select value from released_figure where figure = 'registry-partners-verified' and region_code = $1";
            harness.app.db().value::<i64>(sql(asked).bind(harness.app.region())).await.unwrap()
        };
        let before = verified().await.unwrap();
        harness.change(sql("update organisation set state = 'suspended' where id = $1").bind(OWN_PARTNER)).await;
        staff.post(SETTING, &RELEASE).await.is(303);
        assert_eq!(verified().await, Some(before - 1));
        let events = "select count(*) from audit where kind = 'district.figures_released'";
        assert_eq!(harness.app.db().value::<i64>(sql(events)).await.unwrap(), Some(1));

        staff.post(SETTING, &[]).await.leads_to(SETTING);
        assert_eq!(kept(&harness).await, 0, "what was released goes at once");
        let nation = public.get(PAGE).await;
        // What nobody tells is no zero.
        nation.is_ok().shows("0 dari 1 daerah merilis").shows("Belum ada angka").hides("Rp0");
        harness.as_leader().await.post(SETTING, &RELEASE).await.is(403);
        harness.as_partner().await.get(SETTING).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn a_district_that_releases_nothing_is_counted_and_not_shown() {
    on_both(async |harness| {
        let (districts, neighbour) = set_up(&harness).await;
        harness.as_staff().await.post(SETTING, &RELEASE).await.is(303);
        keep(&neighbour).await.unwrap();
        let there = harness.public().at(districts.router(), THERE);
        there.get(PAGE).await.is_ok().shows("1 dari 1 daerah merilis").shows("0 dari 1 daerah merilis");
        there.get("/public/districts?province=93").await.is_ok().shows("Asmat").shows("tidak merilis");
        let directory = harness.public().at(districts.router(), "sekber.example").get("/").await;
        directory.is_ok().shows("/public/districts");
    })
    .await;
}

#[tokio::test]
async fn a_sum_says_how_many_simulated_districts_are_part_of_it() {
    on_both(async |harness| {
        let (_districts, neighbour) = set_up(&harness).await;
        harness.as_staff().await.post(SETTING, &RELEASE).await.is(303);
        let public = harness.public();
        let db = harness.app.db();
        let marked = "update district set simulated = $2 where region_code = $1";
        db.housekeeping(sql(marked).bind(neighbour.region()).bind(true)).await.unwrap();
        let released = "insert into figure_release (region_code, released_at) values ($1, $2)";
        db.housekeeping(sql(released).bind(neighbour.region()).bind(0_i64)).await.unwrap();
        // What is released and not kept yet is part of no sum.
        public.get(PAGE).await.is_ok().shows("1 di antaranya simulasi").hides("daerah simulasi");
        let kept = "insert into released_figure (region_code, figure, day, value)
             values ($1, 'programme-all', '2023-10-01', 7)";
        db.housekeeping(sql(kept).bind(neighbour.region())).await.unwrap();
        let nation = public.get(PAGE).await;
        nation.is_ok().costs_at_most(5).shows("Jumlah, termasuk 1 daerah simulasi");
        let there = public.get("/public/districts?province=93").await;
        there.is_ok().costs_at_most(5).shows("(simulasi)").shows("Jumlah, termasuk 1 daerah simulasi");
        public.get("/public/districts?province=61").await.is_ok().hides("daerah simulasi");
    })
    .await;
}

/// The number of a deed that both records of the partner hold.
const DEED: &str = "AHU-0012345.AH.01.07";

/// Gives a partner's record a document of a kind under a number.
async fn hold(app: &App, partner: &OrganisationId, kind: &str, number: &str) {
    let held = "insert into legal_document (region_code, id, organisation_id, kind, number, created_at)
         values ($1, $2, $3, $4, $5, 0)";
    let held = sql(held).bind(app.region()).bind(format!("{partner}-{kind}")).bind(partner);
    app.db().housekeeping(held.bind(kind).bind(number)).await.unwrap();
}

/// A record of the partner in the neighbour's district with one programme; somebody has the role of its manager there.
async fn record_there(neighbour: &App, person: &str) -> OrganisationId {
    let mut tx = neighbour.begin(&Actor::operator()).await.unwrap();
    let draft = OrganisationDraft::new(Kind::Partner(PartnerKind::Ngo), "Yayasan Kami di Asmat");
    let partner = registry::create(&mut tx, draft).await.unwrap();
    let role = sql("insert into person_role (region_code, person_id, role, organisation_id, granted_at)
         values ($1, $2, 'partner', $3, 0)");
    tx.run(role.bind(neighbour.region()).bind(person).bind(&partner)).await.unwrap();
    let programme = sql("insert into programme (region_code, id, cycle_id, organisation_id, side, title, sort_key, state,
             state_since, created_at, changed_at)
         select region_code, 'programme-there', id, $1, 'partner', 'Air Bersih di Rawa', 'air bersih di rawa', 'draft', 0, 0, 0
         from cycle where region_code = $2");
    tx.run(programme.bind(&partner).bind(neighbour.region())).await.unwrap();
    tx.commit(Event::new("district.filled", neighbour.region(), "Asmat")).await.unwrap();
    partner
}

#[tokio::test]
async fn a_partner_sees_its_programmes_of_other_districts_once_it_links_its_records() {
    on_both(async |harness| {
        let (districts, neighbour) = set_up(&harness).await;
        let there = record_there(&neighbour, Who::Partner.key()).await;
        let here: OrganisationId = OWN_PARTNER.parse().unwrap();
        hold(&harness.app, &here, "ahu", DEED).await;
        hold(&harness.app, &here, "domicile", "470/12").await;
        hold(&neighbour, &there, "ahu", DEED).await;
        let (page, page_there) =
            (format!("/partners/{here}/elsewhere"), format!("/partners/{there}/elsewhere"));
        let number = [("number", DEED)];

        let partner = harness.as_partner().await;
        partner.get(&format!("/partners/{here}")).await.is_ok().shows(&page);
        let seen = partner.get(&page).await;
        // A certificate of where somebody is says nothing of who it is.
        seen.is_ok().shows("Belum ditautkan").shows(DEED).hides("470/12").hides("Air Bersih di Rawa");
        partner.post(&page, &[("number", "470/12")]).await.is(422);
        harness.as_other_partner().await.post(&page, &number).await.is(403);
        partner.post(&page, &number).await.leads_to(&page);
        partner.get(&page).await.is_ok().shows("Belum ada data lain").hides("Air Bersih di Rawa");
        // It says so in the other district, too.
        partner.at(districts.router(), THERE).post(&page_there, &number).await.leads_to(&page_there);
        let seen = partner.get(&page).await;
        seen.is_ok()
            .costs_at_most(8)
            .shows("Air Bersih di Rawa")
            .shows("Asmat")
            .shows("Yayasan Kami di Asmat");
        // Somebody of the same partner without a role there sees nothing of it.
        let reader = harness.sign_in(Who::PartnerReader).await;
        reader.get(&page).await.is_ok().shows("Belum ada data lain").hides("Air Bersih di Rawa");
        partner.post(&page, &[]).await.leads_to(&page);
        partner.get(&page).await.is_ok().shows("Belum ditautkan").hides("Air Bersih di Rawa");
    })
    .await;
}
