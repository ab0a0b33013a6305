//! What the engine of synchronisation must hold to, asked from outside as rooms ask it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod synchronisation;
