//! Scenarios about who does what where: files say what the page says and what they are, totals open what they count, and what the map does
//! not show is told beside it.

use sekber::kit::store::sql;
use sekber_documents::official::count_pages;

use crate::harness::{
    Harness, OTHER_OFFICE_PROGRAMME, OTHER_PARTNER_PROGRAMME, OWN_OFFICE_PROGRAMME, OWN_PARTNER_PROGRAMME,
    Seen, on_both, on_both_with_the_demonstration,
};

/// An office works in the whole district, for a million rupiah in 2023 and half of that in 2024; a partner works in one kecamatan.
async fn spread(harness: &Harness) {
    let time = "update programme set start_on = '2023', end_on = '2024', version = version + 1 where id = $1";
    harness.change(sql(time).bind(OWN_OFFICE_PROGRAMME)).await;
    let money = "insert into funding_line (region_code, programme_id, line, year, source, currency, amount_minor, form, on_budget)
         values ('61.05', $1, $2, $3, 'APBD', 'IDR', $4, 'cash', $5)";
    for (line, year, minor) in [(1_i64, 2023_i64, 100_000_000_i64), (2, 2024, 50_000_000)] {
        let line = sql(money).bind(OWN_OFFICE_PROGRAMME).bind(line).bind(year).bind(minor).bind(true);
        harness.change(line).await;
    }
    let place = "insert into programme_place (region_code, programme_id, place_code) values ('61.05', $1, '61.05.01')";
    harness.change(sql(place).bind(OWN_PARTNER_PROGRAMME)).await;
}

/// The name that a file is saved under.
fn name(seen: &Seen) -> &str {
    let (_, name) = seen.header("content-disposition").split_once("filename=\"").unwrap();
    name.trim_end_matches('"')
}

#[tokio::test]
async fn files_of_the_map_hold_the_whole_district_the_total_and_the_money_of_the_page() {
    on_both(async |harness| {
        spread(&harness).await;
        let staff = harness.as_staff().await;
        let undrawn = "3 program untuk seluruh kabupaten tidak digambar pada peta.";
        let page = staff.get("/synchronisation/map").await;
        page.is_ok().costs_at_most(10).shows(undrawn).shows("anggaran pemerintah, semua tahun");
        let file = staff.get("/synchronisation/map.csv").await;
        file.is_ok().shows("Seluruh kabupaten").shows("Semua program, masing-masing sekali").shows("1500000");
        file.shows("anggaran pemerintah, semua tahun").shows("Siklus 2023").shows("bukan simulasi");
        // Of a year there is the money of that year alone, on the page, in the file and in the list.
        let year = staff.get("/synchronisation/map.csv?year=2023").await;
        year.is_ok().shows("anggaran pemerintah, 2023").shows("1000000").hides("1500000");
        staff.get("/synchronisation/map?year=2023").await.is_ok().shows("anggaran pemerintah, 2023");
        let list = staff.get("/synchronisation/programmes?year=2023").await;
        list.is_ok().shows("anggaran pemerintah, 2023").shows("Semua program, masing-masing sekali");
        let english = harness.as_staff().await.in_english();
        english.get("/synchronisation/map?year=2023").await.is_ok().shows("government budgets, 2023");

        let shapes = staff.get("/synchronisation/map.geojson").await;
        let shapes: serde_json::Value = serde_json::from_str(&shapes.is_ok().text).unwrap();
        let told = &shapes["metadata"];
        assert_eq!(
            (told["whole_district"]["programmes"].as_i64(), told["all"]["programmes"].as_i64()),
            (Some(3), Some(4))
        );
        assert_eq!(told["all"]["planned_idr_on_budget"].as_i64(), Some(1_500_000));
        assert_eq!((told["simulated"].as_bool(), told["cycle_year"].as_i64()), (Some(false), Some(2023)));
        assert!(told["notes"].to_string().contains(undrawn));
        for place in ["", "?place=61.05.01"] {
            staff.get(&format!("/synchronisation/map.svg{place}")).await.is_ok().shows(undrawn);
            let pdf = staff.get(&format!("/synchronisation/map.pdf{place}")).await;
            assert_eq!(count_pages(&pdf.is_ok().bytes), 1);
        }
    })
    .await;
}

#[tokio::test]
async fn a_file_is_named_after_what_it_holds() {
    on_both(async |harness| {
        spread(&harness).await;
        let (staff, today) = (harness.as_staff().await, harness.app.today());
        let offices = staff.get("/synchronisation/map.csv?side=office").await;
        offices.is_ok().shows("Perangkat daerah");
        assert_eq!(name(&offices), format!("peta-program-61.05-2023-office-{today}.csv"));
        let village = staff.get("/synchronisation/map.svg?place=61.05.01&year=2023").await;
        assert_eq!(name(&village), format!("peta-program-61.05.01-2023-2023-{today}.svg"));
        let list = staff.get("/synchronisation/programmes.csv?side=office").await;
        list.is_ok().shows("Siklus 2023").shows("bukan simulasi");
        assert_eq!(name(&list), format!("siapa-apa-di-mana-2023-office-{today}.csv"));
        let matrix = staff.get("/synchronisation/matrix.xlsx?by=partners").await;
        assert_eq!(name(&matrix), format!("matriks-partners-2023-{today}.xlsx"));
    })
    .await;
}

#[tokio::test]
async fn files_of_the_demonstration_say_in_them_and_in_their_names_that_they_are_made_up() {
    on_both_with_the_demonstration(async |harness| {
        // As the full demonstration is, whose other records no test of files needs.
        harness.change(sql("update district set simulated = $1").bind(true)).await;
        let harness = harness.beside().await;
        let admin = harness.of_the_demonstration("admin").await;
        for file in ["map.csv", "map.geojson", "map.svg", "programmes.csv", "matrix.xlsx"] {
            let seen = admin.get(&format!("/synchronisation/{file}")).await;
            assert!(name(&seen).contains("-simulasi-"), "{}", name(&seen));
            if file != "matrix.xlsx" {
                seen.is_ok().shows("simulasi");
            }
        }
        let leader = harness.of_the_demonstration("leader").await;
        let sheet = leader.get("/synchronisation/leader.pdf").await;
        assert_eq!(count_pages(&sheet.is_ok().bytes), 1);
        assert!(name(&sheet).contains("-simulasi-"), "{}", name(&sheet));
        let data = admin.get("/synchronisation/data").await;
        let (_, rest) = data.text.split_once("href=\"/synchronisation/data/").unwrap();
        let places =
            admin.get(&format!("/synchronisation/data/{}/places.csv", rest.split('"').next().unwrap())).await;
        places.is_ok().costs_at_most(10).shows("simulasi");
        assert!(name(&places).contains("-simulasi-"), "{}", name(&places));
    })
    .await;
}

#[tokio::test]
async fn a_matrix_has_its_total_and_says_when_nobody_named_a_place() {
    on_both(async |harness| {
        spread(&harness).await;
        let staff = harness.as_staff().await;
        let unplaced = "Tidak satu pun program di sini menyebut kecamatan atau desa.";
        let offices = staff.get("/synchronisation/matrix?by=offices").await;
        offices.is_ok().costs_at_most(10).shows(unplaced);
        offices.shows("<a href=\"/synchronisation/programmes?side=office\">2</a>");
        let partners = staff.get("/synchronisation/matrix?by=partners").await;
        partners.is_ok().hides(unplaced).shows("<a href=\"/synchronisation/programmes?side=partner\">2</a>");
        partners.shows("place=61.05.01");
        for (side, count) in [("office", 2), ("partner", 2)] {
            let list = staff.get(&format!("/synchronisation/programmes?side={side}")).await;
            list.is_ok().shows(&format!("{count} program</caption>"));
        }
        staff.get("/synchronisation/matrix.xlsx?by=offices").await.is_ok();
    })
    .await;
}

/// The theme that two programmes of offices have; one of them works in the whole district, the other was given up.
async fn themed(harness: &Harness) {
    let theme = "insert into theme (region_code, code, name_id, name_en) values ('61.05', 'stunting', 'Stunting', 'Stunting')
         on conflict do nothing";
    harness.change(sql(theme)).await;
    for id in [OWN_OFFICE_PROGRAMME, OTHER_OFFICE_PROGRAMME] {
        let theme = "insert into programme_theme (region_code, programme_id, theme_code) values ('61.05', $1, 'stunting')";
        harness.change(sql(theme).bind(id)).await;
    }
    let cancelled = "update programme set state = 'cancelled', version = version + 1 where id = $1";
    harness.change(sql(cancelled).bind(OTHER_OFFICE_PROGRAMME)).await;
}

#[tokio::test]
async fn what_front_page_and_map_count_is_what_they_open_and_shades_are_explained() {
    on_both(async |harness| {
        themed(&harness).await;
        let staff = harness.as_staff().await;
        let home = staff.get("/").await;
        home.is_ok()
            .shows("/programmes?theme=stunting&#38;state=open\">")
            .shows("<span class=\"value\">1</span>");
        home.shows("/programmes?place=61.05.01&#38;state=open").shows("<ul class=\"legend\">");
        staff.get("/programmes?theme=stunting&state=open").await.is_ok().shows("<caption>1 program");
        harness.public().get("/").await.is_ok().shows("<ul class=\"legend\">");
    })
    .await;
}

#[tokio::test]
async fn programmes_of_the_whole_district_are_told_wherever_places_without_one_are() {
    on_both(async |harness| {
        themed(&harness).await;
        let staff = harness.as_staff().await;
        let fields = [
            ("name", "Jumlah balita stunting"),
            ("producer", "Dinas Kesehatan"),
            ("licence", "CC BY 4.0"),
            ("source", "https://data.example.go.id/stunting"),
            ("theme", "stunting"),
        ];
        let sheet = "kemendagri_kode_kecamatan;nama_kecamatan;jumlah_balita;satuan;tahun\n61.05.01;Sintang;100;ORANG;2022\n";
        let file = ("data.csv", "text/csv", sheet.as_bytes());
        let seen = staff.upload("/synchronisation/data", &fields, "file", file).await;
        assert!(seen.leads_on().starts_with("/synchronisation/data/"));
        let gaps = staff.get("/synchronisation/gaps").await;
        gaps.is_ok().costs_at_most(10).shows("1 program untuk seluruh kabupaten tidak menyebut tempat");
        gaps.shows("3 program seluruh kabupaten tidak ikut dihitung").shows("Lihat 3 program itu.");
        let list = staff.get("/synchronisation/programmes?place=whole").await;
        list.is_ok().shows("3 program</caption>");
        let leader = harness.as_leader().await.get("/synchronisation/leader").await;
        leader.is_ok().shows("3 program seluruh kabupaten tidak ikut dihitung");
        // The partner's programme has a place then, and only two are left.
        let place = "insert into programme_place (region_code, programme_id, place_code) values ('61.05', $1, '61.05.01')";
        harness.change(sql(place).bind(OTHER_PARTNER_PROGRAMME)).await;
        let changed = "update programme set version = version + 1 where id = $1";
        harness.change(sql(changed).bind(OTHER_PARTNER_PROGRAMME)).await;
        staff.get("/synchronisation/gaps").await.is_ok().shows("Lihat 2 program itu.");
    })
    .await;
}
