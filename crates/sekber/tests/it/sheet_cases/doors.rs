//! Questions at both doors: on the page and on the command line, answered once for all rows.

use sekber::features::exchange::{self, Layout};
use sekber::kit::access::Actor;
use sekber::kit::jobs;
use sekber::kit::problem::Problem;
use sekber::kit::store::sql;
use sekber_core::value::ImportId;

use crate::harness::{Harness, on_both};
use crate::program::Program;
use crate::shared_sheets::{finished, hand_in};

const NEARLY: &str = "Nama Lembaga;Nama Program;Tanggal Mulai\n\
    Yayasan Sendri;Pintu satu;4/3/2024\n\
    Yayasan Sendri;Pintu dua;4/25/2024\n";

#[tokio::test]
async fn questions_are_answered_on_the_page() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let path = hand_in(&staff, &[("kind", "programmes")], "nyaris.csv", NEARLY.as_bytes()).await;
        let preview = staff.get(&path).await;
        preview.is_ok().costs_at_most(10);
        preview.shows("Pertanyaan").shows("Yayasan Sendri").shows("bulan dahulu (12/31)").shows("baris 2, 3");
        staff.post(&format!("{path}/apply"), &[]).await.is(422);
        let columns = format!("{path}/columns");
        let wrong = [("action", "answer"), ("answer:dates", "sometimes")];
        staff.post(&columns, &wrong).await.is(422);
        let answers = [
            ("action", "answer"),
            ("answer:organisation/Yayasan Sendri", "Yayasan Sendiri"),
            ("answer:dates", "month-first"),
        ];
        staff.post(&columns, &answers).await.leads_to(&path);
        finished(&staff, &path).await.shows("Jawaban yang sudah diberikan").shows("25 April 2024");
        staff.post(&columns, &[("action", "answer"), ("forget", "dates")]).await.leads_to(&path);
        finished(&staff, &path).await.shows("Urutan tanggal").shows("(belum dijawab)");
        staff.post(&columns, &answers).await.leads_to(&path);
        finished(&staff, &path).await;
        staff.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("2 baru");
    })
    .await;
}

const NO_SUCH_DAY: &str = "Nama Lembaga;Nama Program;Tanggal Mulai\n\
    Yayasan Sendiri;Pintu tiga;31/2/2024\n\
    Yayasan Sendiri;Pintu empat;31/2/2024\n\
    Yayasan Sendiri;Pintu lima;20/3/2024\n";

#[tokio::test]
async fn cells_are_corrected_on_the_page() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let path = hand_in(&staff, &[("kind", "programmes")], "hari.csv", NO_SUCH_DAY.as_bytes()).await;
        let preview = staff.get(&path).await;
        preview.is_ok().costs_at_most(10).shows("Perbaiki di sini").shows("31/2/2024");
        let columns = format!("{path}/columns");
        let correct = async |row: &str, column: &str, value: &str, alike: &str| {
            let fields = [("row", row), ("column", column), ("value", value), ("alike", alike)];
            staff.post(&columns, &[&[("action", "correct")][..], &fields[..]].concat()).await
        };
        correct("99", "2", "28/2/2024", "1").await.is(404);
        correct("2", "9", "28/2/2024", "1").await.is(404);
        correct("2", "2", &"x".repeat(10_001), "").await.is(422);
        correct("2", "2", "28/2/2024", "1").await.leads_to(&path);
        let both = finished(&staff, &path).await;
        both.shows("28 Februari 2024").shows("20 Maret 2024").shows("Jawaban yang sudah diberikan");
        both.hides("Perbaiki di sini");
        correct("3", "2", "27/2/2024", "").await.leads_to(&path);
        let one = finished(&staff, &path).await;
        one.shows("28 Februari 2024").shows("27 Februari 2024").shows("Kolom C, baris 3");
        staff.post(&columns, &[("action", "answer"), ("forget", "row/3/2")]).await.leads_to(&path);
        finished(&staff, &path).await.hides("27 Februari 2024");
        staff
            .post(&columns, &[("action", "answer"), ("forget", "cell/start/31/2/2024")])
            .await
            .leads_to(&path);
        finished(&staff, &path).await.shows("Perbaiki di sini");
        correct("2", "2", "28/2/2024", "1").await.leads_to(&path);
        finished(&staff, &path).await;
        staff.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("3 baru");
    })
    .await;
}

/// How a sheet is read, as it is stored.
async fn mapping(harness: &Harness, id: &ImportId) -> String {
    let stored = sql("select mapping_json from import_run where id = $1").bind(id);
    harness.app.db().value::<String>(stored).await.unwrap().unwrap()
}

#[tokio::test]
async fn of_two_who_correct_a_sheet_at_once_neither_loses_anything() {
    on_both(async |harness| {
        let (staff, app, operator) = (harness.as_staff().await, &harness.app, Actor::operator());
        let path = hand_in(&staff, &[("kind", "programmes")], "hari.csv", NO_SUCH_DAY.as_bytes()).await;
        let columns = format!("{path}/columns");
        let id: ImportId = path.strip_prefix("/import/").unwrap().parse().unwrap();
        let read = mapping(&harness, &id).await;
        let corrected = |key: &str, value: &str| {
            let mut layout: Layout = serde_json::from_str(&read).unwrap();
            layout.answers.insert(key.to_owned(), value.to_owned());
            layout
        };
        let (first, second) = (corrected("row/2/2", "28/2/2024"), corrected("row/3/2", "27/2/2024"));
        // Both were made of the same mapping.
        exchange::assign(app, &operator, &id, (read.as_str(), &first)).await.unwrap();
        let late = exchange::assign(app, &operator, &id, (read.as_str(), &second)).await;
        assert!(matches!(late, Err(Problem::Conflict)), "while the rows are checked");
        let fields = [("action", "correct"), ("row", "3"), ("column", "2"), ("value", "27/2/2024")];
        let met = staff.post(&columns, &fields).await;
        met.is(409).shows("Isian Anda belum disimpan").shows("Kolom C, baris 3");
        met.shows(">27/2/2024</textarea>");
        assert_eq!((met.field("action"), met.field("row")), ("correct".to_owned(), "3".to_owned()));
        let answers = [("action", "answer"), ("answer:dates", "month-first")];
        staff.post(&columns, &answers).await.is(409).shows("bulan dahulu").shows("name=\"answer:dates\"");
        staff.post(&columns, &[("action", "guess")]).await.is(409);

        jobs::run_due(app, "import").await.unwrap();
        let late = exchange::assign(app, &operator, &id, (read.as_str(), &second)).await;
        assert!(matches!(late, Err(Problem::Conflict)), "once they are checked by another mapping");
        staff.post(&columns, &fields).await.leads_to(&path);
        finished(&staff, &path).await.shows("28 Februari 2024").shows("27 Februari 2024");

        let now = mapping(&harness, &id).await;
        exchange::begin_applying(app, &operator, &id, false).await.unwrap();
        let late = exchange::assign(app, &operator, &id, (now.as_str(), &first)).await;
        assert!(matches!(late, Err(Problem::Refused { .. })), "while it is applied");
        assert_eq!(mapping(&harness, &id).await, now);
    })
    .await;
}

#[tokio::test]
async fn what_becomes_of_stored_values_is_chosen_for_all_rows() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let sheet = |rest: &str| format!("Nama Lembaga;Nama Program;Tahun;Sumber Dana;Anggaran\n{rest}");
        let first = sheet("Yayasan Sendiri;Dana bergilir;2023;Donor A;100000000\n");
        let path = hand_in(&staff, &[("kind", "programmes")], "dana.csv", first.as_bytes()).await;
        staff.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
        finished(&staff, &path).await.shows("1 baru");
        let second = sheet("Yayasan Sendiri;Dana bergilir;2024;Donor A;120000000\n");
        let path = hand_in(&staff, &[("kind", "programmes")], "dana.csv", second.as_bytes()).await;
        staff
            .get(&path)
            .await
            .shows("Data yang sudah ada")
            .shows("gabungkan keduanya")
            .shows("2023; Donor A");
        let columns = format!("{path}/columns");
        staff
            .post(&columns, &[("action", "answer"), ("answer:update/funding", "keep")])
            .await
            .leads_to(&path);
        finished(&staff, &path).await.shows("Tidak ada yang berubah");
        staff
            .post(&columns, &[("action", "answer"), ("answer:update/funding", "replace")])
            .await
            .leads_to(&path);
        finished(&staff, &path).await.shows("1 isian tersimpan akan hilang");
    })
    .await;
}

#[tokio::test]
async fn questions_are_answered_on_the_command_line() {
    on_both(async |harness| {
        let file = harness.folder().join("nyaris.csv");
        std::fs::write(&file, NEARLY).unwrap();
        let program = Program::on(harness.address(), harness.folder());
        let import = ["import", "programmes", file.to_str().unwrap()];
        let told = |output: &std::process::Output| {
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
        };
        let asked = program.run(&import);
        let said = told(&asked);
        assert_eq!(asked.status.code(), Some(2), "{said}");
        for part in [
            "--answer \"organisation/Yayasan Sendri=Yayasan Sendiri\"",
            "--answer \"dates=month-first\"",
            "Tanggal Mulai",
            "4/3/2024",
        ] {
            assert!(said.contains(part), "{part} in {said}");
        }
        let answers =
            ["--answer", "organisation/Yayasan Sendri=Yayasan Sendiri", "--answer", "dates=month-first"];
        let wrong = program.run(&[&import[..], &["--answer", "dates=sometimes"]].concat());
        assert_ne!(wrong.status.code(), Some(0));
        let done = program.run(&[&import[..], &answers].concat());
        assert_eq!(done.status.code(), Some(0), "{}", told(&done));
        assert!(told(&done).contains("Imported: 2 added"), "{}", told(&done));
    })
    .await;
}
