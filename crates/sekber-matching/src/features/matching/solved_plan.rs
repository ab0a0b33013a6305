//! A stored plan, read back and solved again, so that questions about it can be answered.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use sekber_core::value::{PlanId, ProgrammeId};
use sekber_engines::matching::assignment::planner::Planner;

use super::authority::Matter;
use super::fit_matrix::Table;
use super::model::PlanHead;
use super::planning::{Capacity, Inputs, Outcome, PlannedProgramme, planned_from};
use super::progress::table_soon;
use super::store::plans;
use crate::features::district::{self, Cycle};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::problem::Problem;

/// A stored plan, read back and solved again.
pub struct SolvedPlan {
    /// What the list of plans shows of it.
    pub head: PlanHead,
    /// Its cycle.
    pub cycle: Cycle,
    /// What it was made from.
    pub inputs: Arc<Inputs>,
    /// What came out of it then.
    pub outcome: Outcome,
    /// The solver, ready to be asked.
    pub planner: Planner,
    /// The fits as they are now.
    pub table: Arc<Table>,
    /// The day on which it was made.
    pub made_on: Date,
}

impl SolvedPlan {
    /// Reads a plan and makes it again from its stored inputs.
    ///
    /// # Errors
    /// [`Problem::NotFound`] when there is none.
    pub async fn read(app: &App, plan: &str) -> Result<Self, Problem> {
        let (head, record) = Self::stored(app, plan).await?;
        let cycles = district::cycles(app.db(), &app.region()).await?;
        let cycle = cycles.into_iter().find(|cycle| cycle.id == head.cycle_id).ok_or(Problem::NotFound)?;
        let table = table_soon(app, &cycle).await?;
        Self::solve(app, (head, record), cycle, table).await
    }

    /// The same for whoever has the table of the plan's cycle already.
    ///
    /// # Errors
    /// As [`SolvedPlan::read`], also when the plan is of another cycle.
    pub async fn beside(app: &App, plan: &str, cycle: &Cycle, table: &Arc<Table>) -> Result<Self, Problem> {
        let (head, record) = Self::stored(app, plan).await?;
        if head.cycle_id != cycle.id {
            return Err(Problem::NotFound);
        }
        Self::solve(app, (head, record), cycle.clone(), table.clone()).await
    }

    /// What is kept of a plan.
    ///
    /// # Errors
    /// [`Problem::NotFound`] when there is none.
    pub async fn stored(app: &App, plan: &str) -> Result<(PlanHead, plans::PlanRecord), Problem> {
        let id: PlanId = plan.parse().map_err(|_| Problem::NotFound)?;
        let (db, region) = (app.db(), app.region());
        let head = plans::find(db, &region, &id).await?.ok_or(Problem::NotFound)?;
        let record = plans::record(db, &region, &id).await?.ok_or(Problem::NotFound)?;
        Ok((head, record))
    }

    /// What another plan was made from and what came out.
    ///
    /// # Errors
    /// [`Problem::NotFound`] when there is none.
    pub async fn record(app: &App, plan: &PlanId) -> Result<(Inputs, Outcome), Problem> {
        let record = plans::record(app.db(), &app.region(), plan).await?.ok_or(Problem::NotFound)?;
        Ok(cpu::run(move || written(&record)).await??)
    }

    async fn solve(
        app: &App,
        (head, record): (PlanHead, plans::PlanRecord),
        cycle: Cycle,
        table: Arc<Table>,
    ) -> Result<Self, Problem> {
        let solve = move || -> anyhow::Result<_> {
            let (inputs, outcome) = written(&record)?;
            let planner = inputs.solve();
            Ok((Arc::new(inputs), outcome, planner))
        };
        let (inputs, outcome, planner) = cpu::run(solve).await??;
        let made_on = app.settings().local_date(head.created_at);
        Ok(Self { head, cycle, inputs, outcome, planner, table, made_on })
    }

    /// Whether the time of a programme, as it is known now, was over when the plan was made.
    pub fn is_over(&self, programme: &str) -> bool {
        let subjects = &self.table.subjects;
        let known = programme.parse::<ProgrammeId>().ok().and_then(|id| subjects.programme(&id));
        known
            .and_then(|at| subjects.programmes.get(at))
            .is_some_and(|stored| stored.content.period.is_over(self.planned_from()))
    }

    /// How many programmes, as they are known now, were not planned because their time was over.
    pub fn left_over(&self) -> usize {
        let planned: HashSet<&str> = self.inputs.programmes.iter().map(|offer| offer.id.as_str()).collect();
        let all = self.table.subjects.programmes.iter();
        let from = self.planned_from();
        all.filter(|stored| stored.content.period.is_over(from) && !planned.contains(stored.id.as_str()))
            .count()
    }

    fn planned_from(&self) -> Date {
        planned_from(self.cycle.year, self.made_on)
    }

    /// The office at an index of the inputs.
    pub fn office(&self, at: u32) -> &Capacity {
        &self.inputs.offices[at as usize]
    }

    /// The programme at an index of the inputs.
    pub fn offer(&self, at: u32) -> &PlannedProgramme {
        &self.inputs.programmes[at as usize]
    }

    /// The partner whose programme stands at an index of the inputs.
    pub fn partner(&self, at: u32) -> &Capacity {
        &self.inputs.partners[self.offer(at).partner as usize]
    }

    /// What a pair needs a partner above the district for, as programme and office are now.
    pub fn above(&self, programme: &str, office: &str) -> Vec<Matter> {
        let subjects = &self.table.subjects;
        let places = || {
            let programme = subjects.programme(&programme.parse().ok()?)?;
            Some((programme, subjects.office(&office.parse().ok()?)?))
        };
        places().map(|(programme, office)| self.table.above(programme, office)).unwrap_or_default()
    }

    /// Whether both sides want a pair.
    pub fn is_mutual(&self, programme: u32, office: u32) -> bool {
        let edge = self.planner.edge_of(programme, office);
        edge.is_some_and(|edge| self.planner.instance().edges[edge as usize].pick.is_mutual())
    }

    /// The pairs that are in this plan or in another one, but not in both: first those that are new here.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn compared_with(&self, app: &App, other: &PlanId) -> Result<Vec<Moved>, Problem> {
        let theirs = plans::pairs(app.db(), &app.region(), other).await?;
        let theirs: BTreeSet<(String, String)> = theirs
            .into_iter()
            .map(|pair| (pair.programme_id.to_string(), pair.office_id.to_string()))
            .collect();
        let ours: BTreeSet<(String, String)> = self
            .outcome
            .pairs
            .iter()
            .map(|(programme, office, ..)| {
                (self.offer(*programme).id.clone(), self.office(*office).id.clone())
            })
            .collect();
        let title = |id: &str| {
            let offer = self.inputs.programmes.iter().find(|offer| offer.id == id);
            offer.map_or(id.to_owned(), |offer| offer.title.clone())
        };
        let office = |id: &str| {
            let seat = self.inputs.offices.iter().find(|seat| seat.id == id);
            seat.map_or(id.to_owned(), |seat| seat.name.clone())
        };
        let moved = |(pair, gained): (&(String, String), bool)| Moved {
            title: title(&pair.0),
            office: office(&pair.1),
            gained,
        };
        let gained = ours.difference(&theirs).map(|pair| (pair, true));
        let lost = theirs.difference(&ours).map(|pair| (pair, false));
        Ok(gained.chain(lost).map(moved).collect())
    }
}

/// What is written in a plan's documents.
fn written(record: &plans::PlanRecord) -> anyhow::Result<(Inputs, Outcome)> {
    Ok((serde_json::from_str(&record.inputs_json)?, serde_json::from_str(&record.outcome_json)?))
}

/// A pair that is in one of two plans only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The programme's title.
    pub title: String,
    /// The office's name.
    pub office: String,
    /// Whether it is in the plan that is looked at, and not in the other one.
    pub gained: bool,
}
