//! Whether an amount is what the amounts around it come to: such a row is a sum and no record.

/// Rows that are added up at most for all sums together.
const MOST_ADDED: usize = 2_000_000;

/// Whether the amounts come to a sum, one after the other, two of them at least. A row without an amount of its own ends
/// them once they began.
pub(super) fn comes_to<'a>(
    sum: i64,
    amounts: impl Iterator<Item = &'a Option<i64>>,
    added: &mut usize,
) -> bool {
    let (mut so_far, mut count) = (0_i64, 0);
    for amount in amounts {
        *added += 1;
        let Some(amount) = amount else {
            if count > 0 {
                return false;
            }
            continue;
        };
        so_far = so_far.saturating_add(*amount);
        count += 1;
        if so_far >= sum || *added > MOST_ADDED {
            return so_far == sum && count > 1;
        }
    }
    false
}
