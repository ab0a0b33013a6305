//! Shares between nought and a hundred, exact to a hundredth of a percent.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a number is not a share.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a percentage lies between 0 and 100")]
pub struct NotAPercentage;

/// A share of 0 to 100 per cent, stored as hundredths of a per cent (12,5% is 1250).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Percent(u16);

impl Percent {
    /// The whole.
    pub const WHOLE: Self = Self(10_000);

    /// A share from hundredths of a per cent.
    ///
    /// # Errors
    /// Above 10,000.
    pub fn from_hundredths(hundredths: u16) -> Result<Self, NotAPercentage> {
        if hundredths <= 10_000 { Ok(Self(hundredths)) } else { Err(NotAPercentage) }
    }

    /// How large a part is of a whole, rounded half up; `None` for an empty whole or a part beyond it.
    pub fn of(part: u64, whole: u64) -> Option<Self> {
        if whole == 0 || part > whole {
            return None;
        }
        let hundredths = (u128::from(part) * 10_000 + u128::from(whole) / 2) / u128::from(whole);
        u16::try_from(hundredths).ok().map(Self)
    }

    /// Hundredths of a per cent, 0 to 10,000.
    pub fn hundredths(self) -> u16 {
        self.0
    }

    /// As written in Indonesian: `12,5%`.
    pub fn id(self) -> String {
        self.written(',')
    }

    /// As written in English: `12.5%`.
    pub fn en(self) -> String {
        self.written('.')
    }

    fn written(self, comma: char) -> String {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match rest {
            0 => format!("{whole}%"),
            rest if rest % 10 == 0 => format!("{whole}{comma}{}%", rest / 10),
            rest => format!("{whole}{comma}{rest:02}%"),
        }
    }
}

impl TryFrom<u16> for Percent {
    type Error = NotAPercentage;

    fn try_from(hundredths: u16) -> Result<Self, NotAPercentage> {
        Self::from_hundredths(hundredths)
    }
}

impl From<Percent> for u16 {
    fn from(percent: Percent) -> u16 {
        percent.0
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id())
    }
}
