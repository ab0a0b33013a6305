//! The doors: they open the house, know the list of rooms, and lead requests and commands to them.

pub mod address;
pub mod apart;
pub mod backup;
pub mod cli;
pub mod connections;
pub mod cookies;
pub mod demo;
pub mod doctor;
pub mod edge;
pub mod health;
pub mod house;
pub mod pace;
pub mod problems;
pub mod rehearsal;
pub mod routes;
pub mod server;
