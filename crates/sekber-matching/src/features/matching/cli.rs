//! Matching from the command line: rankings and plans from files, and the plan of the district in the database.

pub mod assign;
pub mod lines;
pub mod plan;
pub mod rank;
pub mod senses;
