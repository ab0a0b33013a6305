//! Scenarios about records: organisations, programmes, legal documents, and finding them.
//!
//! They are told as all scenarios are, see `crates/sekber/tests/it`, to the rooms of this crate and those before it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

// Scenarios name the application alike, whichever of its crates they are told to.
extern crate sekber_registry as sekber;

#[path = "../../../sekber/tests/shared/harness/mod.rs"]
mod harness;

mod accepting;
mod action_plans;
mod checking;
mod edits_met;
mod inviting;
mod legal_document;
mod money;
mod programme;
mod registry;
mod registry_record;
mod search;
mod suggestions;
mod working_groups;
