//! Checking an import: every row is compared with what is stored, and what was found out is written down.

use super::alike::Comparison;
use super::as_checked;
use super::check::Checker;
use super::corrections;
use super::index::Index;
use super::kind::State;
use super::layout::Layout;
use super::overtaken::lost;
use super::permission::{asked, permitted_in, scope};
use super::references::References;
use super::row::SheetRow;
use super::store::lease::{self, Lease};
use super::store::{self, Run, Waiting, Wanted};
use super::summary::Summary;
use super::verdict::Verdict;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::problem::Problem;

/// Rows that are read and compared at a time: few enough that neither a thread nor the database's writer is kept long.
const AT_ONCE: i64 = 500;

/// How the sheet of an import is understood.
///
/// # Errors
/// When what is stored cannot be read.
pub fn layout_of(run: &Run) -> Result<Layout, Problem> {
    Ok(serde_json::from_str(&run.mapping_json).map_err(anyhow::Error::from)?)
}

/// The numbers of an import's last check.
pub fn summary_of(run: &Run) -> Summary {
    serde_json::from_str(&run.outcome_json).unwrap_or_default()
}

/// Whether an import was looked at and holds nothing that could be applied, be it that all is stored already or that all is wrong.
pub fn would_write_nothing(run: &Run) -> bool {
    run.state == State::Ready && summary_of(run).writes() == 0
}

/// Waiting rows with their cells.
pub fn rows(waiting: &[Waiting]) -> Vec<SheetRow> {
    waiting.iter().map(|row| SheetRow::from_json(row.number, &row.cells_json)).collect()
}

/// Everything that rows are compared with, as it is now.
pub struct Basis {
    layout: Layout,
    /// The lists of the district.
    pub references: References,
    index: Index,
}

impl Basis {
    /// Loads it for an import.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn load(app: &App, run: &Run) -> Result<Self, Problem> {
        let (db, region) = (app.db(), app.region());
        let references = References::load(db, &region, run.kind).await?;
        let index = Index::load(db, &region, run.kind, &references).await?;
        Ok(Self { layout: layout_of(run)?, references, index })
    }

    /// A checker of the import's rows for somebody with the permissions that they have now.
    pub fn checker<'a>(&'a self, app: &'a App, actor: &Actor, run: &Run) -> Checker<'a> {
        let basis = (&self.references, &self.index);
        Checker::new(app.db(), basis, app.words(), (run.kind, &self.layout), permitted_in(actor, run))
    }
}

/// The rows of an import piece by piece, each with what is found out about it now.
pub struct Pieces<'a> {
    app: &'a App,
    run: &'a Run,
    checker: Checker<'a>,
    is_surveyed: bool,
    after: i64,
    /// Rows that were handed out.
    pub done: i64,
}

impl<'a> Pieces<'a> {
    /// Begins at the first row.
    pub fn new(app: &'a App, run: &'a Run, checker: Checker<'a>) -> Self {
        Self { app, run, checker, is_surveyed: false, after: 0, done: 0 }
    }

    /// Some rows after a number.
    async fn rows_after(&self, number: i64) -> Result<Vec<Waiting>, Problem> {
        let (db, region) = (self.app.db(), self.app.region());
        let wanted = (Wanted::default(), (number, AT_ONCE));
        Ok(store::waiting_after(db, &region, &self.run.id, wanted.0, wanted.1).await?)
    }

    /// Their cells, with what was corrected on the preview.
    fn read(&self, waiting: &[Waiting]) -> Vec<SheetRow> {
        let mut rows = rows(waiting);
        corrections::put_in(self.checker.layout(), &mut rows);
        rows
    }

    /// Looks at all rows, and keeps those that are more of others.
    async fn survey(&mut self) -> Result<(), Problem> {
        let mut after = 0;
        let mut surveyor = self.checker.surveyor();
        loop {
            let waiting = self.rows_after(after).await?;
            let Some(last) = waiting.last() else { break };
            after = last.number;
            cpu::in_place(|| surveyor.look(&self.read(&waiting)));
        }
        let mut survey = cpu::in_place(|| surveyor.finish());
        after = 0;
        while survey.has_parts() {
            let waiting = self.rows_after(after).await?;
            let Some(last) = waiting.last() else { break };
            after = last.number;
            survey.keep_parts(self.read(&waiting));
        }
        self.checker.know(survey);
        self.is_surveyed = true;
        Ok(())
    }

    /// The next rows; none at the end.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn next(&mut self) -> Result<Option<(Vec<Waiting>, Vec<Verdict>)>, Problem> {
        if !self.is_surveyed {
            self.survey().await?;
        }
        let waiting = self.rows_after(self.after).await?;
        let Some(last) = waiting.last() else { return Ok(None) };
        self.after = last.number;
        self.done += i64::try_from(waiting.len()).unwrap_or(0);
        let rows = self.read(&waiting);
        let verdicts = self.checker.check(&rows).await?;
        Ok(Some((waiting, verdicts)))
    }
}

/// Compares every row with what is stored, for whoever asked for it, and writes down what was found out.
///
/// # Errors
/// [`Problem::NotAllowed`] when they may not import such records any more; else when the database refuses.
pub async fn check(app: &App, lease: &Lease, run: &Run) -> Result<(), Problem> {
    let (db, region) = (app.db(), app.region());
    let actor = asked(app, run).await?;
    let rests_on = as_checked::Basis::now(app, run, &actor).await?;
    let basis = Basis::load(app, run).await?;
    let mut pieces = Pieces::new(app, run, basis.checker(app, &actor, run));
    let mut summary = Summary::default();
    let mut comparison = Comparison::begin(app, run.kind, &basis.references.cycle.id).await?;
    while let Some((waiting, verdicts)) = pieces.next().await? {
        let mut judged: Vec<(i64, Verdict)> = waiting.iter().map(|row| row.number).zip(verdicts).collect();
        comparison.note(&mut judged).await?;
        judged.iter().for_each(|(_, verdict)| summary.count(verdict));
        let progress = lease.work.progress(pieces.done, run.total).await;
        if progress.is_err() || !lease::progress(db, &region, lease, pieces.done).await? {
            return Err(lost());
        }
        store::save_verdicts(db, &region, &run.id, &judged).await?;
    }
    summary.uncompared = comparison.passed_over();
    let json = serde_json::to_string(&summary).map_err(anyhow::Error::from)?;
    match lease::checked(db, &region, lease, (&json, &scope(permitted_in(&actor, run)))).await? {
        true => {
            as_checked::remember(app, &run.id, rests_on, basis.references.cycle.id.clone());
            Ok(())
        }
        false => Err(lost()),
    }
}
