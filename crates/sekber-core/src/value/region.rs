//! Codes of the Ministry of Home Affairs for regions: `61`, `61.05`, `61.05.01`, `61.05.01.2001`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::is_within;

/// Why a text is not a region code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a region code looks like 61, 61.05, 61.05.01 or 61.05.01.2001")]
pub struct NotARegionCode;

/// How deep in the tree of regions a code stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegionLevel {
    /// Provinsi.
    Province,
    /// Kabupaten or kota.
    Regency,
    /// Kecamatan.
    District,
    /// Desa or kelurahan.
    Village,
}

/// A region's code. A village that the ministry has not coded yet gets a local one whose last part begins
/// with `x`: `61.05.01.x001`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RegionCode(String);

impl RegionCode {
    /// The code as text with dots.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The level, read from the number of parts.
    pub fn level(&self) -> RegionLevel {
        match self.0.bytes().filter(|b| *b == b'.').count() {
            0 => RegionLevel::Province,
            1 => RegionLevel::Regency,
            2 => RegionLevel::District,
            _ => RegionLevel::Village,
        }
    }

    /// The region directly above; `None` for a province.
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('.').map(|dot| Self(self.0[..dot].to_owned()))
    }

    /// The kecamatan that a village lies in, or that this is; `None` for anything larger.
    pub fn district(&self) -> Option<Self> {
        match self.level() {
            RegionLevel::Village => self.parent(),
            RegionLevel::District => Some(self.clone()),
            RegionLevel::Province | RegionLevel::Regency => None,
        }
    }

    /// Whether `self` is `other` or lies above it.
    pub fn contains(&self, other: &Self) -> bool {
        is_within(&other.0, &self.0)
    }

    /// Whether the code was given here, for a village without a national code.
    pub fn is_local(&self) -> bool {
        self.0.rsplit('.').next().is_some_and(|last| last.starts_with('x'))
    }
}

fn part_is_sound(index: usize, part: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    match index {
        0..=2 => part.len() == 2 && digits(part),
        3 => part.len() == 4 && digits(part.strip_prefix('x').unwrap_or(part)),
        _ => false,
    }
}

impl FromStr for RegionCode {
    type Err = NotARegionCode;

    fn from_str(text: &str) -> Result<Self, NotARegionCode> {
        let sound = text.split('.').enumerate().all(|(index, part)| part_is_sound(index, part));
        if sound { Ok(Self(text.to_owned())) } else { Err(NotARegionCode) }
    }
}

impl TryFrom<String> for RegionCode {
    type Error = NotARegionCode;

    fn try_from(text: String) -> Result<Self, NotARegionCode> {
        text.parse()
    }
}

impl From<RegionCode> for String {
    fn from(code: RegionCode) -> String {
        code.0
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
