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
pub const IATI_REFERENCE: usize = 60;
