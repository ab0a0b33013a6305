//! The doors: they open the house, know the list of rooms, and lead requests and commands to them.

pub use crate::kit::backup;
pub mod answers;
pub mod bootstrap;
pub mod cli;
pub mod demo;
pub mod districts;
pub mod doctor;
pub mod ephemeral;
pub mod rehearsal;
pub mod routes;
pub mod server;
