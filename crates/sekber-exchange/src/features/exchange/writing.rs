//! Applying an import: first every row is compared once more with what was shown, then the rows are written in small
//! transactions from a cursor, so that no other writer waits long and a stop in between is made good.

use std::time::{Duration, Instant};

use sekber_core::value::CycleId;
use serde::Serialize;

use super::as_checked;
use super::batches::{Batches, Taken};
use super::checking::{Basis, Pieces, summary_of};
use super::kind::{Outcome, State};
use super::letters;
use super::overtaken::lost;
use super::permission::{asked, named};
use super::staged::{self, Came, LeftOut, NOT_STORED};
use super::store::lease::{self, Lease, Step};
use super::store::owners::Done;
use super::store::{self, Run, Waiting, written};
use super::summary::Summary;
use super::told;
use super::verdict::{Details, Verdict};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Records written at once after which the database's own counts are out of date.
pub const MANY: i64 = 1_000;

/// What came of applying.
pub enum Applied {
    /// Everything was written, but for the rows that the summary counts as left out: so many records.
    Written(i64),
    /// A row is not what was shown; nothing was written.
    Stale,
}

/// Writes all rows of an import, or goes on where the work broke off.
///
/// # Errors
/// [`Problem::NotAllowed`] when whoever asked for it may not import such records any more; else when the database
/// refuses. What was written until then stays, and the import goes on from there.
pub async fn apply(app: &App, lease: &Lease, run: &Run) -> Result<Applied, Problem> {
    if let (Some(written_to), Some(cycle)) = (run.written_to.filter(|row| *row > 0), &run.cycle_id) {
        // Confirmed, compared and begun: it is carried to its end in the name of whoever confirmed it.
        let actor = named(run);
        return Writing::new(app, lease, run, (&actor, cycle)).write_after(written_to).await;
    }
    let actor = asked(app, run).await?;
    let cycle = match as_checked::still_holds(app, run, &actor).await? {
        Some(cycle) => cycle,
        None => match compared(app, lease, run, &actor).await? {
            Some(cycle) => cycle,
            None => return Ok(Applied::Stale),
        },
    };
    if !lease::begin_writing(app.db(), &app.region(), lease, &cycle).await? {
        return Err(lost());
    }
    Writing::new(app, lease, run, (&actor, &cycle)).write_after(0).await
}

/// Compares every row once more; the cycle of new programmes if all come to the same as when they were shown.
async fn compared(app: &App, lease: &Lease, run: &Run, actor: &Actor) -> Result<Option<CycleId>, Problem> {
    let basis = Basis::load(app, run).await?;
    let same = is_as_shown(app, lease, run, (actor, &basis)).await?;
    Ok(same.then(|| basis.references.cycle.id.clone()))
}

/// Whether every row comes to the same as when it was shown; if not, somebody has to look at it again.
async fn is_as_shown(
    app: &App,
    lease: &Lease,
    run: &Run,
    (actor, basis): (&Actor, &Basis),
) -> Result<bool, Problem> {
    let mut pieces = Pieces::new(app, run, basis.checker(app, actor, run));
    while let Some((waiting, verdicts)) = pieces.next().await? {
        let same = |(row, verdict): (&Waiting, &Verdict)| {
            let details = verdict.details_json();
            row.outcome == verdict.outcome.as_str()
                && details.is_ok_and(|details| details == row.details_json)
        };
        if !waiting.iter().zip(&verdicts).all(same) {
            return Ok(false);
        }
        // Comparing is the first half of the work, writing the second.
        let progress = lease.work.progress(pieces.done / 2, run.total).await;
        if progress.is_err() || !lease::progress(app.db(), &app.region(), lease, pieces.done / 2).await? {
            return Err(lost());
        }
    }
    Ok(true)
}

/// What the trail says about a batch.
#[derive(Serialize)]
struct Part {
    rows: usize,
    from_row: i64,
    to_row: i64,
    left_out: usize,
}

struct Writing<'a> {
    app: &'a App,
    lease: &'a Lease,
    run: &'a Run,
    actor: &'a Actor,
    cycle: &'a CycleId,
    summary: Summary,
    /// Rows that were handed to the database.
    done: i64,
}

impl<'a> Writing<'a> {
    fn new(app: &'a App, lease: &'a Lease, run: &'a Run, (actor, cycle): (&'a Actor, &'a CycleId)) -> Self {
        Self { app, lease, run, actor, cycle, summary: summary_of(run), done: run.total / 2 }
    }

    /// Writes the rows after one, batch by batch.
    async fn write_after(mut self, row: i64) -> Result<Applied, Problem> {
        let (db, region) = (self.app.db(), self.app.region());
        let mut batches = Batches::after(row);
        loop {
            let after = batches.begin();
            let mut rows = store::writing_after(db, &region, &self.run.id, (after, batches.most())).await?;
            let is_last = batches.cut(&mut rows);
            let last = rows.last().map(|row| row.number);
            let came = self.write_batch(after, &rows, is_last).await;
            match batches.learn((rows.len(), last), came)? {
                Taken::All => {}
                Taken::OneByOne => continue,
                Taken::Not => self.pass_over(after, &rows, is_last).await?,
            }
            if is_last {
                return Ok(Applied::Written(self.summary.writes()));
            }
            batches.pass(last);
        }
    }

    /// Returns how long the transaction was open, and with it the database's one writer taken.
    async fn write_batch(
        &mut self,
        after: i64,
        rows: &[Waiting],
        is_last: bool,
    ) -> Result<Duration, Problem> {
        let mut tx = self.app.begin(self.actor).await?;
        let begun = Instant::now();
        let came = staged::write(&mut tx, (self.run.kind, self.cycle), rows).await?;
        told::keep(&mut tx, &self.run.id, rows, &came.wrote).await?;
        self.commit(tx, (after, rows), &came, is_last).await?;
        Ok(begun.elapsed())
    }

    /// Leaves rows out that are not taken.
    async fn pass_over(&mut self, after: i64, rows: &[Waiting], is_last: bool) -> Result<(), Problem> {
        let tx = self.app.begin(self.actor).await?;
        let left_out: Vec<LeftOut> = rows.iter().map(|row| (row.number, NOT_STORED)).collect();
        self.commit(tx, (after, rows), &Came { left_out, wrote: Vec::new() }, is_last).await
    }

    /// Moves the cursor past a batch and writes what became of it, in the transaction of its records.
    async fn commit(
        &mut self,
        mut tx: Tx,
        (after, rows): (i64, &[Waiting]),
        Came { left_out, wrote }: &Came,
        is_last: bool,
    ) -> Result<(), Problem> {
        let mut summary = self.summary;
        let judged: Vec<(i64, Verdict)> =
            left_out.iter().filter_map(|left| judged(rows, *left, &mut summary)).collect();
        store::leave_out(&mut tx, &self.run.id, &judged).await?;
        written::keep(&mut tx, &self.run.id, wrote).await?;
        let summary_json = serde_json::to_string(&summary).map_err(anyhow::Error::from)?;
        let (to, count) = (rows.last().map_or(after, |row| row.number), rows.len());
        let done = self.done + i64::try_from(count).unwrap_or(0) / 2;
        let within = State::Applying;
        let step = Step { within, from: after, to, done, summary_json: &summary_json };
        let mut held = lease::advance(&mut tx, self.lease, step).await?;
        let event = if is_last {
            letters::tell_owners(self.app, &mut tx, self.run, Done::Applied).await?;
            held &= lease::finish(&mut tx, self.lease, (State::Applied, summary.writes())).await?;
            Event::new("import.applied", &self.run.id, &self.run.file_name).after(&summary)
        } else {
            let part = Part { rows: count, from_row: after + 1, to_row: to, left_out: left_out.len() };
            Event::new("import.part_applied", &self.run.id, &self.run.file_name).after(&part)
        };
        if !held {
            return Err(lost());
        }
        tx.commit(event).await?;
        (self.summary, self.done) = (summary, done);
        // What the page of jobs shows; the cursor above is what counts.
        let _ = self.lease.work.progress(done, self.run.total).await;
        Ok(())
    }
}

fn judged(rows: &[Waiting], (number, reason): LeftOut, summary: &mut Summary) -> Option<(i64, Verdict)> {
    let row = rows.iter().find(|row| row.number == number)?;
    if let Ok(outcome) = row.outcome.parse::<Outcome>() {
        summary.leave_out(outcome);
    }
    let details: Details = serde_json::from_str(&row.details_json).unwrap_or_default();
    Some((number, Verdict::left_out(details, row.label.clone(), reason)))
}
