//! Documents of the joint secretariat: plain values in, bytes out, and sheets back into plain values.
//!
//! The crate knows no language, clock, network or database. Every text that ends up in a document, and every
//! date written into its properties, is handed in by the caller, so the same input gives the same bytes.

pub mod drawing;
pub mod official;
pub mod sheet;
