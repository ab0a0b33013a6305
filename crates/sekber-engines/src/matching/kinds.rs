//! Closed lists of matching: what is ruled about a pair, how far a plan is.

use sekber_core::coded::coded;

coded! {
    /// What the secretariat rules about a pair.
    Rule, "ruling":
    /// It must be in every plan.
    Lock = "lock",
    /// It may be in no plan.
    Veto = "veto",
}

coded! {
    /// How well two fit, in a word. What it is said of is a score of 100; nothing is called optimal but a whole plan.
    Band, "band of a fit":
    /// From [`Band::STRONG_FROM`] on.
    Strong = "strong",
    /// From [`Band::FAIR_FROM`] on.
    Fair = "fair",
    /// Below that.
    Weak = "weak",
}

impl Band {
    /// The lowest score of a strong fit.
    pub const STRONG_FROM: i64 = 50;
    /// The lowest score of a fair fit.
    pub const FAIR_FROM: i64 = 30;

    /// The band of a score of 100.
    pub fn of(score: i64) -> Self {
        match score {
            Self::STRONG_FROM.. => Self::Strong,
            Self::FAIR_FROM.. => Self::Fair,
            _ => Self::Weak,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_begin_where_they_say() {
        let bands =
            [(100, Band::Strong), (50, Band::Strong), (49, Band::Fair), (30, Band::Fair), (29, Band::Weak)];
        for (score, band) in bands {
            assert_eq!(Band::of(score), band, "{score}");
        }
    }
}
