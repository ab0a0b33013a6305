//! How long the texts of the public pages may be, in characters.

use sekber_core::email::LONGEST_ADDRESS;

pub const TITLE: usize = 200;
pub const BODY: usize = 20_000;
pub const SOURCE: usize = 300;
pub const PICTURE_TEXT: usize = 300;
pub const PURPOSE: usize = 600;
pub const ADDRESS: usize = 300;
pub const EMAIL: usize = LONGEST_ADDRESS;
pub const PHONE: usize = 60;
pub const HOURS: usize = 200;
/// Name or post of whoever decides about objections.
pub const SUPERIOR: usize = 200;
pub const IATI_REFERENCE: usize = 60;
/// Lines that are pasted: codes of places, or indicators of a frame.
pub const REFERENCES: usize = 20_000;
/// Indicators of a frame.
pub const INDICATORS: usize = 100;
pub const INDICATOR: usize = 300;
/// Codes by which an indicator counts.
pub const INDICATOR_CODES: usize = 30;
/// Lines of public holidays; some thirty a year.
pub const HOLIDAYS: usize = 4_000;
