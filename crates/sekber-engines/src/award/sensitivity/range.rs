//! How far one weight can move, the others shared out anew in their own proportions, before somebody else wins.

use super::{ONE, Scoring};

/// The whole, in hundredths of per cent.
const WHOLE: i128 = 10_000;

/// Between which weights of a criterion the winner has at least as many points as everybody else, in hundredths of per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeightRange {
    /// The smallest.
    pub least: u32,
    /// The largest.
    pub most: u32,
}

/// For each criterion the weights under which the winner stays, and who that is. What lies between is rounded inwards, so that it holds as
/// it is told. O(entries × criteria²).
pub fn weight_ranges(scoring: &Scoring) -> (usize, Vec<WeightRange>) {
    let winner = scoring.best().first().copied().unwrap_or_default();
    (winner, (0..scoring.criteria()).map(|criterion| range(scoring, winner, criterion)).collect())
}

fn range(scoring: &Scoring, winner: usize, criterion: usize) -> WeightRange {
    let rest = i128::from(ONE - scoring.weights()[criterion]);
    let (mut least, mut most) = (0, WHOLE);
    if rest == 0 {
        // A criterion that is all there is leaves nothing to share out.
        least = WHOLE;
    }
    for rival in (0..scoring.entries()).filter(|rival| *rival != winner && rest > 0) {
        let pairs = scoring.row(winner).iter().zip(scoring.row(rival));
        let ahead: Vec<i128> = pairs.map(|(own, other)| i128::from(*own) - i128::from(*other)).collect();
        let weighed = |(at, ahead): (usize, &i128)| match at == criterion {
            true => 0,
            false => ahead * i128::from(scoring.weights()[at]),
        };
        // With the share t of the criterion the lead is t × here + (1 - t) × elsewhere, in parts of the rest.
        let (here, elsewhere) =
            (ahead[criterion] * rest, ahead.iter().enumerate().map(weighed).sum::<i128>());
        if here < 0 {
            most = most.min(WHOLE * elsewhere.max(0) / (elsewhere.max(0) - here));
        }
        if elsewhere < 0 {
            let across = here.max(0) - elsewhere;
            least = least.max((WHOLE * -elsewhere + across - 1) / across);
        }
    }
    let told = |share: i128| u32::try_from(share.clamp(0, WHOLE)).unwrap_or(0);
    WeightRange { least: told(least), most: told(most) }
}
