//! Amounts as they are told, and as they are counted: in sen, exactly.

use std::ops::{Add, AddAssign};

use crate::value::Currency;

/// An amount as somebody tells it, in minor units of its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// So much.
    Exact(i64),
    /// Between the two, both included.
    Band(i64, i64),
    /// It is not told.
    NotDisclosed,
}

/// The largest amount that one entry holds, in minor units: ten trillion rupiah.
pub const MOST: i64 = 1_000_000_000_000_000;

impl Amount {
    /// Whether it is an amount at all: above nothing, not beyond [`MOST`], a band from the lower to the higher end.
    pub fn is_sound(self) -> bool {
        match self {
            Self::Exact(minor) => (1..=MOST).contains(&minor),
            Self::Band(low, high) => 0 <= low && low < high && high <= MOST,
            Self::NotDisclosed => true,
        }
    }

    /// The amount in sen at a rate; none when it does not fit.
    pub fn in_rupiah(self, currency: Currency, rate: Rate) -> Option<Rupiah> {
        let sen = |minor| rate.sen(minor, currency);
        Some(match self {
            Self::Exact(minor) => Rupiah { low: sen(minor)?, high: sen(minor)?, undisclosed: 0 },
            Self::Band(low, high) => Rupiah { low: sen(low)?, high: sen(high)?, undisclosed: 0 },
            Self::NotDisclosed => Rupiah { low: 0, high: 0, undisclosed: 1 },
        })
    }
}

/// How many parts of a rupiah a rate is written in.
pub const RATE_SCALE: i64 = 1_000_000;

/// What one unit of a currency is worth: millionths of a rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate(pub i64);

impl Rate {
    /// The rupiah itself.
    pub const RUPIAH: Self = Self(RATE_SCALE);

    /// Minor units of a currency in sen, half a sen away from zero; none when it does not fit.
    pub fn sen(self, minor: i64, currency: Currency) -> Option<i64> {
        let parts = i128::from(currency.minor_per_unit()) * i128::from(RATE_SCALE);
        let scaled = i128::from(minor).checked_mul(i128::from(self.0))?.checked_mul(100)?;
        let rounded = (scaled.abs() + parts / 2) / parts * scaled.signum();
        i64::try_from(rounded).ok()
    }
}

/// What one entry counts: sen, or that it is not disclosed. A counter-entry has all three with the other sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rupiah {
    /// At least so much.
    pub low: i64,
    /// At most so much; the same where the amount is exact.
    pub high: i64,
    /// One where the amount is not disclosed, minus one where that is undone.
    pub undisclosed: i64,
}

impl Rupiah {
    /// The same with the other sign.
    #[must_use]
    pub fn undone(self) -> Self {
        Self { low: -self.low, high: -self.high, undisclosed: -self.undisclosed }
    }
}

/// A sum of what entries count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// At least so many sen.
    pub low: i128,
    /// At most so many sen, apart from what is not disclosed.
    pub high: i128,
    /// How many amounts are not disclosed.
    pub undisclosed: i64,
    /// How many entries are in it.
    pub entries: i64,
}

impl Counted {
    /// What one entry counts.
    pub fn one(rupiah: Rupiah) -> Self {
        Self { low: rupiah.low.into(), high: rupiah.high.into(), undisclosed: rupiah.undisclosed, entries: 1 }
    }

    /// Whether nothing was ever counted, or all of it was undone again.
    pub fn is_nothing(&self) -> bool {
        self.low == 0 && self.high == 0 && self.undisclosed == 0
    }

    /// Whether it is one amount and not a band.
    pub fn is_exact(&self) -> bool {
        self.low == self.high
    }
}

impl Add for Counted {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            low: self.low + other.low,
            high: self.high + other.high,
            undisclosed: self.undisclosed + other.undisclosed,
            entries: self.entries + other.entries,
        }
    }
}

impl AddAssign for Counted {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
