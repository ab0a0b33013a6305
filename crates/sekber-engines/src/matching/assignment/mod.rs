//! The assignment of programmes to offices: the best plan for everybody together, with its proof and its reasons.

mod agreement;
mod bidding;
pub mod cost;
pub mod floors;
pub mod generate;
mod heap;
pub mod instance;
pub mod network;
pub mod plain;
pub mod plan;
pub mod planner;
pub mod policy;
pub mod reason;
pub mod relaxation;
mod ruling;

#[cfg(test)]
mod tests;
