//! Killed in the middle of its work, the program has every write it acknowledged, whole and once, and no half of any other.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use sekber::kit::audit;
use sekber::kit::store::{Db, sql};

use crate::house::{House, PASSWORD, REGION, Who, on_both, on_both_with_the_demonstration};
use crate::program::{Program, agent};

/// How often the server is killed on each database.
const ROUNDS: usize = 4;
/// How many write at the same time.
const WRITERS: usize = 4;

/// Signs in again and again until the server is gone; keeps the secret of every session that was acknowledged.
fn sign_in_until_it_dies(base: &str, tried: &AtomicUsize, acknowledged: &Mutex<Vec<String>>) {
    let agent = agent();
    loop {
        tried.fetch_add(1, Ordering::SeqCst);
        let form = [("email", Who::Staff.email()), ("password", PASSWORD.to_owned())];
        let Ok(answer) = agent.post(format!("{base}/sign-in")).send_form(form) else { return };
        assert_eq!(answer.status().as_u16(), 303);
        let cookies = answer.headers().get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok());
        let secret = cookies.filter_map(|cookie| cookie.strip_prefix("sekber=")).next().unwrap();
        acknowledged.lock().unwrap().push(secret.split(';').next().unwrap().to_owned());
    }
}

sekber::row_struct! {
    struct Session { token_hash: String }
}

/// What must hold after a restart: the sessions and the trail tell the same, and nothing acknowledged is missing.
async fn check(house: &House, acknowledged: &[String], tried: usize, opened_before: i64) {
    let db = Db::connect(house.address()).await.unwrap();
    let found: Vec<Session> = db
        .all(sql("select token_hash from session where person_id = $1").bind(Who::Staff.key()))
        .await
        .unwrap();
    let stored: BTreeSet<String> = found.iter().map(|session| session.token_hash.clone()).collect();
    assert_eq!(stored.len(), found.len());
    for secret in acknowledged {
        let hash = sekber::kit::access::token::hash(secret);
        assert!(stored.contains(&hash), "an acknowledged session is gone");
    }
    let opened = sessions_in_the_trail(&db).await - opened_before;
    assert_eq!(
        opened,
        i64::try_from(found.len()).unwrap(),
        "a session without its line in the trail, or a line too many"
    );
    assert!(acknowledged.len() <= found.len() && found.len() <= tried);
    let region = REGION.parse().unwrap();
    audit::verify(&db, &region)
        .await
        .unwrap()
        .unwrap_or_else(|broken| panic!("the trail is broken: {broken:?}"));
    db.close().await;
}

async fn sessions_in_the_trail(db: &Db) -> i64 {
    let asked = sql("select count(*) from audit where kind = 'session.opened' and actor_id = $1");
    db.value(asked.bind(Who::Staff.key())).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_killed_server_has_every_session_it_acknowledged() {
    on_both(async |house| {
        let before = sessions_in_the_trail(house.app.db()).await;
        house.app.db().close().await;
        let program = Program::on(house.address(), house.folder());
        let (tried, acknowledged) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
        for round in 0..ROUNDS {
            let server = program.serve();
            let base = server.base.clone();
            let wanted = acknowledged.lock().unwrap().len() + 3 + rand::random_range(0..12);
            std::thread::scope(|scope| {
                for _ in 0..WRITERS {
                    scope.spawn(|| sign_in_until_it_dies(&base, &tried, &acknowledged));
                }
                // The moment is chance: after so many answers, while other requests are anywhere on their way.
                while acknowledged.lock().unwrap().len() < wanted {
                    std::thread::yield_now();
                }
                server.kill();
            });
            let known = acknowledged.lock().unwrap().clone();
            assert!(known.len() >= wanted, "round {round}");
            drop(program.serve());
            check(&house, &known, tried.load(Ordering::SeqCst), before).await;
        }
    })
    .await;
}

/// Programmes in the sheet whose import is killed.
const ROWS: i64 = 100;

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
async fn programmes(house: &House) -> i64 {
    let db = Db::connect(house.address()).await.unwrap();
    let count = async |text: &'static str| db.value::<i64>(sql(text)).await.unwrap().unwrap();
    let records = count("select count(*) from programme").await;
    assert_eq!(records, count("select count(*) from audit where kind = 'programme.created'").await);
    assert_eq!(records, count("select count(*) from search_entry where kind = 'programme'").await);
    let region = REGION.parse().unwrap();
    audit::verify(&db, &region)
        .await
        .unwrap()
        .unwrap_or_else(|broken| panic!("the trail is broken: {broken:?}"));
    db.close().await;
    records
}

#[tokio::test]
async fn a_killed_import_left_everything_or_nothing() {
    on_both_with_the_demonstration(async |house| {
        let sheet = sheet_of_programmes(house.folder());
        house.app.db().close().await;
        let before = programmes(&house).await;
        let program = Program::on(house.address(), house.folder());
        // The sheet comes from another district's database, whose ids mean nothing here.
        let import = ["import", "programmes", sheet.to_str().unwrap(), "--map", "ID Sekber="];
        let begun = Instant::now();
        let tried = program.run(&[&import[..], &["--dry-run"]].concat());
        assert!(tried.status.success(), "{}", String::from_utf8_lossy(&tried.stderr));
        let check = begun.elapsed();
        assert_eq!(programmes(&house).await, before);
        // Once while rows are being checked, then around and after the moment when they are written.
        for part in [0.5, 1.0, 1.25] {
            let mut child =
                program.command(&import).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            std::thread::sleep(check.mul_f64(part + rand::random_range(0.0..0.25)));
            child.kill().unwrap();
            child.wait().unwrap();
            let after = programmes(&house).await;
            assert!(after == before || after == before + ROWS, "{after} programmes after {before}");
        }
        let again = program.run(&import);
        assert!(again.status.success(), "{}", String::from_utf8_lossy(&again.stderr));
        assert_eq!(programmes(&house).await, before + ROWS);
        let once_more = program.run(&import);
        assert!(String::from_utf8_lossy(&once_more.stdout).contains("nothing to change"));
    })
    .await;
}
