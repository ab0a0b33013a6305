//! Work plans and reports, a partner's year, the planning calendar, the jobs, visits in the field and lists that people keep, after the
//! rooms of partnerships.

pub mod calendar;
pub mod jobs;
pub mod partner_year;
pub mod report;
pub mod saved_list;
pub mod visit;
pub mod work_plan;

pub use sekber_partnership::features::*;

use crate::kit::card::Card;

/// The rooms of this crate, in order: a test reads it here and checks every import and every statement against it.
pub fn rooms() -> Vec<Card> {
    vec![
        work_plan::card(),
        report::card(),
        partner_year::card(),
        calendar::card(),
        jobs::card(),
        visit::card(),
        saved_list::card(),
    ]
}

/// All rooms up to these.
pub fn cards() -> Vec<Card> {
    sekber_partnership::features::cards().into_iter().chain(rooms()).collect()
}
