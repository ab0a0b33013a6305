//! The result as it is shown and published: from the rows that are kept once it is told and once it is final, worked out anew before.

use sekber_core::value::RegionCode;
use sekber_engines::award::rules::{Category, Rules};

use super::model::{Entry, ResultRow, Season};
use super::store::{entries, results, seasons};
use super::tally::Tally;
use crate::kit::problem::Problem;
use crate::kit::store::Db;

/// An entry with its result.
#[derive(Debug, Clone)]
pub struct Line {
    /// The entry.
    pub entry: Entry,
    /// Its result.
    pub row: ResultRow,
    /// Hundredths of points on each criterion, in the order of the rules.
    pub points: Vec<Option<u16>>,
}

/// A season's result.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The rules that hold.
    pub rules: Rules,
    /// Category by category, the best first.
    pub lines: Vec<Line>,
}

impl Outcome {
    /// Reads the result of a season that is decided.
    ///
    /// # Errors
    /// [`Problem::NotFound`] before the rules are published, else as [`Tally::load`].
    pub async fn load(db: &Db, region: &RegionCode, season: &Season) -> Result<Self, Problem> {
        let rows = results::all(db, region, &season.id).await?;
        Self::with(db, region, season, rows).await
    }

    /// Reads the provisional result of a season as everybody was told it; without lines where none was told.
    ///
    /// # Errors
    /// As [`Outcome::load`].
    pub async fn told(db: &Db, region: &RegionCode, season: &Season) -> Result<Self, Problem> {
        let rows = results::provisional(db, region, &season.id).await?;
        Self::with(db, region, season, rows).await
    }

    async fn with(
        db: &Db,
        region: &RegionCode,
        season: &Season,
        rows: Vec<ResultRow>,
    ) -> Result<Self, Problem> {
        let rules = seasons::in_force(db, region, season).await?.ok_or(Problem::NotFound)?.rules()?;
        Ok(Self::of(rules, &entries::all(db, region, &season.id).await?, rows))
    }

    /// What a season that is still scored would come to now.
    ///
    /// # Errors
    /// When the result cannot be written.
    pub fn running(tally: Tally) -> Result<Self, Problem> {
        let rows = tally.result()?;
        Ok(Self::of(tally.rules, &tally.records.entries, rows))
    }

    fn of(rules: Rules, all: &[Entry], rows: Vec<ResultRow>) -> Self {
        let line = |row: ResultRow| {
            let entry = all.iter().find(|entry| entry.id == row.entry_id)?.clone();
            Some(Line { entry, points: row.points(), row })
        };
        let mut lines: Vec<Line> = rows.into_iter().filter_map(line).collect();
        let category = |line: &Line| rules.categories.iter().position(|one| one.code == line.entry.category);
        lines.sort_by(|a, b| {
            let key = |line: &Line| {
                (category(line), line.row.place.unwrap_or(i64::MAX), line.entry.pseudonym.clone())
            };
            key(a).cmp(&key(b))
        });
        Self { rules, lines }
    }

    /// The lines of a category, the best first.
    pub fn inside(&self, category: &Category) -> Vec<&Line> {
        self.lines.iter().filter(|line| line.entry.category == category.code).collect()
    }

    /// The criteria that lift an entry most above the mean of its category, at most so many, as places in the rules.
    pub fn lifted_by(&self, line: &Line, most: usize) -> Vec<usize> {
        let others: Vec<&Line> =
            self.lines.iter().filter(|one| one.entry.category == line.entry.category).collect();
        let lead = |at: usize| {
            let of = |one: &&Line| one.points.get(at).copied().flatten().map(i64::from);
            let told: Vec<i64> = others.iter().filter_map(of).collect();
            let mean = told.iter().sum::<i64>() / i64::try_from(told.len().max(1)).unwrap_or(1);
            let weight = self.rules.criteria.get(at).map_or(0, |one| i64::from(one.weight));
            Some((i64::from(line.points.get(at).copied().flatten()?) - mean) * weight)
        };
        let mut leads: Vec<(i64, usize)> =
            (0..self.rules.criteria.len()).filter_map(|at| Some((lead(at)?, at))).collect();
        leads.retain(|(lead, _)| *lead > 0);
        leads.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        leads.into_iter().take(most).map(|(_, at)| at).collect()
    }
}
