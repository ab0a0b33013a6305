//! The verbs of reports: begin, keep, send, decide; and those of the periods they are for.

pub mod decide;
pub mod periods;
pub mod reminder;
pub mod write;
