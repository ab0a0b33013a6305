//! The sentences of this room that are completed by a stored code.

use sekber_core::work_plan::{ActivityState, Counting, IndicatorKind, Proposer};

use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("plan-state-", ActivityState::ALL),
        codes("plan-kind-", IndicatorKind::ALL),
        codes("plan-counting-", Counting::ALL),
        codes("plan-proposer-", Proposer::ALL),
        listed("plan-split-", "men women with_disability children adults elderly"),
        listed(
            "event-",
            "work_activity_proposed work_activity_changed work_activity_agreed work_activity_noted work_activity_dropped work_activity_drop_proposed
             work_indicator_proposed work_indicator_changed work_indicator_agreed work_indicator_dropped work_indicator_drop_proposed
             work_indicator_measured work_indicator_withdrawn work_indicator_reported work_indicator_taken_back",
        ),
        listed(
            "work-activity-field-",
            "title detail responsible starts_on ends_on places begun_on done_on note reason agreed_by",
        ),
        listed(
            "work-indicator-field-",
            "kind title unit counting responsible source baseline baseline_year targets by_sex by_disability by_age reason
             agreed_by on_day value men women with_disability children adults elderly note",
        ),
    ]
}
