//! The sentences of this room that are completed by a stored code.

use sekber_engines::synchronisation::grading::{Grade, Verdict};

use super::answers::OwnerAnswer;
use super::matrix::Kind;
use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("finding-grade-", Grade::ALL),
        codes("finding-grade-long-", Grade::ALL),
        codes("finding-verdict-", Verdict::ALL),
        codes("finding-verdict-hint-", Verdict::ALL),
        codes("finding-answer-", OwnerAnswer::ALL),
        listed("finding-decided-", "due unclear past open returned decided objected partly done"),
        listed("finding-became-", "united ended done apart"),
        listed("finding-paid-", "twice"),
        listed("coverage-sort-", "owner money end"),
        listed("finding-sort-", "title owner months"),
        listed(
            "finding-field-",
            "title text organisation themes codes goals places period funders verdict other note mover",
        ),
        listed(
            "area-data-field-",
            "name producer year unit licence source theme places skipped_rows skipped",
        ),
        listed("district-field-", "month letters"),
        listed("boundaries-field-", "level source licence places"),
        listed("finding-side-", "office partner"),
        listed("finding-row-to-record-", "same duplication"),
        listed("finding-row-to-row-", "same duplication"),
        codes("coverage-matrix-", Kind::ALL.map(Kind::code)),
    ]
}
