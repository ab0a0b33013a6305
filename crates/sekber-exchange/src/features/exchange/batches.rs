//! Going through the rows of an import in batches: so large that other writers do not wait long, and row by row where a batch is not
//! taken, so that only the row is left out that is to blame.

use std::time::Duration;

use crate::kit::problem::Problem;
use crate::kit::store::StoreError;

/// Rows of the first batch.
const FIRST: usize = 50;
/// Rows of a batch at least and at most.
const BATCH: (usize, usize) = (10, 1_000);
/// Rows that the statements of a batch take at a time.
const STATEMENT: usize = 100;
/// How long a batch may keep other writers waiting; the next one is made larger or smaller to fit. Each batch changes pages
/// of every index, so that few large ones cost much less than many small ones.
const PATIENCE: Duration = Duration::from_millis(100);

/// Where the work stands.
pub struct Batches {
    after: i64,
    pace: Pace,
    /// The last row of a batch that was not taken; until there rows are taken one by one.
    singly_to: i64,
}

/// What became of the rows of a batch.
pub enum Taken {
    /// They were taken.
    All,
    /// They were not: the same ones are tried one by one.
    OneByOne,
    /// It is a single one, which is to blame.
    Not,
}

impl Batches {
    /// The rows after one, with few to begin with.
    pub fn after(row: i64) -> Self {
        Self { after: row, pace: Pace::new(), singly_to: 0 }
    }

    /// The row after which the next batch begins.
    pub fn begin(&self) -> i64 {
        self.after
    }

    fn wanted(&self) -> usize {
        if self.after < self.singly_to { 1 } else { self.pace.rows() }
    }

    /// How many rows are asked for: one more than the batch has tells whether there are more.
    pub fn most(&self) -> i64 {
        i64::try_from(self.wanted() + 1).unwrap_or(i64::MAX)
    }

    /// Leaves those of the batch; whether it is the last one.
    pub fn cut<R>(&self, rows: &mut Vec<R>) -> bool {
        let is_last = rows.len() <= self.wanted();
        rows.truncate(self.wanted());
        is_last
    }

    /// What becomes of a batch of so many rows, the last of which has this number, and how large the next one is.
    ///
    /// # Errors
    /// The batch's own problem, when it is not that of its rows.
    pub fn learn(
        &mut self,
        (rows, last): (usize, Option<i64>),
        came: Result<Duration, Problem>,
    ) -> Result<Taken, Problem> {
        let wanted = self.wanted();
        match came {
            Ok(took) => {
                if wanted > 1 {
                    self.pace.learn(wanted, took);
                }
                Ok(Taken::All)
            }
            Err(problem) if !blames_rows(&problem) => Err(problem),
            Err(_) if rows > 1 => {
                self.singly_to = last.unwrap_or(self.singly_to);
                Ok(Taken::OneByOne)
            }
            Err(_) => Ok(Taken::Not),
        }
    }

    /// Goes on behind the last row of a batch.
    pub fn pass(&mut self, last: Option<i64>) {
        self.after = last.unwrap_or(self.after);
    }
}

/// How many rows a batch may have so that other writers do not wait long.
struct Pace(usize);

impl Pace {
    /// Begins with few.
    fn new() -> Self {
        Self(FIRST)
    }

    /// How many rows the next batch has.
    fn rows(&self) -> usize {
        self.0
    }

    /// A batch of so many rows took so long. It grows slowly: one quick batch tells little.
    fn learn(&mut self, rows: usize, took: Duration) {
        let fitting = PATIENCE.as_millis().saturating_mul(rows as u128) / took.as_millis().max(1);
        let fitting = usize::try_from(fitting).unwrap_or(BATCH.1).min(rows * 2).clamp(BATCH.0, BATCH.1);
        self.0 = if fitting < STATEMENT { fitting } else { fitting - fitting % STATEMENT };
    }
}

/// Whether a batch failed because of what its rows hold, and not because of the database itself.
fn blames_rows(problem: &Problem) -> bool {
    match problem {
        Problem::Invalid(_) | Problem::Conflict | Problem::NotFound => true,
        Problem::Ours(error) => error.downcast_ref::<StoreError>().is_some_and(StoreError::concerns_values),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_that_is_not_taken_is_tried_row_by_row() {
        let mut batches = Batches::after(0);
        let mut rows: Vec<i64> = (1..=60).collect();
        assert!(!batches.cut(&mut rows));
        assert_eq!(rows.len(), FIRST);
        let refused = |batches: &mut Batches, rows, last| {
            batches.learn((rows, Some(last)), Err(Problem::Conflict)).unwrap()
        };
        assert!(matches!(refused(&mut batches, FIRST, 50), Taken::OneByOne));
        assert_eq!((batches.begin(), batches.most()), (0, 2));
        assert!(matches!(refused(&mut batches, 1, 1), Taken::Not));
        batches.pass(Some(1));
        assert_eq!((batches.begin(), batches.most()), (1, 2));
        batches.pass(Some(50));
        assert!(batches.most() > 2, "behind the batch it goes on with many");
        assert!(batches.learn((1, Some(51)), Err(Problem::NotAllowed)).is_err(), "no row is to blame");
    }
}
