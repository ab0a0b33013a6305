//! Taking an import back: what it added is withdrawn, and what it changed has its former values again, in small transactions from a
//! cursor as it was written. What somebody changed since is left, unless they said otherwise.

use std::collections::{HashMap, HashSet};

use sekber_core::value::{OrganisationId, ProgrammeId};
use serde::Serialize;

use super::batches::{Batches, Taken};
use super::bridge::{restore_organisation, restore_programme};
use super::kind::{Kind, Outcome, State};
use super::letters;
use super::overtaken::lost;
use super::permission::{asked, named};
use super::store::Run;
use super::store::lease::{self, Lease, Step};
use super::store::owners::Done;
use super::store::written::{self, Written};
use super::told;
use super::verdict::{Change, Details};
use crate::features::programme::{self, Stored};
use crate::features::registry::{self, OrganisationDraft};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

/// What became of a record.
const WITHDRAWN: &str = "withdrawn";
const RESTORED: &str = "restored";
const LEFT: &str = "left";

/// What the trail says about a batch.
#[derive(Serialize)]
struct Part {
    withdrawn: usize,
    restored: usize,
    left: usize,
}

/// Takes an import back, or goes on where the work broke off.
///
/// # Errors
/// [`Problem::NotAllowed`] when whoever asked for it may not write such records any more; else when the database refuses. What was
/// taken back until then stays so, and the work goes on from there.
pub async fn take_back(app: &App, lease: &Lease, run: &Run) -> Result<(), Problem> {
    let (db, region) = (app.db(), app.region());
    let (actor, begun) = match run.written_to {
        Some(row) => (named(run), row),
        None => {
            let actor = asked(app, run).await?;
            if !lease::begin_taking_back(db, &region, lease).await? {
                return Err(lost());
            }
            (actor, 0)
        }
    };
    let reason = app.words().say(Language::Indonesian, "import-taken-back-reason");
    let mut work = TakingBack { app, lease, run, actor: &actor, reason: &reason, done: run.done };
    let mut batches = Batches::after(begun);
    loop {
        let after = batches.begin();
        let mut rows = written::after(db, &region, &run.id, (after, batches.most())).await?;
        let is_last = batches.cut(&mut rows);
        let last = rows.last().map(|row| row.number);
        let came = work.batch((after, &rows), is_last).await;
        match batches.learn((rows.len(), last), came)? {
            Taken::All => {}
            Taken::OneByOne => continue,
            Taken::Not => work.leave((after, &rows), is_last).await?,
        }
        if is_last {
            return Ok(());
        }
        batches.pass(last);
    }
}

struct TakingBack<'a> {
    app: &'a App,
    lease: &'a Lease,
    run: &'a Run,
    actor: &'a Actor,
    /// Why new programmes end.
    reason: &'a str,
    done: i64,
}

impl TakingBack<'_> {
    /// Takes the records of some rows back; returns how long the database's one writer was taken.
    async fn batch(
        &mut self,
        (after, rows): (i64, &[Written]),
        is_last: bool,
    ) -> Result<std::time::Duration, Problem> {
        let stored = match self.run.kind {
            Kind::Programmes => self.stored(rows).await?,
            Kind::Offices | Kind::Partners => HashMap::new(),
        };
        let mut tx = self.app.begin(self.actor).await?;
        let begun = std::time::Instant::now();
        let became = match self.run.kind {
            Kind::Programmes => self.programmes(&mut tx, rows, &stored).await?,
            Kind::Offices | Kind::Partners => self.organisations(&mut tx, rows).await?,
        };
        let left: HashSet<i64> =
            became.iter().filter(|(_, became)| *became == LEFT).map(|(number, _)| *number).collect();
        let taken: Vec<&Written> = rows.iter().filter(|row| !left.contains(&row.number)).collect();
        told::take_back(self.app, &mut tx, &self.run.id, &taken, self.reason).await?;
        self.commit(tx, (after, rows), &became, is_last).await?;
        Ok(begun.elapsed())
    }

    /// Leaves records as they are that cannot be taken back.
    async fn leave(&mut self, (after, rows): (i64, &[Written]), is_last: bool) -> Result<(), Problem> {
        let tx = self.app.begin(self.actor).await?;
        let became: Vec<_> = rows.iter().map(|row| (row.number, LEFT)).collect();
        self.commit(tx, (after, rows), &became, is_last).await
    }

    async fn stored(&self, rows: &[Written]) -> Result<HashMap<String, Stored>, Problem> {
        let ids: Vec<ProgrammeId> = rows.iter().filter_map(|row| row.record_id.parse().ok()).collect();
        let found = programme::by_ids(self.app.db(), &self.app.region(), &ids).await?;
        Ok(found.into_iter().map(|stored| (stored.id.to_string(), stored)).collect())
    }

    /// The version from which a record is taken back; none when it is left as it is.
    fn version(&self, row: &Written, now: i64) -> Option<i64> {
        (self.run.overrides || row.record_version == now).then_some(now)
    }

    async fn programmes(
        &self,
        tx: &mut Tx,
        rows: &[Written],
        stored: &HashMap<String, Stored>,
    ) -> Result<Vec<(i64, &'static str)>, Problem> {
        let (mut new, mut changed, mut became) = (Vec::new(), Vec::new(), Vec::new());
        for row in rows {
            if told::is_all(&changes(row)) {
                became.push((row.number, RESTORED));
                continue;
            }
            let known = stored.get(&row.record_id).filter(|stored| stored.content.is_open());
            let target =
                known.and_then(|stored| Some((stored.id.clone(), self.version(row, stored.version)?)));
            match target {
                Some(target) if row.outcome == Outcome::Added.as_str() => new.push((row.number, target)),
                Some(target) => changed.push((row, target)),
                None => became.push((row.number, LEFT)),
            }
        }
        let targets: Vec<_> = new.iter().map(|(_, target)| target.clone()).collect();
        let stale = programme::withdraw_many(tx, &targets, self.reason).await?;
        let settled = |at: usize, stale: &[usize], done| if stale.contains(&at) { LEFT } else { done };
        became.extend(
            new.iter().enumerate().map(|(at, (number, _))| (*number, settled(at, &stale, WITHDRAWN))),
        );
        let targets: Vec<_> = changed.iter().map(|(_, target)| target.clone()).collect();
        let former: Vec<Vec<Change>> = changed.iter().map(|(row, _)| changes(row)).collect();
        let stale = programme::restore_many(tx, &targets, |at, draft| {
            if let Some(former) = former.get(at) {
                restore_programme(draft, former);
            }
        })
        .await?;
        became.extend(
            changed.iter().enumerate().map(|(at, (row, _))| (row.number, settled(at, &stale, RESTORED))),
        );
        Ok(became)
    }

    /// New organisations are left: others may know them by now, and they can be joined to the right one.
    async fn organisations(
        &self,
        tx: &mut Tx,
        rows: &[Written],
    ) -> Result<Vec<(i64, &'static str)>, Problem> {
        let mut became = Vec::with_capacity(rows.len());
        for row in rows {
            let done = row.outcome == Outcome::Changed.as_str() && self.organisation(tx, row).await?;
            became.push((row.number, if done { RESTORED } else { LEFT }));
        }
        Ok(became)
    }

    async fn organisation(&self, tx: &mut Tx, row: &Written) -> Result<bool, Problem> {
        let Ok(id) = row.record_id.parse::<OrganisationId>() else { return Ok(false) };
        let Some(known) = registry::find_in(tx, &id).await? else { return Ok(false) };
        let Some(version) = self.version(row, known.organisation.version) else { return Ok(false) };
        if known.organisation.merged_into.is_some() {
            return Ok(false);
        }
        let mut draft = OrganisationDraft::of(&known);
        restore_organisation(&mut draft, &changes(row));
        // What it was called before was its name.
        draft.is_another = true;
        registry::update(tx, &id, version, &draft).await?;
        Ok(true)
    }

    /// Moves the cursor past a batch and writes what became of it, in the transaction of its records.
    async fn commit(
        &mut self,
        mut tx: Tx,
        (after, rows): (i64, &[Written]),
        became: &[(i64, &'static str)],
        is_last: bool,
    ) -> Result<(), Problem> {
        written::mark(&mut tx, &self.run.id, became).await?;
        let count = |what: &str| became.iter().filter(|(_, became)| *became == what).count();
        let part = Part { withdrawn: count(WITHDRAWN), restored: count(RESTORED), left: count(LEFT) };
        let done = self.done + i64::try_from(rows.len()).unwrap_or(0);
        let to = rows.last().map_or(after, |row| row.number);
        let step =
            Step { within: State::TakingBack, from: after, to, done, summary_json: &self.run.outcome_json };
        let mut held = lease::advance(&mut tx, self.lease, step).await?;
        let event = if is_last {
            letters::tell_owners(self.app, &mut tx, self.run, Done::TakenBack).await?;
            held &= lease::finish(&mut tx, self.lease, (State::TakenBack, done)).await?;
            Event::new("import.taken_back", &self.run.id, &self.run.file_name).after(&part)
        } else {
            Event::new("import.part_taken_back", &self.run.id, &self.run.file_name).after(&part)
        };
        if !held {
            return Err(lost());
        }
        tx.commit(event).await?;
        self.done = done;
        // What the page of jobs shows; the cursor above is what counts.
        let _ = self.lease.work.progress(done, self.run.total).await;
        Ok(())
    }
}

fn changes(row: &Written) -> Vec<Change> {
    serde_json::from_str::<Details>(&row.details_json).unwrap_or_default().changes
}
