//! Exchange with the International Aid Transparency Initiative: so far its files on the command line.

mod cli;

pub use cli::{IatiCommand, iati_command};
