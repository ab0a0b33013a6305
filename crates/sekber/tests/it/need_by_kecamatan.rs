//! Scenarios about need by kecamatan: each village counts once, what is met and what is left are the need, and each number opens what it
//! counts.

use sekber::kit::store::sql;

use crate::harness::{Caller, Harness, OWN_PARTNER_PROGRAMME, on_both};

const SHEET: &str = "kode_desa_kelurahan;jumlah_balita;satuan;tahun\n\
    61.05.01.2001;100;ORANG;2022\n61.05.01.2002;20;ORANG;2022\n61.05.01.2003;40;ORANG;2022\n61.05.02.2001;50;ORANG;2022\n";

/// Four villages, of which one programme names two that lie in the same kecamatan, for 60 people.
async fn villages(harness: &Harness) {
    let theme = "insert into theme (region_code, code, name_id, name_en) values ('61.05', 'stunting', 'Stunting', 'Stunting')
         on conflict do nothing";
    harness.change(sql(theme)).await;
    for (code, kecamatan) in [
        ("61.05.01.2001", "61.05.01"),
        ("61.05.01.2002", "61.05.01"),
        ("61.05.01.2003", "61.05.01"),
        ("61.05.02.2001", "61.05.02"),
    ] {
        let village = "insert into region (region_code, code, parent_code, level, kind, name)
             values ('61.05', $1, $2, 'village', 'desa', $3) on conflict do nothing";
        let named = format!("Desa {code}");
        harness.change(sql(village).bind(code).bind(kecamatan).bind(named.as_str())).await;
        harness.change(sql("update region set name = $1 where code = $2").bind(named).bind(code)).await;
    }
    let people = "update programme set beneficiaries = 60, version = version + 1 where id = $1";
    harness.change(sql(people).bind(OWN_PARTNER_PROGRAMME)).await;
    harness.change(sql("delete from programme_place")).await;
    harness.change(sql("delete from programme_theme")).await;
    let theme = "insert into programme_theme (region_code, programme_id, theme_code) values ('61.05', $1, 'stunting')";
    harness.change(sql(theme).bind(OWN_PARTNER_PROGRAMME)).await;
    for place in ["61.05.01.2001", "61.05.01.2002"] {
        let add =
            "insert into programme_place (region_code, programme_id, place_code) values ('61.05', $1, $2)";
        harness.change(sql(add).bind(OWN_PARTNER_PROGRAMME).bind(place)).await;
    }
}

/// Loads the sheet, of people whom programmes count or not; the address of its page.
async fn loaded(caller: &Caller, counts_people: bool) -> String {
    let mut fields = vec![
        ("name", "Balita di desa"),
        ("producer", "Dinas Kesehatan"),
        ("licence", "CC BY 4.0"),
        ("source", "https://data.example.go.id/balita"),
        ("theme", "stunting"),
    ];
    if counts_people {
        fields.push(("counts_people", "yes"));
    }
    let file = ("data.csv", "text/csv", SHEET.as_bytes());
    let seen = caller.upload("/synchronisation/data", &fields, "file", file).await;
    seen.is(303).leads_on().to_owned()
}

/// The cell of a column.
fn cell(title: &str, number: &str) -> String {
    format!("data-label=\"{title}\">{number}</td>")
}

/// The sum of a column.
fn sum(title: &str, number: &str) -> String {
    format!("data-label=\"{title}\"><strong>{number}</strong>")
}

#[tokio::test]
async fn need_by_kecamatan_counts_each_village_once_and_opens_what_it_counts() {
    on_both(async |harness| {
        villages(&harness).await;
        let staff = harness.as_staff().await;
        let path = loaded(&staff, true).await;
        let id = path.rsplit('/').next().unwrap();
        let page = staff.get(&path).await;
        page.is_ok().costs_at_most(10).shows("id=\"kecamatan\"");
        // Sintang needs 160: 30 of 100 and 20 of 20 are met, nobody works in the third village; ten are planned for nobody.
        page.shows(&cell("Kebutuhan", "160")).shows(&cell("Terjangkau rencana", "50"));
        page.shows(&cell("Sisa", "110")).shows("1 dari 3 desa dan kelurahan tanpa program");
        page.shows(&cell("Kebutuhan", "50")).shows("1 dari 1 desa dan kelurahan tanpa program");
        // The sums of the kecamatan are those of the places.
        for (title, number) in [("Kebutuhan", "210"), ("Terjangkau rencana", "50"), ("Sisa", "160")] {
            let shown = page.text.matches(&sum(title, number)).count();
            assert_eq!(shown, 2, "{title} by kecamatan and by place");
        }
        // A programme that names two villages of it counts once, and the number opens that one.
        let records = format!("/synchronisation/programmes?place=61.05.01&#38;need={id}");
        page.shows(&format!("<a href=\"{records}\">1</a>"));
        let list = staff.get(&records.replace("&#38;", "&")).await;
        list.is_ok().shows("1 program</caption>");

        // The villages of one kecamatan, with their own sums.
        let inside = format!("{path}?kecamatan=61.05.01");
        page.shows(&format!("href=\"{inside}#places\""));
        let page = staff.get(&inside).await;
        page.is_ok()
            .shows("Hanya tempat di Kecamatan")
            .shows("3 tempat</caption>")
            .shows(&sum("Kebutuhan", "160"));
        page.shows(&sum("Sisa", "110")).shows("Desa 61.05.01.2003").hides("Desa 61.05.02.2001");
        page.shows("Rencana melebihi kebutuhan di 1 tempat, bersama-sama 10 ORANG");
        staff.get(&format!("{path}?kecamatan=61.05.09")).await.is_ok().hides("Hanya tempat di Kecamatan");

        // Money stands in the kecamatan once, though its programme names two villages of it.
        let line = "insert into funding_line (region_code, programme_id, line, year, source, currency, amount_minor, form, on_budget)
             values ('61.05', $1, 1, 2023, 'Yayasan Air', 'IDR', 5000000000, 'cash', $2)";
        harness.change(sql(line).bind(OWN_PARTNER_PROGRAMME).bind(false)).await;
        let changed = "update programme set version = version + 1 where id = $1";
        harness.change(sql(changed).bind(OWN_PARTNER_PROGRAMME)).await;
        let page = staff.get(&path).await;
        page.is_ok().shows(&cell("Rencana dana di luar anggaran pemerintah, semua tahun", "Rp50 juta"));

        let gaps = staff.get("/synchronisation/gaps").await;
        gaps.is_ok().costs_at_most(10).shows("Balita di desa, menurut kecamatan");
        gaps.shows(&cell("Kebutuhan", "160")).shows(&cell("Sisa", "110")).shows(&sum("Sisa", "160"));
    })
    .await;
}

#[tokio::test]
async fn where_people_are_not_whom_programmes_count_a_place_is_met_or_not() {
    on_both(async |harness| {
        villages(&harness).await;
        let staff = harness.as_staff().await;
        let page = staff.get(&loaded(&staff, false).await).await;
        page.is_ok()
            .shows(&cell("Di tempat dengan program", "120"))
            .shows(&cell("Di tempat tanpa program", "40"));
        page.shows(&sum("Di tempat dengan program", "120")).shows(&sum("Di tempat tanpa program", "90"));
        page.hides("Terjangkau rencana").hides("<th scope=\"col\" class=\"num\">Sisa</th>");
        let english = staff.clone().in_english().get("/synchronisation/gaps").await;
        english.is_ok().shows("Balita di desa, by kecamatan").shows(&cell("Where programmes work", "120"));
    })
    .await;
}
