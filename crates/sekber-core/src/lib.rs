//! The rules of a joint secretariat: values in, decisions and reasons out.
//!
//! Nothing here knows a clock, a disk, a network, a database or a web page; the same input gives the
//! same output, byte for byte. The web, the command line, the benchmarks and the tests are equal callers.

pub mod api;
pub mod audit;
pub mod calendar;
pub mod coded;
pub mod document;
pub mod email;
pub mod information;
pub mod job;
pub mod ledger;
pub mod meeting;
pub mod partnership;
pub mod portal;
pub mod privacy;
pub mod reading;
pub mod registry;
pub mod report;
pub mod roles;
pub mod splitmix;
pub mod text;
pub mod value;
pub mod work_plan;
pub mod write;
