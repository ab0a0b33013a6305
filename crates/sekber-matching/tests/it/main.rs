//! Scenarios about matching and plans.
//!
//! They are told as all scenarios are, see `crates/sekber/tests/it`, to the rooms of this crate and those before it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

// Scenarios name the application alike, whichever of its crates they are told to.
extern crate sekber_matching as sekber;

#[path = "../../../sekber/tests/shared/harness/mod.rs"]
mod harness;

mod authority;
mod decision;
mod matching;
mod need;
mod need_score;
mod need_served;
mod over;
mod suggestions;
mod taking_part;
