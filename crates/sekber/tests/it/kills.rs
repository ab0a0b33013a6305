//! Killed again and again while everything is written at once: what was acknowledged is there, whole, once, and under the
//! number that was told; of all else there is no half.
//!
//! `scripts/kill.sh 1000` plays it with a thousand kills on each database.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use sekber::kit::audit;
use sekber::kit::digest::sha256;
use sekber::kit::store::{Db, sql};

use crate::hall::Hall;
use crate::harness::{Harness, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, REGION, on_both};
use crate::program::{Program, agent};

/// How often the server is killed on each database, unless `SEKBER_TEST_KILLS` says otherwise.
const KILLS: usize = 5;
/// Where the moments' chance begins.
const SEED: u64 = 0x0061_0500;
/// How long the writers may go without any answer before the scenario is given up.
const PATIENCE: Duration = Duration::from_secs(90);
/// After so many kills everything is looked at; what is lost once does not come back, so nothing slips through in between,
/// and the whole trail is read a fiftieth as often.
const LOOK: usize = 50;
/// Rows of the sheet that is imported meanwhile.
const ROWS: i64 = 20;

/// What the server acknowledged, and what was sent.
#[derive(Default)]
struct Told {
    next: AtomicUsize,
    answers: AtomicUsize,
    offices: Mutex<Vec<String>>,
    /// Numbers of documents with the fingerprint of their scan.
    documents: Mutex<BTreeMap<String, String>>,
    /// Sendings of the phone with the number each was told.
    picks: Mutex<BTreeMap<String, i64>>,
    /// Sendings that were under way when the server died; sent again under the same name.
    left: Mutex<Vec<String>>,
    objections: Mutex<Vec<String>>,
}

/// The cookies of those who write, and the meeting they are in.
struct Seats {
    staff: String,
    phone: String,
    hall: String,
}

/// Who writes, and where.
struct Writers<'a> {
    base: &'a str,
    seats: &'a Seats,
    told: &'a Told,
}

impl Writers<'_> {
    /// Writes one kind of thing until the server is gone.
    fn until_it_dies(&self, write: impl Fn(&Self, &ureq::Agent, usize) -> Option<()>) {
        let agent = agent();
        while write(self, &agent, self.told.next.fetch_add(1, Ordering::SeqCst)).is_some() {
            self.told.answers.fetch_add(1, Ordering::SeqCst);
        }
    }

    fn office(&self, agent: &ureq::Agent, number: usize) -> Option<()> {
        let name = format!("Dinas Uji {number}");
        let form = [("name", name.as_str()), ("short_name", &name), ("kind", "dinas")];
        let post = agent.post(format!("{}/offices/new", self.base)).header("cookie", &self.seats.staff);
        let mut answer = post.send_form(form).ok()?;
        if !taken(&mut answer) {
            return Some(());
        }
        let to = answer.headers().get("location")?.to_str().ok()?.strip_prefix("/offices/")?.to_owned();
        self.told.offices.lock().unwrap().push(to);
        Some(())
    }

    fn document(&self, agent: &ureq::Agent, number: usize) -> Option<()> {
        let (number, scan) = (
            format!("UJI-{number}"),
            format!("%PDF-1.4\n% {number}\n1 0 obj << /Type /Page >> endobj\n%%EOF\n"),
        );
        let edge = "--b\r\nContent-Disposition: form-data; name=";
        let body = format!(
            "{edge}\"kind\"\r\n\r\nother\r\n{edge}\"number\"\r\n\r\n{number}\r\n\
             {edge}\"file\"; filename=\"uji.pdf\"\r\n\r\n{scan}\r\n--b--\r\n"
        );
        let post = agent.post(format!("{}/partners/{OWN_PARTNER}/papers", self.base));
        // The secretariat brings them, because a partner may keep only so many.
        let post = post
            .header("cookie", &self.seats.staff)
            .header("content-type", "multipart/form-data; boundary=b");
        let mut answer = post.send(body).ok()?;
        if !taken(&mut answer) {
            return Some(());
        }
        self.told.documents.lock().unwrap().insert(number, sha256(scan));
        Some(())
    }

    fn pick(&self, agent: &ureq::Agent, number: usize) -> Option<()> {
        let waiting = self.told.left.lock().unwrap().pop();
        let submission = waiting.unwrap_or_else(|| format!("s-{number}"));
        let form = [
            ("submission", submission.as_str()),
            ("programme", OWN_PARTNER_PROGRAMME),
            ("stance", "want"),
            ("note", &submission),
        ];
        let post = agent
            .post(format!("{}/hall/{}/picks", self.base, self.seats.hall))
            .header("cookie", &self.seats.phone);
        let answer = post.header("accept", "application/json").send_form(form);
        if answer.as_ref().is_ok_and(|answer| answer.status().as_u16() == 503) {
            self.told.left.lock().unwrap().push(submission);
            return Some(());
        }
        let body = answer.ok().and_then(|mut answer| answer.body_mut().read_to_string().ok());
        let body = body.and_then(|body| serde_json::from_str::<serde_json::Value>(&body).ok());
        let Some(seq) = body.and_then(|body| body["seq"].as_i64()) else {
            self.told.left.lock().unwrap().push(submission);
            return None;
        };
        let before = self.told.picks.lock().unwrap().insert(submission, seq);
        assert!(before.is_none_or(|before| before == seq), "a submission was answered twice and differently");
        Some(())
    }

    fn objection(&self, agent: &ureq::Agent, number: usize) -> Option<()> {
        let objection = format!("Keberatan {number}.");
        let post = agent
            .post(format!("{}/hall/{}/approval", self.base, self.seats.hall))
            .header("cookie", &self.seats.phone);
        let form = [("version", "1"), ("consent", "objected"), ("objection", objection.as_str())];
        let mut answer = post.send_form(form).ok()?;
        if !taken(&mut answer) {
            return Some(());
        }
        self.told.objections.lock().unwrap().push(objection);
        Some(())
    }
}

/// Whether something was acknowledged. On SQLite the import may hold the database for long: then it was not taken, and said so.
fn taken(answer: &mut ureq::http::Response<ureq::Body>) -> bool {
    let status = answer.status().as_u16();
    if ![303, 503].contains(&status) {
        panic!("refused with {status}: {}", answer.body_mut().read_to_string().unwrap_or_default());
    }
    status == 303
}

/// A sheet of programmes whose titles name the round.
fn sheet(folder: &Path, round: usize) -> PathBuf {
    let path = folder.join("impor.csv");
    let rows = (0..ROWS).map(|row| format!("Yayasan Sendiri;Impor {round} nomor {row}\n"));
    std::fs::write(&path, format!("Organisasi;Judul program\n{}", rows.collect::<String>())).unwrap();
    path
}

fn import(program: &Program, sheet: &Path) -> Child {
    let mut command = program.command(&["import", "programmes", sheet.to_str().unwrap()]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Lets everybody write until there have been so many answers, then kills the server and the import with it. Says whether
/// the import had said that it was done.
fn one_round(program: &Program, seats: &Seats, told: &Told, wanted: usize, sheet: &Path) -> bool {
    let server = program.serve();
    let base = server.base.clone();
    let all = &Writers { base: &base, seats, told };
    let mut importing = import(program, sheet);
    let (begun, mut stuck) = (Instant::now(), false);
    std::thread::scope(|scope| {
        scope.spawn(|| all.until_it_dies(Writers::office));
        scope.spawn(|| all.until_it_dies(Writers::document));
        scope.spawn(|| all.until_it_dies(Writers::pick));
        scope.spawn(|| all.until_it_dies(Writers::objection));
        // The moment is chance: after so many answers, while other requests are anywhere on their way.
        while told.answers.load(Ordering::SeqCst) < wanted && !stuck {
            stuck = begun.elapsed() > PATIENCE;
            std::thread::yield_now();
        }
        server.kill();
    });
    let _ = importing.kill();
    let done = importing.wait().unwrap().success();
    assert!(!stuck, "not enough answers for {PATIENCE:?}");
    done
}

sekber::row_struct! {
    struct Office { id: String }
}
sekber::row_struct! {
    struct Scan { number: String, sha256: String, place: String }
}
sekber::row_struct! {
    struct Receipt { submission_id: String, seq: i64 }
}
sekber::row_struct! {
    struct Objection { after_json: String }
}

/// Everything that was acknowledged is there, once; everything that is there is whole.
async fn check(harness: &Harness, hall: &Hall, told: &Told) {
    let db = Db::connect(harness.address()).await.unwrap();
    let count = async |text: &'static str| db.value::<i64>(sql(text)).await.unwrap().unwrap();
    let offices: Vec<Office> =
        db.all(sql("select id from organisation where name like 'Dinas Uji %'")).await.unwrap();
    let ids: BTreeSet<&str> = offices.iter().map(|office| office.id.as_str()).collect();
    assert!(
        told.offices.lock().unwrap().iter().all(|id| ids.contains(id.as_str())),
        "an acknowledged office is gone"
    );
    let lines = "select count(*) from audit where kind = 'organisation.created' and label like 'Dinas Uji %'";
    assert_eq!(
        count(lines).await,
        ids.len() as i64,
        "an office without its line in the trail, or a line too many"
    );

    let asked = "select p.number, a.sha256, a.place from legal_document p join attachment a on a.id = p.attachment_id where p.number like 'UJI-%'";
    let scans: Vec<Scan> = db.all(sql(asked)).await.unwrap();
    for scan in &scans {
        let bytes = std::fs::read(harness.folder().join("files").join(&scan.place)).unwrap();
        assert_eq!(sha256(bytes), scan.sha256, "{} has no whole scan", scan.number);
    }
    let kept: BTreeMap<&str, &str> =
        scans.iter().map(|scan| (scan.number.as_str(), scan.sha256.as_str())).collect();
    assert_eq!(kept.len(), scans.len(), "a document twice");
    for (number, sha256) in told.documents.lock().unwrap().iter() {
        assert_eq!(kept.get(number.as_str()), Some(&sha256.as_str()), "the acknowledged document {number}");
    }
    assert_eq!(
        count("select count(*) from legal_document where number like 'UJI-%'").await,
        scans.len() as i64
    );

    let asked = sql("select submission_id, seq from meeting_receipt where meeting_id = $1").bind(&hall.id);
    let receipts: Vec<Receipt> = db.all(asked).await.unwrap();
    let receipts: BTreeMap<&str, i64> =
        receipts.iter().map(|one| (one.submission_id.as_str(), one.seq)).collect();
    for (submission, seq) in told.picks.lock().unwrap().iter() {
        assert_eq!(
            receipts.get(submission.as_str()),
            Some(seq),
            "what {submission} was told is not in the record"
        );
    }
    let objected = sql("select after_json from audit where kind = 'minutes.objected'");
    let objected: Vec<Objection> = db.all(objected).await.unwrap();
    let picks = "select count(*) from meeting_event where kind = 'pick'";
    let done = count(picks).await + objected.len() as i64;
    assert_eq!(done, receipts.len() as i64, "one receipt for each wish and each objection");

    for objection in told.objections.lock().unwrap().iter() {
        let lines = objected.iter().filter(|line| line.after_json.contains(objection.as_str())).count();
        assert_eq!(lines, 1, "{objection} was acknowledged");
    }
    audit::verify(&db, &REGION.parse().unwrap()).await.unwrap().unwrap();
    db.close().await;
}

/// How many rows of a round's import there are: all or none.
async fn imported(harness: &Harness, round: usize) -> i64 {
    let db = Db::connect(harness.address()).await.unwrap();
    let asked =
        sql("select count(*) from programme where title like $1").bind(format!("Impor {round} nomor %"));
    let found = db.value::<i64>(asked).await.unwrap().unwrap();
    db.close().await;
    found
}

#[tokio::test]
async fn a_server_killed_again_and_again_keeps_what_it_acknowledged() {
    let kills = std::env::var("SEKBER_TEST_KILLS").ok().map_or(KILLS, |kills| kills.parse().unwrap());
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let seats = Seats {
            staff: harness.as_staff().await.cookie().to_owned(),
            phone: hall.phone(&harness, OWN_OFFICE).await.cookie().to_owned(),
            hall: hall.id.clone(),
        };
        harness.app.db().close().await;
        let program = Program::on(harness.address(), harness.folder());
        let (told, mut chance) = (Told::default(), StdRng::seed_from_u64(SEED));
        for round in 0..kills {
            let wanted = told.answers.load(Ordering::SeqCst) + chance.random_range(4..60);
            let done = one_round(&program, &seats, &told, wanted, &sheet(harness.folder(), round));
            let rows = imported(&harness, round).await;
            assert!(rows == ROWS || (rows == 0 && !done), "{rows} rows of an import that said done: {done}");
            if kills <= LOOK || (round + 1) % LOOK == 0 || round + 1 == kills {
                check(&harness, &hall, &told).await;
            }
        }
        let counts = (
            told.offices.lock().unwrap().len(),
            told.documents.lock().unwrap().len(),
            told.picks.lock().unwrap().len(),
            told.objections.lock().unwrap().len(),
        );
        println!("{:?}: {kills} kills; acknowledged offices, scans, choices, objections {counts:?}; lost 0, half 0, without receipt 0", harness.engine());
        assert!(counts.0 > 0 && counts.1 > 0 && counts.2 > 0 && counts.3 > 0, "{counts:?}");
    })
    .await;
}
