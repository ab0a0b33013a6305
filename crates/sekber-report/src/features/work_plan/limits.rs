//! How long the texts of a work plan may be, how many lines it has, and between which numbers its figures lie.

use std::ops::RangeInclusive;

/// Most characters of a title.
pub const TITLE: usize = 300;
/// Most characters of a longer text.
pub const TEXT: usize = 4_000;
/// Most characters of a reason or a note.
pub const REASON: usize = 2_000;
/// Most characters of a unit.
pub const UNIT: usize = 60;
/// Most activities of a partnership.
pub const ACTIVITIES: usize = 200;
/// Most indicators of a partnership.
pub const INDICATORS: usize = 60;
/// Most places of an activity.
pub const PLACES: usize = 60;
/// Most years for which an indicator has a target.
pub const TARGETS: usize = 10;
/// Most values of an indicator that are recorded by hand.
pub const VALUES: usize = 300;
/// Years that a target or a baseline can be of.
pub const YEARS: RangeInclusive<i64> = 1990..=2100;
/// Most years that a value lies before the first day of its partnership.
pub const YEARS_BEFORE: i64 = 1;
/// Most years that a value lies after the last day of its partnership: what changed is measured later.
pub const YEARS_AFTER: i64 = 3;
/// Most thousandths of a value.
pub const MILLI: i64 = 1_000_000_000_000_000;
/// Most people of one kind.
pub const PEOPLE: i64 = 9_999_999;
/// Most days from the first to the last day of an activity.
pub const DAYS: i64 = 3_700;
