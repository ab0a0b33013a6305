//! SQL of jobs. Every statement of a worker asks whether the lease is still its own.

use sekber_core::job::State;
use sekber_core::value::{JobId, Moment, RegionCode};

use super::NewJob;
use super::lease::{LEASE_SECONDS, Lease};
use crate::app::CLOCKS_DIFFER;
use crate::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::store::{Db, Sql, StoreError, Tx, select, sql};

crate::text_column!(State);

crate::row_struct! {
    /// A job as it is kept.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Row {
        /// Its identifier.
        pub id: JobId,
        /// What is to be done.
        pub name: String,
        /// What it is to be done with.
        pub payload: String,
        /// How often it comes round again; none for a job that is done once.
        pub period_seconds: Option<i64>,
        /// Its state.
        pub state: State,
        /// When it is worked on next, or was to be.
        pub due_at: Moment,
        /// How often it was tried.
        pub attempts: i64,
        /// When the lease on it runs out.
        pub lease_until: Moment,
        /// Whether somebody wants it to stop.
        pub cancel_asked: bool,
        /// How much of the work is done.
        pub done: i64,
        /// How much work there is; 0 when nobody can say.
        pub total: i64,
        /// Why the last attempt failed.
        pub error_json: String,
        /// When it was queued.
        pub created_at: Moment,
        /// When it ended.
        pub finished_at: Option<Moment>,
    }
}

/// No job that comes once waits longer than this for its next attempt, in seconds.
const LONGEST_WAIT: i64 = 2 * 24 * 60 * 60;

/// When the moments that rows name can only come from a clock that was ahead for a while. Such a job would wait until that moment
/// comes, for a month perhaps, so it counts as due.
struct Beyond {
    lease: Moment,
    period: Moment,
    once: Moment,
}

impl Beyond {
    fn at(now: Moment) -> Self {
        Self {
            lease: now.plus_seconds(LEASE_SECONDS + CLOCKS_DIFFER),
            period: now.plus_seconds(CLOCKS_DIFFER),
            once: now.plus_seconds(LONGEST_WAIT),
        }
    }
}

impl Row {
    /// Whether it waits for a worker, or its worker is gone.
    pub fn waits(&self, now: Moment) -> bool {
        let beyond = Beyond::at(now);
        let is_from_ahead = match self.period_seconds {
            Some(period) => self.due_at.plus_seconds(-period) > beyond.period,
            None => self.due_at > beyond.once,
        };
        match self.state {
            State::Queued => self.due_at <= now || is_from_ahead,
            State::Running => self.lease_until < now || self.lease_until > beyond.lease,
            _ => false,
        }
    }

    /// Whether it comes round again when it is done.
    pub fn is_periodic(&self) -> bool {
        self.period_seconds.is_some()
    }
}

fn jobs(region: &RegionCode) -> Sql {
    select::<Row>(" from job").push_bind(" where region_code = ", region)
}

/// Queues a job, unless one with its key is known.
pub fn insertion(region: &RegionCode, job: &NewJob, now: Moment) -> Sql {
    sql("insert into job (region_code, id, name, payload, once_key, due_at, created_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing")
    .bind(region)
    .bind(&job.id)
    .bind(job.name)
    .bind(&job.payload)
    .bind(job.once.clone())
    .bind(job.due.unwrap_or(now))
    .bind(now)
}

/// The key of the one row of a periodic job.
const PERIODIC: &str = "period";

/// Makes sure that a periodic job has its row, with the period that is declared now.
pub async fn keep_periodic(
    db: &Db,
    region: &RegionCode,
    (id, name, period): (&JobId, &str, i64),
    now: Moment,
) -> Result<(), StoreError> {
    let kept = sql("insert into job (region_code, id, name, once_key, period_seconds, due_at, created_at)
         values ($1, $2, $3, $4, $5, $6, $6)
         on conflict (region_code, name, once_key) do update set period_seconds = excluded.period_seconds
         where job.period_seconds <> excluded.period_seconds");
    let kept = kept.bind(region).bind(id).bind(name).bind(PERIODIC).bind(period).bind(now);
    db.housekeeping(kept).await.map(|_| ())
}

/// Jobs of these names that are due, or whose lease has run out: those that have waited longest first. A periodic job that
/// failed is due again with its next period.
pub async fn due(
    db: &Db,
    region: &RegionCode,
    names: &[&str],
    (now, most): (Moment, i64),
) -> Result<Vec<Row>, StoreError> {
    let asked =
        only_due(jobs(region).push(" and "), names, now).push_bind(" order by due_at, id limit ", most);
    db.all(asked).await
}

/// Narrows a statement to jobs of these names that are due or whose lease has run out.
fn only_due(asked: Sql, names: &[&str], now: Moment) -> Sql {
    let beyond = Beyond::at(now);
    let is_far = " and period_seconds is not null and due_at - period_seconds * 1000 > ";
    asked
        .push_list("name in ", names.iter().copied())
        .push_bind(" and (state = 'queued' and due_at <= ", now)
        .push_bind(" or state = 'running' and lease_until < ", now)
        .push_bind(" or state = 'failed' and period_seconds is not null and due_at <= ", now)
        .push_bind(" or state = 'running' and lease_until > ", beyond.lease)
        .push_bind(" or state = 'queued' and period_seconds is null and due_at > ", beyond.once)
        .push(" or state = 'queued'")
        .push_bind(is_far, beyond.period)
        .push(" or state = 'failed'")
        .push_bind(is_far, beyond.period)
        .push(")")
}

/// The districts that have jobs of these names due, or with a lease that has run out: those that have waited longest first.
pub async fn with_due(db: &Db, names: &[&str], now: Moment) -> Result<Vec<RegionCode>, StoreError> {
    crate::row_struct! { struct Found { region_code: RegionCode } }
    let asked = only_due(sql("select region_code from job where "), names, now)
        .push(" group by region_code order by min(due_at), region_code");
    let found: Vec<Found> = db.all(asked).await?;
    Ok(found.into_iter().map(|row| row.region_code).collect())
}

/// One job.
pub async fn find(db: &Db, region: &RegionCode, id: &JobId) -> Result<Option<Row>, StoreError> {
    db.maybe(jobs(region).push_bind(" and id = ", id)).await
}

/// One job, inside a transaction.
pub async fn find_in(tx: &mut Tx, id: &JobId) -> Result<Option<Row>, StoreError> {
    let asked = jobs(&tx.region.clone()).push_bind(" and id = ", id);
    tx.maybe(asked).await
}

/// Takes a lease on a job as it was seen, for one attempt; `false` when another process was faster.
pub async fn claim(
    db: &Db,
    region: &RegionCode,
    lease: &Lease,
    (seen, until): (&Row, Moment),
) -> Result<bool, StoreError> {
    let claimed = sql("update job set state = 'running', lease_owner = $1, lease_until = $2, attempts = attempts + 1,
         done = 0, total = 0
         where region_code = $3 and id = $4 and state = $5 and attempts = $6 and lease_until = $7 and due_at = $8");
    let claimed = claimed.bind(&lease.owner).bind(until).bind(region).bind(&seen.id);
    let claimed = claimed.bind(seen.state).bind(seen.attempts).bind(seen.lease_until).bind(seen.due_at);
    Ok(db.housekeeping(claimed).await? == 1)
}

/// Adds the condition that the lease is still held.
fn held(statement: Sql, region: &RegionCode, lease: &Lease) -> Sql {
    statement
        .push_bind(" where region_code = ", region)
        .push_bind(" and id = ", &lease.job)
        .push_bind(" and lease_owner = ", &lease.owner)
        .push(" and state = 'running'")
}

/// Holds a lease for longer, with how far the work is; `false` when it is lost or the job was cancelled.
pub async fn renew(
    db: &Db,
    region: &RegionCode,
    lease: &Lease,
    until: Moment,
    progress: Option<(i64, i64)>,
) -> Result<bool, StoreError> {
    let renewed = sql("update job set lease_until = $1").bind(until);
    let renewed = match progress {
        Some((done, total)) => renewed.push_bind(", done = ", done).push_bind(", total = ", total),
        None => renewed,
    };
    Ok(db.housekeeping(held(renewed, region, lease).push(" and cancel_asked = false")).await? == 1)
}

/// Whether the lease is still held and the job is to stop.
pub async fn is_cancelled(db: &Db, region: &RegionCode, lease: &Lease) -> Result<bool, StoreError> {
    let asked = held(sql("select cancel_asked from job"), region, lease);
    Ok(db.value(asked).await?.unwrap_or(false))
}

/// What becomes of a job whose lease is let go.
#[derive(Debug, Clone)]
pub struct Ending<'a> {
    /// Its state.
    pub state: State,
    /// When it is due again; none for a job that is over.
    pub due: Option<Moment>,
    /// How often it counts as tried.
    pub attempts: i64,
    /// Why the attempt failed; empty when it did not.
    pub error_json: &'a str,
}

/// Lets go of a job and says what becomes of it.
pub fn ending(region: &RegionCode, lease: &Lease, ending: &Ending<'_>, now: Moment) -> Sql {
    let ended = sql(
        "update job set lease_owner = null, cancel_asked = false, state = $1, attempts = $2, error_json = $3",
    )
    .bind(ending.state)
    .bind(ending.attempts)
    .bind(ending.error_json)
    .push_if(", due_at = ", ending.due)
    .push_bind(", finished_at = ", (ending.state != State::Queued).then_some(now));
    held(ended, region, lease)
}

/// Which job is meant.
#[derive(Debug, Clone, Copy)]
pub enum Which<'a> {
    /// By its identifier: it must have failed or been cancelled.
    Id(&'a JobId),
    /// By name and key, whatever has become of it.
    Key(&'a str, &'a str),
}

/// Queues a job again from its first attempt.
pub async fn queue_again(tx: &mut Tx, which: Which<'_>) -> Result<u64, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let again = sql(
        "update job set state = 'queued', attempts = 0, due_at = $1, error_json = '', finished_at = null,
         cancel_asked = false, lease_owner = null where region_code = $2",
    )
    .bind(now)
    .bind(&region);
    tx.run(match which {
        Which::Id(id) => again.push_bind(" and id = ", id).push(" and state in ('failed', 'cancelled')"),
        Which::Key(name, key) => again
            .push_bind(" and name = ", name)
            .push_bind(" and once_key = ", key)
            .push(" and state <> 'running'"),
    })
    .await
}

/// Asks whoever works on a job to stop; `false` when nobody does.
pub async fn ask_to_cancel(tx: &mut Tx, id: &JobId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked =
        sql("update job set cancel_asked = true where region_code = $1 and id = $2 and state = 'running'");
    Ok(tx.run(asked.bind(&region).bind(id)).await? == 1)
}

/// Cancels a job that waits; `false` when it does not.
pub async fn cancel_queued(tx: &mut Tx, id: &JobId) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let cancelled = sql("update job set state = 'cancelled', finished_at = $1
         where region_code = $2 and id = $3 and state = 'queued'");
    Ok(tx.run(cancelled.bind(now).bind(&region).bind(id)).await? == 1)
}

/// Deletes jobs that ended before a moment, at most so many; how many there were.
///
/// # Errors
/// When the database refuses.
pub async fn delete_over(
    db: &Db,
    region: &RegionCode,
    states: &[State],
    (before, most): (Moment, i64),
) -> Result<u64, StoreError> {
    let over = sql("delete from job where region_code = $1 and period_seconds is null and id in (
         select id from job where region_code = $1 and period_seconds is null and finished_at < $2")
    .bind(region)
    .bind(before)
    .push_list(" and state in ", states.iter().copied());
    db.housekeeping(over.push_bind(" order by finished_at limit ", most).push(")")).await
}

/// A page of jobs: those queued last first. `state` narrows it.
///
/// # Errors
/// When the database cannot be asked.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    state: Option<State>,
    cursor: &Cursor,
) -> Result<Page<Row>, StoreError> {
    let count = sql("select count(*) from job").push_bind(" where region_code = ", region);
    let total = db.value(count.push_if(" and state = ", state)).await?.unwrap_or(0);
    let asked = jobs(region).push_if(" and state = ", state);
    let asked = match cursor {
        Cursor::Start => asked.push(" order by id desc"),
        Cursor::After(key) => asked.push_bind(" and id < ", key.id.as_str()).push(" order by id desc"),
        Cursor::Before(key) => asked.push_bind(" and id > ", key.id.as_str()).push(" order by id"),
    };
    let rows: Vec<Row> = db.all(asked.push_bind(" limit ", PAGE_SIZE + 1)).await?;
    Ok(Page::from_fetched(rows, cursor, total, |job| Key { sort: String::new(), id: job.id.to_string() }))
}

crate::row_struct! {
    /// How jobs stand.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
    pub struct Figures {
        /// Jobs that wait.
        pub queued: i64,
        /// Jobs that are worked on.
        pub running: i64,
        /// Jobs that have failed.
        pub failed: i64,
        /// When the job was due that has waited longest for a worker.
        pub oldest_due: Option<Moment>,
    }
}

/// How the jobs stand, of a district or of all that the database has.
///
/// # Errors
/// When the database cannot be asked.
pub async fn figures(db: &Db, region: Option<&RegionCode>, now: Moment) -> Result<Figures, StoreError> {
    let asked = sql("select count(case when state = 'queued' then 1 end) as queued,
         count(case when state = 'running' then 1 end) as running,
         count(case when state = 'failed' then 1 end) as failed,
         min(case when state = 'queued' and due_at <= $1 then due_at
                  when state = 'running' and lease_until <= $1 then lease_until end) as oldest_due
         from job where state in ('queued', 'running', 'failed')");
    db.one(asked.bind(now).push_if(" and region_code = ", region)).await
}
