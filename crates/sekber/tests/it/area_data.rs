//! Scenarios about data on need: loaded from a sheet as its producer publishes it, and compared with the programmes.

use sekber::kit::store::sql;
use sekber_documents::official::count_pages;
use sekber_documents::sheet::{Column, Kind, Table, Value, to_xlsx};

use crate::harness::{
    Caller, Harness, OTHER_PARTNER_PROGRAMME, OWN_OFFICE, OWN_PARTNER_PROGRAMME, Seen, on_both,
    on_both_with_the_demonstration,
};

const PATH: &str = "/synchronisation/data";

const FIELDS: [(&str, &str); 6] = [
    ("name", "Jumlah balita stunting"),
    ("producer", "Dinas Kesehatan"),
    ("licence", "CC BY 4.0"),
    ("source", "https://data.example.go.id/stunting"),
    ("theme", "stunting"),
    ("counts_people", "yes"),
];

async fn load(caller: &Caller, fields: &[(&str, &str)], text: &str) -> Seen {
    caller.upload(PATH, fields, "file", ("data.csv", "text/csv", text.as_bytes())).await
}

/// The partner's programme reaches 60 people in two places, one of them a kecamatan; another one tells no number.
async fn programmes(harness: &Harness) {
    for (id, people, places) in [
        (OWN_PARTNER_PROGRAMME, Some(60_i64), ["61.05.01", "61.05.02"].as_slice()),
        (OTHER_PARTNER_PROGRAMME, None, ["61.05.02"].as_slice()),
    ] {
        let change = "update programme set beneficiaries = $1, version = version + 1 where id = $2";
        harness.change(sql(change).bind(people).bind(id)).await;
        harness.change(sql("delete from programme_place where programme_id = $1").bind(id)).await;
        harness.change(sql("delete from programme_theme where programme_id = $1").bind(id)).await;
        harness.keep_theme(&[id]).await;
        for place in places {
            let add = "insert into programme_place (region_code, programme_id, place_code) values ('61.05', $1, $2)";
            harness.change(sql(add).bind(id).bind(*place)).await;
        }
    }
}

const SHEET: &str = "kemendagri_kode_kecamatan;nama_kecamatan;jumlah_balita;satuan;tahun\n\
    61.05.01;Sintang;100;ORANG;2022\n61.05.02;Tempunak;20;ORANG;2022\n61.05.03;Sepauk;50;ORANG;2022\n61.01.01;Sambas;7;ORANG;2022\n";

#[tokio::test]
async fn need_is_shown_beside_what_programmes_plan_and_weighs_the_gaps() {
    on_both(async |harness| {
        programmes(&harness).await;
        let staff = harness.as_staff().await;
        staff.get(PATH).await.is_ok().costs_at_most(10).shows("Belum ada data kebutuhan");
        harness.as_partner().await.get(PATH).await.is_ok().hides("name=\"file\"");
        assert_eq!(load(&harness.as_partner().await, &FIELDS, SHEET).await.status, 403);
        let seen = load(&staff, &FIELDS, SHEET).await;
        let path = seen.leads_on().to_owned();
        // The row of another district is left out, and neither the message nor the page nor the trail is silent about it.
        assert_eq!(seen.cookie("notice").as_deref(), Some("notice-area-data-loaded-part"));
        let told = sql("select count(*) from audit where kind = 'area_data.loaded' and after_json like '%61.01.01%'");
        assert_eq!(harness.app.db().value::<i64>(told).await.unwrap(), Some(1));
        let partner = harness.as_partner().await;
        let page = partner.get(&path).await;
        page.shows("1 baris wilayah di luar daerah ini, dengan kode 61.01.01");
        // 170 of need, 50 where nobody works; 30 planned in each of two places, of which one needs 20 alone.
        page.is_ok().costs_at_most(10).shows("Dinas Kesehatan, 2022").shows("ORANG").shows("CC BY 4.0");
        page.shows("<span class=\"value\">170</span>")
            .shows("<span class=\"value\">50</span>")
            .shows("<span class=\"value\">120</span>");
        page.shows("1 dari 3 tempat")
            .shows("1 program menyebut tempat tetapi tidak menyebut penerima")
            .hides("Hapus data ini");
        let id = path.rsplit('/').next().unwrap();
        let list = format!("/synchronisation/programmes?place=61.05.02&#38;need={id}");
        page.shows(&list).hides("/needs/new");
        // A place that nobody serves is where an open need begins.
        let seek = |place: &str| format!("/needs/new?title=Jumlah+balita+stunting&#38;place_code={place}");
        staff.get(&path).await.is_ok().shows(&seek("61.05.03")).hides(&seek("61.05.01"));
        staff.get(&path).await.is_ok().shows("&#38;purpose=Menurut+Jumlah+balita+stunting");
        // What is planned beyond a need is not taken from the need of another place, and the total says so.
        page.shows("Rencana melebihi kebutuhan di 1 tempat, bersama-sama 10 ORANG");
        page.shows("Data tahun 2022 disandingkan dengan program siklus 2023").shows("Semua tempat");
        let file = partner.get(&format!("{path}/places.csv")).await;
        file.is_ok().costs_at_most(10).shows("61.05.03").shows("50");
        // A row of hashtags below the titles, for each of its columns.
        file.shows("#adm+code+v_kemendagri").shows("#indicator+value+num").shows("#inneed+left").shows("#meta+simulated");
        // Money stands beside need where a programme tells any, and a place that nobody serves has none.
        page.hides("anggaran pemerintah");
        let line = "insert into funding_line (region_code, programme_id, line, year, source, currency, amount_minor, form, on_budget)
             values ('61.05', $1, 1, 2023, 'Yayasan Air', 'IDR', 5000000000, 'cash', $2)";
        harness.change(sql(line).bind(OWN_PARTNER_PROGRAMME).bind(false)).await;
        let changed = "update programme set version = version + 1 where id = $1";
        harness.change(sql(changed).bind(OWN_PARTNER_PROGRAMME)).await;
        let page = partner.get(&path).await;
        page.is_ok().shows("Rencana dana di luar anggaran pemerintah, semua tahun").shows("Rp50 juta");
        partner.get(&format!("{path}/places.csv")).await.is_ok().shows("50000000");
        let gaps = partner.get("/synchronisation/gaps").await;
        gaps.is_ok().costs_at_most(10).shows("Jumlah balita stunting").shows("50 ORANG").shows("120 ORANG");
        partner.post(&format!("{path}/remove"), &[]).await.is(403);
        staff.post(&format!("{path}/remove"), &[]).await.leads_to(PATH);
        staff.get(&path).await.is(404);
        let told: i64 = harness
            .app
            .db()
            .value(sql("select count(*) from audit where subject = 'area_data'"))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(told, 2);
    })
    .await;
}

/// Gap, map, list, matrix and files of one need count the same programmes.
#[tokio::test]
async fn a_need_on_the_map_shows_what_it_is_and_who_serves_it() {
    on_both(async |harness| {
        programmes(&harness).await;
        let priority = "update theme set priority = $1 where code = 'stunting'";
        harness.change(sql(priority).bind(true)).await;
        let staff = harness.as_staff().await;
        let seen = load(&staff, &FIELDS, SHEET).await;
        let id = seen.leads_on().rsplit('/').next().unwrap().to_owned();
        let partner = harness.as_partner().await;
        let gaps = partner.get("/synchronisation/gaps").await;
        gaps.is_ok().shows(&format!("/synchronisation/map?need={id}"));
        gaps.shows("/synchronisation/map?need=priority-stunting").hides("/needs/new");
        staff.get("/synchronisation/gaps").await.is_ok().shows("/needs/new?title=Jumlah+balita+stunting");

        let map = partner.get(&format!("/synchronisation/map?need={id}")).await;
        map.is_ok().costs_at_most(10).shows("Sintang: kebutuhan 100 ORANG, 1 program yang melayani");
        map.shows("Tempunak: kebutuhan 20 ORANG, 2 program yang melayani");
        map.shows("Sepauk: kebutuhan 50 ORANG, 0 program yang melayani");
        // All together need what the places need; the choice can be taken back above the map.
        map.shows(">170</td>").shows("<ul class=\"chips\">").shows("Hapus saringan");
        // What is not told is no zero.
        map.shows("tidak ada data kebutuhan, 0 program").hides("kebutuhan 0 ORANG");
        map.shows("Jumlah balita stunting (ORANG), 2022, Dinas Kesehatan")
            .shows("/synchronisation/gaps#need");
        // The strongest shade stands for all of Sintang's need.
        map.shows("sampai 100").shows("area void");
        // Nobody works in Sepauk: that is a mark of its own and no number.
        map.shows("area bare").shows("tidak ada program</td>");
        let english = partner.in_english();
        let same = english.get(&format!("/synchronisation/map?need={id}")).await;
        same.is_ok().shows("Sintang: need 100 people, 1 programme that serves").shows("up to 100");

        for (place, count) in [("61.05.01", 1), ("61.05.02", 2)] {
            let list = staff.get(&format!("/synchronisation/programmes?place={place}&need={id}")).await;
            list.is_ok().costs_at_most(10).shows(&format!("{count} program</caption>"));
            list.shows("Hanya program yang melayani: Jumlah balita stunting");
        }
        let matrix = staff.get(&format!("/synchronisation/matrix?by=themes&need={id}")).await;
        matrix.is_ok().costs_at_most(10).shows(&format!("need={id}"));
        staff.get(&format!("/synchronisation/matrix.xlsx?by=themes&need={id}")).await.is_ok();
        staff.get(&format!("/synchronisation/programmes.csv?need={id}")).await.is_ok();

        let file = staff.get(&format!("/synchronisation/map.geojson?need={id}")).await;
        let shapes: serde_json::Value = serde_json::from_str(&file.is_ok().text).unwrap();
        let of = |code: &str| {
            let all = shapes["features"].as_array().unwrap().iter().map(|one| &one["properties"]);
            all.clone().find(|properties| properties["code"] == code).unwrap()
        };
        assert_eq!(
            (of("61.05.02")["need"].as_f64(), of("61.05.02")["programmes"].as_i64()),
            (Some(20.0), Some(2))
        );
        assert_eq!(of("61.05.02")["need_per_programme"].as_f64(), Some(10.0));
        assert_eq!(of("61.05.03")["need"].as_f64(), Some(50.0));
        assert!(of("61.05.03")["need_per_programme"].is_null());
        assert!(of("61.05.04")["need"].is_null());
        let csv = staff.get(&format!("/synchronisation/map.csv?need={id}")).await;
        csv.is_ok().shows("Kebutuhan per program").shows("Dinas Kesehatan");
        let svg = staff.get(&format!("/synchronisation/map.svg?need={id}")).await;
        svg.is_ok().shows("Hanya program yang melayani").shows("sampai 100");
        // Every halo lies below every letter.
        assert!(svg.text.rfind("class=\"halo\"").unwrap() < svg.text.find("class=\"name\"").unwrap());
        let png = staff.get(&format!("/synchronisation/map.png?need={id}")).await;
        assert!(png.is_ok().bytes.starts_with(b"\x89PNG"));
        assert_eq!(png.bytes[16..20], 1_920_u32.to_be_bytes());
        let tall = u32::from_be_bytes(png.bytes[20..24].try_into().unwrap());
        assert!((1_070..=1_090).contains(&tall), "a slide is 16:9: {tall}");
        let pdf = staff.get(&format!("/synchronisation/map.pdf?need={id}")).await;
        assert_eq!(count_pages(&pdf.is_ok().bytes), 1);

        // A priority has no numbers; what is no need narrows nothing and is said, and a file is refused.
        let of_priority = staff.get("/synchronisation/map?need=priority-stunting").await;
        of_priority.is_ok().shows("Tempunak: 2 program").shows("Prioritas tidak mempunyai angka kebutuhan");
        staff.get("/synchronisation/map?need=tidak-ada").await.is_ok().shows("tidak-ada");
        staff.get("/synchronisation/map.csv?need=tidak-ada").await.is(422);
    })
    .await;
}

/// A programme serves a mission by its codes, and the page says so beside the table.
#[tokio::test]
async fn the_page_of_gaps_says_by_which_theme_or_codes_a_priority_counts() {
    on_both(async |harness| {
        programmes(&harness).await;
        harness.change(sql("update theme set priority = $1 where code = 'stunting'").bind(true)).await;
        harness.change(sql("delete from mission")).await;
        for (ordinal, text, codes) in [(1_i64, "Kerukunan", "1.05.02 8.01"), (2, "Perdamaian", "")] {
            let mission =
                "insert into mission (region_code, ordinal, text, codes) values ('61.05', $1, $2, $3)";
            harness.change(sql(mission).bind(ordinal).bind(text).bind(codes)).await;
        }
        let flood = "insert into programme_code (region_code, programme_id, vocabulary, code)
             values ('61.05', $1, 'nomenclature', '1.05.03')";
        harness.change(sql(flood).bind(OWN_PARTNER_PROGRAMME)).await;
        let partner = harness.as_partner().await;
        let gaps = partner.get("/synchronisation/gaps").await;
        gaps.is_ok().shows("Kata dalam judul atau uraian tidak menentukan").shows("program dengan tema ini");
        gaps.shows("program dengan kode 1.05.02, 8.01").shows("misi ini tidak menyebut kode");
        // The leader reads which priorities nobody serves, not only how many.
        let leader = harness.as_leader().await.get("/synchronisation/leader").await;
        leader.is_ok().shows("1. Kerukunan; 2. Perdamaian; dihitung dari 3 seluruhnya");
        // A flood is no matter of concord, though its code begins with that of the same field.
        let served = partner.get("/synchronisation/programmes?need=mission-1").await;
        served.is_ok().hides(OWN_PARTNER_PROGRAMME);
    })
    .await;
}

/// Whoever comes from a gap finds it written into the form, also when the office is chosen first.
#[tokio::test]
async fn an_open_need_begins_with_the_gap_that_it_comes_from() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let asked = "/needs/new?title=Air+minum&place_code=61.05.02";
        staff.get(asked).await.is_ok().shows("value=\"Air minum\"").shows("61.05.02");
        let form = staff.get(&format!("{asked}&office={OWN_OFFICE}")).await;
        form.is_ok().shows("value=\"Air minum\"").shows("<option value=\"61.05.02\" selected>");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_is_told_and_nothing_is_kept() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let seen =
            load(&staff, &FIELDS, &SHEET.replace("61.05.03", "61.05.99").replace(";20;", ";banyak;")).await;
        assert_eq!(seen.status, 422);
        let seen = load(&staff, &FIELDS, &SHEET.replace("61.05.03", "61.05.99")).await;
        seen.is(422)
            .shows("Baris 4: wilayah 61.05.99 tidak ada dalam daftar")
            .shows("Jumlah balita stunting");
        // Shares of places are not added up to a need.
        let seen = load(&staff, &FIELDS, &SHEET.replace("ORANG", "PERSEN")).await;
        seen.is(422).shows("#unit").shows("tidak dapat dijumlahkan antarwilayah");
        // People are not taken from families.
        let seen = load(&staff, &FIELDS, &SHEET.replace("ORANG", "KELUARGA")).await;
        seen.is(422).shows("Penerima manfaat program dihitung sebagai orang");
        let seen = load(&staff, &FIELDS[1..], SHEET).await;
        seen.is(422).shows("#name");
        let seen = load(&staff, &FIELDS, "tidak;ada\n1;2\n").await;
        seen.is(422).shows("Tidak ada kolom kode wilayah");
        let themeless: Vec<_> = FIELDS
            .iter()
            .map(|(name, value)| (*name, if *name == "theme" { "tidak-ada" } else { *value }))
            .collect();
        load(&staff, &themeless, SHEET).await.is(422);
        let kept: i64 = harness.app.db().value(sql("select count(*) from area_data")).await.unwrap().unwrap();
        assert_eq!(kept, 0);
    })
    .await;
}

/// What was loaded before shares were refused stands place by place, and is never added up.
#[tokio::test]
async fn shares_that_are_there_already_have_no_total() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let path = load(&staff, &FIELDS, SHEET).await.leads_on().to_owned();
        staff.get(&path).await.is_ok().shows("<span class=\"value\">170</span>");
        harness.change(sql("update area_data set unit = 'persen'")).await;
        staff.get(&path).await.is_ok().hides("<span class=\"value\">170</span>").shows("persen");
        staff.get("/synchronisation/gaps").await.is_ok().shows("tidak dijumlahkan").hides("170 persen");
    })
    .await;
}

/// Numbers that cannot be true are told, and the same data stands once.
#[tokio::test]
async fn data_is_of_people_that_there_are_of_a_year_that_was_and_there_once() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let many = load(&staff, &FIELDS, &SHEET.replace(";100;", ";999999999;")).await;
        many.is(422).shows("tidak berpenduduk lebih dari 1.000.000");
        let ahead = load(&staff, &FIELDS, &SHEET.replace("2022", "2099")).await;
        ahead.is(422).shows("#year").shows("tahun ini atau sebelumnya");
        let several = load(&staff, &FIELDS, &SHEET.replace("20;ORANG;2022", "20;KELUARGA;2021")).await;
        several.is(422).shows("beberapa tahun (2022, 2021)");
        let slip = load(&staff, &FIELDS, &SHEET.replace(";20;", ";abc;")).await;
        slip.is(422).shows("Baris 3: “abc” bukan angka").hides("Kolom angkanya tidak ditemukan");
        let below = load(&staff, &FIELDS, &SHEET.replace(";20;", ";-5;")).await;
        below.is(422).shows("Baris 3: “-5” tidak boleh negatif");

        let first = load(&staff, &FIELDS, SHEET).await.leads_on().to_owned();
        staff.get(&first).await.is_ok().shows("Data ini memuat 3 dari");
        let again = load(&staff, &FIELDS, SHEET).await;
        again.is(422).shows("sudah dimuat").shows("name=\"replaces\"");
        let mut fields = FIELDS.to_vec();
        fields.push(("replaces", "yes"));
        let second = load(&staff, &fields, &SHEET.replace(";100;", ";110;")).await.leads_on().to_owned();
        staff.get(&first).await.is(404);
        staff.get(&second).await.is_ok().shows("<span class=\"value\">180</span>");
        let kept: i64 = harness.app.db().value(sql("select count(*) from area_data")).await.unwrap().unwrap();
        assert_eq!(kept, 1);
    })
    .await;
}

#[tokio::test]
async fn villages_are_read_from_a_workbook_and_a_kecamatan_spreads_what_it_plans() {
    on_both(async |harness| {
        programmes(&harness).await;
        let village = "insert into region (region_code, code, parent_code, level, kind, name)
             values ('61.05', '61.05.01.2001', '61.05.01', 'village', 'desa', 'Baning Kota') on conflict do nothing";
        harness.change(sql(village)).await;
        let staff = harness.as_staff().await;
        let column = |title: &str, kind| Column { title: title.to_owned(), hxl: None, width: 12.0, kind };
        let table = Table {
            title: String::new(),
            notes: Vec::new(),
            columns: vec![column("kode desa", Kind::Text), column("nilai", Kind::Decimal)],
            rows: vec![vec![Value::from("61.05.01.2001"), Value::Number(12.5)]],
        };
        let bytes = to_xlsx(&[table], jiff::civil::date(2026, 1, 1).at(0, 0, 0, 0)).unwrap();
        let mut fields = FIELDS.to_vec();
        fields.extend([("year", "2021"), ("unit", "jiwa")]);
        let seen = staff
            .upload(
                PATH,
                &fields,
                "file",
                ("data.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &bytes),
            )
            .await;
        let page = staff.get(seen.leads_on()).await;
        page.is_ok().shows("12,5").shows("jiwa").shows("2021").shows("Hapus data ini");
    })
    .await;
}

#[tokio::test]
async fn the_demonstration_shows_data_that_says_it_is_made_up() {
    on_both_with_the_demonstration(async |harness| {
        let leader = harness.of_the_demonstration("leader").await;
        leader.get("/synchronisation/gaps").await.is_ok().costs_at_most(10).shows("simulasi").shows("Balita");
        let page = leader.get(PATH).await;
        let link = page.text.split("href=\"").filter_map(|rest| rest.split('"').next());
        // A data set has a link of its own, and one for each kecamatan.
        let of_sets = link.filter(|href| href.starts_with("/synchronisation/data/") && !href.contains('?'));
        let links: Vec<String> = of_sets.map(str::to_owned).collect();
        assert_eq!(links.len(), 2);
        for link in links {
            let seen = leader.get(&link).await;
            // Neither toddlers with stunting nor families are whom programmes count.
            seen.is_ok().costs_at_most(10).shows("simulasi").hides(">Direncanakan</th>");
            assert!(seen.text.len() < 150_000, "{}", seen.text.len());
        }
    })
    .await;
}

#[tokio::test]
async fn a_file_of_the_map_refuses_a_filter_that_nothing_fits() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        for kind in ["csv", "geojson", "svg", "png", "pdf"] {
            for unknown in ["theme=xxx", "office=nobody-there", "partner=nobody-there", "place=99.99.99"] {
                staff.get(&format!("/synchronisation/map.{kind}?{unknown}")).await.is(422);
            }
        }
        for known in ["theme=none", "side=partner", ""] {
            staff.get(&format!("/synchronisation/map.csv?{known}")).await.is_ok();
        }
        staff.get("/synchronisation/map?theme=xxx").await.is_ok();
    })
    .await;
}
