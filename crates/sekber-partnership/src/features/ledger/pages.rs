//! Pages of the ledger.

pub mod correct;
pub mod district;
pub mod download;
pub mod entries;
pub mod entry;
pub mod panel;
pub mod partnership;
pub mod record;
pub mod shown;
pub mod told;
