//! Storage that goes and comes back: what fails meanwhile is told as such, nothing is kept by half, and nobody restarts anything.

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use sekber::kit::audit::Event;
use sekber::kit::store::{Outage, StoreError, sql};
use sqlx::postgres::PgConnectOptions;
use sqlx::{Connection as _, Executor as _, PgConnection};

use crate::crash;
use crate::faulty_disk::{CREATE, EIO, ENOSPC, EROFS, FaultyDisk, OPEN, SYNC, WRITE};
use crate::harness::{Harness, OWN_PARTNER, SCAN, Who, on_both};
use crate::program::{Program, Server, agent};

/// A person of the staff at a running server.
struct Desk {
    base: String,
    cookie: String,
    agent: ureq::Agent,
}

/// What a server answered.
struct Answer {
    status: u16,
    retry_after: String,
    location: String,
    text: String,
}

impl Desk {
    fn at(base: &str, cookie: &str) -> Self {
        Self { base: base.to_owned(), cookie: cookie.to_owned(), agent: agent() }
    }

    fn add_office(&self, name: &str, language: &str) -> Answer {
        let form = [("name", name), ("short_name", name), ("kind", "dinas")];
        let cookie = format!("{}; language={language}", self.cookie);
        let post = self.agent.post(format!("{}/offices/new", self.base)).header("cookie", cookie);
        answer(post.send_form(form).unwrap())
    }

    /// Adds an office that [`crash::check`] looks for; its id when the server acknowledged it.
    fn try_office(&self, number: usize) -> Option<String> {
        let added = self.add_office(&format!("Dinas Uji {number}"), "id");
        assert!([303, 503].contains(&added.status), "{}: {}", added.status, added.text);
        added.location.strip_prefix("/offices/").map(str::to_owned)
    }

    /// Brings another scan of a partner's paper.
    fn bring_scan(&self) -> Answer {
        let field = |name: &str, value: &str| {
            format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let mut body = [field("kind", "other"), field("number", "17"), field("version", "1")].concat();
        body += "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";
        let body = [body.as_bytes(), SCAN, b"\r\n--b--\r\n"].concat();
        let paper = format!("{}/partners/{OWN_PARTNER}/papers/document-of-partner-own", self.base);
        let post = self.agent.post(paper).header("cookie", format!("{}; language=id", self.cookie));
        answer(post.header("content-type", "multipart/form-data; boundary=b").send(&body[..]).unwrap())
    }

    fn get(&self, path: &str) -> Answer {
        let get = self.agent.get(format!("{}{path}", self.base)).header("cookie", &self.cookie);
        answer(get.call().unwrap())
    }

    /// A refused addition, said in both languages, while everything can still be read.
    fn reads_but_writes_nothing(&self, health: &str) {
        for (language, sentence) in [("id", "Tidak ada yang tersimpan"), ("en", "Nothing was saved")] {
            let refused = self.add_office("Dinas Terlambat", language);
            assert_eq!(refused.status, 503, "{}", refused.text);
            assert_eq!(refused.retry_after, "5");
            assert!(refused.text.contains(sentence), "{}", refused.text);
        }
        assert_eq!(self.get("/offices").status, 200, "reading goes on");
        let told = self.get("/health");
        assert_eq!((told.status, told.text.as_str()), (503, health));
    }

    fn writes(&self, name: &str) {
        let added = self.add_office(name, "id");
        assert_eq!(added.status, 303, "{}", added.text);
        assert!(self.get(&format!("/offices?q={}", name.replace(' ', "+"))).text.contains(name));
        let told = self.get("/health");
        assert_eq!((told.status, told.text.as_str()), (200, "ok\n"));
    }
}

fn answer(mut response: ureq::http::Response<ureq::Body>) -> Answer {
    let header = |name: &str| {
        response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    };
    Answer {
        status: response.status().as_u16(),
        retry_after: header("retry-after"),
        location: header("location"),
        text: response.body_mut().read_to_string().unwrap(),
    }
}

/// A server on a disk that can be made to fail, and the secretariat's desk at it.
async fn on_a_faulty_disk() -> (Harness, FaultyDisk, Server, Desk) {
    let harness = Harness::on_sqlite().await;
    let cookie = harness.as_staff().await.cookie().to_owned();
    harness.app.db().close().await;
    let disk = FaultyDisk::under(harness.folder());
    let server = Program::on(harness.address(), harness.folder()).with(&disk.variables()).serve();
    let desk = Desk::at(&server.base, &cookie);
    (harness, disk, server, desk)
}

/// Serves on a disk that fails, and tells the scenario of one fault that stays until it is mended.
async fn story_of_a_fault(calls: i32, error: i32, health: &str) {
    let (_harness, disk, _server, desk) = on_a_faulty_disk().await;
    desk.writes("Dinas Sebelum");
    for round in ["Dinas Sesudah", "Dinas Sesudahnya Lagi"] {
        disk.fail_always(calls, error);
        desk.reads_but_writes_nothing(health);
        assert!(disk.hits() > 0);
        disk.mend();
        desk.writes(round);
    }
    assert!(
        !desk.get("/offices?q=Dinas+Terlambat").text.contains(">Dinas Terlambat</a>"),
        "a refused office is there"
    );
}

#[tokio::test]
async fn a_full_disk_stops_writing_and_nothing_else() {
    story_of_a_fault(WRITE | CREATE, ENOSPC, "database: the disk is full\n").await;
}

#[tokio::test]
async fn a_disk_that_reports_errors_stops_writing_and_nothing_else() {
    story_of_a_fault(WRITE, EIO, "database: the disk or its file system reports errors\n").await;
}

#[tokio::test]
async fn a_file_system_that_turns_read_only_stops_writing_and_nothing_else() {
    story_of_a_fault(WRITE | SYNC, EROFS, "database: the disk or its file system reports errors\n").await;
}

/// While a file arrives it lies on the disk, too.
#[tokio::test]
async fn a_scan_that_the_disk_does_not_take_is_asked_for_again() {
    let (_harness, disk, _server, desk) = on_a_faulty_disk().await;
    for (error, name) in [(EIO, "Dinas Sesudah Galat"), (ENOSPC, "Dinas Sesudah Penuh")] {
        disk.fail_always(WRITE, error);
        let refused = desk.bring_scan();
        assert_eq!((refused.status, refused.retry_after.as_str()), (503, "5"), "{}", refused.text);
        assert!(refused.text.contains("Tidak ada yang tersimpan"), "{}", refused.text);
        disk.mend();
        desk.writes(name);
    }
    let brought = desk.bring_scan();
    assert_eq!(brought.status, 303, "{}", brought.text);
}

#[tokio::test]
async fn a_commit_that_did_not_reach_the_disk_is_not_called_unsaved() {
    let (_harness, disk, _server, desk) = on_a_faulty_disk().await;
    disk.fail_always(SYNC, EIO);
    let refused = desk.add_office("Dinas Ragu", "en");
    assert_eq!(refused.status, 503);
    assert!(refused.text.contains("is not certain"), "{}", refused.text);
    disk.mend();
    desk.writes("Dinas Sesudah");
}

/// How many faults the disk has in the scenario of random ones, and where its chance begins.
const FAULTS: usize = 200;
const SEED: u64 = 0x5eb_4e12;

#[tokio::test]
async fn no_fault_of_the_disk_loses_what_was_acknowledged_or_outlives_itself() {
    let (harness, disk, server, desk) = on_a_faulty_disk().await;
    let mut chance = StdRng::seed_from_u64(SEED);
    let (mut tried, mut acknowledged, mut struck) = (0, Vec::new(), 0);
    for fault in 0..FAULTS {
        let calls = chance.random_range(1..=(OPEN | WRITE | SYNC));
        let error = if chance.random() { EIO } else { ENOSPC };
        disk.fail(calls, error, chance.random_range(0..10), chance.random_range(1..4));
        for _ in 0..4 {
            tried += 1;
            acknowledged.extend(desk.try_office(tried));
        }
        struck += usize::from(disk.hits() > 0);
        disk.mend();
        tried += 1;
        let served = desk.try_office(tried).unwrap_or_else(|| panic!("not healed after fault {fault}"));
        assert_eq!(desk.get(&format!("/offices/{served}")).status, 200);
        acknowledged.push(served);
        for id in acknowledged.iter().rev().take(5) {
            assert_eq!(desk.get(&format!("/offices/{id}")).status, 200, "lost after fault {fault}");
        }
    }
    assert!(struck > FAULTS / 2, "only {struck} faults met a call");
    crash::check(&harness, &acknowledged, tried).await;
    drop(server);
    crash::check(&harness, &acknowledged, tried).await;
}

/// Runs a statement on the server of the database, beside the application and allowed to write whatever the database says.
async fn administer(harness: &Harness, statement: &'static str) {
    let options: PgConnectOptions = harness.address().parse().unwrap();
    let mut beside = PgConnection::connect_with(&options.options([("default_transaction_read_only", "off")]))
        .await
        .unwrap();
    beside.execute(statement).await.unwrap();
    beside.close().await.unwrap();
}

const END_ALL: &str = "select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()";

#[tokio::test]
async fn ended_connections_are_replaced() {
    let Some(harness) = Harness::on_postgres().await else { return };
    let staff = harness.as_staff().await;
    for round in 0..5 {
        let name = format!("Dinas Baru {round}");
        administer(&harness, END_ALL).await;
        let form = [("name", name.as_str()), ("short_name", &name), ("kind", "dinas")];
        staff.post("/offices/new", &form).await.is(303);
        staff.get("/offices?q=Dinas+Baru").await.is_ok().shows(&name);
    }
    // Ended within a transaction: it is lost as a whole, and its end is told.
    let mut tx = harness.app.begin(&harness.actor(Who::Staff)).await.unwrap();
    tx.run(sql("update organisation set name = 'Dinas Separuh' where side = 'office'")).await.unwrap();
    administer(&harness, END_ALL).await;
    let ended = tx.commit(Event::new("organisation.changed", "x", "x")).await.unwrap_err();
    assert_eq!(ended.outage(), Some(Outage::Unreachable), "{ended}");
    staff.get("/offices").await.is_ok().hides("Dinas Separuh");
    harness.public().get("/health").await.is_ok();
}

/// Without a place for attachments the hall goes on, and whoever watches the server is told.
#[tokio::test]
async fn a_place_of_attachments_that_is_gone_is_told() {
    let harness = Harness::on_sqlite().await;
    let place = &harness.app.settings().files;
    std::fs::remove_dir_all(place).unwrap();
    std::fs::write(place, "no folder any more").unwrap();
    harness.public().get("/health").await.is_ok().shows("attachments: cannot be kept");
}

/// After a failover the connections that are left lead to a server that stands by.
#[tokio::test]
async fn a_server_that_stands_by_is_left_for_the_one_that_writes() {
    let Some(harness) = Harness::on_postgres().await else { return };
    let staff = harness.as_staff().await;
    let form = [("name", "Dinas Alih"), ("short_name", "Alih"), ("kind", "dinas")];
    administer(
        &harness,
        "do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$",
    )
    .await;
    administer(&harness, END_ALL).await;
    for _ in 0..3 {
        staff.post("/offices/new", &form).await.is(503).shows("Tidak ada yang tersimpan");
        staff.clone().in_english().post("/offices/new", &form).await.is(503).shows("Nothing was saved");
        staff.get("/offices").await.is_ok().hides("Dinas Alih");
    }
    harness.public().get("/health").await.is(503).shows("database: the database can be read but not written");
    // The other server writes. Connections that were made before still lead to this one, until one of them fails to write.
    let back = "do $$ begin execute format('alter database %I reset default_transaction_read_only', current_database()); end $$";
    administer(&harness, back).await;
    let refused = staff.post("/offices/new", &form).await;
    assert!([303, 503].contains(&refused.status), "{}", refused.text);
    if refused.status == 503 {
        staff.post("/offices/new", &form).await.is(303);
    }
    staff.get("/offices?q=Dinas+Alih").await.is_ok().shows("Dinas Alih");
}

#[tokio::test]
async fn a_transaction_that_failed_once_keeps_nothing() {
    on_both(async |harness| {
        let mut tx = harness.app.begin(&harness.actor(Who::Staff)).await.unwrap();
        let rename = || sql("update organisation set name = 'Dinas Separuh' where side = 'office'");
        tx.run(rename()).await.unwrap();
        let twice = tx.run(sql("insert into district select * from district")).await.unwrap_err();
        assert!(twice.is_unique_violation());
        assert!(matches!(tx.run(rename()).await, Err(StoreError::Doomed)));
        let event = Event::new("organisation.changed", "x", "x");
        assert!(matches!(tx.commit(event).await, Err(StoreError::Doomed)));
        harness.as_staff().await.get("/offices").await.is_ok().hides("Dinas Separuh");
    })
    .await;
}

#[tokio::test]
async fn the_visitor_is_told_when_nobody_can_be_recognised() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        harness.app.db().close().await;
        for path in ["/", "/offices"] {
            let seen = staff.get(path).await;
            assert_eq!(seen.is(503).header("retry-after"), "5");
            seen.shows("Tidak ada yang tersimpan");
            staff.clone().in_english().get(path).await.is(503).shows("Nothing was saved");
        }
        harness.public().get("/health").await.is(503).shows("database: the database cannot be reached");
    })
    .await;
}
