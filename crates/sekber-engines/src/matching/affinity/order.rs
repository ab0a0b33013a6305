//! The order in which a list is shown: the best first.

/// Places in a list with their points, the most points first, equal ones in the order of the list.
/// `O(n log n)`; half a million take about ten milliseconds.
pub fn by_points(points: impl IntoIterator<Item = u16>) -> Vec<(usize, u16)> {
    // Points and place in one number sort faster than pairs, and no two numbers are equal.
    let mut keys: Vec<u64> =
        (0_u64..).zip(points).map(|(at, points)| u64::from(u16::MAX - points) << 48 | at).collect();
    keys.sort_unstable();
    let unpack = |key: u64| {
        let at = usize::try_from(key & 0xffff_ffff_ffff).unwrap_or(usize::MAX);
        (at, u16::MAX - u16::try_from(key >> 48).unwrap_or(u16::MAX))
    };
    keys.into_iter().map(unpack).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_a_stable_sort(points in prop::collection::vec(any::<u16>(), 0..200)) {
            let mut plain: Vec<(usize, u16)> = points.iter().copied().enumerate().collect();
            plain.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
            prop_assert_eq!(by_points(points), plain);
        }
    }
}
