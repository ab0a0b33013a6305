//! Scenarios about sheets: imported, imported again, refused whole, exported and brought back.

use std::path::PathBuf;

use sekber::features::exchange::Layout;
use sekber::kit::store::sql;

use crate::harness::{Caller, Harness, OWN_OFFICE_PROGRAMME, OWN_PARTNER_PROGRAMME, Seen, on_both};

use crate::shared::{finished, hand_in};

/// A demonstration sheet.
fn fixture(name: &str) -> Vec<u8> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read(root.join("fixtures").join(name)).unwrap()
}

/// Hands in and applies; returns the preview afterwards.
async fn bring(caller: &Caller, fields: &[(&str, &str)], name: &str, bytes: &[u8]) -> Seen {
    let path = hand_in(caller, fields, name, bytes).await;
    caller.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
    finished(caller, &path).await
}

async fn count(harness: &Harness, table: &'static str) -> i64 {
    let statement = match table {
        "organisation" => sql("select count(*) from organisation"),
        "programme" => sql("select count(*) from programme"),
        _ => sql("select count(*) from audit"),
    };
    harness.app.db().value(statement).await.unwrap().unwrap()
}

const SHEETS: [(&str, &[(&str, &str)]); 4] = [
    ("perangkat-daerah.xlsx", &[("kind", "offices")]),
    ("mitra.xlsx", &[("kind", "partners")]),
    ("program-mitra.xlsx", &[("kind", "programmes")]),
    ("renja-dinas.xlsx", &[("kind", "programmes"), ("organisation", "Dinkes")]),
];

#[tokio::test]
async fn the_demonstration_sheets_are_imported_and_again_there_is_nothing_to_change() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let (organisations, programmes) =
            (count(&harness, "organisation").await, count(&harness, "programme").await);
        for (name, fields) in SHEETS {
            bring(&staff, fields, name, &fixture(name)).await.shows("Tersimpan:");
        }
        assert_eq!(count(&harness, "organisation").await, organisations + 12);
        assert_eq!(count(&harness, "programme").await, programmes + 7);
        let trail = count(&harness, "audit").await;
        for (name, fields) in SHEETS {
            let path = hand_in(&staff, fields, name, &fixture(name)).await;
            let page = staff.get(&path).await;
            page.is_ok().shows("Tidak ada yang berubah");
            page.shows("Tidak ada yang dapat diterapkan").hides("Siap diterapkan");
            staff.post(&format!("{path}/apply"), &[]).await.is(422);
        }
        assert_eq!(count(&harness, "audit").await, trail, "the second import has left a trace");
    })
    .await;
}

#[tokio::test]
async fn what_sheets_say_in_their_own_way_is_understood() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        for (name, fields) in SHEETS {
            bring(&staff, fields, name, &fixture(name)).await.shows("Tersimpan:");
        }
        let db = harness.app.db();
        let text = async |statement| db.value::<String>(statement).await.unwrap();
        let whole = async |statement| db.value::<i64>(statement).await.unwrap();
        // "Rp 1.250.000,00" in 2023 and "1,2 M" in 2024; minor units are sen.
        assert_eq!(
            whole(sql("select total_idr from programme where reference = 'WVI-01'")).await,
            Some(120_125_000_000)
        );
        // The owner stands in a cell merged over two rows.
        let owner = "select o.name from programme p join organisation o on o.region_code = p.region_code and o.id = p.organisation_id where p.reference = 'WVI-02'";
        assert_eq!(text(sql(owner)).await.as_deref(), Some("Wahana Visi Indonesia"));
        assert_eq!(
            text(sql("select start_on from programme where reference = 'SOL-01'")).await.as_deref(),
            Some("2023-09-20")
        );
        let places = "select c.place_code from programme_place c join programme p on p.region_code = c.region_code and p.id = c.programme_id where p.reference = '1.02.02.2.02.0015'";
        assert_eq!(text(sql(places)).await.as_deref(), Some("61.05.03"), "all villages of Sepauk");
        let whole_district = "select c.place_code from programme_place c join programme p on p.region_code = c.region_code and p.id = c.programme_id where p.reference = '1.02.02.2.02.0001'";
        assert_eq!(text(sql(whole_district)).await.as_deref(), Some("61.05"));
        assert_eq!(
            text(sql("select end_on from programme where reference = '1.02.02.2.02.0001'")).await.as_deref(),
            Some("2023-12")
        );
    })
    .await;
}

const FAULTY: &str = "Organisasi;Judul program;Lokasi;Jumlah dana;Mulai\n\
    Yayasan Sendiri;Kebun bibit;Kec. Sepauk;Rp1.000.000;2023\n\
    Yayasan Tidak Dikenal;Pelatihan;Kec. Sepauk;Rp1.000.000;2023\n\
    Yayasan Sendiri;;Desa Nanga Tempunk;seribu kali;31/02/2023\n\
    Yayasan Sendiri;Kebun bibit;Kec. Sepauk;Rp1.000.000;2023\n";

#[tokio::test]
async fn a_sheet_with_faults_is_refused_whole_unless_they_are_left_out() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let before = count(&harness, "programme").await;
        let path = hand_in(&staff, &[("kind", "programmes")], "salah.csv", FAULTY.as_bytes()).await;
        let preview = staff.get(&format!("{path}?outcome=error")).await;
        preview.is_ok().costs_at_most(10);
        preview.shows("Organisasi ini belum terdaftar").shows("Wajib diisi").shows("Sama dengan baris 2");
        preview.shows("Nanga Tempunak").shows("Tanggal ini tidak ada");
        staff.post(&format!("{path}/apply"), &[]).await.is(422);
        assert_eq!(count(&harness, "programme").await, before);
        staff.get(&format!("{path}/faults")).await.is_ok();
        staff.post(&format!("{path}/apply"), &[("skip_errors", "1")]).await.leads_to(&path);
        finished(&staff, &path).await.shows("1 baru");
        assert_eq!(count(&harness, "programme").await, before + 1);
        staff.post(&format!("{path}/apply"), &[("skip_errors", "1")]).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn columns_are_assigned_by_hand() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let sheet = "Siapa;Apa\nYayasan Sendiri;Kebun bibit desa\n";
        let path = hand_in(&staff, &[("kind", "programmes")], "lain.csv", sheet.as_bytes()).await;
        staff.get(&path).await.is_ok().shows("Kolom wajib belum ditemukan");
        let fields = [("field-0", "organisation"), ("field-1", "title")];
        staff.post(&format!("{path}/columns"), &fields).await.leads_to(&path);
        finished(&staff, &path).await.shows("Kebun bibit desa").hides("Kolom wajib belum ditemukan");
        staff.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("1 baru");
    })
    .await;
}

#[tokio::test]
async fn an_export_brought_back_changes_nothing_and_an_edited_one_only_what_was_edited() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        for (name, fields) in SHEETS {
            bring(&staff, fields, name, &fixture(name)).await.shows("Tersimpan:");
        }
        for kind in ["offices", "partners", "programmes"] {
            for form in ["csv", "xlsx"] {
                let sheet = staff.get(&format!("/export/{kind}?form={form}")).await;
                let name = format!("{kind}.{form}");
                let path = hand_in(&staff, &[("kind", kind)], &name, &sheet.bytes).await;
                staff.get(&path).await.shows("Tidak ada yang berubah");
            }
        }
        let sheet = staff.get("/export/partners?form=csv").await;
        let edited =
            sheet.text.replace("Yayasan Contoh Bumi Senentang", "Yayasan Contoh Bumi Senentang Jaya");
        let path = hand_in(&staff, &[("kind", "partners")], "mitra.csv", edited.as_bytes()).await;
        staff.get(&format!("{path}?outcome=changed")).await.shows("<del>Yayasan Contoh Bumi Senentang</del>");
        staff.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("1 berubah");
    })
    .await;
}

#[tokio::test]
async fn a_partner_imports_its_own_programmes_only() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let sheet = "Organisasi;Judul program;Tahap\nYayasan Sendiri;Kebun bibit;Berjalan\nPerkumpulan Lain;Titipan;Draf\n";
        let path = hand_in(&partner, &[("kind", "programmes")], "punya.csv", sheet.as_bytes()).await;
        partner.get(&path).await.shows("Program milik organisasi lain").shows("Tahap program tidak diubah");
        partner.post(&format!("{path}/apply"), &[("skip_errors", "1")]).await.leads_to(&path);
        finished(&partner, &path).await.shows("1 baru");
        let state = sql("select state from programme where title = 'Kebun bibit'");
        assert_eq!(harness.app.db().value::<String>(state).await.unwrap().as_deref(), Some("draft"));
        harness.as_other_partner().await.get(&path).await.is(403);
        harness.as_staff().await.get(&path).await.is_ok();
        let offices = [("kind", "offices")];
        let file = ("opd.csv", "text/csv", "Nama\nDinas Baru\n".as_bytes());
        partner.upload("/import", &offices, "file", file).await.is(422);
        let own = partner.get("/export/programmes?form=csv").await;
        own.shows(OWN_PARTNER_PROGRAMME).hides(OWN_OFFICE_PROGRAMME);
        partner.get("/export/partners").await.is(403);
    })
    .await;
}

#[tokio::test]
async fn what_a_foreign_file_says_of_an_activity_is_never_a_verification() {
    on_both(async |harness| {
        let activities = "<?xml version=\"1.0\"?><iati-activities version=\"2.03\"><iati-activity>\
            <iati-identifier>XM-TEST-7</iati-identifier>\
            <reporting-org ref=\"XM-TEST\" type=\"22\"><narrative>Yayasan Sendiri</narrative></reporting-org>\
            <title><narrative>Air dari bukit</narrative></title>\
            <activity-status code=\"2\"/></iati-activity></iati-activities>";
        let tagged = "Organisasi;Judul program;Status\n#org;#activity+name;#status\nYayasan Sendiri;Kelas tenun;Ongoing\n";
        let plain = "Organisasi;Judul program;Tahap\nYayasan Sendiri;Rumah baca;Berjalan\n";
        let programmes = [("kind", "programmes")];
        let told = async |title: &'static str, column: &'static str| -> Option<String> {
            let asked = sql("select ").push(column).push(" from programme").push_bind(" where title = ", title);
            harness.app.db().value(asked).await.unwrap()
        };
        let staff = harness.as_staff().await;
        for (name, file, title, said) in [
            ("kegiatan.xml", activities, "Air dari bukit", "Pelaksanaan"),
            ("3w.csv", tagged, "Kelas tenun", "Ongoing"),
        ] {
            let path = hand_in(&staff, &programmes, name, file.as_bytes()).await;
            let page = staff.get(&path).await;
            page.is_ok().shows("Pelaksanaan menurut berkas").shows(said).hides("Tahap program tidak diubah");
            staff.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
            finished(&staff, &path).await.shows("1 baru");
            assert_eq!(told(title, "state").await.as_deref(), Some("draft"), "{name}");
            assert_eq!(told(title, "activity_status").await.as_deref(), Some(said), "{name}");
            let path = hand_in(&staff, &programmes, name, file.as_bytes()).await;
            staff.get(&path).await.shows("Tidak ada yang berubah");
        }
        // What the file says later is what is shown later; the stage stays.
        let closed = activities.replace("code=\"2\"", "code=\"4\"");
        bring(&staff, &programmes, "kegiatan.xml", closed.as_bytes()).await.shows("1 berubah");
        assert_eq!(told("Air dari bukit", "state").await.as_deref(), Some("draft"));
        let id = told("Air dari bukit", "id").await.unwrap();
        let page = staff.get(&format!("/programmes/{id}")).await;
        page.is_ok().shows("Pelaksanaan menurut berkas impor").shows("Ditutup");
        // A sheet of the secretariat's own says how far a programme is.
        bring(&staff, &programmes, "punya.csv", plain.as_bytes()).await.shows("1 baru");
        assert_eq!(told("Rumah baca", "state").await.as_deref(), Some("active"));
    })
    .await;
}

#[tokio::test]
async fn what_changed_since_the_preview_is_looked_at_again() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let sheet = "Nama;Jenis mitra\nYayasan Sendiri;Media\n";
        let path = hand_in(&staff, &[("kind", "partners")], "jenis.csv", sheet.as_bytes()).await;
        staff.get(&path).await.shows("Berubah");
        let other = sql(
            "update organisation set description = 'lain', version = version + 1 where id = 'partner-own'",
        );
        harness.change(other).await;
        staff.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
        finished(&staff, &path).await.hides("Tersimpan:").shows("Data tersimpan berubah sejak pemeriksaan");
        let kind = sql("select kind from organisation where id = 'partner-own'");
        assert_eq!(harness.app.db().value::<String>(kind).await.unwrap().as_deref(), Some("ngo"));
        staff.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("Tersimpan:");
    })
    .await;
}

#[tokio::test]
async fn what_was_checked_holds_for_the_process_that_checked_it_while_nobody_writes() {
    on_both(async |harness| {
        let sheet = "Organisasi;Judul program\nYayasan Sendiri;Kebun kopi\nYayasan Sendiri;Kebun teh\n";
        // Made up: what is stored of a check is spoilt behind its back, which only comparing once more can see.
        let spoil = sql("update import_row set details_json = '{}' where label = 'Kebun teh'");
        for (is_beside, changes, shown) in [
            (false, false, "1 baru"),
            (false, true, "Data tersimpan berubah sejak pemeriksaan"),
            (true, false, "Data tersimpan berubah sejak pemeriksaan"),
        ] {
            let staff = harness.as_staff().await;
            let path = hand_in(&staff, &[("kind", "programmes")], "kebun.csv", sheet.as_bytes()).await;
            harness.app.db().housekeeping(spoil.clone()).await.unwrap();
            if changes {
                harness
                    .change(sql("update organisation set description = 'lain' where id = 'partner-own'"))
                    .await;
            }
            let other = harness.beside().await;
            let staff = if is_beside { other.as_staff().await } else { staff };
            staff.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
            finished(&staff, &path).await.shows(shown);
            let named = "update programme set title = 'Lain', withdrawn = true where title = 'Kebun kopi'";
            harness.change(sql(named)).await;
        }
    })
    .await;
}

/// Which field each column of an import is read as.
async fn fields(harness: &Harness, path: &str) -> Vec<Option<String>> {
    let stored = sql("select mapping_json from import_run where id = $1");
    let stored = stored.bind(path.strip_prefix("/import/").unwrap());
    let mapping: String = harness.app.db().value(stored).await.unwrap().unwrap();
    serde_json::from_str::<Layout>(&mapping).unwrap().fields
}

#[tokio::test]
async fn columns_are_guessed_again_from_all_rows_as_they_were_at_first() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let many =
            |row: &str| (1..=30).map(|number| row.replace('#', &number.to_string())).collect::<String>();
        let late = "Organisasi;Judul program;Kecamatan\n".to_owned()
            + &many("Yayasan Sendiri;Kebun #;\n")
            + "Yayasan Sendiri;Kebun terakhir;Sepauk\n";
        // Codes stand for the names beside them only where every name has one.
        let without_code = "Organisasi;Judul program;Kode kecamatan;Kecamatan\n\
            #org+name;#activity+name;#adm3+code+v_kemendagri;#adm3+name\n"
            .to_owned()
            + &many("Yayasan Sendiri;Kebun #;61.05.01;Sintang\n")
            + "Yayasan Sendiri;Kebun terakhir;;Sepauk\n";
        for sheet in [late, without_code] {
            let path = hand_in(&staff, &[("kind", "programmes")], "kebun.csv", sheet.as_bytes()).await;
            let first = fields(&harness, &path).await;
            assert_eq!(first.last().cloned().flatten().as_deref(), Some("places"), "{first:?}");
            staff.post(&format!("{path}/columns"), &[("action", "guess")]).await.leads_to(&path);
            finished(&staff, &path).await.is_ok();
            assert_eq!(fields(&harness, &path).await, first);
            staff.post(&format!("{path}/discard"), &[]).await.is(303);
        }
    })
    .await;
}

#[tokio::test]
async fn files_that_are_no_sheets_are_told_so() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        for (name, bytes, said) in [
            ("foto.png", &b"\x89PNG\r\n\x1a\n0000"[..], "bukan lembar kerja"),
            ("kosong.csv", b"\n\n", "tidak berisi data"),
            (
                "lama.xls",
                &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
                "Simpan dahulu sebagai XLSX",
            ),
        ] {
            let file = (name, "application/octet-stream", bytes);
            staff.upload("/import", &[("kind", "partners")], "file", file).await.is(422).shows(said);
        }
        for kind in ["offices", "partners", "programmes"] {
            staff.get(&format!("/import/templates/{kind}")).await.is_ok();
        }
        // Files are called in the language of whoever saves them.
        for (reader, name) in
            [(&staff, "sekber-program.xlsx"), (&staff.clone().in_english(), "sekber-programmes.xlsx")]
        {
            let template = reader.get("/import/templates/programmes").await;
            assert!(template.header("content-disposition").contains(name), "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn of_one_person_one_file_is_read_at_a_time_and_others_are_not_held_up() {
    let harness = Harness::on_sqlite().await;
    let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
    // One row more than a file may have: it is read for a while, and then refused.
    let numbers = "1;2;3\n".repeat(101_000);
    let send = async |caller: &Caller| {
        let file = ("angka.csv", "text/csv", numbers.as_bytes());
        caller.upload("/import", &[("kind", "programmes")], "file", file).await
    };
    let (one, two, other) = tokio::join!(send(&partner), send(&partner), send(&staff));
    let is_told = |seen: &Seen| seen.is(422).text.contains("Impor Anda yang lain masih dikerjakan");
    assert_eq!([is_told(&one), is_told(&two)].iter().filter(|told| **told).count(), 1);
    assert!(!is_told(&other), "another person waits for the turn and is read");
    assert!(!is_told(&send(&partner).await), "whatever became of it, the next one is read");
}
