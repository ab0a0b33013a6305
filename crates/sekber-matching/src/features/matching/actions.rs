//! The verbs of matching: wish, rule, set a quota, make a plan, publish it.

pub mod interest;
pub mod plan;
pub mod ruling;
