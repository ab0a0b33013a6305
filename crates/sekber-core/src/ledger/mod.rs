//! The arithmetic of the ledger: what money was planned, committed, disbursed and spent, counted once, in whole sen of rupiah.
//!
//! Entries are never changed; a mistake is undone by a counter-entry of the same amounts with the other sign. What was passed
//! on along a chain is a part of the entry above it and is not added again. What is not disclosed, or told only as a band
//! from one amount to another, is kept as such and never taken for zero.

pub mod alert;
pub mod amount;
pub mod doubt;
pub mod entry;
pub mod kinds;
pub mod total;

pub use amount::{Amount, Counted, RATE_SCALE, Rate, Rupiah};
pub use entry::{Entry, Refusal, counter, may_be_passed_on};
pub use kinds::{Budget, Dimension, Disclosure, Stage, ValueMethod, Way};
pub use total::{Totals, cell, counted, shares, totals};
