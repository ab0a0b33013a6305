//! How long the texts of the ledger may be, between which numbers its figures lie, and how many entries and files there may be.

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
/// From so many sen on an entry comes with a document that proves it: ten billion rupiah.
pub const LARGE: i64 = 1_000_000_000_000;
/// Most entries of a partnership, counting those that undo others.
pub const ENTRIES: i64 = 2_000;
/// The same where an entry takes the place of one that is undone, so that a full ledger can still be mended.
pub const CORRECTED: i64 = 4_000;
/// Most files beside an entry.
pub const EVIDENCE: i64 = 30;
/// Most files beside all entries of a partnership.
pub const SHELF_FILES: i64 = 1_000;
/// Most bytes of all of them.
pub const SHELF_BYTES: i64 = 2_000_000_000;
