//! The analytic hierarchy process (Saaty, 1977): weights from comparisons of two criteria at a time, with a measure of how
//! consistent the comparisons are.

/// Most criteria that can be compared: beyond ten nobody's comparisons are consistent, and Saaty's table ends.
pub const MOST_COMPARED: usize = 10;
/// Comparisons with a higher consistency ratio should be thought over.
pub const CONSISTENT: f64 = 0.10;

/// Saaty's mean consistency index of random comparisons, for 1 to 10 criteria.
const RANDOM_INDEX: [f64; MOST_COMPARED] = [0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];

/// Why comparisons give no weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ComparisonError {
    /// Fewer than 1 or more than [`MOST_COMPARED`] criteria, or a row of the wrong length.
    #[error("comparisons of 1 to {MOST_COMPARED} criteria, each pair once")]
    Size,
    /// A comparison that is no number above 0.
    #[error("a comparison is a number above 0")]
    Value,
}

/// Weights with the consistency of the comparisons behind them.
#[derive(Debug, Clone, PartialEq)]
pub struct Priorities {
    /// The principal eigenvector, summing to 1: Saaty's weights.
    pub eigenvector: Vec<f64>,
    /// Geometric means of the rows, summing to 1.
    pub geometric: Vec<f64>,
    /// Means of the normalised columns, summing to 1.
    pub column_mean: Vec<f64>,
    /// The principal eigenvalue, from the number of criteria upwards.
    pub eigenvalue: f64,
    /// `(eigenvalue - n) / (n - 1)`; 0 for fully consistent comparisons.
    pub index: f64,
    /// The index as a share of that of random comparisons; 0 for one or two criteria.
    pub ratio: f64,
}

impl Priorities {
    /// Whether the comparisons are consistent enough.
    pub fn is_consistent(&self) -> bool {
        self.ratio <= CONSISTENT
    }
}

/// Works out weights from the comparisons above the diagonal: row `i` holds how many times as important criterion `i` is as
/// each later one. O(n² × steps); the power method ends when nothing changes any more, after 10,000 steps at the latest.
///
/// # Errors
/// When the table is no triangle, or holds something that is no ratio.
pub fn priorities(upper: &[Vec<f64>]) -> Result<Priorities, ComparisonError> {
    let count = upper.len() + 1;
    let triangle = upper.iter().enumerate().all(|(row, ratios)| ratios.len() == count - 1 - row);
    if count > MOST_COMPARED || !triangle {
        return Err(ComparisonError::Size);
    }
    if upper.iter().flatten().any(|ratio| !ratio.is_finite() || *ratio <= 0.0) {
        return Err(ComparisonError::Value);
    }
    let ratio = |row: usize, column: usize| match row.cmp(&column) {
        std::cmp::Ordering::Less => upper[row][column - row - 1],
        std::cmp::Ordering::Equal => 1.0,
        std::cmp::Ordering::Greater => 1.0 / upper[column][row - column - 1],
    };
    let matrix: Vec<Vec<f64>> =
        (0..count).map(|row| (0..count).map(|column| ratio(row, column)).collect()).collect();
    let (eigenvector, eigenvalue) = principal(&matrix);
    let logarithms = |row: &Vec<f64>| row.iter().map(|ratio| libm::log(*ratio)).sum::<f64>();
    let geometric = shares(matrix.iter().map(|row| libm::exp(logarithms(row) / count as f64)).collect());
    let sums: Vec<f64> = (0..count).map(|column| matrix.iter().map(|row| row[column]).sum()).collect();
    let means =
        |row: &Vec<f64>| row.iter().zip(&sums).map(|(ratio, sum)| ratio / sum).sum::<f64>() / count as f64;
    let index = if count > 1 { ((eigenvalue - count as f64) / (count - 1) as f64).max(0.0) } else { 0.0 };
    let random = RANDOM_INDEX[count - 1];
    let ratio = if random > 0.0 { index / random } else { 0.0 };
    Ok(Priorities {
        column_mean: matrix.iter().map(means).collect(),
        eigenvector,
        geometric,
        eigenvalue,
        index,
        ratio,
    })
}

/// Principal eigenvector (summing to 1) and eigenvalue by the power method.
fn principal(matrix: &[Vec<f64>]) -> (Vec<f64>, f64) {
    let times = |vector: &[f64]| -> Vec<f64> {
        matrix.iter().map(|row| row.iter().zip(vector).map(|(ratio, share)| ratio * share).sum()).collect()
    };
    let mut vector = vec![1.0 / matrix.len() as f64; matrix.len()];
    for _ in 0..10_000 {
        let next = shares(times(&vector));
        let moved = next.iter().zip(&vector).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        vector = next;
        if moved < 1e-16 {
            break;
        }
    }
    let eigenvalue = times(&vector).iter().sum();
    (vector, eigenvalue)
}

fn shares(amounts: Vec<f64>) -> Vec<f64> {
    let sum: f64 = amounts.iter().sum();
    amounts.into_iter().map(|amount| amount / sum).collect()
}
