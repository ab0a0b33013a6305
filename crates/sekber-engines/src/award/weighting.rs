//! Weights found in the table itself, to hold the published ones against: how much a criterion separates the entries, not how much it matters.

use super::methods::Decision;

/// The same weight for each criterion.
pub fn equal(decision: &Decision) -> Vec<f64> {
    let count = decision.criteria().len();
    vec![1.0 / count as f64; count]
}

/// Entropy weights (Shannon, 1948; Zeleny, 1982): the more unequal the shares of a criterion, the more it weighs. Equal ones when no
/// criterion separates anybody. O(entries × criteria).
pub fn entropy(decision: &Decision) -> Vec<f64> {
    let rows = decision.rows();
    let scale = libm::log(rows.len() as f64);
    let divergence = |at: usize| {
        let sum: f64 = rows.iter().map(|row| row[at]).sum();
        let shares = rows.iter().map(|row| row[at] / sum).filter(|share| *share > 0.0);
        let entropy: f64 = shares.map(|share| -share * libm::log(share)).sum();
        if scale > 0.0 && sum > 0.0 { 1.0 - entropy / scale } else { 0.0 }
    };
    shares_of((0..decision.criteria().len()).map(divergence).collect(), decision)
}

/// CRITIC weights (Diakoulaki and others, 1995): spread of a criterion times its disagreement with the others, each between its
/// smallest and largest value, whichever way it counts (as common programs do; the original turns costs round first). Equal ones
/// when no criterion separates anybody. O(entries × criteria²).
pub fn critic(decision: &Decision) -> Vec<f64> {
    let ranges = decision.ranges();
    let place =
        |value: f64, (low, high): (f64, f64)| if high > low { (value - low) / (high - low) } else { 1.0 };
    let normalised: Vec<Vec<f64>> = decision
        .rows()
        .iter()
        .map(|row| row.iter().zip(&ranges).map(|(value, range)| place(*value, *range)).collect())
        .collect();
    let count = normalised.len() as f64;
    let columns: Vec<Vec<f64>> = (0..decision.criteria().len())
        .map(|at| {
            let column: Vec<f64> = normalised.iter().map(|row| row[at]).collect();
            let mean = column.iter().sum::<f64>() / count;
            column.into_iter().map(|value| value - mean).collect()
        })
        .collect();
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
    let spread: Vec<f64> = columns.iter().map(|column| (product(column, column) / count).sqrt()).collect();
    let correlation = |a: usize, b: usize| {
        let both = spread[a] * spread[b] * count;
        if both > 0.0 { product(&columns[a], &columns[b]) / both } else { 0.0 }
    };
    let information = |a: usize| {
        spread[a]
            * (0..columns.len()).map(|b| if a == b { 0.0 } else { 1.0 - correlation(a, b) }).sum::<f64>()
    };
    shares_of((0..columns.len()).map(information).collect(), decision)
}

fn shares_of(amounts: Vec<f64>, decision: &Decision) -> Vec<f64> {
    let sum: f64 = amounts.iter().sum();
    if sum > 0.0 { amounts.into_iter().map(|amount| amount / sum).collect() } else { equal(decision) }
}
