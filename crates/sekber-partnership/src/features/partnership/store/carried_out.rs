//! SQL of whether a partnership was carried out at some time: one condition for everybody who asks, be it who owes a report or what
//! stands in the sheet of a year.

use jiff::civil::Date;
use sekber_core::value::Moment;

use crate::kit::settings::Settings;
use crate::kit::store::Sql;

/// Some days, and when they begin and are over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// When the first begins.
    pub begins: Moment,
    /// When the last is over.
    pub ends: Moment,
}

impl Days {
    /// From the first to the last day, where the district is.
    pub fn of(settings: &Settings, (first, last): (Date, Date)) -> Self {
        let next = last.tomorrow().unwrap_or(last);
        Self { first, last, begins: settings.midnight(first), ends: settings.midnight(next) }
    }
}

/// Adds the condition that a partnership `p` was carried out on one of some days: within its term, from when it began until it
/// was over. What has no moment of its beginning is from before those were kept.
pub fn carried_out(statement: Sql, days: &Days) -> Sql {
    statement
        .push_bind(
            " and coalesce(p.activated_at, case p.state when 'active' then p.state_since
             when 'completed' then p.created_at end) < ",
            days.ends,
        )
        .push_bind(" and (p.state = 'active' or p.state_since >= ", days.begins)
        .push_bind(") and coalesce(p.start_on, '') <= ", days.last)
        .push_bind(" and coalesce(p.end_on, '9999-12-31') >= ", days.first)
}
