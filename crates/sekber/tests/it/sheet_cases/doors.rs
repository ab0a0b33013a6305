//! Questions at both doors: on the page and on the command line, answered once for all rows.

use crate::harness::on_both;
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
