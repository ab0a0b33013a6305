//! Scenarios told to the whole harness, each on both databases: one binary, one file per room.
//!
//! Write a scenario like this, in a file named after the room:
//!
//! ```ignore
//! #[tokio::test]
//! async fn a_partner_sees_its_own_page() {
//!     on_both(async |harness| {
//!         let seen = harness.as_partner().get("/partners/partner-own").await;
//!         seen.is_ok().shows("Yayasan Sendiri");
//!     })
//!     .await;
//! }
//! ```
//!
//! PostgreSQL is named by `SEKBER_TEST_POSTGRES`, such as `postgres://sekber@127.0.0.1:5432/postgres`; the role must
//! be allowed to make databases. Without it the PostgreSQL half is left out with a line on the terminal, and with
//! `SEKBER_TEST_REQUIRE_ALL=1` it fails instead.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod harness;

mod access;
mod account;
mod arrows;
mod audit;
mod backup;
mod budget;
mod calendar;
mod connections;
mod crash;
mod deferred;
mod district;
mod districts;
mod document;
mod edge;
mod exchange;
mod faulty_disk;
mod fuzz;
mod glossary;
mod hall;
mod hall_state;
mod harness_itself;
mod healing;
mod import_work;
mod jobs;
mod jobs_page;
mod joining;
mod kills;
mod legal_document;
mod licences;
mod limits;
mod mail;
mod matching;
mod meeting;
mod people;
mod postgres_gone;
#[path = "../shared/program.rs"]
mod program;
mod programme;
mod receipts;
#[path = "../shared/records.rs"]
mod records;
mod registry;
mod registry_record;
mod results;
mod routes;
mod schema;
mod search;
mod search_all;
mod secrets;
mod sheets;
mod sign_up;
mod source;
mod standing;
mod streams;
mod text;
mod tidy;
mod verbs;
mod words;
