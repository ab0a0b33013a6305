//! The pages in a real browser: accessible in every form, small, quiet, usable by keyboard and without scripts.
//!
//! Needs `chromium` and `chromedriver` on the path; without them these tests are left out with a line on the
//! terminal, and with `SEKBER_TEST_REQUIRE_ALL=1` they fail instead. `SEKBER_SCREENS=1` renews `docs/screens`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod accessible;
mod award;
mod browser;
mod citizen;
mod course;
mod districts;
mod funds;
mod gallery;
mod hall;
mod matching;
mod offline;
mod pages;
mod partnership;
#[path = "../shared/program.rs"]
mod program;
#[path = "../shared/records.rs"]
mod records;
mod roads;
mod screens;
mod stage;
mod steps;
mod synchronisation;
mod using;
