//! The fixed rubric of a measured criterion: published anchors of value and points, straight lines between them. Whoever takes part
//! or leaves changes nobody's points.

use serde::{Deserialize, Serialize};

use super::{Counts, FULL};

/// So much is worth so many points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The value.
    pub value: i64,
    /// Points from 0 to 100.
    pub points: u16,
}

/// Anchors in the order of their values.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rubric(pub Vec<Anchor>);

/// Why a text is no rubric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a rubric reads like 0=0; 5=60; 20=100")]
pub struct NotARubric;

impl std::str::FromStr for Rubric {
    type Err = NotARubric;

    /// Reads `0=0; 5=60; 20=100`; values may have dots between thousands.
    fn from_str(text: &str) -> Result<Self, NotARubric> {
        let parts = text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let anchor = |part: &str| {
            let (value, points) = part.split_once('=').ok_or(NotARubric)?;
            let value = value.trim().replace(['.', ' '], "").parse().map_err(|_| NotARubric)?;
            let points = points.trim().parse().map_err(|_| NotARubric)?;
            Ok(Anchor { value, points })
        };
        parts.map(anchor).collect::<Result<_, _>>().map(Self)
    }
}

impl std::fmt::Display for Rubric {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, anchor) in self.0.iter().enumerate() {
            let before = if at == 0 { "" } else { "; " };
            write!(f, "{before}{}={}", anchor.value, anchor.points)?;
        }
        Ok(())
    }
}

impl Rubric {
    /// Whether it has two anchors at least, values that rise, and points within the whole that never go the wrong way.
    pub fn is_sound(&self, counts: Counts) -> bool {
        let points = |anchor: &Anchor| i64::from(anchor.points);
        let right = |pair: &[Anchor]| match counts {
            Counts::Benefit => points(&pair[0]) <= points(&pair[1]),
            Counts::Cost => points(&pair[0]) >= points(&pair[1]),
        };
        let whole = self.0.iter().all(|anchor| anchor.points <= 100);
        let rising = self.0.windows(2).all(|pair| pair[0].value < pair[1].value && right(pair));
        let ends = self.0.first().zip(self.0.last());
        whole && rising && ends.is_some_and(|(first, last)| first.points != last.points)
    }

    /// The points of a value in hundredths, half a hundredth upwards: the first or last anchor beyond the ends, a straight line
    /// between two. Exact in whole numbers.
    pub fn points(&self, value: i64) -> u16 {
        let hundredths = |anchor: &Anchor| i128::from(anchor.points) * 100;
        let Some(first) = self.0.first() else { return 0 };
        let mut before = first;
        for anchor in &self.0 {
            if value <= anchor.value {
                let span = i128::from(anchor.value) - i128::from(before.value);
                let points = match span {
                    0 => hundredths(anchor),
                    span => {
                        let along = i128::from(value) - i128::from(before.value);
                        let rise = hundredths(anchor) - hundredths(before);
                        (2 * hundredths(before) * span + 2 * rise * along + span).div_euclid(2 * span)
                    }
                };
                // Below the first anchor its points hold: `before` is the first one there.
                let points = if value < first.value { hundredths(first) } else { points };
                return u16::try_from(points.clamp(0, i128::from(FULL))).unwrap_or(FULL);
            }
            before = anchor;
        }
        u16::try_from(hundredths(before)).unwrap_or(FULL).min(FULL)
    }

    /// The next anchor that is worth more than a value has now, with its points in hundredths.
    pub fn next(&self, value: i64) -> Option<(i64, u16)> {
        let now = self.points(value);
        let better = self.0.iter().filter(|anchor| anchor.points * 100 > now);
        let nearest = better.min_by_key(|anchor| anchor.value.abs_diff(value))?;
        Some((nearest.value, nearest.points * 100))
    }
}
