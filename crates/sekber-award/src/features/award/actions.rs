//! The verbs of the award, by what they are about.

pub mod evidence;
pub mod issue;
pub mod jury;
pub mod season;
