//! What every request passes before it reaches a room and after it left one: connections, limits, the router folded from
//! the cards of rooms, problems as pages, metrics. It is given the rooms and knows none.

mod address;
mod answering;
mod body;
mod connections;
mod cookies;
pub mod edge;
pub mod health;
mod made_up;
mod pace;
mod problems;
mod programs;
pub mod routes;
mod server;

pub use server::{Statements, listen_on, metrics, observe, serve};
