//! The refusal of a worker whose import is in other hands by now.

use crate::kit::problem::Problem;

/// What a worker says that finds its import in other hands.
pub fn lost() -> Problem {
    Problem::refused("refused-import-taken-over")
}
