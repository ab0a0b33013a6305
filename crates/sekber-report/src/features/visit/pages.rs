//! Pages of visits.

pub mod edit;
pub mod file;
pub mod list;
pub mod panel;
pub mod record;
