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
mod answers;
mod api;
mod area_data;
mod arrows;
mod award;
mod backlog;
mod backup;
#[path = "../shared/backups.rs"]
mod backups;
mod bodies;
mod boundaries;
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
mod file_filters;
mod first_steps;
mod front_page;
mod fuzz;
mod gaps;
mod glossary;
mod hall;
mod harness_itself;
mod healing;
mod help;
mod iati_check;
mod identity;
mod import_work;
mod information;
mod information_extension;
mod information_files;
mod information_letter;
mod information_objection;
mod information_receipt;
mod information_told;
mod inside_rooms;
mod jobs;
mod jobs_page;
mod joining;
mod kills;
mod large_files;
mod late_forms;
mod leader;
mod ledger;
mod ledger_doubts;
mod ledger_whose;
mod lessons;
mod licences;
mod limits;
mod long_files;
mod made_up;
mod mail;
mod map_names;
mod methods;
mod nation;
mod need_by_kecamatan;
mod notices;
mod numbers;
mod once;
mod open_data;
mod partner_year;
mod partnership;
mod partnership_alone;
mod partnership_consents;
mod partnership_course;
mod partnership_drafts;
mod partnership_endings;
mod partnership_issue;
mod partnership_next;
mod partnership_papers;
mod partnership_roads;
mod partnership_signed;
mod past_the_trail;
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
mod public_minutes;
mod public_partnerships;
mod public_previews;
mod public_references;
mod read_again;
#[path = "../shared/records.rs"]
mod records;
mod replays;
mod report;
mod report_due;
mod report_figures;
mod results;
mod roads;
mod routes;
mod rows_alike;
mod saved_lists;
mod schema;
mod search_all;
mod search_index;
mod sections;
mod settled;
#[path = "../shared/sheets.rs"]
mod shared_sheets;
mod sheet_cases;
mod sheets;
mod sign_up;
mod source;
mod standing;
mod standing_words;
mod state_sheets;
mod suggestions;
mod synchronisation;
mod text;
mod throw_away_room;
mod tidy;
mod told;
mod told_money;
mod trail;
mod unsent;
mod verbs;
mod verdict_answers;
mod verdicts;
mod visit;
mod words;
mod work_plan;
mod work_plan_full;
