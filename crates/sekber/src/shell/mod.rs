//! The doors: they open the house, know the list of rooms, and lead requests and commands to them.

pub mod address;
pub mod backup;
pub mod bootstrap;
pub mod cli;
pub mod connections;
pub mod cookies;
pub mod demo;
pub mod districts;
pub mod doctor;
pub mod edge;
pub mod ephemeral;
pub mod health;
pub mod pace;
pub mod problems;
pub mod rehearsal;
pub mod routes;
pub mod server;
