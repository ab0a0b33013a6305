//! The doors: they open the house, know the list of rooms, and lead requests and commands to them.

pub mod cli;
pub mod house;
pub mod problems;
pub mod routes;
pub mod server;
