//! How long the texts of an organisation may be, and how many of something it may have: told here once, for the form, for
//! sheets and for every other door. Texts in characters.

use sekber_core::email::LONGEST_ADDRESS;

pub const NAME: usize = 200;
pub const SHORT_NAME: usize = 60;
pub const CODE: usize = 60;
pub const DESCRIPTION: usize = 10_000;
pub const DUTIES: usize = 10_000;
pub const WEBSITE: usize = 300;
pub const CONTACT_NAME: usize = 300;
pub const CONTACT_EMAIL: usize = LONGEST_ADDRESS;
pub const CONTACT_PHONE: usize = 60;
pub const ADDRESS: usize = 300;
pub const SOURCE: usize = 10_000;
/// Most partners that an office can take on in a cycle.
pub const QUOTA: i64 = 999;
/// Most themes, and most fields of government.
pub const CODES: usize = 100;
/// Most organisations that signed themselves up and wait to be let in, whoever sent them.
pub const WAITING: i64 = 50;
/// A remark at a point of the checklist, and why a partner is suspended.
pub const REMARK: usize = 1_000;
/// The number of a notice of presence.
pub const PRESENCE_NUMBER: usize = 120;
/// All reasons together with which a partner is sent back.
pub const REASONS: usize = 20_000;
