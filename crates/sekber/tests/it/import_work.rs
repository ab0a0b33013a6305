//! Imports while the world goes on: permission asked again, leases, stops in the middle, other writers.

use std::future::poll_fn;
use std::task::Poll;
use std::time::{Duration, Instant};

use sekber::kit::access::Actor;
use sekber::kit::app::App;
use sekber::kit::audit::Event;
use sekber::kit::jobs::{self, NewJob};
use sekber::kit::store::{Sql, sql};

use crate::harness::{Caller, Harness, OTHER_PARTNER, OWN_PARTNER_PROGRAMME, Who, on_both};
use crate::program::Program;

/// A sheet of so many new programmes of the partner's organisation.
fn sheet(rows: usize) -> String {
    let row = |number: usize| format!("Yayasan Sendiri;Kebun bibit {number:04};Menanam pohon {number}\n");
    let head = "Organisasi;Judul program;Uraian\n".to_owned();
    head + &(0..rows).map(row).collect::<String>()
}

/// Hands a sheet of programmes in and waits until it is checked; returns the import's address.
async fn hand_in(caller: &Caller, text: &str) -> String {
    let file = ("program.csv", "text/csv", text.as_bytes());
    let seen = caller.upload("/import", &[("kind", "programmes")], "file", file).await;
    let path = seen.leads_on().to_owned();
    settled(caller, &path).await;
    path
}

/// Asks until nobody works on the import any more.
async fn settled(caller: &Caller, path: &str) {
    for _ in 0..100_000 {
        if !caller.get(&format!("{path}/progress")).await.is_ok().header("hx-redirect").is_empty() {
            return;
        }
        tokio::task::yield_now().await;
    }
    panic!("{path} is not finished");
}

fn id(path: &str) -> &str {
    path.strip_prefix("/import/").unwrap()
}

/// Makes an import look as if the program had stopped right after somebody asked for it to be applied.
async fn asked_to_apply(harness: &Harness, path: &str) {
    asked(harness, "applying", path).await;
}

/// Makes an import look as if the program had stopped right after somebody asked for it to be worked on.
async fn asked(harness: &Harness, state: &str, path: &str) {
    let job = NewJob::new("import", id(path));
    let mut tx = harness.app.begin(&Actor::operator()).await.unwrap();
    let asked = sql("update import_run set state = $1, job_id = $2, attempts = 0 where id = $3");
    let asked = asked.bind(state).bind(&job.id).bind(id(path));
    assert_eq!(tx.run(asked).await.unwrap(), 1);
    jobs::enqueue(&mut tx, &job).await.unwrap();
    tx.commit(Event::new("house.changed", id(path), "")).await.unwrap();
}

/// Takes up every import that nobody works on, to its end; how many there were.
async fn take_up(app: &App) -> u64 {
    jobs::run_due(app, "import").await.unwrap()
}

/// Works on the import that is due and drops the work after its first batch. The work goes on one step at a time, and a
/// batch takes several, so that it cannot be finished before it is looked at, however busy the machine is.
async fn cut_off_while_it_is_written(harness: &Harness) {
    let mut work = Box::pin(take_up(&harness.app));
    while count(harness, "select count(*) from import_run where written_to > 0").await == 0 {
        let ended = poll_fn(|context| Poll::Ready(work.as_mut().poll(context).is_ready())).await;
        assert!(!ended, "the import was finished before it could be cut off");
    }
}

/// Makes the lease on an import run out, as when its process is gone.
async fn abandon(harness: &Harness, path: &str) {
    set(harness, sql("update job set lease_until = 0 where payload = $1 and state = 'running'"), path).await;
}

async fn set(harness: &Harness, statement: Sql, path: &str) {
    assert_eq!(harness.app.db().housekeeping(statement.bind(id(path))).await.unwrap(), 1);
}

async fn text(harness: &Harness, statement: &'static str, path: &str) -> String {
    harness.app.db().value::<String>(sql(statement).bind(id(path))).await.unwrap().unwrap_or_default()
}

async fn state(harness: &Harness, path: &str) -> String {
    text(harness, "select state from import_run where id = $1", path).await
}

async fn count(harness: &Harness, statement: &'static str) -> i64 {
    harness.app.db().value::<i64>(sql(statement)).await.unwrap().unwrap()
}

/// New programmes of the sheets above; each must have its line in the trail and its entry in the index.
async fn stored(harness: &Harness) -> i64 {
    let records = count(harness, "select count(*) from programme where title like 'Kebun bibit %'").await;
    let lines = "select count(*) from audit where kind = 'programme.created' and label like 'Kebun bibit %'";
    assert_eq!(count(harness, lines).await, records);
    let found = "select count(*) from search_entry s join programme p on p.region_code = s.region_code and p.id = s.record_id where s.kind = 'programme' and p.title like 'Kebun bibit %'";
    assert_eq!(count(harness, found).await, records);
    records
}

/// What happens to whoever handed a sheet in.
const REVOKED: &str = "delete from person_role where person_id = $1";
const DEACTIVATED: &str = "update person set active = false where id = $1";
const MOVED: &str = "update person_role set organisation_id = 'partner-other' where person_id = $1";

#[tokio::test]
async fn an_import_belongs_to_whoever_may_make_it_now() {
    on_both(async |harness| {
        let mut left = Vec::new();
        for (who, change) in [
            (Who::Staff, REVOKED),
            (Who::PartnerEditor, MOVED),
            (Who::Partner, REVOKED),
            (Who::Office, DEACTIVATED),
        ] {
            let caller = harness.sign_in(who).await;
            let owner = if who == Who::Office { "Dinas Sendiri" } else { "Yayasan Sendiri" };
            let own =
                sheet(2).replace("Yayasan Sendiri", owner).replace("bibit", &format!("bibit {}", who.key()));
            let path = hand_in(&caller, &own).await;
            caller.get(&path).await.is_ok().shows("Kebun bibit");
            harness.change(sql(change).bind(who.key())).await;
            let refused = if change == DEACTIVATED { [303, 401] } else { [403, 403] };
            for seen in [
                caller.get(&path).await,
                caller.get(&format!("{path}/progress")).await,
                caller.get(&format!("{path}/faults")).await,
                caller.post(&format!("{path}/columns"), &[("action", "guess")]).await,
                caller.post(&format!("{path}/apply"), &[]).await,
                caller.post(&format!("{path}/discard"), &[]).await,
            ] {
                assert!(refused.contains(&seen.status), "{who:?}: {} → {}", seen.told, seen.status);
                seen.hides("Kebun bibit");
            }
            assert_eq!(state(&harness, &path).await, "ready");
            left.push(path);
        }
        assert_eq!(stored(&harness).await, 0);
        // The secretariat may finish what was left.
        let admin = harness.as_admin().await;
        for path in left {
            harness.as_other_office().await.get(&path).await.is(403);
            admin.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
            settled(&admin, &path).await;
            assert_eq!(state(&harness, &path).await, "applied");
        }
        assert_eq!(stored(&harness).await, 8);
    })
    .await;
}

#[tokio::test]
async fn work_that_begins_later_asks_for_permission_again() {
    on_both(async |harness| {
        let admin = harness.as_admin().await;
        for (who, change) in [(Who::Staff, REVOKED), (Who::PartnerEditor, DEACTIVATED), (Who::Partner, MOVED)]
        {
            let path = hand_in(&harness.sign_in(who).await, &sheet(2)).await;
            asked_to_apply(&harness, &path).await;
            harness.change(sql(change).bind(who.key())).await;
            take_up(&harness.app).await;
            let page = admin.get(&path).await;
            match change {
                // The rows are checked again with what the person may do now, and are faulty.
                MOVED => {
                    page.shows("Program milik organisasi lain");
                    assert_eq!(state(&harness, &path).await, "ready");
                }
                _ => {
                    page.shows("tidak lagi berhak");
                    assert_eq!(state(&harness, &path).await, "failed");
                }
            }
            asked(&harness, "checking", &path).await;
            take_up(&harness.app).await;
            assert_ne!(state(&harness, &path).await, "applied");
        }
        assert_eq!(stored(&harness).await, 0);
    })
    .await;
}

#[tokio::test]
async fn the_command_line_asks_for_permission_again() {
    on_both(async |harness| {
        let file = harness.folder().join("program.csv");
        std::fs::write(&file, sheet(2)).unwrap();
        let program = Program::on(harness.address(), harness.folder());
        let as_partner = ["import", "programmes", file.to_str().unwrap(), "--as", "partner@example.org"];
        // Killed after it was asked to apply, and its person moved before it is taken up by the next command.
        let path = hand_in(&harness.as_partner().await, &sheet(2)).await;
        asked_to_apply(&harness, &path).await;
        harness.change(sql(MOVED).bind("partner")).await;
        let done = program.run(&as_partner);
        assert_eq!(done.status.code(), Some(2), "{}", String::from_utf8_lossy(&done.stderr));
        assert_eq!(state(&harness, &path).await, "ready");
        harness.change(sql(REVOKED).bind("partner")).await;
        let done = program.run(&as_partner);
        assert!(!done.status.success());
        assert!(String::from_utf8_lossy(&done.stderr).contains("no role"));
        assert_eq!(stored(&harness).await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_import_under_lease_is_left_alone_and_an_abandoned_one_is_written_once() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let path = hand_in(&staff, &sheet(120)).await;
        asked_to_apply(&harness, &path).await;
        let held =
            "update job set state = 'running', lease_owner = 'another process', lease_until = due_at + 29000
             where payload = $1 and state = 'queued'";
        set(&harness, sql(held), &path).await;
        let beside = harness.beside().await;
        assert_eq!(take_up(&beside.app).await, 0);
        assert_eq!((state(&harness, &path).await.as_str(), stored(&harness).await), ("applying", 0));
        // The other process is gone, and two others find out at the same time.
        abandon(&harness, &path).await;
        let (one, other) = tokio::join!(take_up(&harness.app), take_up(&beside.app));
        assert_eq!(one + other, 1);
        settled(&staff, &path).await;
        assert_eq!((state(&harness, &path).await.as_str(), stored(&harness).await), ("applied", 120));
        let applied = "select count(*) from audit where kind = 'import.applied'";
        assert_eq!(count(&harness, applied).await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_import_that_is_cut_off_while_it_is_written_is_carried_to_its_end() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let path = hand_in(&staff, &sheet(400)).await;
        asked_to_apply(&harness, &path).await;
        cut_off_while_it_is_written(&harness).await;
        let part = stored(&harness).await;
        assert!(part > 0 && part < 400, "{part} programmes");
        // Whoever confirmed it may have left since: what was confirmed and begun is carried to its end.
        harness.change(sql(REVOKED).bind(Who::Staff.key())).await;
        abandon(&harness, &path).await;
        take_up(&harness.app).await;
        assert_eq!((state(&harness, &path).await.as_str(), stored(&harness).await), ("applied", 400));
        harness.as_admin().await.get(&path).await.shows("Tersimpan: 400 baru").shows("sempat terputus");
    })
    .await;
}

#[tokio::test]
async fn what_somebody_changes_while_an_import_is_written_is_left_out_and_shown() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let first = hand_in(&staff, &sheet(3)).await;
        staff.post(&format!("{first}/apply"), &[]).await.leads_to(&first);
        settled(&staff, &first).await;
        let edited = sheet(3).replace("Menanam", "Merawat");
        let path = hand_in(&staff, &edited).await;
        asked_to_apply(&harness, &path).await;
        // Row 2 counts as written already; row 3 was changed by somebody in between.
        let cursor = "update import_run set written_to = 2, cycle_id = (select id from cycle) where id = $1";
        set(&harness, sql(cursor), &path).await;
        let other = "update programme set targets = 'lain', version = version + 1 where title = $1";
        harness.change(sql(other).bind("Kebun bibit 0001")).await;
        take_up(&harness.app).await;
        let page = staff.get(&path).await;
        page.is_ok().shows("Tersimpan: 0 baru, 2 berubah").shows("1 baris tidak disimpan");
        staff
            .get(&format!("{path}?outcome=error"))
            .await
            .shows("diubah orang lain")
            .shows("Kebun bibit 0001");
        let written = "select count(*) from programme where description like 'Merawat%'";
        assert_eq!(count(&harness, written).await, 1, "only row 4");
        let kept = "select count(*) from programme where targets = 'lain' and description like 'Menanam%'";
        assert_eq!(count(&harness, kept).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_number_that_was_taken_meanwhile_costs_its_own_row_only() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let row = |n: usize| format!("Yayasan Sendiri;Kebun bibit {n:04};KB-{n}\n");
        let text = format!("Organisasi;Judul program;Kode program\n{}", (0..5).map(row).collect::<String>());
        let path = hand_in(&staff, &text).await;
        asked_to_apply(&harness, &path).await;
        let cursor = "update import_run set written_to = 1, cycle_id = (select id from cycle) where id = $1";
        set(&harness, sql(cursor), &path).await;
        let taken = "update programme set reference = 'KB-2' where id = $1";
        harness.change(sql(taken).bind(OWN_PARTNER_PROGRAMME)).await;
        take_up(&harness.app).await;
        assert_eq!((state(&harness, &path).await.as_str(), stored(&harness).await), ("applied", 4));
        staff.get(&format!("{path}?outcome=error")).await.shows("tidak menerima baris ini").shows("0002");
    })
    .await;
}

#[tokio::test]
async fn imports_are_bounded_and_a_person_has_one_at_a_time() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let many = sheet(5_001);
        let file = ("program.csv", "text/csv", many.as_bytes());
        let kind = [("kind", "programmes")];
        partner.upload("/import", &kind, "file", file).await.is(422).shows("lebih dari 5.000 baris");
        let path = hand_in(&partner, &sheet(1)).await;
        set(&harness, sql("update import_run set state = 'checking' where id = $1"), &path).await;
        let file = ("lagi.csv", "text/csv", "Judul program\nLain\n".as_bytes());
        partner.upload("/import", &kind, "file", file).await.is(422).shows("masih dikerjakan");
        harness.as_staff().await.upload("/import", &kind, "file", file).await.leads_on();
        // A sheet that was never read to its end is set aside, never half applied.
        set(&harness, sql("update import_run set state = 'receiving', lease_until = 0 where id = $1"), &path)
            .await;
        jobs::run_due(&harness.app, "import_cleanup").await.unwrap();
        partner.get(&path).await.is_ok().shows("tidak terbaca sampai selesai");
        partner.post(&format!("{path}/apply"), &[]).await.is(422);
        harness
            .change(
                sql("update person_role set organisation_id = $1 where person_id = 'partner'")
                    .bind(OTHER_PARTNER),
            )
            .await;
        partner.get(&path).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn an_import_is_cancelled_while_nothing_is_written_and_carried_on_afterwards() {
    on_both(async |harness| {
        let (staff, admin) = (harness.as_staff().await, harness.as_admin().await);
        let path = hand_in(&staff, &sheet(400)).await;
        asked_to_apply(&harness, &path).await;
        let job = text(&harness, "select job_id from import_run where id = $1", &path).await;
        admin.get("/jobs").await.is_ok().shows("Impor lembar data");
        admin.post(&format!("/jobs/{job}/cancel"), &[]).await.leads_to("/jobs");
        assert_eq!((take_up(&harness.app).await, state(&harness, &path).await.as_str()), (0, "interrupted"));
        staff.get(&path).await.is_ok().shows("dibatalkan sebelum ada yang tersimpan");
        assert_eq!(stored(&harness).await, 0);

        // Tried again by hand it is checked again; then half of it is written, and it must not stay so.
        admin.post(&format!("/jobs/{job}/retry"), &[]).await.leads_to("/jobs");
        assert_eq!((take_up(&harness.app).await, state(&harness, &path).await.as_str()), (1, "ready"));
        asked_to_apply(&harness, &path).await;
        cut_off_while_it_is_written(&harness).await;
        let job = text(&harness, "select job_id from import_run where id = $1", &path).await;
        admin.post(&format!("/jobs/{job}/cancel"), &[]).await.leads_to("/jobs");
        abandon(&harness, &path).await;
        take_up(&harness.app).await;
        assert_eq!((state(&harness, &path).await.as_str(), stored(&harness).await), ("applied", 400));
    })
    .await;
}

/// How long another writer may wait while an import is written. Asked for are 200 milliseconds at the 99th percentile in
/// a release build on an idle machine; this one is unoptimised and shares its machine with other tests.
const LONGEST_WAIT: Duration = Duration::from_millis(1_500);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn others_write_while_an_import_is_written() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let path = hand_in(&staff, &sheet(600)).await;
        staff.post(&format!("{path}/apply"), &[]).await.leads_to(&path);
        settled(&staff, &path).await;
        let path = hand_in(&staff, &sheet(600).replace("Menanam", "Merawat")).await;
        asked_to_apply(&harness, &path).await;
        let app = harness.app.clone();
        let work = tokio::spawn(async move { take_up(&app).await });
        let mut waits = Vec::new();
        while !work.is_finished() {
            let begun = Instant::now();
            let tx = harness.app.begin(&Actor::operator()).await.unwrap();
            tx.commit(Event::new("story.told", "other", "Lain")).await.unwrap();
            waits.push(begun.elapsed());
            tokio::task::yield_now().await;
        }
        work.await.unwrap();
        assert_eq!(state(&harness, &path).await, "applied");
        waits.sort();
        let p99 = waits[waits.len() * 99 / 100];
        assert!(waits.len() > 5 && p99 < LONGEST_WAIT, "{} writes, p99 {p99:?}", waits.len());
    })
    .await;
}
