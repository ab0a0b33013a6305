//! The numbers that a pair is judged by.

/// How many there are.
pub const FEATURES: usize = 10;

/// What a pair is judged by.
pub type Features = [f64; FEATURES];
