//! How far a ranking can be trusted: other methods beside the official sum, and what weights would have to change. None of it decides.

use sekber_engines::award::methods::{Acceptance, Criterion, Decision, Direction, Method, acceptance};
use sekber_engines::award::ranks::reversals;
use sekber_engines::award::sensitivity::{
    ONE, RANKS, Scoring, WeightRange, acceptability, smallest_change, weight_ranges,
};

use super::outcome::{Line, Outcome};

/// Weights that are drawn.
pub const SAMPLES: u32 = 10_000;
/// The seed of the draw: anybody who repeats it finds the same counts.
pub const SEED: u64 = 1;

/// Another method's ranks.
#[derive(Debug, Clone)]
pub struct Other {
    /// The method's code.
    pub method: &'static str,
    /// Its ranks, in the order of the official places.
    pub ranks: Vec<f64>,
    /// Kendall's tau-b with the official places: 1 for the same order, -1 for the reverse.
    pub tau: f64,
}

/// How much of the regret in VIKOR is that of all criteria together; the rest is that of the worst one.
const VIKOR: f64 = 0.5;

/// What was found about one category.
#[derive(Debug, Clone)]
pub struct Checks {
    /// The names that are shown, by official place.
    pub names: Vec<String>,
    /// The official places.
    pub places: Vec<i64>,
    /// Other methods.
    pub others: Vec<Other>,
    /// In how many of [`SAMPLES`] draws each is first.
    pub first: Vec<u32>,
    /// In how many of them each is among as many as win, up to the first [`RANKS`].
    pub among: Vec<u32>,
    /// Who is first by the weights of the rules, and for each criterion between which weights that stays so.
    pub ranges: (String, Vec<WeightRange>),
    /// Whether VIKOR accepts what it puts first.
    pub acceptance: Option<Acceptance>,
    /// The rival that the smallest change of weights brings level, and the sum of all changes in hundredths of per cent.
    pub rival: Option<(String, i64)>,
    /// How many entries' leaving puts the others into another order under simple additive weighting; never under the official sum.
    pub reversals: usize,
}

/// Kendall's tau-b of two rankings.
fn tau(a: &[f64], b: &[f64]) -> f64 {
    let (mut same, mut ties_a, mut ties_b, mut pairs) = (0_i64, 0_i64, 0_i64, 0_i64);
    for x in 0..a.len() {
        for y in x + 1..a.len() {
            let (one, other) = (a[x].total_cmp(&a[y]) as i64, b[x].total_cmp(&b[y]) as i64);
            same += one * other;
            ties_a += i64::from(one == 0);
            ties_b += i64::from(other == 0);
            pairs += 1;
        }
    }
    let whole = (((pairs - ties_a) * (pairs - ties_b)) as f64).sqrt();
    if whole > 0.0 { same as f64 / whole } else { 1.0 }
}

/// Weights of per cent as shares of 2^32 that sum to the whole; the rest of the division goes to the first.
fn shares(outcome: &Outcome) -> Vec<u64> {
    let mut all: Vec<u64> =
        outcome.rules.criteria.iter().map(|one| u64::from(one.weight) * ONE / 100).collect();
    let sum: u64 = all.iter().sum();
    if let Some(first) = all.first_mut() {
        *first += ONE.saturating_sub(sum);
    }
    all
}

/// Looks at the ranked lines of a category; `None` when there are fewer than two. What an entry does not tell counts as its own score,
/// which leaves its official sum as it is.
pub fn of(outcome: &Outcome, lines: &[Line]) -> Option<Checks> {
    let ranked: Vec<&Line> = lines.iter().filter(|line| line.row.place.is_some()).collect();
    if ranked.len() < 2 {
        return None;
    }
    let filled = |line: &&Line| -> Vec<u16> {
        let own = line.row.score.and_then(|score| u16::try_from(score).ok()).unwrap_or(0);
        line.points.iter().map(|points| points.unwrap_or(own)).collect()
    };
    let rows: Vec<Vec<u16>> = ranked.iter().map(filled).collect();
    let places: Vec<i64> = ranked.iter().filter_map(|line| line.row.place).collect();
    let names: Vec<String> = ranked.iter().map(|line| line.entry.name.clone()).collect();
    let scoring = Scoring::new(&rows, shares(outcome)).ok()?;
    let drawn = acceptability(&scoring, SEED, SAMPLES);
    let change = smallest_change(&scoring);
    let criteria = outcome.rules.criteria.iter();
    let criteria: Vec<Criterion> = criteria
        .map(|one| Criterion { weight: f64::from(one.weight) / 100.0, direction: Direction::Benefit })
        .collect();
    let real = rows.iter().map(|row| row.iter().map(|points| f64::from(*points) / 100.0).collect()).collect();
    let decision = Decision::new(criteria, real).ok()?;
    let official: Vec<f64> = places.iter().map(|place| *place as f64).collect();
    let methods = [
        ("saw", Method::Saw),
        ("topsis", Method::Topsis),
        ("vikor", Method::Vikor(VIKOR)),
        ("maut", Method::Maut),
        ("wp", Method::WeightedProduct),
        ("spotis", Method::Spotis(vec![(0.0, 100.0); outcome.rules.criteria.len()])),
    ];
    let other = |(method, how): (&'static str, Method)| {
        let ranks = how.ranks(&decision);
        Other { method, tau: tau(&official, &ranks), ranks }
    };
    // A product with a zero in every row tells nobody apart.
    let has_zero = rows.iter().flatten().any(|points| *points == 0);
    let rival = change.rival.zip(change.distance);
    let reversals = reversals(ranked.len(), |left| Method::Saw.ranks(&decision.among(left))).len();
    let category = ranked.first().and_then(|line| outcome.rules.category(&line.entry.category));
    let winners = category.map_or(1, |one| usize::try_from(one.winners).unwrap_or(RANKS)).min(RANKS);
    let (winner, ranges) = weight_ranges(&scoring);
    Some(Checks {
        first: drawn.ranks.iter().map(|counts| counts[0]).collect(),
        among: drawn.ranks.iter().map(|counts| counts[..winners].iter().sum()).collect(),
        ranges: (names.get(winner).cloned().unwrap_or_default(), ranges),
        acceptance: acceptance(&decision, VIKOR),
        rival: rival
            .and_then(|(at, distance)| Some((names.get(at)?.clone(), (distance * 10_000.0).round() as i64))),
        others: methods.into_iter().filter(|(code, _)| !(has_zero && *code == "wp")).map(other).collect(),
        reversals,
        names,
        places,
    })
}
