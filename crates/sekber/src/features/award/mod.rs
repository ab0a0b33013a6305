//! The award: so far its arithmetic on the command line, so that anybody can check it against other programs.

mod cli;

pub use cli::{AwardCommand, award_command};
