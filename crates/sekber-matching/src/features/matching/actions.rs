//! The verbs of matching: wish, rule, set a quota, make a plan, publish it, decide about it.

pub mod decision;
pub mod interest;
pub mod plan;
pub mod ruling;
