//! Scenarios about a hall whose server is killed: nothing lost, nothing twice. Those of a server that lives stand with the room.

use std::collections::BTreeMap;
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use sekber::features::{district, matching};
use sekber::kit::audit;
use sekber::kit::store::{Db, sql};
use sekber::kit::words::Language;
use sekber_core::value::{OrganisationId, ProgrammeId};

use crate::harness::{
    Harness, OWN_OFFICE, OWN_PARTNER_PROGRAMME, REGION, on_both, on_both_with_the_demonstration,
};
use crate::program::{Program, agent, free_port};

#[path = "../shared/hall.rs"]
mod shared;

pub use shared::{Hall, count, recode, want};

/// The moments are chance, and the same in every run.
const SEED: u64 = 0x0061_0500;
/// How often the server is killed while phones send.
const ROUNDS: usize = 3;

/// What a phone was told: every submission with its answer.
type Told = Mutex<BTreeMap<String, i64>>;

/// Sends wishes one after the other, each until it is answered, as a phone does; a lost answer is asked for again.
fn send_until_it_dies(
    base: &str,
    hall: &str,
    cookie: &str,
    sent: &AtomicUsize,
    told: &Told,
    left: &Mutex<Vec<String>>,
) {
    let agent = agent();
    loop {
        // What was under way when the server died is sent again first, under the same name.
        let waiting = left.lock().unwrap().pop();
        let submission = waiting.unwrap_or_else(|| format!("s-{}", sent.fetch_add(1, Ordering::SeqCst)));
        let number: usize = submission[2..].parse().unwrap();
        let stance = if number.is_multiple_of(2) { "want" } else { "maybe" };
        let form = [
            ("submission", submission.as_str()),
            ("programme", OWN_PARTNER_PROGRAMME),
            ("stance", stance),
            ("note", submission.as_str()),
        ];
        let post = agent.post(format!("{base}/hall/{hall}/picks")).header("cookie", cookie);
        let answer = post.header("accept", "application/json").send_form(form);
        let body = answer.ok().filter(|answer| answer.status().as_u16() == 200).and_then(|mut answer| {
            let body = answer.body_mut().read_to_string().ok()?;
            serde_json::from_str::<serde_json::Value>(&body).ok()
        });
        let Some(seq) = body.and_then(|body| body["seq"].as_i64()) else {
            left.lock().unwrap().push(submission);
            return;
        };
        let before = told.lock().unwrap().insert(submission.clone(), seq);
        assert!(before.is_none_or(|before| before == seq), "{submission} was answered twice and differently");
    }
}

#[tokio::test]
async fn a_killed_server_keeps_every_answer_it_gave_and_applies_nothing_twice() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let phone = hall.phone(&harness, OWN_OFFICE).await;
        let cookie = phone.cookie().to_owned();
        harness.app.db().close().await;
        let program = Program::on(harness.address(), harness.folder());
        let (sent, told, left) = (AtomicUsize::new(0), Told::default(), Mutex::new(Vec::new()));
        let mut chance = StdRng::seed_from_u64(SEED);
        for _ in 0..ROUNDS {
            let server = program.serve();
            let base = server.base.clone();
            let wanted = told.lock().unwrap().len() + 5 + chance.random_range(0..20);
            let begun = std::time::Instant::now();
            let patient = || begun.elapsed() < std::time::Duration::from_secs(90);
            std::thread::scope(|scope| {
                for _ in 0..3 {
                    scope.spawn(|| send_until_it_dies(&base, &hall.id, &cookie, &sent, &told, &left));
                }
                // The moment is chance: after so many answers, while others are anywhere on their way.
                while told.lock().unwrap().len() < wanted && patient() {
                    std::thread::yield_now();
                }
                server.kill();
            });
            assert!(patient(), "the phones ended, or nobody answered them");
        }
        check_against_the_record(&harness, &hall, told.into_inner().unwrap(), left.into_inner().unwrap())
            .await;
    })
    .await;
}

sekber::row_struct! {
    struct Receipt { submission_id: String, seq: i64 }
}

/// Everything that a phone was told is in the record under the same number, and nothing is there twice.
async fn check_against_the_record(
    harness: &Harness,
    hall: &Hall,
    told: BTreeMap<String, i64>,
    left: Vec<String>,
) {
    let db = Db::connect(harness.address()).await.unwrap();
    let asked = sql("select submission_id, seq from meeting_receipt where meeting_id = $1").bind(&hall.id);
    let kept: Vec<Receipt> = db.all(asked).await.unwrap();
    let kept: BTreeMap<&str, i64> = kept.iter().map(|one| (one.submission_id.as_str(), one.seq)).collect();
    for (submission, seq) in &told {
        assert_eq!(
            kept.get(submission.as_str()),
            Some(seq),
            "what {submission} was told is not in the record"
        );
    }
    let unanswered = kept.keys().filter(|submission| !told.contains_key(**submission));
    assert!(unanswered.into_iter().all(|submission| left.iter().any(|left| left == submission)));
    let picks = "select count(*) from meeting_event where kind = 'pick'";
    assert_eq!(count(&db, picks).await, i64::try_from(kept.len()).unwrap(), "one word for each submission");
    let gaps = "select count(*) from meeting_head h where h.seq <> (select count(*) from meeting_event e where e.meeting_id = h.meeting_id)";
    assert_eq!(count(&db, gaps).await, 0, "numbers without gaps");
    let trail = "select count(*) from audit where subject = 'interest'";
    assert_eq!(count(&db, trail).await, i64::try_from(kept.len()).unwrap(), "one line in the trail for each");
    audit::verify(&db, &REGION.parse().unwrap()).await.unwrap().unwrap();
    db.close().await;
}

#[tokio::test]
async fn a_rehearsal_survives_a_server_that_is_killed_again_and_again() {
    on_both_with_the_demonstration(rehearse_and_kill).await;
}

sekber::row_struct! {
    struct Wished { office_id: OrganisationId, programme_id: ProgrammeId }
}

/// Plays a small rehearsal while its server is killed at moments of chance.
async fn rehearse_and_kill(harness: Harness) {
    let program = Program::on(harness.address(), harness.folder());
    let db = harness.app.db();
    let port = free_port();
    let mut server = program.serve_at(port);
    let how = [
        "--phones",
        "12",
        "--walls",
        "2",
        "--presentations",
        "8",
        "--pace",
        "1",
        "--rate",
        "20",
        "--pause",
        "1",
    ];
    let base = server.base.clone();
    let arguments = [&["rehearse", "--at", base.as_str()][..], &how[..]].concat();
    let mut command = program.command(&arguments);
    let mut rehearsal = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (mut killed, mut wanted, mut chance) = (0, 5, StdRng::seed_from_u64(SEED));
    while rehearsal.try_wait().unwrap().is_none() {
        // The moment is chance: after so many answers, while others are anywhere on their way.
        if killed < ROUNDS && count(db, "select count(*) from meeting_receipt").await >= wanted {
            server.kill();
            server = program.serve_at(port);
            killed += 1;
            wanted += chance.random_range(5..25);
        }
        tokio::task::yield_now().await;
    }
    let output = rehearsal.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && killed == ROUNDS, "killed {killed} times:\n{told}");
    assert!(told.contains("refused or unanswered: 0"), "{told}");
    assert!(told.contains("lost: 0; twice: 0; out of order: 0"), "{told}");
    // Phones choose what fits: no wish is below what the cycle proposes.
    let cycle = district::current_cycle(db, &REGION.parse().unwrap()).await.unwrap();
    let glance = matching::Ratings::at(&harness.app, &cycle, Language::Indonesian).await.unwrap();
    let wished = sql("select distinct office_id, programme_id from interest where note like 'g-%'");
    let wished: Vec<Wished> = db.all(wished).await.unwrap();
    let rated = wished.iter().filter_map(|wish| glance.pair(&wish.office_id, &wish.programme_id));
    assert!(!wished.is_empty() && rated.map(|rated| rated.score).min() >= Some(cycle.least_fit), "{told}");
}
