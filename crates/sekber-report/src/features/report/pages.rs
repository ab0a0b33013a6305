//! Pages of reports.

pub mod edit;
pub mod history;
pub mod list;
pub mod offline;
pub mod panel;
pub mod period;
pub mod periods;
pub mod record;
pub mod sheet;

use sekber_core::report::ReportState;

/// The class that colours a state's badge.
pub fn badge(state: &ReportState) -> &'static str {
    match state {
        ReportState::Draft => "",
        ReportState::Sent => "info",
        ReportState::Returned => "warn",
        ReportState::Confirmed => "good",
    }
}
