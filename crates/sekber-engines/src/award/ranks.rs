//! Ranks from scores.

/// Scores that differ by less than this share are the same: sums of the same numbers in another order may differ by as much.
const SAME: f64 = 1e-12;

/// Whether two scores are the same up to the order in which they were added up.
pub fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= SAME * a.abs().max(b.abs()).max(1.0)
}

/// Which score is the better one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// The higher one.
    Higher,
    /// The lower one.
    Lower,
}

/// The rank of each score, 1 for the best; the same scores share the average of their ranks. O(n log n).
pub fn average_ranks(scores: &[f64], better: Better) -> Vec<f64> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| match better {
        Better::Higher => scores[*b].total_cmp(&scores[*a]),
        Better::Lower => scores[*a].total_cmp(&scores[*b]),
    });
    let mut ranks = vec![0.0; scores.len()];
    let mut from = 0;
    while from < order.len() {
        let mut to = from + 1;
        while to < order.len() && same(scores[order[to - 1]], scores[order[to]]) {
            to += 1;
        }
        let shared = (from + 1 + to) as f64 / 2.0;
        order[from..to].iter().for_each(|entry| ranks[*entry] = shared);
        from = to;
    }
    ranks
}

/// The entries without which the others stand in another order: `rank` gives the ranks of the entries that are left.
/// Calls it once for each entry and once for all.
pub fn reversals(entries: usize, rank: impl Fn(&[usize]) -> Vec<f64>) -> Vec<usize> {
    let everybody: Vec<usize> = (0..entries).collect();
    let before = rank(&everybody);
    let changed = |left_out: &usize| {
        let others: Vec<usize> = everybody.iter().copied().filter(|entry| entry != left_out).collect();
        let after = rank(&others);
        let order = |ranks: &dyn Fn(usize) -> f64, a: usize, b: usize| ranks(a).total_cmp(&ranks(b));
        (0..others.len()).any(|a| {
            (a + 1..others.len())
                .any(|b| order(&|at| before[others[at]], a, b) != order(&|at| after[at], a, b))
        })
    };
    everybody.iter().copied().filter(|entry| changed(entry)).collect()
}
