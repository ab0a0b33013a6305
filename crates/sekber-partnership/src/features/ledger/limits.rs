//! How long the texts of the ledger may be, and between which numbers its figures lie.

use std::ops::RangeInclusive;

/// Most characters of a name of a funder or implementer.
pub const NAME: usize = 200;
/// Most characters of the source document and of the source of a rate.
pub const SOURCE: usize = 300;
/// Most characters of a note and of the reason of a correction.
pub const NOTE: usize = 2_000;
/// Most characters of a unit.
pub const UNIT: usize = 60;
/// Years that money can be meant for.
pub const YEARS: RangeInclusive<i64> = 1990..=2100;
/// Most kecamatan of an entry.
pub const PLACES: usize = 100;
/// Most thousandths of a unit in kind.
pub const QUANTITY: i64 = 1_000_000_000_000;
/// The dearest unit of a currency, in rupiah.
pub const RATE: i64 = 1_000_000;
