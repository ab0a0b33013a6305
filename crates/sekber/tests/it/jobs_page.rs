//! The page of jobs, its commands, what the doctor says, and the deletion of what ended long ago.

use sekber::kit::card::State;
use sekber::kit::jobs::{self, Failure, NewJob, Outcome, job};
use sekber::kit::problem::Problem;
use sekber::kit::store::sql;
use sekber::shell::doctor;

use crate::harness::{Harness, on_both};
use crate::jobs::{Clock, enqueue, process};
use crate::program::Program;

/// One job that failed and one that waits.
async fn with_jobs(harness: &Harness) -> (String, String) {
    let clock = Clock::new(harness);
    let failing = job("import", async |_| Err(Failure::from(Problem::NotAllowed)));
    let app = process(harness, &clock, vec![failing]).await;
    let (failed, waits) = (NewJob::new("import", "a"), NewJob::new("from_a_later_version", "b"));
    enqueue(&app, &[failed.clone(), waits.clone()]).await;
    assert_eq!(jobs::run_due(&app, "import").await.unwrap(), 1);
    (failed.id.to_string(), waits.id.to_string())
}

async fn state(harness: &Harness, id: &str) -> String {
    harness.app.db().value(sql("select state from job where id = $1").bind(id)).await.unwrap().unwrap()
}

async fn events(harness: &Harness, kind: &str) -> i64 {
    let asked = sql("select count(*) from audit where kind = $1").bind(kind);
    harness.app.db().value(asked).await.unwrap().unwrap()
}

#[tokio::test]
async fn administrators_see_retry_and_cancel_jobs() {
    on_both(async |harness| {
        let (failed, waits) = with_jobs(&harness).await;
        let admin = harness.as_admin().await;
        let page = admin.get("/jobs").await;
        page.is_ok().costs_at_most(5).shows("Gagal").shows("tidak lagi berwenang").shows("Menunggu");
        page.shows(&format!("/jobs/{failed}/retry")).shows(&format!("/jobs/{waits}/cancel"));
        page.hides(&format!("/jobs/{failed}/cancel")).hides(&format!("/jobs/{waits}/retry"));
        admin.get("/jobs?state=failed").await.is_ok().shows(&failed).hides(&waits);
        admin.get("/jobs?state=done").await.is_ok().shows("Tidak ada pekerjaan");
        admin.get("/jobs?state=nonsense").await.is_ok().shows(&failed);

        let staff = harness.as_staff().await;
        for path in [format!("/jobs/{failed}/retry"), format!("/jobs/{waits}/cancel")] {
            staff.post(&path, &[]).await.is(403);
        }
        assert_eq!(
            (state(&harness, &failed).await.as_str(), state(&harness, &waits).await.as_str()),
            ("failed", "queued")
        );

        admin.post(&format!("/jobs/{failed}/retry"), &[]).await.leads_to("/jobs");
        admin.post(&format!("/jobs/{waits}/cancel"), &[]).await.leads_to("/jobs");
        assert_eq!(
            (state(&harness, &failed).await.as_str(), state(&harness, &waits).await.as_str()),
            ("queued", "cancelled")
        );
        admin.post(&format!("/jobs/{failed}/retry"), &[]).await.is(422).shows("tidak sedang gagal");
        admin.post(&format!("/jobs/{waits}/cancel"), &[]).await.is(422).shows("sudah selesai");
        admin.post("/jobs/nothing/cancel", &[]).await.is(404);
        assert_eq!((events(&harness, "job.retried").await, events(&harness, "job.cancelled").await), (1, 1));
        admin.get("/audit?subject=job").await.is_ok().shows("Pekerjaan latar dicoba lagi");
    })
    .await;
}

#[tokio::test]
async fn a_long_list_of_jobs_is_paged() {
    on_both(async |harness| {
        let many: Vec<NewJob> = (0..120).map(|number| NewJob::new("import", number)).collect();
        enqueue(&harness.app, &many).await;
        let admin = harness.as_admin().await;
        let page = admin.get("/jobs?state=queued").await;
        page.is_ok().costs_at_most(5).shows("120 pekerjaan");
        assert_eq!(page.text.matches("/cancel\"").count(), 50);
        let next = page.text.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        let next = next.replace("&amp;", "&").replace("&#38;", "&");
        assert!(next.contains("state=queued"), "{next}");
        admin.get(&next).await.is_ok().shows("120 pekerjaan");
    })
    .await;
}

#[tokio::test]
async fn the_command_line_does_the_same() {
    on_both(async |harness| {
        let (failed, waits) = with_jobs(&harness).await;
        let program = Program::on(harness.address(), harness.folder());
        let text = |arguments: &[&str]| {
            let done = program.run(arguments);
            (done.status.success(), String::from_utf8([done.stdout, done.stderr].concat()).unwrap())
        };
        let (_, listed) = text(&["jobs", "list"]);
        assert!(
            listed.contains(&failed) && listed.contains(&waits) && listed.contains("no longer allowed"),
            "{listed}"
        );
        let (_, listed) = text(&["jobs", "list", "--state", "failed"]);
        assert!(listed.contains(&failed) && !listed.contains(&waits), "{listed}");
        assert!(text(&["jobs", "retry", &failed]).0);
        assert!(text(&["jobs", "cancel", &waits]).0);
        assert_eq!(
            (state(&harness, &failed).await.as_str(), state(&harness, &waits).await.as_str()),
            ("queued", "cancelled")
        );
        let (well, said) = text(&["jobs", "cancel", &waits]);
        assert!(!well && said.contains("over or cannot be cancelled"), "{said}");
    })
    .await;
}

#[tokio::test]
async fn the_doctor_says_when_jobs_failed_or_are_overdue() {
    on_both(async |harness| {
        let about = async || {
            let findings = doctor::examine(harness.app.settings(), false).await;
            let found = findings.into_iter().find(|finding| finding.subject == "doctor-on-jobs").unwrap();
            (found.state, found.key)
        };
        assert_eq!(about().await.0, State::Good);
        let (failed, waits) = with_jobs(&harness).await;
        let (state, text) = about().await;
        assert_eq!(state, State::Warning, "{text}");
        assert_eq!(text, "doctor-jobs-failed");
        harness.as_admin().await.post(&format!("/jobs/{failed}/retry"), &[]).await.is(303);
        let long_ago = sql("update job set due_at = $1 where id = $2");
        let long_ago = long_ago.bind(harness.app.now().plus_seconds(-2 * 60 * 60)).bind(waits);
        harness.app.db().housekeeping(long_ago).await.unwrap();
        let (state, text) = about().await;
        assert_eq!(state, State::Warning, "{text}");
        assert_eq!(text, "doctor-jobs-overdue");
    })
    .await;
}

#[tokio::test]
async fn what_ended_long_ago_is_deleted() {
    on_both(async |harness| {
        let clock = Clock::new(&harness);
        let app = process(&harness, &clock, vec![job("import", async |_| Ok(Outcome::Done))]).await;
        enqueue(&app, &[NewJob::new("import", "a"), NewJob::new("from_a_later_version", "b")]).await;
        jobs::run_due(&app, "import").await.unwrap();
        let left = async || {
            assert!(jobs::run_due(&harness.app, "job_cleanup").await.unwrap() > 0);
            let again = sql("update job set due_at = 0 where name = 'job_cleanup'");
            harness.app.db().housekeeping(again).await.unwrap();
            let asked = "select count(*) from job where period_seconds is null";
            harness.app.db().value::<i64>(sql(asked)).await.unwrap().unwrap()
        };
        assert_eq!(left().await, 2);
        let week_ago = harness.app.now().plus_seconds(-8 * 24 * 60 * 60);
        let aged = sql("update job set finished_at = $1 where state = 'done'").bind(week_ago);
        assert_eq!(harness.app.db().housekeeping(aged).await.unwrap(), 1);
        assert_eq!(left().await, 1, "what waits stays");
    })
    .await;
}

#[tokio::test]
async fn what_waits_without_a_job_gets_one() {
    on_both(async |harness| {
        // As after the restore of a backup from before there were jobs.
        for waits in [
            "insert into email (region_code, id, recipient, subject, body, made_at) values ('61.05', 'old', 'a@example.org', 'Undangan', 'Isi', 0)",
            "update import_run set state = 'applying' where id = 'import-of-partner-own'",
        ] {
            assert_eq!(harness.app.db().housekeeping(sql(waits)).await.unwrap(), 1);
        }
        let queued = async |name: &str| {
            let asked = sql("select count(*) from job where state = 'queued' and name = $1").bind(name);
            harness.app.db().value::<i64>(asked).await.unwrap().unwrap()
        };
        for (cleanup, name) in [("mail_cleanup", "mail_delivery"), ("import_cleanup", "import")] {
            assert_eq!(queued(name).await, 0);
            for _ in 0..2 {
                let due = sql("update job set due_at = 0 where name = $1").bind(cleanup);
                harness.app.db().housekeeping(due).await.unwrap();
                assert_eq!(jobs::run_due(&harness.app, cleanup).await.unwrap(), 1);
                assert_eq!(queued(name).await, 1, "{cleanup} queues it once");
            }
        }
        assert_eq!(jobs::run_due(&harness.app, "import").await.unwrap(), 1);
    })
    .await;
}
