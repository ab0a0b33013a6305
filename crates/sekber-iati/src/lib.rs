//! Activities of the International Aid Transparency Initiative (IATI), read one by one in constant memory. Version 2.0x is read as it
//! stands; 1.01 to 1.05 are said as version 2 when [`Reader::translating`] is asked for.
//!
//! ```
//! let file = r#"<iati-activities version="2.03"><iati-activity default-currency="IDR">
//!     <iati-identifier>ID-AHU-1-A</iati-identifier></iati-activity></iati-activities>"#;
//! let mut reader = sekber_iati::Reader::new(file.as_bytes(), sekber_iati::Limits::default());
//! let activity = reader.next_activity()?.expect("one activity");
//! assert_eq!(activity.id, Some("ID-AHU-1-A"));
//! # Ok::<(), sekber_iati::ReadError>(())
//! ```
//!
//! A file may be of any size: what is kept is one activity at a time, within [`Limits`]. Documents that define entities are
//! refused, so none can blow up. Every encoding that a browser knows is read; the text is UTF-8 from there on.

/// The examples of the README are compiled and run with the tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub mod check;
mod decimal;
mod read;
mod summary;

pub use decimal::DecimalSum;
pub use read::{
    Activity, Budget, Code, Dated, Description, Kept, Limits, Location, Organisation, Participant, PlaceCode,
    Planned, ReadError, Reader, Reporting, Share, Text, Transaction,
};
pub use summary::{Summary, Totals};
