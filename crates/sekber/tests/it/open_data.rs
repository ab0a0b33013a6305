//! What other programs take from the public pages: data sets, and pages that are kept.

use axum::body::Body;
use axum::http::{Method, header};
use sekber::kit::store::sql;

use crate::harness::{Harness, OWN_PARTNER_PROGRAMME, Seen, on_both, on_both_with_the_demonstration};
use crate::public_partnerships::begun;
use crate::shared_sheets::hand_in;

async fn ask(harness: &Harness, path: &str, headers: &[(header::HeaderName, &str)]) -> Seen {
    let public = harness.public();
    let mut request = public.request(Method::GET, path);
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    public.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn the_front_page_is_drawn_once_and_sent_packed() {
    on_both_with_the_demonstration(async |harness| {
        let first = ask(&harness, "/", &[(header::ACCEPT_ENCODING, "br")]).await;
        first.is_ok();
        assert_eq!(
            (first.header("content-encoding"), first.header("cache-control")),
            ("br", "public, no-cache")
        );
        assert!(first.bytes.len() < 24_000, "the packed page has {} bytes", first.bytes.len());
        let tag = first.header("etag").to_owned();
        let again = ask(&harness, "/", &[(header::ACCEPT_ENCODING, "gzip")]).await;
        again.is_ok().costs_at_most(1);
        assert_eq!((again.header("content-encoding"), again.header("etag")), ("gzip", tag.as_str()));
        let same = ask(&harness, "/", &[(header::IF_NONE_MATCH, &tag)]).await;
        same.is(304).costs_at_most(1);
        assert!(same.bytes.is_empty());
        let english = harness.public().in_english().get("/").await;
        english.is_ok().shows("Joint Secretariat of Kabupaten Sintang").shows("Partners open to everybody");
        // A change of anything that is shown is seen at once.
        harness.change(sql("update organisation set published = false where side = 'partner'")).await;
        let changed = ask(&harness, "/", &[(header::IF_NONE_MATCH, &tag)]).await;
        changed.is_ok();
        assert_ne!(changed.header("etag"), tag);
        // Others see it in their own language and never from the memory of somebody signed in.
        let staff = harness.of_the_demonstration("admin").await.get("/public").await;
        assert_eq!(staff.is_ok().header("cache-control"), "no-store");
    })
    .await;
}

#[tokio::test]
async fn the_export_of_activities_is_read_back_by_our_own_reader() {
    on_both_with_the_demonstration(async |harness| {
        let public = harness.public();
        let file = public.get("/public/data/activities.xml").await;
        file.is_ok().shows("version=\"2.03\"").shows("ID-COA-61.05");
        let mut reader = sekber_iati::Reader::new(file.bytes.as_slice(), sekber_iati::Limits::default());
        let mut read = 0;
        while let Some(activity) = reader.next_activity().unwrap() {
            assert!(activity.id.is_some_and(|id| id.starts_with("ID-COA-61.05-")));
            read += 1;
        }
        let shown = "select count(*) from programme p join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
             where p.published and p.state in ('verified', 'active', 'completed') and o.published and o.state in ('active', 'verified')";
        let shown: i64 = harness.app.db().value(sql(shown)).await.unwrap().unwrap();
        assert_eq!((read, shown > 100), (shown, true));
        // Partners were changed after everything else.
        let later = "update organisation set changed_at = changed_at + 86400000 where side = 'partner'";
        harness.change(sql(later)).await;
        let catalogue = public.get("/public/data/catalogue.jsonld").await;
        let json: serde_json::Value = serde_json::from_str(&catalogue.is_ok().text).unwrap();
        public.get("/public/data").await.is_ok().shows("DataCatalog").shows("DataDownload");
        let sets = json["dcat:dataset"].as_array().unwrap();
        let moments: std::collections::BTreeSet<&str> =
            sets.iter().filter_map(|set| set["dct:modified"].as_str()).collect();
        assert!(moments.len() > 1, "each set tells of its own records: {moments:?}");
        assert_eq!(json["dct:modified"].as_str(), moments.last().copied(), "the catalogue of all of them");
        for set in sets {
            for file in set["dcat:distribution"].as_array().unwrap() {
                let address = file["dcat:downloadURL"]["@id"].as_str().unwrap();
                public.get(address.strip_prefix("http://127.0.0.1:8080").unwrap()).await.is_ok();
            }
        }
        public.get("/public/data/places.geojson").await.is_ok().shows("\"programmes\":");
    })
    .await;
}

#[tokio::test]
async fn money_in_other_currencies_stands_apart_and_is_never_added_up() {
    on_both(async |harness| {
        let line = "insert into funding_line (region_code, programme_id, line, year, source, currency, amount_minor, form, on_budget)
             values ('61.05', $1, $2, 2023, 'Yayasan Air', $3, $4, 'cash', $5)";
        for (at, currency, minor) in [(70_i64, "USD", 150_000_i64), (71, "USD", 50_050), (72, "EUR", 700)] {
            let line = sql(line).bind(OWN_PARTNER_PROGRAMME).bind(at).bind(currency).bind(minor).bind(false);
            harness.change(line).await;
        }
        // A change of anything that is shown is seen at once.
        let changed = "update programme set total_idr = 50000000000, version = version + 1 where id = $1";
        harness.change(sql(changed).bind(OWN_PARTNER_PROGRAMME)).await;
        let public = harness.public();
        public.get("/public/programmes?year=all").await.is_ok().shows("Rp500 juta + ");
        public.get("/").await.is_ok().shows("di samping itu ").shows("tanpa kurs sehingga tidak dijumlahkan");
        let file = public.get("/public/data/programmes.csv?year=all").await;
        file.is_ok().shows("EUR 7; USD 2000.50").shows("500000000");
        // What counts programmes of all cycles says so.
        public.get("/public/data/partners.csv").await.is_ok().shows("Program (semua siklus)");
        public.get("/public/data").await.is_ok().shows("dan jumlah program (semua siklus).");
        let rupiah = "update programme set total_idr = 0, version = version + 1 where id = $1";
        harness.change(sql(rupiah).bind(OWN_PARTNER_PROGRAMME)).await;
        public.get("/").await.is_ok().shows("tidak dinyatakan dalam rupiah");
    })
    .await;
}

#[tokio::test]
async fn money_of_a_programme_in_several_places_stands_on_a_row_without_a_place() {
    on_both(async |harness| {
        harness
            .change(sql("delete from programme_place where programme_id = $1").bind(OWN_PARTNER_PROGRAMME))
            .await;
        let told = "update programme set total_idr = 50000000000, version = version + 1 where id = $1";
        harness.change(sql(told).bind(OWN_PARTNER_PROGRAMME)).await;
        let public = harness.public();
        let rows = async || -> Vec<(bool, bool)> {
            let file = public.get("/public/data/3w.csv").await;
            let own = file.is_ok().text.lines().filter(|line| line.contains(OWN_PARTNER_PROGRAMME));
            own.map(|line| (line.contains("500000000"), line.contains("61.05"))).collect()
        };
        let place =
            "insert into programme_place (region_code, programme_id, place_code) values ('61.05', $1, $2)";
        assert_eq!(rows().await, [(true, true)], "the whole district");
        harness.change(sql(place).bind(OWN_PARTNER_PROGRAMME).bind("61.05.03")).await;
        assert_eq!(rows().await, [(true, true)], "all of it is there");
        harness.change(sql(place).bind(OWN_PARTNER_PROGRAMME).bind("61.05.04")).await;
        assert_eq!(rows().await, [(true, false), (false, true), (false, true)]);
    })
    .await;
}

#[tokio::test]
async fn actual_days_of_an_activity_are_those_of_its_partnerships_and_change_no_planned_one() {
    on_both(async |harness| {
        begun(&harness).await;
        let public = harness.public();
        let file = async || {
            let file = public.get("/public/data/activities.xml").await;
            let mut told = Vec::new();
            let limits = sekber_iati::Limits::default();
            let done = sekber_iati::check::check(file.is_ok().bytes.as_slice(), limits, |one| {
                told.push(one.to_string())
            });
            assert_eq!(done.faults, 0, "{told:?}");
            file
        };
        file().await.hides("<activity-date type=\"2\"").hides("<activity-date type=\"4\"");
        let state =
            "update programme set state = $2, start_on = '2023-02', version = version + 1 where id = $1";
        harness.change(sql(state).bind(OWN_PARTNER_PROGRAMME).bind("active")).await;
        harness.change(sql("update partnership set state = 'active'")).await;
        let under_way = file().await;
        under_way.shows("<activity-date type=\"1\" iso-date=\"2023-02-01\"/>");
        under_way
            .shows("<activity-date type=\"2\" iso-date=\"2023-01-01\">")
            .hides("<activity-date type=\"4\"");
        let staff = harness.as_staff().await;
        let path = hand_in(&staff, &[("kind", "programmes")], "kegiatan.xml", &under_way.bytes).await;
        staff.get(&path).await.is_ok().shows("Tidak ada yang berubah");
        harness.change(sql("update partnership set state = 'completed', end_on = '2023-12-31'")).await;
        harness.change(sql(state).bind(OWN_PARTNER_PROGRAMME).bind("completed")).await;
        file().await.shows("<activity-date type=\"4\" iso-date=\"2023-12-31\">");
    })
    .await;
}
