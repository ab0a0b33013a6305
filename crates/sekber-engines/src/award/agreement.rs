//! How far jurors agree on the order of entries: Kendall's coefficient of concordance, W, corrected for equal marks (Kendall and Babington
//! Smith, 1939). Severe and lenient jurors who see the same order agree; it says nothing of how many points anybody gives.

/// Fewest entries whose order tells anything.
const LEAST_ENTRIES: usize = 3;

/// How far a panel agrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreement {
    /// How many jurors were compared.
    pub jurors: usize,
    /// How many entries they all marked.
    pub entries: usize,
    /// W in hundredths: 0 for no order in common, 100 for the same order.
    pub w: u32,
}

/// The average ranks of marks, doubled so that they are whole, 2 for the best alone; with the sum of `t³ - t` over equal ones.
fn doubled_ranks(marks: &[i64]) -> (Vec<i128>, i128) {
    let count = |of: &dyn Fn(i64) -> bool| {
        let found = marks.iter().filter(|mark| of(**mark)).count();
        i128::try_from(found).unwrap_or(i128::MAX)
    };
    let rank = |mark: &i64| 2 * count(&|other| other > *mark) + count(&|other| other == *mark) + 1;
    // Each of `t` equal ones brings its share of `t³ - t`.
    let ties = marks.iter().map(|mark| count(&|other| other == *mark)).map(|equal| equal * equal - 1).sum();
    (marks.iter().map(rank).collect(), ties)
}

/// Works out how far jurors agree: one row a juror, with a number for each entry in the same order, more for the better one. `None` with
/// fewer than two jurors, fewer than three entries, rows of unequal length, or when nobody tells any two entries apart. O(jurors × entries²).
pub fn agreement(given: &[Vec<i64>]) -> Option<Agreement> {
    let entries = given.first()?.len();
    if given.len() < 2 || entries < LEAST_ENTRIES || given.iter().any(|row| row.len() != entries) {
        return None;
    }
    let (ranks, ties): (Vec<Vec<i128>>, Vec<i128>) = given.iter().map(|row| doubled_ranks(row)).unzip();
    let (m, n) = (i128::try_from(given.len()).ok()?, i128::try_from(entries).ok()?);
    let sums = (0..entries).map(|at| ranks.iter().map(|row| row[at]).sum::<i128>());
    // Four times the sum of squares of the ranks' own sums, which are half as large.
    let spread: i128 = sums.map(|sum| (sum - m * (n + 1)) * (sum - m * (n + 1))).sum();
    let whole = m * m * (n * n * n - n) - m * ties.iter().sum::<i128>();
    let w = (whole > 0).then(|| (2 * 300 * spread + whole) / (2 * whole))?;
    Some(Agreement { jurors: given.len(), entries, w: u32::try_from(w).unwrap_or(100).min(100) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn w(given: &[&[i64]]) -> Option<u32> {
        agreement(&given.iter().map(|row| row.to_vec()).collect::<Vec<_>>()).map(|found| found.w)
    }

    #[test]
    fn the_textbooks_numbers_are_found() {
        // Three judges and six applicants (Siegel, 1956): W = 0.16. Ranks are told as marks, the best one highest.
        let siegel: [&[i64]; 3] =
            [&[-1, -6, -3, -2, -5, -4], &[-1, -5, -6, -4, -2, -3], &[-6, -3, -2, -5, -4, -1]];
        assert_eq!(w(&siegel), Some(16));
        assert_eq!(w(&[&[1, 2, 3], &[10, 40, 90]]), Some(100));
        assert_eq!(w(&[&[1, 2, 3], &[3, 2, 1]]), Some(0));
        // Equal marks share their ranks; the same equal marks are the same order.
        assert_eq!(w(&[&[5, 5, 3, 1], &[8, 8, 2, 0]]), Some(100));
    }

    #[test]
    fn nothing_is_told_of_too_little() {
        assert_eq!(w(&[]), None);
        assert_eq!(w(&[&[1, 2, 3]]), None);
        assert_eq!(w(&[&[1, 2], &[1, 2]]), None);
        assert_eq!(w(&[&[1, 2, 3], &[1, 2]]), None);
        assert_eq!(w(&[&[7, 7, 7], &[7, 7, 7]]), None);
    }

    proptest! {
        #[test]
        fn more_severe_jurors_agree_as_much(
            rows in prop::collection::vec(prop::collection::vec(0_i64..100, 5), 2..6), less in 0_i64..50,
        ) {
            let mut severe = rows.clone();
            severe[0].iter_mut().for_each(|mark| *mark -= less);
            prop_assert_eq!(agreement(&rows), agreement(&severe));
        }
    }
}
