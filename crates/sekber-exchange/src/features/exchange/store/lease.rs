//! SQL of the work on imports: whoever works on one has put a mark on it, and writes only as long as the mark is theirs.

use std::sync::Arc;

use sekber_core::value::{CycleId, ImportId, Moment, RegionCode};

use super::State;
use crate::kit::app::App;
use crate::kit::jobs::{NewJob, Work};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

/// The right to work on an import, until another attempt takes it over.
#[derive(Clone)]
pub struct Lease {
    /// The import.
    pub run: ImportId,
    /// The job that works on it: its mark is on the import, and it says how far the work is.
    pub work: Arc<Work>,
}

/// What is asked for an import, and by whom.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// The states that it may be in.
    pub from: &'a [State],
    /// The state that follows.
    pub to: State,
    /// The person; none for the operator.
    pub by: Option<&'a str>,
    /// That person's name.
    pub name: &'a str,
    /// The job that does it; it is queued exactly when the import moves on.
    pub job: &'a NewJob,
    /// The mapping that was read and the one made of it, which takes its place: the import moves on only as long as it has the first.
    pub mapping: Option<(&'a str, &'a str)>,
}

/// Moves an import on because somebody asked for it, and queues the job that does it when there is something to do; `false`
/// when it is in none of the states, or has another mapping than was read.
///
/// # Errors
/// A violated uniqueness rule when another import of that person is being worked on.
pub async fn ask(app: &App, id: &ImportId, asked: &Asked<'_>) -> Result<bool, StoreError> {
    let moved = sql("update import_run set state = $1, asked_by = $2, asked_name = $3, job_id = $4,
         lease_owner = null, attempts = 0, done = 0, written_to = null, reason = ''")
    .bind(asked.to)
    .bind(asked.by)
    .bind(asked.name)
    .bind(&asked.job.id)
    .push_if(", mapping_json = ", asked.mapping.map(|(_, made)| made))
    .push_bind(" where region_code = ", app.region())
    .push_bind(" and id = ", id)
    .push_list(" and state in ", asked.from.iter().copied())
    .push_if(" and mapping_json = ", asked.mapping.map(|(read, _)| read));
    let queued = asked.to.is_busy().then(|| asked.job.statement(app));
    app.db().housekeeping_together(moved, queued).await
}

/// Puts the mark of an attempt on its import, so that an earlier one writes nothing more; `false` when the import does not
/// wait for this job. An import that was given up with its job is checked again when the job is tried again by hand.
pub async fn begin(db: &Db, region: &RegionCode, lease: &Lease) -> Result<bool, StoreError> {
    let begun = sql("update import_run set lease_owner = $1, attempts = attempts + 1,
         state = (case when state = 'interrupted' then 'checking' else state end)
         where region_code = $2 and id = $3 and job_id = $4")
    .bind(lease.work.fence())
    .bind(region)
    .bind(&lease.run)
    .bind(lease.work.job())
    .push_list(" and state in ", [State::Checking, State::Applying, State::TakingBack, State::Interrupted]);
    Ok(db.housekeeping(begun).await? == 1)
}

/// Adds the condition that the lease is still held.
fn held(statement: Sql, region: &RegionCode, lease: &Lease) -> Sql {
    statement
        .push_bind(" where region_code = ", region)
        .push_bind(" and id = ", &lease.run)
        .push_bind(" and lease_owner = ", lease.work.fence())
}

/// Writes down how many rows are done; `false` when the lease is lost.
pub async fn progress(db: &Db, region: &RegionCode, lease: &Lease, done: i64) -> Result<bool, StoreError> {
    let counted = sql("update import_run set done = $1").bind(done);
    Ok(db.housekeeping(held(counted, region, lease)).await? == 1)
}

/// Leaves an import to somebody's decision whose job was given up; `false` when part of it is written, so that it must go
/// on.
pub async fn give_up(tx: &mut Tx, id: &str, reason: &str) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let left = sql("update import_run set state = (case when state = 'taking_back' then 'applied' else $1 end), reason = $2,
         lease_owner = null, written_to = null where region_code = $3 and id = $4 and coalesce(written_to, 0) = 0")
    .bind(State::Interrupted)
    .bind(reason)
    .bind(&region)
    .bind(id);
    let busy = [State::Checking, State::Applying, State::TakingBack];
    if tx.run(left.push_list(" and state in ", busy)).await? == 1 {
        return Ok(true);
    }
    let writing =
        sql("select count(*) from import_run where region_code = $1 and id = $2").bind(&region).bind(id);
    Ok(tx.value::<i64>(writing.push_list(" and state in ", busy)).await? == Some(0))
}

/// Ends the work in a state and says why; `false` when the lease is lost.
pub async fn settle(
    db: &Db,
    region: &RegionCode,
    lease: &Lease,
    (state, reason): (State, &str),
) -> Result<bool, StoreError> {
    let settled = sql("update import_run set state = $1, reason = $2, lease_owner = null, written_to = null")
        .bind(state)
        .bind(reason);
    Ok(db.housekeeping(held(settled, region, lease)).await? == 1)
}

/// Ends a check: the import is ready, with its numbers and whose records its rows show; `false` when the lease is lost.
pub async fn checked(
    db: &Db,
    region: &RegionCode,
    lease: &Lease,
    (summary_json, scope): (&str, &str),
) -> Result<bool, StoreError> {
    let checked = sql(
        "update import_run set state = $1, outcome_json = $2, scope = $3, done = total, lease_owner = null",
    )
    .bind(State::Ready)
    .bind(summary_json)
    .bind(scope);
    Ok(db.housekeeping(held(checked, region, lease)).await? == 1)
}

/// Goes back from applying to checking, under the same lease, and says why; `false` when it is lost.
pub async fn check_again(
    db: &Db,
    region: &RegionCode,
    lease: &Lease,
    reason: &str,
) -> Result<bool, StoreError> {
    let back =
        sql("update import_run set state = $1, reason = $2, done = 0").bind(State::Checking).bind(reason);
    Ok(db.housekeeping(held(back, region, lease)).await? == 1)
}

/// Marks an import as compared with what is stored: from here on it is written; `false` when the lease is lost.
pub async fn begin_writing(
    db: &Db,
    region: &RegionCode,
    lease: &Lease,
    cycle: &CycleId,
) -> Result<bool, StoreError> {
    let begun = sql("update import_run set written_to = 0, cycle_id = $1").bind(cycle);
    Ok(db.housekeeping(held(begun, region, lease)).await? == 1)
}

/// Marks an import as allowed to be taken back: from here on it is; `false` when the lease is lost.
pub async fn begin_taking_back(db: &Db, region: &RegionCode, lease: &Lease) -> Result<bool, StoreError> {
    let begun = sql("update import_run set written_to = 0");
    Ok(db.housekeeping(held(begun, region, lease)).await? == 1)
}

/// How far a batch of rows has come.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    /// What the import is doing.
    pub within: State,
    /// The row that was written last before it.
    pub from: i64,
    /// The last row of the batch.
    pub to: i64,
    /// Rows that are done.
    pub done: i64,
    /// The numbers of the whole import.
    pub summary_json: &'a str,
}

/// Moves on past a batch, in the very transaction that writes it; `false` when somebody else wrote it or took the import
/// over, and then the transaction must not be committed.
pub async fn advance(tx: &mut Tx, lease: &Lease, step: Step<'_>) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let moved = sql("update import_run set written_to = $1, done = $2, outcome_json = $3")
        .bind(step.to)
        .bind(step.done)
        .bind(step.summary_json);
    let moved = held(moved, &region, lease).push_bind(" and written_to = ", step.from);
    Ok(tx.run(moved.push_bind(" and state = ", step.within)).await? == 1)
}

/// Ends the writing of an import in a state, in the transaction of its last rows; `false` when the lease is lost.
pub async fn finish(tx: &mut Tx, lease: &Lease, (state, written): (State, i64)) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let finished = sql("update import_run set state = $1, done = $2, finished_at = $3, lease_owner = null")
        .bind(state)
        .bind(written)
        .bind(now);
    Ok(tx.run(held(finished, &region, lease)).await? == 1)
}

/// States in which a job works on an import.
const QUEUED: [State; 3] = [State::Checking, State::Applying, State::TakingBack];

/// Whether an import has no job that could still work on it.
const UNQUEUED: &str = " and not exists (select 1 from job j where j.region_code = import_run.region_code and j.id = import_run.job_id)";

crate::row_struct! {
    struct Unqueued { id: ImportId }
}

/// Imports that wait for work and have no job.
pub async fn unqueued(db: &Db, region: &RegionCode) -> Result<Vec<ImportId>, StoreError> {
    let asked = sql("select id from import_run").push_bind(" where region_code = ", region);
    let asked = asked.push_list(" and state in ", QUEUED).push(UNQUEUED);
    let found: Vec<Unqueued> = db.all(asked.push(" order by id limit 20")).await?;
    Ok(found.into_iter().map(|row| row.id).collect())
}

/// Queues an import that has no job, if it still has none.
pub async fn queue(app: &App, id: &ImportId, job: &NewJob) -> Result<bool, StoreError> {
    let queued = sql("update import_run set job_id = $1 where region_code = $2 and id = $3");
    let queued = queued.bind(&job.id).bind(app.region()).bind(id);
    let queued = queued.push_list(" and state in ", QUEUED).push(UNQUEUED);
    app.db().housekeeping_together(queued, Some(job.statement(app))).await
}

/// Sets aside the imports whose sheets were never read to the end.
pub async fn discard_unread(db: &Db, region: &RegionCode, now: Moment) -> Result<u64, StoreError> {
    db.housekeeping(
        sql("update import_run set state = $1, reason = 'unread'
             where region_code = $2 and state = $3 and lease_until < $4")
        .bind(State::Discarded)
        .bind(region)
        .bind(State::Receiving)
        .bind(now),
    )
    .await
}

/// Sets aside the imports of other sheets that nobody has asked for until a moment; their rows are forgotten too.
pub async fn discard_waiting(db: &Db, region: &RegionCode, before: Moment) -> Result<u64, StoreError> {
    let left = sql("update import_run set state = $1, reason = 'unread'
         where region_code = $2 and state = $3 and created_at < $4");
    db.housekeeping(left.bind(State::Discarded).bind(region).bind(State::Waiting).bind(before)).await
}

/// Keeps others from setting aside an import whose sheet is still being read.
pub async fn still_reading(
    db: &Db,
    region: &RegionCode,
    id: &ImportId,
    until: Moment,
) -> Result<bool, StoreError> {
    let kept =
        sql("update import_run set lease_until = $1 where region_code = $2 and id = $3 and state = $4")
            .bind(until)
            .bind(region)
            .bind(id)
            .bind(State::Receiving);
    Ok(db.housekeeping(kept).await? == 1)
}
