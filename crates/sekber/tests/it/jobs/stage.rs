//! What tests of jobs need: processes of their own, a clock that the test sets, jobs that wait to be let go.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use sekber::kit::access::Actor;
use sekber::kit::app::App;
use sekber::kit::audit::Event;
use sekber::kit::card::{Card, RoomWords};
use sekber::kit::files::Files;
use sekber::kit::jobs::{self, Bell, Job, LEASE_SECONDS, NewJob, Outcome, Retries, Work, job};
use sekber::kit::store::{Db, sql};
use sekber_core::value::{JobId, Moment};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::harness::Harness;

/// The name of the jobs of these tests.
pub const NAME: &str = "story";

/// A clock that stands until the test moves it.
#[derive(Clone)]
pub struct Clock(Arc<AtomicI64>);

impl Clock {
    pub fn new(harness: &Harness) -> Self {
        Self(Arc::new(AtomicI64::new(harness.app.now().0)))
    }

    pub fn pass(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000, Ordering::SeqCst);
    }

    pub fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }
}

/// A process of its own on the harness's database, with these jobs and this clock.
pub async fn process(harness: &Harness, clock: &Clock, jobs: Vec<Job>) -> App {
    let db = Db::connect(harness.address()).await.unwrap();
    let settings = harness.app.settings().clone();
    let files = Files::open(&settings.files).unwrap();
    let words = RoomWords { id: "", en: "" };
    let card = Card { name: "test", words, jobs, ..Card::default() };
    let clock = clock.clone();
    let app = App::new(db, settings, files, &[card], harness.app.district());
    app.with_clock(Arc::new(move || clock.now()))
}

/// Queues jobs in one transaction.
pub async fn enqueue(app: &App, jobs: &[NewJob]) {
    let mut tx = app.begin(&Actor::operator()).await.unwrap();
    for job in jobs {
        jobs::enqueue(&mut tx, job).await.unwrap();
    }
    tx.commit(Event::new("house.changed", "story", "")).await.unwrap();
}

sekber::row_struct! {
    /// A job as the tests look at it.
    #[derive(Debug, PartialEq)]
    pub struct Kept {
        pub id: JobId,
        pub state: String,
        pub attempts: i64,
        pub due_at: Moment,
        pub lease_until: Moment,
        pub done: i64,
        pub total: i64,
        pub error_json: String,
    }
}

pub async fn kept(app: &App, payload: &str) -> Kept {
    let asked = sql("select id, state, attempts, due_at, lease_until, done, total, error_json from job
         where name = $1 and payload = $2");
    app.db().one(asked.bind(NAME).bind(payload)).await.unwrap()
}

pub async fn count(app: &App, statement: &'static str) -> i64 {
    app.db().value(sql(statement)).await.unwrap().unwrap()
}

/// What the jobs of a test do: each waits until it is let go, and says who is inside.
#[derive(Clone, Default)]
pub struct Stage(Arc<Mutex<Scene>>);

#[derive(Default)]
pub struct Scene {
    inside: BTreeMap<String, usize>,
    finished: BTreeMap<String, usize>,
    doors: BTreeMap<String, Arc<Notify>>,
}

/// Somebody inside a job; leaving is noticed also when the process is killed.
pub struct Inside(Stage, String);

impl Drop for Inside {
    fn drop(&mut self) {
        *self.0.0.lock().unwrap().inside.get_mut(&self.1).unwrap() -= 1;
    }
}

impl Stage {
    pub fn door(&self, payload: &str) -> Arc<Notify> {
        self.0.lock().unwrap().doors.entry(payload.to_owned()).or_default().clone()
    }

    pub fn inside(&self, payload: &str) -> usize {
        self.0.lock().unwrap().inside.get(payload).copied().unwrap_or(0)
    }

    pub fn finished(&self, payload: &str) -> usize {
        self.0.lock().unwrap().finished.get(payload).copied().unwrap_or(0)
    }

    pub fn enter(&self, payload: &str) -> Inside {
        let mut scene = self.0.lock().unwrap();
        let inside = scene.inside.entry(payload.to_owned()).or_default();
        *inside += 1;
        assert_eq!(*inside, 1, "two work on {payload} at the same time");
        Inside(self.clone(), payload.to_owned())
    }

    pub fn job(&self) -> Job {
        let stage = self.clone();
        let work = move |work: Work| {
            let stage = stage.clone();
            async move {
                let inside = stage.enter(&work.payload);
                stage.door(&work.payload).notified().await;
                *stage.0.lock().unwrap().finished.entry(work.payload.clone()).or_default() += 1;
                drop(inside);
                Ok(Outcome::Done)
            }
        };
        job(NAME, work).at_once(3).retried(Retries { attempts: 1_000, ..Retries::DEFAULT })
    }

    /// Begins an attempt and waits until it is inside or has been refused.
    pub async fn attempt(&self, app: &App, payload: &str) -> JoinHandle<bool> {
        let (id, asking) = (kept(app, payload).await.id, app.clone());
        let before = self.inside(payload);
        let attempt = tokio::spawn(async move { jobs::work_on(&asking, &id).await.unwrap() });
        while !attempt.is_finished() && (self.inside(payload) == before || before > 0) {
            tokio::task::yield_now().await;
        }
        attempt
    }
}

/// Waits until somebody says yes, as long as the runtime has something to do.
pub async fn until(mut holds: impl AsyncFnMut() -> bool) {
    for _ in 0..1_000_000 {
        if holds().await {
            return;
        }
        tokio::task::yield_now().await;
    }
    panic!("it never came to that");
}

/// Lets every process renew its leases, as it does by itself every few seconds.
pub async fn renew(processes: &[App], held: &BTreeMap<String, (usize, JoinHandle<bool>)>, clock: &Clock) {
    let wanted = clock.now().plus_seconds(LEASE_SECONDS);
    for (payload, (who, _)) in held {
        until(async || {
            processes[*who].process_memory::<Bell>().ring();
            kept(&processes[*who], payload).await.lease_until >= wanted
        })
        .await;
    }
}
