//! Jobs under faults: killed, overtaken, failing, cancelled; two processes on one database and a clock that the test sets.

pub mod stage;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use sekber::kit::access::Actor;
use sekber::kit::audit::Event;
use sekber::kit::jobs::{self, Failure, Job, LEASE_SECONDS, NewJob, Outcome, Retries, Work, every, job};
use sekber::kit::problem::Problem;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::harness::on_both;
pub use stage::{Clock, enqueue, process};
use stage::{NAME, Stage, count, kept, renew, until};

#[tokio::test]
async fn what_is_queued_once_runs_once_whoever_dies_meanwhile() {
    on_both(async |harness| {
        for seed in 0..6 {
            let clock = Clock::new(&harness);
            let stage = Stage::default();
            let mut processes = Vec::new();
            for _ in 0..3 {
                processes.push(process(&harness, &clock, vec![stage.job()]).await);
            }
            let mut chance = StdRng::seed_from_u64(seed);
            let mut known = BTreeSet::new();
            // Who holds which job, with the attempt's task.
            let mut held: BTreeMap<String, (usize, JoinHandle<bool>)> = BTreeMap::new();
            for _ in 0..60 {
                let payload = format!("{seed}-{}", chance.random_range(0..3));
                let who = chance.random_range(0..processes.len());
                let app = &processes[who];
                match chance.random_range(0..5) {
                    0 => {
                        enqueue(app, &[NewJob::new(NAME, &payload).once(&payload)]).await;
                        known.insert(payload);
                    }
                    // While somebody is at a job nobody else gets in: `enter` would panic.
                    1 | 2 if known.contains(&payload) => {
                        let attempt = stage.attempt(app, &payload).await;
                        if !attempt.is_finished() {
                            assert!(held.insert(payload, (who, attempt)).is_none());
                        } else {
                            assert!(!attempt.await.unwrap());
                        }
                    }
                    3 => {
                        if let Some((_, attempt)) = held.remove(&payload) {
                            attempt.abort();
                            assert!(attempt.await.is_err());
                        }
                    }
                    _ => {
                        clock.pass(chance.random_range(1..LEASE_SECONDS));
                        renew(&processes, &held, &clock).await;
                    }
                }
            }
            for (_, (_, attempt)) in held {
                attempt.abort();
                let _ = attempt.await;
            }
            clock.pass(LEASE_SECONDS + 1);
            for payload in &known {
                let before = stage.finished(payload);
                assert_eq!(before, 0, "nobody was let out yet");
                let attempt = stage.attempt(&processes[0], payload).await;
                stage.door(payload).notify_one();
                assert!(attempt.await.unwrap());
                assert!(!stage.attempt(&processes[1], payload).await.await.unwrap(), "it is done");
                enqueue(&processes[2], &[NewJob::new(NAME, payload).once(payload)]).await;
            }
            assert_eq!(jobs::run_due(&processes[2], NAME).await.unwrap(), 0);
            for payload in &known {
                let state = kept(&processes[0], payload).await.state;
                assert_eq!((stage.finished(payload), state.as_str()), (1, "done"));
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_job_whose_process_dies_is_taken_up_by_another_when_the_lease_has_run_out() {
    on_both(async |harness| {
        let (clock, stage) = (Clock::new(&harness), Stage::default());
        let one = process(&harness, &clock, vec![stage.job()]).await;
        let other = process(&harness, &clock, vec![stage.job()]).await;
        enqueue(&one, &[NewJob::new(NAME, "a")]).await;
        let attempt = stage.attempt(&one, "a").await;
        attempt.abort();
        assert!(attempt.await.is_err());
        assert_eq!((stage.inside("a"), kept(&other, "a").await.state.as_str()), (0, "running"));
        clock.pass(LEASE_SECONDS);
        assert_eq!(jobs::run_due(&other, NAME).await.unwrap(), 0, "the lease still holds");
        clock.pass(1);
        stage.door("a").notify_one();
        assert_eq!(jobs::run_due(&other, NAME).await.unwrap(), 1);
        let done = kept(&one, "a").await;
        assert_eq!((done.state.as_str(), done.attempts), ("done", 2));
    })
    .await;
}

#[tokio::test]
async fn whoever_was_overtaken_is_dropped_and_writes_nothing() {
    on_both(async |harness| {
        let clock = Clock::new(&harness);
        let (begun, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let refused = Arc::new(Mutex::new(None));
        let slow = {
            let (begun, go_on, refused) = (begun.clone(), go_on.clone(), refused.clone());
            job(NAME, move |work: Work| {
                let (begun, go_on, refused) = (begun.clone(), go_on.clone(), refused.clone());
                async move {
                    work.progress(1, 10).await?;
                    begun.notify_one();
                    go_on.notified().await;
                    let progress = work.progress(9, 10).await;
                    *refused.lock().unwrap() = Some(progress.is_err());
                    progress?;
                    Ok(Outcome::Done)
                }
            })
        };
        let one = process(&harness, &clock, vec![slow]).await;
        let other = process(&harness, &clock, vec![job(NAME, async |_| Ok(Outcome::Done))]).await;
        enqueue(&one, &[NewJob::new(NAME, "a")]).await;
        let id = kept(&one, "a").await.id;
        let attempt = {
            let (one, id) = (one.clone(), id.clone());
            tokio::spawn(async move { jobs::work_on(&one, &id).await })
        };
        begun.notified().await;
        let seen = kept(&other, "a").await;
        assert_eq!((seen.done, seen.total), (1, 10), "others see how far it is");
        clock.pass(LEASE_SECONDS + 1);
        assert!(jobs::work_on(&other, &id).await.unwrap());
        let done = kept(&other, "a").await;
        // Asking how far it is tells the first one that it was overtaken; then it changes nothing more.
        go_on.notify_one();
        attempt.await.unwrap().unwrap();
        assert_eq!(*refused.lock().unwrap(), Some(true));
        assert_eq!(kept(&one, "a").await, done);
        assert_eq!(done.state, "done");
    })
    .await;
}

fn failing(failure: fn() -> Failure) -> Job {
    job(NAME, move |_| async move { Err(failure()) })
}

#[tokio::test]
async fn pauses_grow_and_a_job_that_failed_for_good_is_kept_and_tried_again_by_hand() {
    on_both(async |harness| {
        let clock = Clock::new(&harness);
        let broken =
            process(&harness, &clock, vec![failing(|| Failure::from(anyhow::anyhow!("no route")))]).await;
        enqueue(&broken, &[NewJob::new(NAME, "a")]).await;
        let mut pauses = Vec::new();
        for attempt in 1..Retries::DEFAULT.attempts {
            assert_eq!(jobs::run_due(&broken, NAME).await.unwrap(), 1);
            assert_eq!(jobs::run_due(&broken, NAME).await.unwrap(), 0, "it is not due yet");
            let kept = kept(&broken, "a").await;
            assert_eq!((kept.state.as_str(), kept.attempts), ("queued", attempt));
            assert!(kept.error_json.contains("no route"), "{}", kept.error_json);
            let pause = kept.due_at.seconds_since(clock.now());
            pauses.push(pause);
            clock.pass(pause);
        }
        assert_eq!(pauses, [60, 120, 240, 480]);
        assert_eq!(jobs::run_due(&broken, NAME).await.unwrap(), 1);
        assert_eq!(kept(&broken, "a").await.state, "failed");
        clock.pass(365 * 24 * 60 * 60);
        assert_eq!(jobs::run_due(&broken, NAME).await.unwrap(), 0, "nobody tries it again by itself");
        assert_eq!(count(&broken, "select count(*) from audit where kind = 'job.failed'").await, 1);

        let whole = process(&harness, &clock, vec![job(NAME, async |_| Ok(Outcome::Done))]).await;
        let id = kept(&whole, "a").await.id;
        harness.as_admin().await.post(&format!("/jobs/{id}/retry"), &[]).await.leads_to("/jobs");
        let again = kept(&whole, "a").await;
        assert_eq!((again.state.as_str(), again.attempts, again.error_json.as_str()), ("queued", 0, ""));
        assert_eq!(jobs::run_due(&whole, NAME).await.unwrap(), 1);
        assert_eq!(kept(&whole, "a").await.state, "done");
    })
    .await;
}

#[tokio::test]
async fn what_a_rule_refuses_is_not_tried_again_and_a_panic_is() {
    on_both(async |harness| {
        let clock = Clock::new(&harness);
        let refused = process(&harness, &clock, vec![failing(|| Failure::from(Problem::NotAllowed))]).await;
        enqueue(&refused, &[NewJob::new(NAME, "a")]).await;
        jobs::run_due(&refused, NAME).await.unwrap();
        let failed = kept(&refused, "a").await;
        assert_eq!((failed.state.as_str(), failed.attempts), ("failed", 1));
        let panicking = process(&harness, &clock, vec![job(NAME, async |_| panic!("a defect"))]).await;
        enqueue(&panicking, &[NewJob::new(NAME, "b")]).await;
        jobs::run_due(&panicking, NAME).await.unwrap();
        assert_eq!(kept(&panicking, "b").await.state, "queued");
    })
    .await;
}

#[tokio::test]
async fn a_job_that_kills_its_workers_is_given_up() {
    on_both(async |harness| {
        let (clock, stage) = (Clock::new(&harness), Stage::default());
        let deadly = stage.job().retried(Retries { attempts: 3, ..Retries::DEFAULT });
        let app = process(&harness, &clock, vec![deadly]).await;
        enqueue(&app, &[NewJob::new(NAME, "a")]).await;
        for _ in 0..3 {
            let attempt = stage.attempt(&app, "a").await;
            assert_eq!(stage.inside("a"), 1);
            attempt.abort();
            let _ = attempt.await;
            clock.pass(LEASE_SECONDS + 1);
        }
        assert!(stage.attempt(&app, "a").await.await.unwrap());
        assert_eq!((stage.inside("a"), kept(&app, "a").await.state.as_str()), (0, "failed"));
    })
    .await;
}

#[tokio::test]
async fn a_cancelled_job_stops_in_the_middle_and_its_room_is_told() {
    on_both(async |harness| {
        let (clock, stage) = (Clock::new(&harness), Stage::default());
        let told = stage.job().when_given_up(|tx, payload, _| {
            Box::pin(async move {
                tx.note(Event::new("house.changed", payload, "told"));
                Ok(())
            })
        });
        let app = process(&harness, &clock, vec![told]).await;
        enqueue(&app, &["a", "b"].map(|payload| NewJob::new(NAME, payload))).await;
        let attempt = stage.attempt(&app, "a").await;
        assert_eq!(stage.inside("a"), 1);
        for payload in ["a", "b"] {
            let mut tx = app.begin(&Actor::operator()).await.unwrap();
            assert!(jobs::cancel(&app, &mut tx, &kept(&app, payload).await.id).await.unwrap());
            tx.commit(Event::new("house.changed", "story", "")).await.unwrap();
        }
        assert!(attempt.await.unwrap());
        assert_eq!((stage.inside("a"), stage.finished("a")), (0, 0));
        assert_eq!(jobs::run_due(&app, NAME).await.unwrap(), 0);
        for payload in ["a", "b"] {
            assert_eq!(kept(&app, payload).await.state, "cancelled");
        }
        assert_eq!(count(&app, "select count(*) from audit where label = 'told'").await, 2);
        // Cancelled while its process was dead already.
        enqueue(&app, &[NewJob::new(NAME, "c")]).await;
        let attempt = stage.attempt(&app, "c").await;
        attempt.abort();
        let _ = attempt.await;
        let mut tx = app.begin(&Actor::operator()).await.unwrap();
        assert!(jobs::cancel(&app, &mut tx, &kept(&app, "c").await.id).await.unwrap());
        tx.commit(Event::new("house.changed", "story", "")).await.unwrap();
        clock.pass(LEASE_SECONDS + 1);
        assert_eq!(jobs::run_due(&app, NAME).await.unwrap(), 1);
        assert_eq!((stage.inside("c"), kept(&app, "c").await.state.as_str()), (0, "cancelled"));
    })
    .await;
}

#[tokio::test]
async fn a_periodic_job_runs_once_a_period_in_one_process_and_never_ends() {
    on_both(async |harness| {
        let (clock, runs) = (Clock::new(&harness), Arc::new(AtomicI64::new(0)));
        let counting = || {
            let runs = runs.clone();
            every(NAME, Duration::from_secs(600), move |_| {
                runs.fetch_add(1, Ordering::SeqCst);
                async { Ok(Outcome::Done) }
            })
        };
        let one = process(&harness, &clock, vec![counting()]).await;
        let other = process(&harness, &clock, vec![counting()]).await;
        for period in 1..=3 {
            let (a, b) = tokio::join!(jobs::run_due(&one, NAME), jobs::run_due(&other, NAME));
            assert_eq!(a.unwrap() + b.unwrap(), 1);
            assert_eq!(runs.load(Ordering::SeqCst), period);
            clock.pass(599);
            assert_eq!(jobs::run_due(&one, NAME).await.unwrap(), 0);
            clock.pass(1);
        }
        let once = every(NAME, Duration::from_secs(600), async |_| Err(Failure::from(Problem::NotAllowed)));
        let broken = process(&harness, &clock, vec![once]).await;
        assert_eq!(jobs::run_due(&broken, NAME).await.unwrap(), 1);
        assert_eq!(kept(&one, "").await.state, "failed", "shown until it works again");
        assert_eq!(jobs::run_due(&one, NAME).await.unwrap(), 0);
        clock.pass(600);
        assert_eq!(jobs::run_due(&one, NAME).await.unwrap(), 1);
        let well = kept(&one, "").await;
        assert_eq!((well.state.as_str(), well.error_json.as_str()), ("queued", ""));
        let rows = "select count(*) from job where name = 'story'";
        assert_eq!(count(&one, rows).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_clock_thirty_days_ahead_for_a_moment_holds_up_no_job() {
    const MONTH: i64 = 30 * 24 * 60 * 60;
    on_both(async |harness| {
        let (clock, stage) = (Clock::new(&harness), Stage::default());
        clock.pass(MONTH);
        let one = process(&harness, &clock, vec![stage.job()]).await;
        enqueue(&one, &[NewJob::new(NAME, "queued"), NewJob::new(NAME, "held")]).await;
        let attempt = stage.attempt(&one, "held").await;
        attempt.abort();
        assert!(attempt.await.is_err());
        clock.pass(-MONTH);
        for payload in ["queued", "held"] {
            stage.door(payload).notify_one();
        }
        assert_eq!(jobs::run_due(&one, NAME).await.unwrap(), 2);
        assert_eq!((stage.finished("queued"), stage.finished("held")), (1, 1));

        let periodic = every(NAME, Duration::from_secs(600), async |_| Ok(Outcome::Done));
        let other = process(&harness, &clock, vec![periodic]).await;
        clock.pass(MONTH);
        assert_eq!(jobs::run_due(&other, NAME).await.unwrap(), 1);
        clock.pass(-MONTH);
        assert_eq!(jobs::run_due(&other, NAME).await.unwrap(), 1, "it is not left until that day comes");
        assert_eq!(jobs::run_due(&other, NAME).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn the_worker_takes_what_is_queued_and_lets_go_when_it_stops() {
    on_both(async |harness| {
        let (clock, stage) = (Clock::new(&harness), Stage::default());
        let app = process(&harness, &clock, vec![stage.job()]).await;
        let worker = tokio::spawn(jobs::keep_working(app.clone()));
        let payloads = ["a", "b", "c", "d"];
        enqueue(&app, &payloads.map(|payload| NewJob::new(NAME, payload))).await;
        let inside = || payloads.iter().map(|payload| stage.inside(payload)).sum::<usize>();
        until(async || inside() == 3).await;
        // Only so many of a kind at once; a place that comes free is taken.
        assert_eq!(stage.inside("d"), 0);
        stage.door("a").notify_one();
        until(async || stage.inside("d") == 1).await;
        jobs::stop(&app);
        worker.await.unwrap();
        assert_eq!(inside(), 0);
        for payload in ["b", "c", "d"] {
            let left = kept(&app, payload).await;
            assert_eq!(
                (left.state.as_str(), left.attempts),
                ("queued", 0),
                "{payload} waits for the next start"
            );
        }
        assert_eq!(kept(&app, "a").await.state, "done");
    })
    .await;
}

#[tokio::test]
async fn a_job_exists_exactly_when_its_reason_does() {
    on_both(async |harness| {
        let clock = Clock::new(&harness);
        let app = process(&harness, &clock, vec![job(NAME, async |_| Ok(Outcome::Done))]).await;
        let mut tx = app.begin(&Actor::operator()).await.unwrap();
        assert!(jobs::enqueue(&mut tx, &NewJob::new(NAME, "a")).await.unwrap());
        drop(tx);
        assert_eq!(count(&app, "select count(*) from job where name = 'story'").await, 0);
        // One that no process knows waits, and is not lost.
        enqueue(&harness.app, &[NewJob::new("from_a_later_version", "b")]).await;
        assert_eq!(jobs::run_due(&app, "from_a_later_version").await.unwrap(), 0);
        assert_eq!(count(&app, "select count(*) from job where state = 'queued'").await, 1);
    })
    .await;
}
