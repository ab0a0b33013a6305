//! Methods of multi-criteria decision analysis, as checks beside the official weighted sum.
//!
//! Each is the textbook variant that [`Method`] names, with its edge rules: a criterion on which all entries are the same
//! separates nobody (everybody gets its best value), and a zero under "smallest by own value" counts as the smallest. Square
//! roots are exact to the last digit everywhere, powers come from `libm`, so every machine gives the same digits.

use super::ranks::{Better, average_ranks, same};

/// Which way a criterion counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Benefit,
    /// Less is better.
    Cost,
}

/// One criterion of a decision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Criterion {
    /// Its share; the shares of all criteria sum to 1.
    pub weight: f64,
    /// Which way it counts.
    pub direction: Direction,
}

/// Why a table is no decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecisionError {
    /// No entry or no criterion.
    #[error("a decision needs entries and criteria")]
    Empty,
    /// A row with fewer or more values than criteria.
    #[error("row {0} does not have one value for each criterion")]
    Row(usize),
    /// A value that is no number, or below zero.
    #[error("row {0} has a value that is not a number from 0")]
    Value(usize),
    /// A weight below zero, or weights that do not sum to 1 (within a thousandth).
    #[error("the weights must be from 0 and sum to 1")]
    Weights,
}

/// A table of entries by criteria, all values from 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    criteria: Vec<Criterion>,
    rows: Vec<Vec<f64>>,
}

/// How far weights may be from summing to 1: published ones are rounded.
const ROUNDING: f64 = 1e-3;

impl Decision {
    /// Checks and keeps a table.
    ///
    /// # Errors
    /// Naming the first row, or the weights, that cannot be.
    pub fn new(criteria: Vec<Criterion>, rows: Vec<Vec<f64>>) -> Result<Self, DecisionError> {
        if criteria.is_empty() || rows.is_empty() {
            return Err(DecisionError::Empty);
        }
        if let Some(at) = rows.iter().position(|row| row.len() != criteria.len()) {
            return Err(DecisionError::Row(at));
        }
        if let Some(at) =
            rows.iter().position(|row| row.iter().any(|value| !value.is_finite() || *value < 0.0))
        {
            return Err(DecisionError::Value(at));
        }
        let sum: f64 = criteria.iter().map(|criterion| criterion.weight).sum();
        let sound = criteria.iter().all(|criterion| criterion.weight >= 0.0) && (sum - 1.0).abs() <= ROUNDING;
        if sound { Ok(Self { criteria, rows }) } else { Err(DecisionError::Weights) }
    }

    /// The criteria.
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// The values, one row an entry.
    pub fn rows(&self) -> &[Vec<f64>] {
        &self.rows
    }

    /// The same decision among some of the entries.
    #[must_use]
    pub fn among(&self, entries: &[usize]) -> Self {
        Self {
            criteria: self.criteria.clone(),
            rows: entries.iter().filter_map(|entry| self.rows.get(*entry).cloned()).collect(),
        }
    }

    /// The values of a criterion.
    fn column(&self, at: usize) -> impl Iterator<Item = f64> {
        self.rows.iter().map(move |row| row[at])
    }

    /// Smallest and largest value of each criterion.
    pub fn ranges(&self) -> Vec<(f64, f64)> {
        let range = |at| {
            self.column(at)
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)))
        };
        (0..self.criteria.len()).map(range).collect()
    }

    /// Each value by `map`, which is given the column's number, criterion and value.
    fn mapped(&self, map: impl Fn(usize, &Criterion, f64) -> f64) -> Vec<Vec<f64>> {
        let row = |row: &Vec<f64>| {
            self.criteria
                .iter()
                .zip(row)
                .enumerate()
                .map(|(at, (criterion, value))| map(at, criterion, *value))
                .collect()
        };
        self.rows.iter().map(row).collect()
    }

    fn weighted_sums(&self, normalised: &[Vec<f64>]) -> Vec<f64> {
        let sum = |row: &Vec<f64>| self.criteria.iter().zip(row).map(|(one, value)| one.weight * value).sum();
        normalised.iter().map(sum).collect()
    }

    /// Values as shares of each criterion's Euclidean length.
    fn by_length(&self) -> Vec<Vec<f64>> {
        let length = |at| self.column(at).map(|v| v * v).sum::<f64>().sqrt();
        let lengths: Vec<f64> = (0..self.criteria.len()).map(length).collect();
        self.mapped(|at, _, value| if lengths[at] > 0.0 { value / lengths[at] } else { 0.0 })
    }

    /// Values between the worst (0) and the best (1) of a range for each criterion.
    pub fn within(&self, ranges: &[(f64, f64)]) -> Vec<Vec<f64>> {
        self.mapped(|at, criterion, value| {
            let (low, high) = ranges[at];
            match criterion.direction {
                _ if high <= low => 1.0,
                Direction::Benefit => (value - low) / (high - low),
                Direction::Cost => (high - value) / (high - low),
            }
        })
    }
}

/// A method.
#[derive(Debug, Clone, PartialEq)]
pub enum Method {
    /// Simple additive weighting: value by the largest, for costs the smallest by value; weighted sum.
    Saw,
    /// Weighted product of value to the power of its weight (negative for costs), as shares of the sum of all.
    WeightedProduct,
    /// Multi-attribute utility, linear between the worst and the best entry.
    Maut,
    /// The same between fixed bounds, so that no entry's leaving changes another one's score.
    MautWithin(Vec<(f64, f64)>),
    /// Closeness to the ideal (Hwang and Yoon, 1981), values as shares of their Euclidean length.
    Topsis,
    /// The same with values between the worst and the best entry.
    TopsisMinMax,
    /// Compromise between the sum and the largest of regrets (Opricovic, 1998), with this weight of the sum; lower is better.
    Vikor(f64),
    /// Ratio system: benefits less costs, values as shares of their Euclidean length (Brauers and Zavadskas, 2006).
    Moora,
    /// Distance to the ideal within fixed bounds (Dezert and others, 2020); lower is better.
    Spotis(Vec<(f64, f64)>),
}

impl Method {
    /// Which score is the better one.
    pub fn better(&self) -> Better {
        match self {
            Self::Vikor(_) | Self::Spotis(_) => Better::Lower,
            _ => Better::Higher,
        }
    }

    /// The score of each entry. O(entries × criteria).
    pub fn scores(&self, decision: &Decision) -> Vec<f64> {
        match self {
            Self::Saw => saw(decision),
            Self::WeightedProduct => weighted_product(decision),
            Self::Maut => decision.weighted_sums(&decision.within(&decision.ranges())),
            Self::MautWithin(bounds) => decision.weighted_sums(&decision.within(bounds)),
            Self::Topsis => closeness(decision, decision.by_length(), true),
            Self::TopsisMinMax => closeness(decision, decision.within(&decision.ranges()), false),
            Self::Vikor(share) => vikor(decision, *share),
            Self::Moora => moora(decision),
            Self::Spotis(bounds) => {
                let gain = decision.weighted_sums(&decision.within(bounds));
                let whole: f64 = decision.criteria.iter().map(|criterion| criterion.weight).sum();
                gain.into_iter().map(|gain| whole - gain).collect()
            }
        }
    }

    /// The rank of each entry, 1 for the best; the same scores share the average of their ranks.
    pub fn ranks(&self, decision: &Decision) -> Vec<f64> {
        average_ranks(&self.scores(decision), self.better())
    }
}

fn saw(decision: &Decision) -> Vec<f64> {
    let ranges = decision.ranges();
    decision.weighted_sums(&decision.mapped(|at, criterion, value| {
        let (low, high) = ranges[at];
        match criterion.direction {
            Direction::Benefit if high > 0.0 => value / high,
            Direction::Cost if value > 0.0 => low / value,
            _ => 1.0,
        }
    }))
}

fn weighted_product(decision: &Decision) -> Vec<f64> {
    let powers = decision.mapped(|_, criterion, value| match criterion.direction {
        Direction::Benefit => libm::pow(value, criterion.weight),
        Direction::Cost if value > 0.0 => libm::pow(value, -criterion.weight),
        Direction::Cost => 1.0,
    });
    let products: Vec<f64> = powers.iter().map(|row| row.iter().product()).collect();
    let sum: f64 = products.iter().sum();
    products.into_iter().map(|product| if sum > 0.0 { product / sum } else { 0.0 }).collect()
}

/// TOPSIS on normalised values; `raw` when costs still count the other way round.
fn closeness(decision: &Decision, normalised: Vec<Vec<f64>>, raw: bool) -> Vec<f64> {
    let weigh = |row: Vec<f64>| -> Vec<f64> {
        row.iter().zip(&decision.criteria).map(|(value, one)| value * one.weight).collect()
    };
    let weighted: Vec<Vec<f64>> = normalised.into_iter().map(weigh).collect();
    let ends: Vec<(f64, f64)> = (0..decision.criteria.len())
        .map(|at| {
            let column = || weighted.iter().map(|row| row[at]);
            let (low, high) =
                (column().fold(f64::INFINITY, f64::min), column().fold(f64::NEG_INFINITY, f64::max));
            let reversed = raw && decision.criteria[at].direction == Direction::Cost;
            if reversed { (low, high) } else { (high, low) }
        })
        .collect();
    let far = |row: &[f64], end: &dyn Fn(&(f64, f64)) -> f64| {
        row.iter()
            .zip(&ends)
            .map(|(value, ends)| (value - end(ends)) * (value - end(ends)))
            .sum::<f64>()
            .sqrt()
    };
    let score = |row: &Vec<f64>| {
        let (from_ideal, from_worst) = (far(row, &|ends| ends.0), far(row, &|ends| ends.1));
        if from_ideal + from_worst > 0.0 { from_worst / (from_ideal + from_worst) } else { 1.0 }
    };
    weighted.iter().map(score).collect()
}

/// The sums and the largest of the regrets of every entry, and the compromise between both.
struct Regrets {
    sums: Vec<f64>,
    largest: Vec<f64>,
    compromise: Vec<f64>,
}

fn regrets(decision: &Decision, share: f64) -> Regrets {
    let regrets: Vec<Vec<f64>> = decision
        .within(&decision.ranges())
        .iter()
        .map(|row| {
            row.iter().zip(&decision.criteria).map(|(value, one)| one.weight * (1.0 - value)).collect()
        })
        .collect();
    let sums: Vec<f64> = regrets.iter().map(|row| row.iter().sum()).collect();
    let largest: Vec<f64> = regrets.iter().map(|row| row.iter().copied().fold(0.0, f64::max)).collect();
    let place = |values: &[f64], value: f64| {
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if high > low { (value - low) / (high - low) } else { 0.0 }
    };
    let between =
        |(sum, worst): (&f64, &f64)| share * place(&sums, *sum) + (1.0 - share) * place(&largest, *worst);
    let compromise = sums.iter().zip(&largest).map(between).collect();
    Regrets { sums, largest, compromise }
}

fn vikor(decision: &Decision, share: f64) -> Vec<f64> {
    regrets(decision, share).compromise
}

/// Whether what VIKOR puts first is a compromise that it accepts (Opricovic and Tzeng, 2004).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acceptance {
    /// The first is ahead of the second by `1 / (entries - 1)` at least.
    pub advantage: bool,
    /// The first is also first by the sum or by the largest of the regrets.
    pub stability: bool,
}

/// VIKOR's two conditions on its first, with this weight of the sum; `None` of fewer than two entries.
pub fn acceptance(decision: &Decision, share: f64) -> Option<Acceptance> {
    let Regrets { sums, largest, compromise } = regrets(decision, share);
    let mut order: Vec<usize> = (0..compromise.len()).collect();
    order.sort_by(|a, b| compromise[*a].total_cmp(&compromise[*b]).then(a.cmp(b)));
    let (first, second) = (*order.first()?, *order.get(1)?);
    let ahead = compromise[second] - compromise[first];
    let least = 1.0 / (compromise.len() - 1) as f64;
    let leads = |values: &[f64]| {
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        same(values[first], low)
    };
    Some(Acceptance {
        advantage: ahead >= least || same(ahead, least),
        stability: leads(&sums) || leads(&largest),
    })
}

fn moora(decision: &Decision) -> Vec<f64> {
    let signed = |(value, one): (&f64, &Criterion)| match one.direction {
        Direction::Benefit => one.weight * value,
        Direction::Cost => -one.weight * value,
    };
    let score = |row: &Vec<f64>| row.iter().zip(&decision.criteria).map(signed).sum();
    decision.by_length().iter().map(score).collect()
}

#[cfg(test)]
mod tests;
