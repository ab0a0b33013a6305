//! Scenarios told to the whole application, each on both databases: one binary, one file per room. Rooms that stand in a crate
//! of their own have their scenarios there.
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

/// The program's own: the usual one takes a fifth of the scenarios' time.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod harness;

mod access;
mod agreed;
mod api;
mod area_data;
mod arrows;
mod award;
mod backlog;
mod backup;
#[path = "../shared/backups.rs"]
mod backups;
mod bounds;
mod budget;
mod calendar;
mod carried;
mod closed;
mod coded;
mod connections;
mod coverage;
mod crash;
mod cycle_names;
mod database_locks;
mod dates;
mod deferred;
mod demonstration_facts;
mod districts;
mod doctor;
#[path = "../shared/docx.rs"]
mod docx;
mod duties;
mod edge;
mod faulty_disk;
mod front_page;
mod fuzz;
mod gaps;
mod glossary;
mod hall;
mod harness_itself;
mod healing;
mod iati_check;
mod identity;
mod import_work;
mod information;
mod jobs;
mod jobs_page;
mod joining;
mod kills;
mod large_files;
mod late_forms;
mod leader;
mod ledger;
mod ledger_doubts;
mod licences;
mod limits;
mod made_up;
mod mail;
mod methods;
mod notices;
mod numbers;
mod once;
mod open_data;
mod partnership;
mod partnership_alone;
mod partnership_consents;
mod partnership_course;
mod partnership_endings;
mod partnership_next;
mod partnership_papers;
mod period_names;
mod plans;
mod portal;
mod postgres_gone;
mod privacy;
mod privacy_names;
mod privacy_notices;
#[path = "../shared/program.rs"]
mod program;
mod public_changes;
#[path = "../shared/records.rs"]
mod records;
mod report;
mod report_due;
mod report_figures;
mod results;
mod roads;
mod routes;
mod rows_alike;
mod schema;
mod search_all;
mod search_index;
#[path = "../shared/sheets.rs"]
mod shared_sheets;
mod sheet_cases;
mod sheets;
mod sign_up;
mod source;
mod standing;
mod state_sheets;
mod synchronisation;
mod text;
mod tidy;
mod told;
mod trail;
mod unsent;
mod verbs;
mod verdicts;
mod visit;
mod words;
mod work_plan;
mod work_plan_full;
