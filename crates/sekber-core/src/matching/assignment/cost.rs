//! Whole-number costs of two widths: 64 bits for one objective, 128 bits for several in strict order.

use std::fmt::Debug;
use std::ops::{Add, Neg, Sub};

/// A whole number that costs and prices are written in. Exact; sums of a path must stay in range.
pub trait Cost: Copy + Ord + Debug + Add<Output = Self> + Sub<Output = Self> + Neg<Output = Self> {
    /// Nothing.
    const ZERO: Self;
}

impl Cost for i64 {
    const ZERO: Self = 0;
}

impl Cost for i128 {
    const ZERO: Self = 0;
}
