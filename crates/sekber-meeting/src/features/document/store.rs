//! All SQL of the room's tables, by what it is about.

pub mod documents;
pub mod letterhead;
pub mod signatories;
