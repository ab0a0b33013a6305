//! Killed in the middle of its work, the program has every write it acknowledged, whole and once, and no half of any other.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use sekber::kit::audit;
use sekber::kit::store::{Db, sql};

use crate::harness::{Harness, REGION, on_both, on_both_with_the_demonstration};
use crate::program::{Program, agent};

/// How often the server is killed on each database.
const ROUNDS: usize = 4;
/// Where the moments' chance begins, the same in every run.
const SEED: u64 = 0x0061_0500;
/// How long a round may take before it is given up.
const PATIENCE: Duration = Duration::from_secs(90);
/// How many write at the same time.
const WRITERS: usize = 4;

/// Adds offices until the server is gone; keeps the address of every one that was acknowledged.
fn add_offices_until_it_dies(
    base: &str,
    cookie: &str,
    tried: &AtomicUsize,
    acknowledged: &Mutex<Vec<String>>,
) {
    let agent = agent();
    loop {
        let name = format!("Dinas Uji {}", tried.fetch_add(1, Ordering::SeqCst));
        let form = [("name", name.as_str()), ("short_name", &name), ("kind", "dinas")];
        let post = agent.post(format!("{base}/offices/new")).header("cookie", cookie);
        let Ok(answer) = post.send_form(form) else { return };
        assert_eq!(answer.status().as_u16(), 303, "{name} was refused");
        let to = answer.headers().get("location").unwrap().to_str().unwrap();
        acknowledged.lock().unwrap().push(to.strip_prefix("/offices/").unwrap().to_owned());
    }
}

sekber::row_struct! {
    struct Office { id: String }
}

/// What must hold after a restart: every acknowledged office is there, and each office has its line in the trail and
/// its place in the index, and neither has more.
pub async fn check(harness: &Harness, acknowledged: &[String], tried: usize) {
    let db = Db::connect(harness.address()).await.unwrap();
    let asked = sql("select id from organisation where name like 'Dinas Uji %'");
    let found: Vec<Office> = db.all(asked).await.unwrap();
    let stored: BTreeSet<&str> = found.iter().map(|office| office.id.as_str()).collect();
    assert_eq!(stored.len(), found.len());
    for id in acknowledged {
        assert!(stored.contains(id.as_str()), "an acknowledged office is gone");
    }
    assert!(acknowledged.len() <= found.len() && found.len() <= tried);
    let count = async |text: &'static str| db.value::<i64>(sql(text)).await.unwrap().unwrap();
    let offices = i64::try_from(found.len()).unwrap();
    let told = "select count(*) from audit where kind = 'organisation.created' and label like 'Dinas Uji %'";
    assert_eq!(count(told).await, offices, "an office without its line in the trail, or a line too many");
    let found_again = "select count(*) from search_entry s join organisation o on o.id = s.record_id where o.name like 'Dinas Uji %'";
    assert_eq!(count(found_again).await, offices, "an office that the index does not know");
    sound(&db).await;
    db.close().await;
}

/// The trail must be whole.
async fn sound(db: &Db) {
    let checked = audit::verify(db, &REGION.parse().unwrap()).await.unwrap();
    checked.unwrap_or_else(|broken| panic!("the trail is broken: {broken:?}"));
}

#[tokio::test]
async fn a_killed_server_has_every_office_it_acknowledged() {
    on_both(async |harness| {
        let cookie = harness.as_staff().await.cookie().to_owned();
        harness.app.db().close().await;
        let program = Program::on(harness.address(), harness.folder());
        let (tried, acknowledged) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
        let mut chance = StdRng::seed_from_u64(SEED);
        for _ in 0..ROUNDS {
            let server = program.serve();
            let base = server.base.clone();
            let wanted = acknowledged.lock().unwrap().len() + chance.random_range(5..35);
            let begun = Instant::now();
            std::thread::scope(|scope| {
                for _ in 0..WRITERS {
                    scope.spawn(|| add_offices_until_it_dies(&base, &cookie, &tried, &acknowledged));
                }
                // The moment is chance: after so many answers, while other requests are anywhere on their way.
                while acknowledged.lock().unwrap().len() < wanted && begun.elapsed() < PATIENCE {
                    std::thread::yield_now();
                }
                server.kill();
            });
            assert!(begun.elapsed() < PATIENCE, "the writers ended, or nobody answered them");
            let known = acknowledged.lock().unwrap().clone();
            drop(program.serve());
            check(&harness, &known, tried.load(Ordering::SeqCst)).await;
        }
    })
    .await;
}

/// Programmes in the sheet whose import is killed: several batches.
const ROWS: i64 = 300;

/// A sheet of programmes, exported from a district that has so many more of them than the demonstration.
fn sheet_of_programmes(folder: &Path) -> PathBuf {
    let elsewhere = folder.join("elsewhere");
    std::fs::create_dir_all(&elsewhere).unwrap();
    let program = Program::on(&format!("sqlite:{}", elsewhere.join("sekber.sqlite").display()), &elsewhere);
    let sheet = folder.join("programmes.csv");
    for arguments in [
        &["demo", "--no-serve", "--programmes", &ROWS.to_string()][..],
        &["export", "programmes", "--out", sheet.to_str().unwrap()][..],
    ] {
        let done = program.run(arguments);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    sheet
}

/// How many programmes the district has, with as many events and search entries; all three must agree.
async fn programmes(harness: &Harness) -> i64 {
    let db = Db::connect(harness.address()).await.unwrap();
    let count = async |text: &'static str| db.value::<i64>(sql(text)).await.unwrap().unwrap();
    let records = count("select count(*) from programme").await;
    assert_eq!(records, count("select count(*) from audit where kind = 'programme.created'").await);
    assert_eq!(records, count("select count(*) from search_entry where kind = 'programme'").await);
    sound(&db).await;
    db.close().await;
    records
}

/// Starts a server, which takes up what was cut off, and waits until nothing is being worked on. The time until a dead
/// process loses its lease is not waited for.
async fn recover(program: &Program, harness: &Harness) {
    let db = Db::connect(harness.address()).await.unwrap();
    for passed in ["update import_run set lease_until = 0", "update job set lease_until = 0, due_at = 0"] {
        db.housekeeping(sql(passed)).await.unwrap();
    }
    let server = program.serve();
    let busy = "select count(*) from import_run where state in ('receiving', 'checking', 'applying')";
    while db.value::<i64>(sql(busy)).await.unwrap() != Some(0) {
        tokio::task::yield_now().await;
    }
    drop(server);
    db.close().await;
}

#[tokio::test]
async fn a_killed_import_left_everything_or_nothing() {
    on_both_with_the_demonstration(async |harness| {
        let sheet = sheet_of_programmes(harness.folder());
        harness.app.db().close().await;
        let before = programmes(&harness).await;
        let program = Program::on(harness.address(), harness.folder());
        // The sheet comes from another district's database, whose ids mean nothing here.
        let import = ["import", "programmes", sheet.to_str().unwrap(), "--map", "ID Sekber="];
        let mut chance = StdRng::seed_from_u64(SEED);
        let begun = Instant::now();
        let tried = program.run(&[&import[..], &["--dry-run"]].concat());
        assert!(tried.status.success(), "{}", String::from_utf8_lossy(&tried.stderr));
        let check = begun.elapsed();
        assert_eq!(programmes(&harness).await, before);
        // Once while rows are being checked, then around and after the moment when they are written.
        for part in [0.5, 1.0, 1.25] {
            let mut child =
                program.command(&import).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            std::thread::sleep(check.mul_f64(part + chance.random_range(0.0..0.25)));
            child.kill().unwrap();
            child.wait().unwrap();
            // Whatever is written has its line and its entry, also before anything is taken up.
            programmes(&harness).await;
            recover(&program, &harness).await;
            let after = programmes(&harness).await;
            assert!(after == before || after == before + ROWS, "{after} programmes after {before}");
        }
        let again = program.run(&import);
        assert!(again.status.success(), "{}", String::from_utf8_lossy(&again.stderr));
        assert_eq!(programmes(&harness).await, before + ROWS);
        let once_more = program.run(&import);
        assert!(String::from_utf8_lossy(&once_more.stdout).contains("nothing to change"));
    })
    .await;
}
