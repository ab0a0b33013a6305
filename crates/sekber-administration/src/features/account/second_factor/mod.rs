//! The second factor: codes of an authenticator app by time, and recovery codes for whoever lost it.

mod actions;
mod code;
mod pages;
mod store;

pub use actions::{Proof, encrypt_secrets, is_of_now, prove, switch_off_for};
pub use pages::{codes_renew, confirm, overview, switch_off};
pub use store::forget;

#[cfg(test)]
mod tests;
