//! The sentences of this room that are completed by a stored code.

use sekber_engines::matching::affinity::fit::Part;
use sekber_engines::matching::interest::Stance;
use sekber_engines::matching::kinds::Band;

use super::authority::Matter;
use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("matching-own-", Stance::ALL),
        codes("matching-theirs-", Stance::ALL),
        listed("matching-kind-", "best even agreed"),
        codes("matching-stance-", Stance::ALL).and("open".split_whitespace()),
        listed("matching-rule-", "lock veto"),
        listed("matching-reason-", "duties served capacity place budget"),
        listed("matching-partner-reason-", "goals served capacity place budget"),
        listed("matching-plan-", "proposed published replaced"),
        codes("matching-part-", Part::ALL),
        codes("matching-matter-", Matter::ALL.iter().map(|matter| matter.as_str())),
        codes("matching-because-", Band::ALL),
        listed("interest-field-", "office side stance rank note"),
        listed("pair-field-", "office rule"),
        listed("quota-field-", "least most"),
        listed("plan-field-", "number name state pairs digest approved note paper paper_day"),
    ]
}
