//! How passages that are alike speak for the offices whose they are.

use std::cmp::Ordering;

/// Indexes of the largest numbers above zero, the largest first, equal ones in order.
pub(super) fn best_first(similar: &[f64], most: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..similar.len()).filter(|at| similar[*at] > 0.0).collect();
    let by = |a: &usize, b: &usize| -> Ordering { similar[*b].total_cmp(&similar[*a]).then(a.cmp(b)) };
    if most < order.len() {
        order.select_nth_unstable_by(most, by);
        order.truncate(most);
    }
    order.sort_unstable_by(by);
    order
}

/// Each office's share of the best passages: the similarity of passage number r counts 1/(1 + r).
pub(super) fn speak<'b>(
    similar: &[f64],
    most: usize,
    offices: usize,
    owners: impl Fn(usize) -> &'b [usize],
) -> Vec<f64> {
    let mut found = vec![0.0; offices];
    for (rank, line) in best_first(similar, most).into_iter().enumerate() {
        for office in owners(line) {
            found[*office] += similar[line] / (1.0 + rank as f64);
        }
    }
    found
}

/// The likeness of each office's closest passage, squared: one passage that says the very thing tells more than many that
/// are somewhat alike.
pub(super) fn closest<'b>(
    similar: &[f64],
    offices: usize,
    owners: impl Fn(usize) -> &'b [usize],
) -> Vec<f64> {
    let mut found = vec![0.0; offices];
    for (line, similar) in similar.iter().enumerate() {
        for office in owners(line) {
            found[*office] = similar.powi(2).max(found[*office]);
        }
    }
    found
}
