//! What a room says of the programmes that the rows of a sheet would add, before they are added; the sheets belong to an earlier
//! room.

use sekber_core::value::CycleId;
use serde::{Deserialize, Serialize};

use super::similar::Described;
use crate::app::App;
use crate::awaited::Awaited;
use crate::problem::Problem;

/// What a row seems to record again, said once for all who look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alike {
    /// Where the other record is read; empty when it is another row of the sheet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub href: String,
    /// What is said of it in Indonesian.
    pub id: String,
    /// What is said of it in English.
    pub en: String,
}

/// Rows being compared.
pub type Looking<'a> = Awaited<'a, Result<Vec<(i64, Alike)>, Problem>>;

/// Compares the rows of one sheet, piece by piece, with the records that are there and with the rows before them.
pub trait Compares: Send {
    /// The rows, by number, that seem to record something again. One statement.
    fn look<'a>(&'a mut self, app: &'a App, rows: Vec<(i64, Described)>) -> Looking<'a>;

    /// Rows that were not compared, since there is too much to compare them with.
    fn passed_over(&self) -> i64;
}

/// A comparison being prepared.
pub type Preparing<'a> = Awaited<'a, Result<Box<dyn Compares>, Problem>>;

/// One room's comparison of the rows of a sheet. What it costs is bounded, whatever the sheet and the district.
#[derive(Clone, Copy)]
pub struct RowsAlike {
    /// Prepares the comparison with the programmes of a cycle. Two statements at most, and those that read what has changed.
    pub prepare: for<'a> fn(&'a App, &'a CycleId) -> Preparing<'a>,
}
