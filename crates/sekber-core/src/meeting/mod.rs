//! The coordination meeting: its rounds, whose turn it is, how long still, and the running order.
//!
//! The chair's clock decides: every function is given the moment it acts at, and nothing here knows the time by itself.

pub mod code;
pub mod kinds;
pub mod order;
pub mod stage;
pub mod talks;
