//! All SQL of the meeting's tables, by what it is about.

pub mod addresses;
pub mod events;
pub mod handouts;
pub mod meetings;
pub mod outcome;
pub mod participants;
pub mod seats;
pub mod slots;
