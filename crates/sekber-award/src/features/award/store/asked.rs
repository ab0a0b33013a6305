//! What a measure is asked for.

use jiff::civil::Date;
use sekber_core::value::{CycleId, OrganisationId};

/// For what a measure is asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The cycle that is judged.
    pub cycle: CycleId,
    /// First and last day of the period.
    pub period: (Date, Date),
    /// The last day of the record.
    pub cut_off: Date,
    /// Only programmes of this theme.
    pub theme: Option<String>,
    /// Only this partner.
    pub partner: Option<OrganisationId>,
}
