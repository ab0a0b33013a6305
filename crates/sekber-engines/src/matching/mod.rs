//! Matching offices with the programmes of partners: what both sides wish, how well they fit, and the plan for all.

pub mod affinity;
pub mod assignment;
pub mod interest;
pub mod kinds;
pub mod need;
