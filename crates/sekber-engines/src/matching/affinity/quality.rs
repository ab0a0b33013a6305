//! How good a ranking is, measured against judged offices.

/// Places that count.
const DEPTH: usize = 5;

/// Normalised discounted cumulative gain at five (Järvelin and Kekäläinen 2002): the gain `2^grade - 1` of each of the first
/// five, divided by `log2(place + 1)` and added up, as a share of the best order's. `ranked` has the grade of every office
/// in the order of the ranking, 0 for those not right; `judged` the grades of all that are. 0 to 1; 0 when none is.
pub fn ndcg(ranked: &[u32], judged: &[u32]) -> f64 {
    let gained = |grades: &[u32]| -> f64 {
        let gain =
            |(place, grade): (usize, &u32)| (f64::from(*grade).exp2() - 1.0) / (place as f64 + 2.0).log2();
        grades.iter().take(DEPTH).enumerate().map(gain).sum()
    };
    let mut best = judged.to_vec();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let best = gained(&best);
    if best > 0.0 { gained(ranked) / best } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::ndcg;

    #[test]
    fn the_best_order_is_one_and_nothing_right_is_nothing() {
        assert!((ndcg(&[2, 1, 0], &[1, 2]) - 1.0).abs() < 1e-12);
        assert_eq!(ndcg(&[0, 0, 0, 0, 0, 2], &[2]), 0.0, "the sixth place does not count");
        assert_eq!(ndcg(&[0, 0], &[]), 0.0);
    }

    #[test]
    fn a_right_office_in_the_second_place_is_worth_less() {
        // 3 / log2(3) of 3 / log2(2).
        assert!((ndcg(&[0, 2], &[2]) - 1.0 / 3.0_f64.log2()).abs() < 1e-12);
    }
}
