//! How long the texts of a programme may be, how many of something it may have, and between which numbers its figures lie:
//! told here once, for the form, for sheets and for every other door. Texts in characters.

use std::ops::RangeInclusive;

pub const TITLE: usize = 500;
pub const REFERENCE: usize = 200;
pub const DESCRIPTION: usize = 10_000;
pub const PLACE_NOTE: usize = 10_000;
pub const TARGETS: usize = 10_000;
pub const HELP: usize = 10_000;
pub const CONTACT_NAME: usize = 200;
/// Where the content comes from, when it is not the owner.
pub const SOURCE: usize = 10_000;
/// How far an imported file says that it is.
pub const ACTIVITY_STATUS: usize = 500;
/// Who pays.
pub const FUNDING_SOURCE: usize = 200;
/// Lines of money.
pub const FUNDING_LINES: usize = 100;
/// Money of one line and of one programme, in minor units of its currency: ten trillion rupiah, as the ledger holds.
pub const MOST_MONEY: i64 = sekber_core::ledger::amount::MOST;
/// Years that money may be meant for.
pub const FUNDING_YEARS: RangeInclusive<i64> = 1990..=2100;
/// Themes, codes of the nomenclature, goals, places and offices, each; the largest district has some five hundred villages.
pub const CHOICES: usize = 600;
/// People who benefit directly: no district of the country has ten million, so that more is a slip.
pub const BENEFICIARIES: RangeInclusive<i64> = 0..=10_000_000;
/// People beyond which somebody is asked whether so many are meant.
pub const USUAL_BENEFICIARIES: i64 = 1_000_000;
/// Years from the first to the last beyond which somebody is asked whether so long is meant.
pub const USUAL_YEARS: i64 = 25;
/// Money below which somebody is asked whether so little is meant, in sen: a thousand rupiah.
pub const USUAL_MONEY: i64 = 100_000;
/// Drafts and proposals of one organisation, as far as its own people add them.
pub const NOT_LOOKED_AT: i64 = 500;
/// Why a step was taken.
pub const REASON: usize = 2_000;
