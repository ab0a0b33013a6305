//! The sentences of this room that are completed by a stored code.

use sekber_engines::synchronisation::grading::{Grade, Verdict};

use super::matrix::Kind;
use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("finding-grade-", Grade::ALL),
        codes("finding-grade-long-", Grade::ALL),
        codes("finding-verdict-", Verdict::ALL),
        codes("finding-verdict-hint-", Verdict::ALL),
        listed("finding-decided-", "due past open returned decided"),
        listed("finding-paid-", "twice"),
        listed("finding-field-", "title text organisation themes codes goals places period funders"),
        listed("finding-side-", "office partner"),
        listed("finding-row-to-record-", "same duplication"),
        listed("finding-row-to-row-", "same duplication"),
        codes("coverage-matrix-", Kind::ALL.map(Kind::code)),
    ]
}
