//! Scenarios about sheets and cells that were made to stop the server: it answers what is wrong with them and lives on.

use std::path::PathBuf;

use crate::harness::{Caller, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Seen, on_both};
use crate::program::{Program, Server, agent};

/// A hostile file, as it is kept for the readers' own tests.
fn hostile(name: &str) -> Vec<u8> {
    let corpus = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../sekber-documents/tests/corpus");
    std::fs::read(corpus.join(name)).unwrap()
}

async fn hand_in(caller: &Caller, name: &str, bytes: &[u8]) -> Seen {
    let fields = [("kind", "programmes")];
    caller.upload("/import", &fields, "file", (name, "application/octet-stream", bytes)).await
}

/// Two names of months, as a period, a date and a part of one.
const MONTHS: &str = "Organisasi;Judul program;Waktu pelaksanaan\n\
    Yayasan Sendiri;Kelas menenun;Januari-Desember\n\
    Yayasan Sendiri;Kelas pewarna;Mei s/d Agustus\n\
    Yayasan Sendiri;Kelas benang;Maret April\n";

#[tokio::test]
async fn names_of_months_alone_are_read_or_named_wherever_they_are_written() {
    on_both(async |harness| {
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        let seen = hand_in(&partner, "waktu.csv", MONTHS.as_bytes()).await;
        let path = seen.leads_on().to_owned();
        let checked = loop {
            let seen = partner.get(&format!("{path}/progress")).await;
            if !seen.header("hx-redirect").is_empty() {
                break partner.get(&path).await;
            }
            tokio::task::yield_now().await;
        };
        checked.is_ok().shows("Januari 2023–Desember 2023").shows("Maret April").shows("Tidak dapat dibaca");

        let programme = [("organisation", OWN_PARTNER), ("title", "Kebun"), ("start", "Maret April")];
        partner.post("/programmes/new", &programme).await.is(422).shows("Maret April");
        let period = [("organisation", OWN_PARTNER), ("title", "Kebun"), ("end", "Januari-Desember")];
        partner.post("/programmes/new", &period).await.is(422).shows("Januari-Desember");
        let document = [("kind", "skt"), ("number", "7"), ("issued_on", "Maret April")];
        partner
            .post(&format!("/partners/{OWN_PARTNER}/papers"), &document)
            .await
            .is(422)
            .shows("Maret April");
        staff.get(&format!("/programmes/{OWN_PARTNER_PROGRAMME}")).await.is_ok();

        let file = harness.folder().join("waktu.csv");
        std::fs::write(&file, MONTHS).unwrap();
        let program = Program::on(harness.address(), harness.folder());
        let arguments = ["import", "programmes", file.to_str().unwrap(), "--dry-run", "--skip-errors"];
        let output = program.run(&arguments);
        let said =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(0), "{said}");
        assert!(said.contains("Januari-Desember"), "{said}");
    })
    .await;
}

/// Hostile files and a part of the sentence that says what is wrong with each.
const REFUSED: [(&str, &str); 6] = [
    ("many-sheets-far-rows.xlsx", "lebih dari 100 lembar"),
    ("one-cell-of-three-megabytes.xlsx", "lebih dari 32.767 karakter"),
    ("room-for-all-texts.xlsx", "lebih dari 2.600.000 sel"),
    ("many-styles.xlsx", "terlalu banyak format"),
    ("titik-jauh.xlsx", "D300000 berada jauh di bawah tabel"),
    ("unduhan-web.xls", "halaman web"),
];

#[tokio::test]
async fn a_file_beyond_a_limit_is_told_what_was_too_much_and_where() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        for (name, sentence) in REFUSED {
            hand_in(&partner, name, &hostile(name)).await.is(422).shows(sentence);
        }
        let quote = format!("Organisasi;Judul program\nYayasan Sendiri;\"Kebun\n{}", "a;b\n".repeat(20_000));
        hand_in(&partner, "kutip.csv", quote.as_bytes()).await.is(422).shows("B2").shows("tanda kutip");
    })
    .await;
}

/// Sends a file to a running server; the status and the page.
fn upload(server: &Server, cookie: &str, name: &str, bytes: &[u8]) -> (u16, String) {
    let edge = "----story-boundary";
    let mut body = format!(
        "--{edge}\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nprogrammes\r\n--{edge}\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(format!("\r\n--{edge}--\r\n").as_bytes());
    // Files wait for each other, longer than a page may.
    let patient = ureq::Agent::config_builder().max_redirects(0).http_status_as_error(false).build();
    let patient = ureq::Agent::new_with_config(patient);
    let post = patient.post(format!("{}/import", server.base)).header("cookie", cookie);
    let post = post.header("content-type", format!("multipart/form-data; boundary={edge}"));
    let mut answer = post.send(&body[..]).unwrap();
    (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap())
}

/// Two sheets with one title of half a megabyte, as the readers of titles once compared it letter by letter.
fn long_title() -> Vec<u8> {
    format!("Organisasi;{}\nYayasan Sendiri;Kebun\n", "judul ".repeat(85_000)).into_bytes()
}

#[tokio::test]
async fn the_server_lives_and_stays_small_whatever_sheets_it_is_sent() {
    on_both(async |harness| {
        let cookie = harness.as_partner().await.cookie().to_owned();
        harness.app.db().close().await;
        let server = Program::on(harness.address(), harness.folder()).serve();
        let mut files: Vec<(&str, Vec<u8>)> =
            REFUSED.iter().map(|(name, _)| (*name, hostile(name))).collect();
        files.push(("judul.csv", long_title()));
        let (server, cookie) = (&server, &cookie);
        // A person sends two files at a time at most; further ones wait for a while.
        for (name, bytes) in &files {
            std::thread::scope(|scope| {
                for _ in 0..2 {
                    scope.spawn(move || {
                        let (status, page) = upload(server, cookie, name, bytes);
                        assert_eq!(status, 422, "{name}: {page}");
                    });
                }
            });
        }
        assert!(agent().get(format!("{}/health", server.base)).call().unwrap().status().is_success());
        let peak = server.peak_memory();
        assert!(peak < 400, "the server took {peak} MB");
    })
    .await;
}

#[tokio::test]
async fn columns_are_assigned_however_often_the_form_names_them() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let sheet = "Organisasi;Judul program;Catatan\nYayasan Sendiri;Kebun bibit;Tiga bulan\n";
        let path = hand_in(&partner, "kebun.csv", sheet.as_bytes()).await.leads_on().to_owned();
        let fields =
            [("field-1", "title"), ("field-2", "description"), ("field-2", "title"), ("field-99", "x")];
        let answer = partner.post(&format!("{path}/columns"), &fields).await;
        assert!(answer.leads_on().starts_with(&path));
        partner.get(&path).await.is_ok().shows("Kebun bibit");
    })
    .await;
}
