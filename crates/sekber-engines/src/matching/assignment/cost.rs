//! Whole-number costs: one number for one objective, several in strict order for several.

use std::array::from_fn;
use std::fmt::Debug;
use std::ops::{Add, Neg, Sub};

/// A whole number, or several in strict order, that costs and prices are written in. Exact: nothing is ever rounded.
pub trait Cost: Copy + Ord + Debug + Add<Output = Self> + Sub<Output = Self> + Neg<Output = Self> {
    /// Nothing.
    const ZERO: Self;

    /// So many times as much; the largest or smallest number where that would not fit.
    fn times(self, units: u32) -> Self;
}

impl Cost for i64 {
    const ZERO: Self = 0;

    fn times(self, units: u32) -> Self {
        self.saturating_mul(units.into())
    }
}

/// Numbers in strict order: a later one counts only where all earlier ones are equal. Shortest paths need no more than
/// such an ordered group, so objectives are never mixed into one number by large factors, and nothing can overflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ranked<const LEVELS: usize>(pub [i64; LEVELS]);

impl<const LEVELS: usize> Ranked<LEVELS> {
    /// A number in one level and nothing in the others.
    pub fn at(level: usize, number: i64) -> Self {
        Self(from_fn(|at| if at == level { number } else { 0 }))
    }
}

impl<const LEVELS: usize> Add for Ranked<LEVELS> {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(from_fn(|at| self.0[at] + other.0[at]))
    }
}

impl<const LEVELS: usize> Sub for Ranked<LEVELS> {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(from_fn(|at| self.0[at] - other.0[at]))
    }
}

impl<const LEVELS: usize> Neg for Ranked<LEVELS> {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.map(|number| -number))
    }
}

impl<const LEVELS: usize> Cost for Ranked<LEVELS> {
    const ZERO: Self = Self([0; LEVELS]);

    fn times(self, units: u32) -> Self {
        Self(self.0.map(|number| number.times(units)))
    }
}
