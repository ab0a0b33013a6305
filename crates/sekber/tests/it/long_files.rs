//! Files of long lists are sent while they are read: they hold every row once in the order shown, take little memory, and end with their
//! reader.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use sekber::kit::page::ROWS_AT_A_TIME;
use sekber::kit::store::sql;
use sekber::shell::demo;
use sekber_core::audit::Hash;

use crate::harness::{Harness, Seen, Who, on_both, on_both_with_the_demonstration};
use crate::program::{Program, Server};

/// The kind of the lines that a scenario adds.
const LENGTHENED: &str = "house.lengthened";
/// The number before that of the first of them.
const BEFORE: i64 = 1_000_000;

/// Adds so many lines with a name to the trail, behind those that are there.
async fn lengthen(harness: &Harness, lines: usize, label: &str) {
    let many = "with recursive n (i) as (select cast(1 as bigint) union all select i + 1 from n where i < $1)
         insert into audit (region_code, seq, at, actor_id, actor_name, kind, subject, subject_id, label, names_seal, words, hash)
         select $2, $3 + i, 1695142800000 + i, 'system', 'machine', $4, 'house', 'house', $5, $6, '', $6 from n";
    let many = sql(many)
        .bind(i64::try_from(lines).unwrap())
        .bind(harness.app.region())
        .bind(BEFORE)
        .bind(LENGTHENED)
        .bind(label)
        .bind(Hash::START.to_string());
    harness.app.db().housekeeping(many).await.unwrap();
}

#[tokio::test]
async fn a_long_trail_comes_line_by_line_the_newest_first() {
    on_both(async |harness| {
        let admin = harness.as_admin().await;
        for lines in [ROWS_AT_A_TIME, 2 * ROWS_AT_A_TIME + 203] {
            let gone = sql("delete from audit where kind = $1").bind(LENGTHENED);
            harness.app.db().housekeeping(gone).await.unwrap();
            lengthen(&harness, lines, "Kebun").await;
            let csv = admin.get(&format!("/audit/download/csv?kind={LENGTHENED}")).await;
            assert_eq!(csv.is_ok().header("sekber-rows"), lines.to_string());
            assert!(csv.header("content-disposition").ends_with("-house.lengthened.csv\""));
            let numbers =
                csv.text.lines().skip(1).map(|line| line.split(',').next().unwrap().parse::<i64>().unwrap());
            let numbers: Vec<i64> = numbers.collect();
            let last = BEFORE + i64::try_from(lines).unwrap();
            assert_eq!(numbers, (BEFORE + 1..=last).rev().collect::<Vec<_>>());
        }
    })
    .await;
}

/// The first two cells of the rows below the titles.
fn rows(seen: &Seen, name: &str) -> Vec<Vec<String>> {
    let book = sekber_documents::sheet::read(&seen.is_ok().bytes, name, &Default::default()).unwrap();
    let sheet = book.sheets[0].rows.iter();
    let rows: Vec<Vec<String>> =
        sheet.map(|row| row.iter().take(2).map(|cell| cell.text()).collect()).collect();
    // Above the titles of a workbook stand its own title, notes and a blank row.
    let above = rows.iter().rposition(Vec::is_empty).map_or(0, |blank| blank + 1);
    rows[above..].to_vec()
}

#[tokio::test]
async fn a_long_list_says_the_same_as_text_as_in_a_workbook() {
    on_both_with_the_demonstration(async |harness| {
        demo::add_programmes(harness.app.db(), 2 * ROWS_AT_A_TIME + 3, |_| ()).await.unwrap();
        let admin = harness.of_the_demonstration("admin").await;
        let many = 2 * ROWS_AT_A_TIME;
        for (csv, xlsx, least) in [
            ("/programmes.csv", "/programmes.xlsx", many),
            ("/programmes.csv?sort=money", "/programmes.xlsx?sort=money", many),
            ("/programmes.csv?sort=changed", "/programmes.xlsx?sort=changed", many),
            ("/programmes.csv?q=kesehatan", "/programmes.xlsx?q=kesehatan", 1),
            ("/export/programmes?form=csv", "/export/programmes", many),
            ("/partners.csv", "/partners.xlsx", 1),
            ("/partners.csv?sort=money", "/partners.xlsx?sort=money", 1),
            ("/offices.csv", "/offices.xlsx", 1),
        ] {
            let (text, book) = (admin.get(csv).await, admin.get(xlsx).await);
            let found = text.header("sekber-rows").to_owned();
            let text = rows(&text, "daftar.csv");
            assert!(text.len() > least, "{csv}: {} rows", text.len());
            assert_eq!(found, (text.len() - 1).to_string(), "{csv}");
            assert!(text == rows(&book, "daftar.xlsx"), "{csv}: the workbook says something else");
        }
    })
    .await;
}

/// Megabytes by which a file of more than twice as many may make the server grow, with those beside it that were left in the middle:
/// a busy machine notices late that they were.
const MOST_GROWN: u64 = 60;

fn asked(server: &Server, cookie: &str) -> TcpStream {
    let mut stream = TcpStream::connect(server.base.trim_start_matches("http://")).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let request = format!(
        "GET /audit/download/csv?kind={LENGTHENED} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    stream
}

#[tokio::test]
async fn a_long_file_takes_little_memory_and_ends_with_its_reader() {
    let harness = Harness::on_sqlite().await;
    let cookie = harness.sign_in(Who::Admin).await.cookie().to_owned();
    lengthen(&harness, 40_000, &"Kebun gizi ".repeat(300)).await;
    harness.app.db().close().await;
    let server = Program::on(harness.address(), harness.folder()).serve();
    let mut begun = [0; b"HTTP/1.1 200 OK".len()];
    asked(&server, &cookie).read_exact(&mut begun).unwrap();
    let before = server.peak_memory();
    // Two at a time are sent: more than that who leave in the middle would keep everybody else from theirs.
    for _ in 0..6 {
        asked(&server, &cookie).read_exact(&mut begun).unwrap();
        assert_eq!(&begun, b"HTTP/1.1 200 OK");
    }
    let mut answer = Vec::new();
    asked(&server, &cookie).read_to_end(&mut answer).unwrap();
    assert!(answer.len() > 120_000_000 && answer.ends_with(b"0\r\n\r\n"), "{} bytes", answer.len());
    let grown = server.peak_memory() - before;
    assert!(grown < MOST_GROWN, "{grown} MB");
}
