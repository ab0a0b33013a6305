//! What the rules of registry and ledger must hold to, asked from outside as rooms ask them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod ledger;
mod registry;
