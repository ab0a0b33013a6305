//! Synchronisation of programmes: so far its engine on the command line, to be measured beside others.

mod cli;

pub use cli::{OverlapCommand, overlap_command};
