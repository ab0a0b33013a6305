//! All SQL of the award's tables, by what it is about.

pub mod entries;
pub mod jury;
pub mod measures;
pub mod results;
pub mod seasons;
