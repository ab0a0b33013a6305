//! All SQL of the award's tables, by what it is about.

mod asked;
pub mod conduct;
pub mod entries;
pub mod jury;
pub mod measures;
pub mod results;
pub mod search;
pub mod seasons;
pub mod tickets;
pub mod told;
