//! The verbs of partnerships and their papers: each one transaction and one event.

pub mod agreement;
pub mod course;
pub mod ending;
pub mod open;
pub mod remind;
pub mod sign;
pub mod steps;
