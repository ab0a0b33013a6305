//! A line of money as a file tells it, and what becomes of it.

use sekber_core::coded::coded;
use serde::{Deserialize, Serialize};

/// A line of a budget.
pub const BUDGET: &str = "budget";
/// A planned disbursement.
pub const PLANNED: &str = "planned";

coded! {
    /// What became of a line that was told.
    ToldState, "state of told money":
    /// It waits to be recorded.
    Offered = "offered",
    /// Somebody set it aside, so that it is not offered.
    Aside = "aside",
    /// Another line has taken its place.
    Replaced = "replaced",
    /// It stands in the ledger.
    Recorded = "recorded",
    /// Its import was taken back.
    Withdrawn = "withdrawn",
}

crate::text_column!(ToldState);

/// A line of money as a file tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ToldLine {
    /// The code of a transaction's type, [`BUDGET`] or [`PLANNED`].
    #[serde(rename = "k")]
    pub kind: String,
    /// The publisher's own number of it, or the time of a budget.
    #[serde(rename = "r", skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// The day, the first one of a budget, as written.
    #[serde(rename = "d")]
    pub on_day: String,
    /// The amount as written.
    #[serde(rename = "v")]
    pub value: String,
    /// Its currency as written.
    #[serde(rename = "c")]
    pub currency: String,
    /// Who gives.
    #[serde(rename = "g")]
    pub giver: String,
    /// Who receives.
    #[serde(rename = "t")]
    pub receiver: String,
    /// Why it cannot become an entry of the ledger; empty when it can.
    #[serde(rename = "w", skip_serializing_if = "String::is_empty")]
    pub kept: String,
}
