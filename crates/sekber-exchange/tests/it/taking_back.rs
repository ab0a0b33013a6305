//! Scenarios about imports that are taken back: everything is as it was before, what somebody changed since is asked about, and the
//! corrected sheet can be imported.

use sekber::kit::store::sql;

use crate::harness::{Caller, Harness, OWN_PARTNER_PROGRAMME, on_both};
use crate::shared::{finished, hand_in};

/// One programme that is there already, with another place and end, and two that are new.
const SHEET: &str = "ID Sekber;Organisasi;Judul program;Lokasi;Mulai;Selesai;Kode program;Jumlah dana;Tahun\n\
    programme-own;Yayasan Sendiri;Kebun gizi keluarga;Kec. Sepauk;2023-02;2023-11;YS-1;Rp5.000.000;2023\n\
    ;Yayasan Sendiri;Salah unggah satu;Kec. Dedai;2023;2023;YS-2;Rp1.000.000;2023\n\
    ;Yayasan Sendiri;Salah unggah dua;Kec. Dedai;2023;2023;YS-3;Rp2.000.000;2023\n";

async fn applied(caller: &Caller, kind: &str, sheet: &str) -> String {
    let path = hand_in(caller, &[("kind", kind)], "unggah.csv", sheet.as_bytes()).await;
    caller.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
    finished(caller, &path).await.shows("Tersimpan:");
    path
}

async fn text(harness: &Harness, asked: &'static str) -> Option<String> {
    harness.app.db().value(sql(asked)).await.unwrap()
}

/// Everything that a programme says, but for how often it was changed.
async fn told(harness: &Harness) -> Vec<Option<String>> {
    let asked = [
        "select title || coalesce(reference, '-') || coalesce(start_on, '-') || coalesce(end_on, '-') || state
         from programme where id = 'programme-partner-own'",
        "select coalesce(max(place_code), '-') from programme_place where programme_id = 'programme-partner-own'",
        "select cast(count(*) as text) from funding_line where programme_id = 'programme-partner-own'",
        "select cast(total_idr as text) from programme where id = 'programme-partner-own'",
    ];
    let mut said = Vec::new();
    for asked in asked {
        said.push(text(harness, asked).await);
    }
    said
}

#[tokio::test]
async fn an_import_is_taken_back_whole_and_the_corrected_sheet_is_imported() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let sheet = SHEET.replace("programme-own", OWN_PARTNER_PROGRAMME);
        let before = told(&harness).await;
        let path = applied(&staff, "programmes", &sheet).await;
        assert_ne!(told(&harness).await, before);
        let back = format!("{path}/take-back");
        let asked = staff.get(&back).await;
        asked.is_ok().costs_at_most(10).shows("2 program yang ditambahkan dibatalkan");
        asked.shows("1 data yang diubah").hides("diubah sejak impor ini");
        harness.as_other_partner().await.post(&back, &[]).await.is(403);
        staff.post(&back, &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("sudah ditarik kembali").hides("Tersimpan:");
        assert_eq!(told(&harness).await, before);
        let state =
            text(&harness, "select min(state) || max(state) from programme where title like 'Salah unggah%'");
        assert_eq!(state.await.as_deref(), Some("cancelledcancelled"));
        staff.get(&back).await.is_ok().shows("2 program dibatalkan, 1 data kembali").shows("0 dibiarkan");
        staff.post(&back, &[]).await.is(422);
        // What was withdrawn is in nobody's way: the corrected sheet makes new programmes under the same numbers.
        applied(&staff, "programmes", &sheet.replace("Rp1.000.000", "Rp9.000.000")).await;
        let again =
            text(&harness, "select cast(count(*) as text) from programme where title like 'Salah unggah%'");
        assert_eq!(again.await.as_deref(), Some("4"));
        let exported = staff.get("/export/programmes?form=csv").await;
        assert_eq!(exported.text.matches("Salah unggah satu").count(), 1);
        let events =
            text(&harness, "select cast(count(*) as text) from audit where kind = 'import.taken_back'");
        assert_eq!(events.await.as_deref(), Some("1"));
    })
    .await;
}

#[tokio::test]
async fn whoever_keeps_the_programmes_is_told_once_of_an_import_and_once_of_its_end() {
    on_both(async |harness| {
        let (partner, other) = (harness.as_partner().await, harness.as_other_partner().await);
        let told = async |who: &'static str| -> i64 {
            let asked = sql("select count(*) from person_notice where person_id = $1").bind(who);
            harness.app.db().value(asked).await.unwrap().unwrap()
        };
        let sheet = SHEET.replace("programme-own", OWN_PARTNER_PROGRAMME);
        // Nobody is told of what they did themselves.
        let path = applied(&partner, "programmes", &sheet).await;
        partner.post(&format!("{path}/take-back"), &[]).await.leads_to(&path);
        finished(&partner, &path).await.shows("sudah ditarik kembali");
        assert_eq!(told("partner").await, 0);
        let staff = harness.as_staff().await;
        let path = applied(&staff, "programmes", &sheet).await;
        assert_eq!((told("partner").await, told("staff").await), (1, 0));
        let bell = partner.get("/notices").await;
        bell.is_ok().shows("Program diimpor Sekber").shows("/programmes?organisation=partner-own");
        staff.post(&format!("{path}/take-back"), &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("sudah ditarik kembali");
        assert_eq!(told("partner").await, 2);
        partner.get("/notices").await.is_ok().shows("Impor program ditarik kembali oleh Sekber");
        other.get("/notices").await.is_ok().hides("Impor program ditarik kembali");
        // An import that somebody handed in and the secretariat carries on is not their own doing any more.
        let path = applied(&partner, "programmes", &sheet).await;
        assert_eq!(told("partner").await, 2);
        staff.post(&format!("{path}/take-back"), &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("sudah ditarik kembali");
        assert_eq!(told("partner").await, 3);
    })
    .await;
}

#[tokio::test]
async fn a_letter_about_an_import_says_how_many_programmes() {
    on_both(async |harness| {
        let harness = harness.with_mail().await;
        harness.as_partner().await;
        let staff = harness.as_staff().await;
        applied(&staff, "programmes", &SHEET.replace("programme-own", OWN_PARTNER_PROGRAMME)).await;
        let letter = sql("select body from email where recipient = 'partner@example.org'");
        let letters: i64 = harness
            .app
            .db()
            .value(sql("select count(*) from email where recipient = 'partner@example.org'"))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(letters, 1);
        let letter: String = harness.app.db().value(letter).await.unwrap().unwrap();
        assert!(letter.contains("Program baru: 2; program yang diubah: 1."), "{letter}");
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_since_is_asked_about() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let sheet = SHEET.replace("programme-own", OWN_PARTNER_PROGRAMME);
        for (choice, kept) in [("leave", true), ("override", false)] {
            let path = applied(&staff, "programmes", &sheet).await;
            let changed = "update programme set title = 'Salah unggah, dipakai', version = version + 1
                 where title = 'Salah unggah satu' and state = 'draft'";
            harness.change(sql(changed)).await;
            let back = format!("{path}/take-back");
            let asked = staff.get(&back).await;
            asked.is_ok().shows("1 data diubah sejak impor ini").shows("Salah unggah satu");
            staff.post(&back, &[]).await.is(422).shows("sudah diubah sejak impor");
            staff.post(&back, &[("changed", choice)]).await.leads_to(&path);
            finished(&staff, &path).await.shows("sudah ditarik kembali");
            let left = if kept { "1 dibiarkan" } else { "0 dibiarkan" };
            staff.get(&back).await.is_ok().shows(left);
            let used = "select cast(count(*) as text) from programme where title = 'Salah unggah, dipakai' and state = 'draft'";
            assert_eq!(text(&harness, used).await.as_deref(), Some(if kept { "1" } else { "0" }), "{choice}");
            // The one that is left would be recognised by its number in the sheet of the next round.
            harness.change(sql("update programme set reference = null, state = 'cancelled' where title = 'Salah unggah, dipakai'")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn organisations_get_their_former_values_back_and_new_ones_are_named() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let kind = "select kind || coalesce(description, '') from organisation where id = 'partner-own'";
        let before = text(&harness, kind).await;
        let sheet =
            "Nama;Jenis mitra;Uraian\nYayasan Sendiri;Media;Diganti\nLembaga Baru Sekali;Media;Baru\n";
        let path = applied(&staff, "partners", sheet).await;
        assert_ne!(text(&harness, kind).await, before);
        let back = format!("{path}/take-back");
        staff.get(&back).await.is_ok().shows("1 lembaga yang ditambahkan tetap ada");
        staff.post(&back, &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("sudah ditarik kembali");
        assert_eq!(text(&harness, kind).await, before);
        staff.get(&back).await.is_ok().shows("Lembaga Baru Sekali").shows("1 dibiarkan");
    })
    .await;
}
