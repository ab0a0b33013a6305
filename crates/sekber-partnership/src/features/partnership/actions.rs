//! The verbs of partnerships and their papers: each one transaction and one event.

pub mod agreement;
pub mod clause;
pub mod course;
pub mod ending;
pub mod letters;
pub mod open;
pub mod own_step;
pub mod remark;
pub mod remind;
pub mod road;
pub mod sign;
pub mod steps;
pub mod turn;
