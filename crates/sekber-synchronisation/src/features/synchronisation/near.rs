//! What something that is not recorded yet would double: a programme being typed, or a row of a sheet.

use std::cmp::Ordering;

use sekber_engines::synchronisation::grading::{Common, Grade, Model, Read, common};

/// A record that something is alike to.
pub struct Near {
    /// The record, by its place among those compared with.
    pub programme: usize,
    /// What both would be to each other.
    pub grade: Grade,
    /// How sure that is.
    score: f64,
    /// What they have in common.
    pub common: Common,
}

impl Near {
    /// What is one activity first, then what is done twice, the surest first.
    pub fn surest_first(a: &Self, b: &Self) -> Ordering {
        a.grade.cmp(&b.grade).then(b.score.total_cmp(&a.score))
    }
}

/// What something would double of a record; `None` when nothing, or when both complete each other.
pub fn near(model: &Model, typed: &Read, other: &Read, programme: usize) -> Option<Near> {
    let found = common(typed, other).filter(Common::tells_likeness)?;
    let chances = model.chances(&found.features);
    let grade = chances.shown(&found).filter(|grade| *grade != Grade::Synergy)?;
    Some(Near { programme, grade, score: chances.score(), common: found })
}
