//! Scenarios about who does what where: files say what the page says and what they are, totals open what they count, and what the map does
//! not show is told beside it.

use sekber::kit::store::sql;
use sekber_documents::official::count_pages;
use sekber_documents::sheet::Limits;

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
        let undrawn = "3 program untuk seluruh daerah tidak digambar pada peta.";
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
        // Of a kecamatan the whole district stands in a row of its own, too, below what its programmes come to.
        let beside = "Seluruh kabupaten (di luar jumlah di atas)";
        staff.get("/synchronisation/map?place=61.05.01").await.is_ok().shows(beside);
        let within = staff.get("/synchronisation/map.csv?place=61.05.01").await;
        within.is_ok().shows(beside);
        let shapes = staff.get("/synchronisation/map.geojson?place=61.05.01").await;
        shapes.is_ok().shows("Kecamatan Sintang, Kabupaten Sintang, siklus");
        for place in ["", "?place=61.05.01"] {
            staff.get(&format!("/synchronisation/map.svg{place}")).await.is_ok().shows(undrawn);
            let pdf = staff.get(&format!("/synchronisation/map.pdf{place}")).await;
            assert_eq!(count_pages(&pdf.is_ok().bytes), 1);
        }
    })
    .await;
}

/// Every kecamatan is named on the map, opens that of its villages, and these lead back with the same filters.
#[tokio::test]
async fn a_kecamatan_on_the_map_opens_its_villages_and_leads_back() {
    on_both(async |harness| {
        spread(&harness).await;
        let staff = harness.as_staff().await;
        let opens = "Pilih satu kecamatan untuk membuka peta desanya.";
        let map = staff.get("/synchronisation/map?side=partner").await;
        map.is_ok().shows(opens).shows("class=\"desk").shows("class=\"phone\"").shows("class=\"map-key");
        let inside = "/synchronisation/map?side=partner&#38;place=61.05.01";
        map.shows(&format!("href=\"{inside}\""));
        let village = staff.get(&inside.replace("&#38;", "&")).await;
        village
            .is_ok()
            .hides(opens)
            .shows("href=\"/synchronisation/map?side=partner\"")
            .shows("class=\"desk");
        let labels = |seen: &Seen| seen.text.matches("class=\"desk").count();
        assert_eq!((labels(&map), labels(&village)), (14, 29));
        staff.get("/").await.is_ok().shows("class=\"desk");
        harness.public().get("/public").await.is_ok().shows("class=\"desk");
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
        assert_eq!(name(&matrix), format!("matriks-mitra-2023-{today}.xlsx"));
    })
    .await;
}

/// Whether the name of a file says first, and only once, that it is made up.
fn is_marked_once(name: &str) -> bool {
    name.starts_with("simulasi-") && name.matches("simulasi").count() == 1
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
            assert!(is_marked_once(name(&seen)), "{}", name(&seen));
            if file != "matrix.xlsx" {
                seen.is_ok().shows("simulasi");
            }
        }
        let leader = harness.of_the_demonstration("leader").await;
        let sheet = leader.get("/synchronisation/leader.pdf").await;
        assert_eq!(count_pages(&sheet.is_ok().bytes), 1);
        assert!(is_marked_once(name(&sheet)), "{}", name(&sheet));
        let data = admin.get("/synchronisation/data").await;
        let (_, rest) = data.text.split_once("href=\"/synchronisation/data/").unwrap();
        let places =
            admin.get(&format!("/synchronisation/data/{}/places.csv", rest.split('"').next().unwrap())).await;
        places.is_ok().costs_at_most(10).shows("simulasi");
        assert!(is_marked_once(name(&places)), "{}", name(&places));
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
        // A narrow screen lists what a row counts: each number knows its column, and what counts nothing takes no room.
        partners.shows(": 1\" data-column=\"").shows("<td></td>").shows("class=\"num sum\"");
        // What is for the whole district is counted, but it neither has a shade nor takes those of the others.
        partners
            .shows("class=\"legend heat-key hide-narrow\"")
            .shows("tidak diwarnai")
            .shows("class=\"num m5\"");
        offices.hides("class=\"num m").hides("heat-key");
        for (side, count) in [("office", 2), ("partner", 2)] {
            let list = staff.get(&format!("/synchronisation/programmes?side={side}")).await;
            list.is_ok().shows(&format!("{count} program</caption>"));
        }
        // Of a year it counts what is under way then, as the list behind each number does; the workbook says so, with hashtags.
        let year = staff.get("/synchronisation/matrix?by=offices&year=2024").await;
        year.is_ok().costs_at_most(10).shows("by=offices&#38;year=2023\"");
        year.shows("<a href=\"/synchronisation/programmes?year=2024&#38;side=office\">1</a>");
        let list = staff.get("/synchronisation/programmes?year=2024&side=office").await;
        list.is_ok().shows("1 program</caption>");
        let sheet = |seen: &Seen| {
            let cells =
                sekber_documents::sheet::read(&seen.is_ok().bytes, "matriks.xlsx", &Limits::default())
                    .unwrap();
            let rows = cells.sheets[0].rows.iter().flatten().map(|cell| cell.text()).collect::<Vec<_>>();
            rows.join("|")
        };
        let file = staff.get("/synchronisation/matrix.xlsx?by=partners&year=none").await;
        let text = sheet(&file);
        assert!(text.contains("#org+name|#activity+num+all|#activity+num+adm_whole"), "{text}");
        assert!(
            text.contains("#activity+num+adm_61_05_01") && text.contains("Waktu belum disebut"),
            "{text}"
        );
        // The list is narrowed further where it stands, and keeps what it was opened with.
        let list = staff.get("/synchronisation/programmes?theme=none&place=61.05.01.1001&year=none").await;
        list.is_ok().costs_at_most(10).shows("action=\"/synchronisation/programmes\"");
        list.shows("Tema: Tanpa tema").shows("<option value=\"61.05.01.1001\" selected>");
        list.shows("<input type=\"hidden\" name=\"year\" value=\"none\">");
        let file = staff.get("/synchronisation/matrix.xlsx?by=offices&year=2024").await;
        assert!(sheet(&file).contains("Berjalan pada 2024"));
    })
    .await;
}

/// The theme that two programmes of offices have; one of them works in the whole district, the other was given up.
async fn themed(harness: &Harness) {
    harness.keep_theme(&[OWN_OFFICE_PROGRAMME, OTHER_OFFICE_PROGRAMME]).await;
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
        gaps.is_ok().costs_at_most(10).shows("1 program untuk seluruh daerah tidak menyebut tempat");
        gaps.shows("3 program seluruh daerah tidak ikut dihitung").shows("Lihat 3 program seluruh daerah.");
        let list = staff.get("/synchronisation/programmes?place=whole").await;
        list.is_ok().shows("3 program</caption>");
        let leader = harness.as_leader().await.get("/synchronisation/leader").await;
        leader.is_ok().shows("3 program seluruh daerah tidak ikut dihitung");
        // The partner's programme has a place then, and only two are left.
        let place = "insert into programme_place (region_code, programme_id, place_code) values ('61.05', $1, '61.05.01')";
        harness.change(sql(place).bind(OTHER_PARTNER_PROGRAMME)).await;
        let changed = "update programme set version = version + 1 where id = $1";
        harness.change(sql(changed).bind(OTHER_PARTNER_PROGRAMME)).await;
        staff.get("/synchronisation/gaps").await.is_ok().shows("Lihat 2 program seluruh daerah.");
    })
    .await;
}

#[tokio::test]
async fn a_range_of_years_narrows_list_map_and_matrix_alike() {
    on_both(async |harness| {
        spread(&harness).await;
        let staff = harness.as_staff().await;
        let (within, without) = ("Peningkatan gizi balita", "Kebun gizi keluarga");
        for page in ["map", "programmes", "matrix"] {
            let seen = staff.get(&format!("/synchronisation/{page}?side=office")).await;
            seen.is_ok().costs_at_most(10).shows("name=\"from\"").shows("name=\"until\"");
        }
        // Below the map stand the first programmes of what is chosen, and a link to all of them.
        let map = staff.get("/synchronisation/map?from=2024&until=2026").await;
        map.is_ok().costs_at_most(10).shows(within).hides(without).shows("anggaran pemerintah, 2024–2026");
        map.shows("href=\"/synchronisation/programmes?from=2024&#38;until=2026\"");
        map.shows("<svg class=\"span\"").shows("<option value=\"2024\" selected>2024</option>");
        staff.get("/synchronisation/map").await.is_ok().shows(within).shows(without);
        let list = staff.get("/synchronisation/programmes?from=2024&until=2026").await;
        list.is_ok().shows(within).hides(without).shows("Berjalan pada 2024–2026");
        list.shows("href=\"/synchronisation/map?from=2024&#38;until=2026\"");
        // Either end may be open; another year takes the place of a range.
        staff.get("/synchronisation/programmes?from=2025").await.is_ok().hides(within);
        let until = staff.get("/synchronisation/programmes?until=2023").await;
        until
            .is_ok()
            .shows(within)
            .shows("2023 dan sebelumnya")
            .shows("/synchronisation/programmes?year=2024\"");
        for sort in ["owner", "money", "end"] {
            let list = staff.get(&format!("/synchronisation/programmes?sort={sort}")).await;
            list.is_ok().costs_at_most(10).shows(within).shows(without);
        }
        // An end before the beginning narrows nothing, and the page says so.
        let turned = staff.get("/synchronisation/programmes?from=2025&until=2024").await;
        turned.is_ok().hides(within).shows("Tahun akhir lebih awal daripada tahun awal");
        let unknown = staff.get("/synchronisation/programmes?until=xxx").await;
        unknown.is_ok().shows("Saringan “Sampai” tidak diterapkan: “xxx” tidak dikenal.");
        for page in ["programmes", "map", ""] {
            let unknown = staff.get(&format!("/synchronisation/{page}?theme=zzz").replace("/?", "?")).await;
            unknown.is_ok().shows("tidak diterapkan: “zzz” tidak dikenal.");
        }
        // Files hold the money of these years, and say which they are.
        let file = staff.get("/synchronisation/map.csv?from=2024&until=2026").await;
        file.is_ok().shows("anggaran pemerintah, 2024–2026").shows("500000").hides("1500000");
        let shapes = staff.get("/synchronisation/map.geojson?from=2024").await;
        let shapes: serde_json::Value = serde_json::from_str(&shapes.is_ok().text).unwrap();
        let told = &shapes["features"][0]["properties"];
        assert_eq!((told["under_way_from"].as_i64(), told["under_way_until"].is_null()), (Some(2024), true));
    })
    .await;
}
