//! What the commands of whoever runs the system answer: in Indonesian where the system is set to it, in English everywhere else.

use std::path::Path;

use crate::harness::Harness;
use crate::program::Program;

/// A command, and a part of its answer in Indonesian and in English.
type Asked<'a> = (&'a [&'a str], &'a str, &'a str);

/// What a command wrote, errors included.
fn said(program: &Program, arguments: &[&str]) -> String {
    let done = program.run(arguments);
    String::from_utf8([done.stdout, done.stderr].concat()).unwrap()
}

#[tokio::test]
async fn commands_answer_in_the_language_of_the_system() {
    let harness = Harness::on_sqlite().await;
    let on = || Program::on(harness.address(), harness.folder());
    let (indonesian, english) = (on().with(&[("LC_ALL", Path::new("id_ID.UTF-8"))]), on());
    let copy = harness.folder().join("salinan.sekber");
    let copy = copy.to_str().unwrap();
    let sheet = harness.folder().join("mitra.xlsx");
    let sheet = sheet.to_str().unwrap();
    let cases: [Asked<'_>; 19] = [
        (&["migrate"], "skema basis data mutakhir", "the schema is up to date"),
        (&["doctor"], "1 siap", "1 set up"),
        (&["doctor"], "berkas basis data utuh", "the database file is sound"),
        (&["user", "list"], "PERAN", "ROLES"),
        (
            &["user", "reset", "x@x.id"],
            "tidak ada pengguna dengan alamat x@x.id",
            "nobody has the address x@x.id",
        ),
        (&["district", "add", "61.05"], "(61.05) sudah disiapkan", "(61.05) is set up already"),
        (
            &["district", "add", "61"],
            "61 bukan kode kabupaten atau kota",
            "61 is not the code of a kabupaten",
        ),
        (&["district", "host", "61.05", "sintang.example"], "61.05 dibuka pada", "61.05 is reached under"),
        (&["district", "host", "61.05", "a b"], "bukan nama host", "is not the name of a host"),
        (&["user", "list", "--region", "32.73"], "daerah 32.73 belum ada", "there is no district 32.73"),
        (&["audit", "verify"], "Jejak audit utuh:", "The trail is sound:"),
        (&["audit", "erase", "999999", "--reason", "x"], "Alamat ini tidak ada", "There is no such page"),
        (&["backup", copy], "sudah dibaca kembali dan utuh", "read back and sound"),
        (&["restore", copy], "sudah memuat satu daerah", "already holds a district"),
        (
            &["restore", "tidak-ada.sekber"],
            "tidak-ada.sekber tidak dapat dibaca",
            "cannot read tidak-ada.sekber",
        ),
        (&["export", "partners", "--out", sheet], "mitra.xlsx: 2 mitra", "mitra.xlsx: 2 partners"),
        (&["export", "partners", "--out", "x.txt"], "berakhiran .xlsx", "end in .xlsx"),
        (
            &["import", "partners", "tidak-ada.csv"],
            "tidak-ada.csv tidak dapat dibaca",
            "cannot read tidak-ada.csv",
        ),
        (&["jobs", "list"], "GALAT TERAKHIR", "LAST ERROR"),
    ];
    for (arguments, id, en) in cases {
        let (told, told_in_english) = (said(&indonesian, arguments), said(&english, arguments));
        assert!(told.contains(id), "{arguments:?} lacks {id:?}:\n{told}");
        assert!(told_in_english.contains(en), "{arguments:?} lacks {en:?}:\n{told_in_english}");
    }
}

#[tokio::test]
async fn an_import_answers_in_the_language_of_the_system() {
    let harness = Harness::on_sqlite().await;
    let file = harness.folder().join("program.csv");
    std::fs::write(&file, "Mitra;Nama Program;Anggaran 2023\nYayasan Sendiri;Air bersih;banyak sekali\n")
        .unwrap();
    let on = || Program::on(harness.address(), harness.folder());
    let indonesian = on().with(&[("LC_ALL", Path::new("id"))]);
    let import = ["import", "programmes", file.to_str().unwrap(), "--dry-run"];
    let faulty = said(&indonesian, &import);
    assert!(faulty.contains("1 baris salah; tidak ada yang diimpor"), "{faulty}");
    assert!(faulty.contains("judul kolom pada baris 1"), "{faulty}");
    assert!(said(&on(), &import).contains("1 row has faults; nothing was imported"));
    let tried = [&import[..], &["--skip-errors"]].concat();
    assert!(said(&indonesian, &tried).contains("Hanya dicoba; tidak ada yang diimpor."));
    let wrong = [&import[..], &["--as", "siapa@x.id"]].concat();
    assert!(said(&indonesian, &wrong).contains("tidak ada pengguna yang masuk dengan siapa@x.id"));
}

#[tokio::test]
async fn a_program_that_cannot_start_says_why_in_the_language_of_the_system() {
    let harness = Harness::on_sqlite().await;
    let on = |database: &str| Program::on(database, harness.folder());
    let indonesian = |database: &str| on(database).with(&[("LC_ALL", Path::new("id_ID"))]);
    let empty = format!("sqlite:{}", harness.folder().join("kosong.sqlite").display());
    assert!(said(&indonesian(&empty), &["user", "list"]).contains("basis data masih kosong"));
    assert!(said(&on(&empty), &["user", "list"]).contains("the database is empty"));
    let told = said(&indonesian("mysql:x"), &["user", "list"]);
    assert!(told.contains("basis data tidak dapat dibuka"), "{told}");
    let zone = ["user", "list", "--time-zone", "Asia/Sintang"];
    assert!(said(&indonesian(&empty), &zone).contains("zona waktu “Asia/Sintang” tidak dikenal"));
    assert!(said(&on(&empty), &zone).contains("unknown time zone “Asia/Sintang”"));
    let made = said(&indonesian(&empty), &["init", "61.05"]);
    assert!(made.contains("Kabupaten Sintang siap:"), "{made}");
    let open = said(&indonesian(&empty), &["demo", "--no-serve", "--listen", "0.0.0.0:8080"]);
    assert!(open.contains("peragaan hanya melayani mesin ini"), "{open}");
}
