//! The worker of a process: it takes jobs that are due, a bounded number at once, and lets go of them when it stops.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sekber_core::value::{JobId, RegionCode};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinHandle;

use super::attempt::{self, Claim};
use super::bell::Bell;
use super::kind::{Job, Schedule};
use super::store;
use super::timers::Timers;
use crate::app::{App, new_id};
use crate::store::StoreError;

/// Jobs that a process works on at once.
const PLACES: usize = 6;
/// How long the worker waits between two looks when nobody rings: for jobs of other processes and for pauses that end.
const LOOK: Duration = Duration::from_secs(2);
/// How long jobs may take to let go when the process stops; afterwards their leases run out.
const LETTING_GO: Duration = Duration::from_secs(10);
/// Jobs that one look fetches.
const AT_A_LOOK: i64 = 20;
/// Attempts after which [`run_due`] stops, should jobs queue each other without end.
const MOST_AT_A_TIME: u64 = 10_000;

/// The places of one process.
pub(super) struct Workers {
    places: Arc<Semaphore>,
    running: Mutex<HashMap<&'static str, usize>>,
    stopped: watch::Sender<bool>,
}

impl Default for Workers {
    fn default() -> Self {
        let places = Arc::new(Semaphore::new(PLACES));
        Self { places, running: Mutex::default(), stopped: watch::channel(false).0 }
    }
}

/// The right to run one job of a kind in this process; given back when dropped.
pub(super) struct Place {
    name: &'static str,
    workers: Arc<Workers>,
    bell: Arc<Bell>,
    _permit: OwnedSemaphorePermit,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut running = self.workers.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = running.get_mut(self.name) {
            *count = count.saturating_sub(1);
        }
        drop(running);
        // Somebody may have waited for this place.
        self.bell.queue.notify_one();
    }
}

impl Workers {
    fn has_room(&self, job: &Job) -> bool {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.get(job.name).copied().unwrap_or(0) < job.at_once
    }

    /// A place for one job of a kind, unless all are taken or the process stops: what is stopped is due again at once, and whoever
    /// took it again would go on for ever.
    fn place(self: &Arc<Self>, app: &App, job: &Job) -> Option<Place> {
        if *self.stopped.borrow() {
            return None;
        }
        let permit = self.places.clone().try_acquire_owned().ok()?;
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let count = running.entry(job.name).or_default();
        if *count >= job.at_once {
            return None;
        }
        *count += 1;
        Some(Place { name: job.name, workers: self.clone(), bell: app.process_memory(), _permit: permit })
    }

    /// Waits until the process stops.
    pub async fn stopped(&self) {
        let mut stopped = self.stopped.subscribe();
        // The sender lives as long as we do.
        let _ = stopped.wait_for(|stopped| *stopped).await;
    }
}

fn kind(app: &App, name: &str) -> Option<Job> {
    app.jobs().iter().find(|job| job.name == name).cloned()
}

/// The jobs that this process can take from the queue.
fn takeable(app: &App) -> impl Iterator<Item = &Job> {
    let queued = |job: &&Job| !matches!(job.schedule, Schedule::InEachProcess(_));
    app.jobs().iter().filter(queued).filter(|job| (job.is_ready)(app))
}

/// The districts whose jobs a worker takes.
pub trait Served: Send + Sync + 'static {
    /// The application of any of them, for what they share.
    fn any(&self) -> &App;

    /// The codes of all of them.
    fn regions(&self) -> impl Future<Output = Result<Vec<RegionCode>, StoreError>> + Send;

    /// One of them, opened if it was not; none when it is not served.
    fn open(&self, region: &RegionCode) -> impl Future<Output = Result<Option<App>, StoreError>> + Send;

    /// Those that are open in this process.
    fn opened(&self) -> Vec<App>;
}

/// A process that serves one district.
impl Served for App {
    fn any(&self) -> &App {
        self
    }

    async fn regions(&self) -> Result<Vec<RegionCode>, StoreError> {
        Ok(vec![self.region()])
    }

    async fn open(&self, region: &RegionCode) -> Result<Option<App>, StoreError> {
        Ok((self.region() == *region).then(|| self.clone()))
    }

    fn opened(&self) -> Vec<App> {
        vec![self.clone()]
    }
}

/// Works on the jobs of some districts until [`stop`]; returns when those under way have been let go.
pub async fn keep_working(served: impl Served) {
    let (workers, bell) = (served.any().process_memory::<Workers>(), served.any().process_memory::<Bell>());
    let mut timers: BTreeMap<RegionCode, (App, Timers)> = BTreeMap::new();
    let mut set_up = BTreeSet::new();
    while !*workers.stopped.borrow() {
        if let Err(error) = look(&served, &workers, &mut set_up).await {
            tracing::error!(%error, "the queue of jobs could not be read");
        }
        for app in served.opened() {
            timers.entry(app.region()).or_insert_with(|| (app.clone(), Timers::new(&app))).1.run_due(&app);
        }
        tokio::select! {
            () = workers.stopped() => {}
            _ = tokio::time::timeout(LOOK, bell.queue.notified()) => {}
        }
    }
    let all = u32::try_from(PLACES).unwrap_or(u32::MAX);
    if tokio::time::timeout(LETTING_GO, workers.places.acquire_many(all)).await.is_err() {
        tracing::warn!("jobs under way did not stop in time; their leases will run out");
    }
    for (app, timers) in timers.into_values() {
        timers.run_last(&app, LETTING_GO).await;
    }
}

/// Has the worker and every job of this process stop; jobs under way go back into the queue.
pub fn stop(app: &App) {
    app.process_memory::<Workers>().stopped.send_replace(true);
}

/// Looks which districts have something due, and starts it while there are places; `set_up` are those whose periodic jobs
/// have their rows.
async fn look(
    served: &impl Served,
    workers: &Arc<Workers>,
    set_up: &mut BTreeSet<RegionCode>,
) -> Result<(), StoreError> {
    let (any, regions) = (served.any(), served.regions().await?);
    for region in &regions {
        if !set_up.contains(region) {
            keep_periodic(any, region).await?;
            set_up.insert(region.clone());
        }
    }
    if let [_] = regions.as_slice() {
        return look_in(any, workers).await;
    }
    let names: Vec<&str> = takeable(any).map(|job| job.name).collect();
    for region in store::with_due(any.db(), &names, any.now()).await? {
        if workers.places.available_permits() == 0 {
            break;
        }
        if let Some(app) = served.open(&region).await? {
            look_in(&app, workers).await?;
        }
    }
    Ok(())
}

/// Starts what is due in one district while there are places.
async fn look_in(app: &App, workers: &Arc<Workers>) -> Result<(), StoreError> {
    loop {
        let names: Vec<&str> =
            takeable(app).filter(|job| workers.has_room(job)).map(|job| job.name).collect();
        if names.is_empty() || workers.places.available_permits() == 0 {
            return Ok(());
        }
        let due = store::due(app.db(), &app.region(), &names, (app.now(), AT_A_LOOK)).await?;
        let mut begun = false;
        for row in &due {
            let Some(job) = kind(app, &row.name) else { continue };
            let Some(place) = workers.place(app, &job) else { continue };
            if let Some(claim) = attempt::claim(app, job, row).await? {
                tokio::spawn(run(app.clone(), claim, place));
                begun = true;
            }
        }
        // A full look may have hidden jobs of kinds that still have room.
        if !begun {
            return Ok(());
        }
    }
}

async fn run(app: App, claim: Claim, place: Place) {
    claim.run(&app, &place.workers.clone()).await;
    drop(place);
}

async fn keep_periodic(app: &App, region: &RegionCode) -> Result<(), StoreError> {
    for job in app.jobs() {
        if let Some(period) = job.period_seconds() {
            store::keep_periodic(app.db(), region, (&new_id(), job.name, period), app.now()).await?;
        }
    }
    Ok(())
}

/// Begins with a job at once, apart from whoever asks, so that it goes on when they leave. When all places are taken or it
/// is in other hands, the handle ends at once and the queue takes care of it.
pub fn begin(app: &App, id: JobId) -> JoinHandle<()> {
    let app = app.clone();
    tokio::spawn(async move {
        let workers = app.process_memory::<Workers>();
        let claimed = async {
            let Some((job, row)) = claimable(&app, &id).await? else { return Ok(None) };
            let Some(place) = workers.place(&app, &job) else { return Ok(None) };
            Ok::<_, StoreError>(attempt::claim(&app, job, &row).await?.map(|claim| (claim, place)))
        };
        match claimed.await {
            Ok(Some((claim, place))) => run(app.clone(), claim, place).await,
            Ok(None) => app.process_memory::<Bell>().ring(),
            Err(error) => tracing::warn!(job = %id, %error, "a job could not be begun"),
        }
    })
}

/// A job that waits for a worker, or whose worker is gone.
async fn claimable(app: &App, id: &JobId) -> Result<Option<(Job, store::Row)>, StoreError> {
    let Some(row) = store::find(app.db(), &app.region(), id).await? else { return Ok(None) };
    let Some(job) = kind(app, &row.name).filter(|job| (job.is_ready)(app)) else { return Ok(None) };
    Ok(row.waits(app.now()).then_some((job, row)))
}

/// Works on one job if it is due and nobody else does; whether it did.
///
/// # Errors
/// When the database cannot be asked.
pub async fn work_on(app: &App, id: &JobId) -> Result<bool, StoreError> {
    let Some((job, row)) = claimable(app, id).await? else { return Ok(false) };
    let Some(claim) = attempt::claim(app, job, &row).await? else { return Ok(false) };
    claim.run(app, &app.process_memory()).await;
    Ok(true)
}

/// Makes every attempt that is due at jobs of a name, one after another, until none is left; how many there were. For the
/// command line and for tests: the server's worker takes jobs by itself.
///
/// # Errors
/// When the database cannot be asked.
pub async fn run_due(app: &App, name: &str) -> Result<u64, StoreError> {
    keep_periodic(app, &app.region()).await?;
    let mut made = 0;
    while made < MOST_AT_A_TIME {
        let names: Vec<&str> = takeable(app).map(|job| job.name).filter(|known| *known == name).collect();
        let due = store::due(app.db(), &app.region(), &names, (app.now(), AT_A_LOOK)).await?;
        let before = made;
        for row in &due {
            let Some(job) = kind(app, &row.name) else { continue };
            if let Some(claim) = attempt::claim(app, job, row).await? {
                claim.run(app, &app.process_memory()).await;
                made += 1;
            }
        }
        if made == before {
            break;
        }
    }
    Ok(made)
}
