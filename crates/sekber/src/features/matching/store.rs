//! SQL of matching.

pub mod interests;
pub mod plans;
pub mod rulings;
pub mod subjects;
