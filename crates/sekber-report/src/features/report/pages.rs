//! Pages of reports.

pub mod edit;
pub mod list;
pub mod panel;
pub mod period;
pub mod periods;
pub mod record;

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
