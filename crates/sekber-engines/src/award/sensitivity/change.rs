//! The smallest change of the published weights under which somebody else would win.

use super::{ONE, Scoring};

/// How far the published weights are from another winner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeightChange {
    /// The winner under the published weights.
    pub winner: usize,
    /// The entry that draws level first; `None` when no weights at all make anybody else win.
    pub rival: Option<usize>,
    /// The sum of all weights' changes, as shares of 1 (so between 0 and 2), until the rival has as many points.
    pub distance: Option<f64>,
}

/// Finds the rival that the smallest change brings level with the winner; equal ones by the smaller number.
///
/// For one rival this is a fractional knapsack: weight moves to the criterion where the rival is furthest ahead, from the one where
/// it is furthest behind first, until both have the same points. O(entries × criteria × log criteria).
pub fn smallest_change(scoring: &Scoring) -> WeightChange {
    let winner = scoring.best().first().copied().unwrap_or_default();
    let mut nearest: Option<(f64, usize)> = None;
    for rival in (0..scoring.entries()).filter(|rival| *rival != winner) {
        if let Some(distance) = distance(scoring, winner, rival)
            && nearest.is_none_or(|(least, _)| distance < least)
        {
            nearest = Some((distance, rival));
        }
    }
    WeightChange {
        winner,
        rival: nearest.map(|(_, rival)| rival),
        distance: nearest.map(|(distance, _)| distance),
    }
}

/// The change of weights that brings a rival level; `None` when it is never ahead of the winner.
fn distance(scoring: &Scoring, winner: usize, rival: usize) -> Option<f64> {
    let ahead: Vec<i64> = scoring
        .row(rival)
        .iter()
        .zip(scoring.row(winner))
        .map(|(own, other)| i64::from(*own) - i64::from(*other))
        .collect();
    let furthest = ahead.iter().copied().max()?;
    let weight = |criterion: usize| i64::try_from(scoring.weights()[criterion]).unwrap_or(i64::MAX);
    let lead: i64 = ahead.iter().enumerate().map(|(criterion, ahead)| ahead * weight(criterion)).sum();
    let mut needed = -lead;
    if needed <= 0 {
        return Some(0.0);
    }
    let mut gains: Vec<(i64, usize)> =
        ahead.iter().enumerate().map(|(criterion, ahead)| (furthest - ahead, criterion)).collect();
    gains.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut moved = 0_i64;
    for (gain, criterion) in gains {
        if gain * weight(criterion) >= needed {
            let part = needed as f64 / gain.max(1) as f64;
            return Some(2.0 * (moved as f64 + part) / ONE as f64);
        }
        needed -= gain * weight(criterion);
        moved += weight(criterion);
    }
    None
}
