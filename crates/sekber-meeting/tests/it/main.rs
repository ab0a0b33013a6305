//! Scenarios about the meeting and its documents.
//!
//! They are told as all scenarios are, see `crates/sekber/tests/it`, to the rooms of this crate and those before it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

// Scenarios name the application alike, whichever of its crates they are told to.
extern crate sekber_meeting as sekber;

#[path = "../../../sekber/tests/shared/backups.rs"]
mod backups;
#[path = "../../../sekber/tests/shared/docx.rs"]
mod docx;
#[path = "../../../sekber/tests/shared/harness/mod.rs"]
mod harness;

mod agenda;
mod attendance;
mod desks;
mod document;
mod hall;
mod hall_pages;
mod hall_state;
mod invitation;
mod invitation_letter;
mod letterhead;
mod meeting;
mod papers;
mod particulars;
mod plan_there;
mod proposals;
mod receipts;
mod streams;
