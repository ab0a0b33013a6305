//! Scenarios about workbooks of several sheets: each is checked and applied by itself, without another upload.

use sekber::kit::store::sql;
use sekber_documents::sheet::{Column, Kind, Table, Value, to_xlsx};

use crate::harness::{Harness, on_both};
use crate::shared::{finished, hand_in};

fn table(title: &str, titles: &[&str], rows: &[&[&str]]) -> Table {
    let column =
        |title: &&str| Column { title: (*title).to_owned(), hxl: None, width: 20.0, kind: Kind::Text };
    let row = |row: &&[&str]| row.iter().map(|cell| Value::from((*cell).to_owned())).collect();
    Table {
        title: title.to_owned(),
        notes: Vec::new(),
        columns: titles.iter().map(column).collect(),
        rows: rows.iter().map(row).collect(),
    }
}

fn workbook(harness: &Harness) -> Vec<u8> {
    let titles = ["Organisasi", "Judul program", "Mulai"];
    let sheets = [
        table("Tahun 2024", &titles, &[&["Yayasan Sendiri", "Lembar satu", "2024"]]),
        table("Tahun 2025", &titles, &[&["Yayasan Sendiri", "Lembar dua", "2025"]]),
        table("Catatan", &["Halaman", "Keterangan"], &[&["1", "Bukan data"]]),
    ];
    to_xlsx(&sheets, harness.app.settings().local(harness.app.now())).unwrap()
}

#[tokio::test]
async fn the_other_sheets_of_a_file_wait_for_their_turn() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let path = hand_in(&staff, &[("kind", "programmes")], "buku.xlsx", &workbook(&harness)).await;
        let seen = staff.get(&path).await;
        seen.is_ok()
            .costs_at_most(10)
            .shows("Lembar satu")
            .shows("Tahun 2025")
            .shows("Menunggu")
            .shows("Catatan");
        let other = sql("select id from import_run where state = 'waiting'");
        let other: String = harness.app.db().value(other).await.unwrap().unwrap();
        let other = format!("/import/{other}");
        staff.get(&other).await.is_ok().shows("belum diperiksa").hides("Lembar dua");
        harness.as_partner().await.post(&format!("{other}/check"), &[]).await.is(403);
        staff.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("1 baru");
        staff.post(&format!("{other}/check"), &[]).await.leads_to(&other);
        finished(&staff, &other).await.shows("Lembar dua").hides("Lembar satu");
        staff.post(&format!("{other}/apply"), &[]).await.leads_to(&other);
        finished(&staff, &other).await.shows("1 baru");
        let both = sql("select count(*) from programme where title like 'Lembar %'");
        assert_eq!(harness.app.db().value::<i64>(both).await.unwrap(), Some(2));
        // One that nobody wants is set aside; one that is named is read alone.
        let again = hand_in(&staff, &[("kind", "programmes")], "buku.xlsx", &workbook(&harness)).await;
        let waiting = sql("select id from import_run where state = 'waiting'");
        let waiting: String = harness.app.db().value(waiting).await.unwrap().unwrap();
        staff.post(&format!("/import/{waiting}/discard"), &[]).await.is(303);
        staff.post(&format!("{again}/discard"), &[]).await.is(303);
        let named = [("kind", "programmes"), ("sheet", "Tahun 2025")];
        let named = hand_in(&staff, &named, "buku.xlsx", &workbook(&harness)).await;
        staff.get(&named).await.is_ok().shows("Tidak ada yang berubah").hides("Lembar satu");
    })
    .await;
}
