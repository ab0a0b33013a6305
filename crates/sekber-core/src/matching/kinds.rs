//! Closed lists of matching: what is ruled about a pair, how far a plan is.

use crate::coded::coded;

coded! {
    /// What the secretariat rules about a pair.
    Rule, "ruling":
    /// It must be in every plan.
    Lock = "lock",
    /// It may be in no plan.
    Veto = "veto",
}

coded! {
    /// How far a plan is.
    PlanState, "state of a plan":
    /// One of several that are weighed.
    Proposed = "proposed",
    /// The one that holds.
    Published = "published",
    /// Was published before another one.
    Replaced = "replaced",
}
