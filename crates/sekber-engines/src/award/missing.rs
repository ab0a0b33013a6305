//! What an entry does not tell in a table of values: its weight passes to the rest, as in the official score.

use super::methods::{Criterion, Direction};

/// Why a table cannot be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MissingError {
    /// A row with fewer or more values than criteria.
    #[error("row {0} does not have one value for each criterion")]
    Row(usize),
    /// A row that tells nothing that weighs.
    #[error("row {0} tells nothing")]
    Nothing(usize),
    /// A criterion that nobody tells anything of.
    #[error("nobody tells anything of criterion {0}")]
    Criterion(usize),
}

/// Fills what is not told with the value that lies between the worst and the best of those who tell it as far as the entry lies between
/// them on all that it tells, by the weights. A utility that is linear between worst and best is then the one of what is told.
///
/// # Errors
/// Naming the first row or criterion that cannot be.
pub fn filled(criteria: &[Criterion], rows: &[Vec<Option<f64>>]) -> Result<Vec<Vec<f64>>, MissingError> {
    if let Some(at) = rows.iter().position(|row| row.len() != criteria.len()) {
        return Err(MissingError::Row(at));
    }
    let mut ends = Vec::with_capacity(criteria.len());
    for (at, one) in criteria.iter().enumerate() {
        let told = || rows.iter().filter_map(|row| row[at]);
        let (low, high) = (told().fold(f64::INFINITY, f64::min), told().fold(f64::NEG_INFINITY, f64::max));
        if told().next().is_none() && !rows.is_empty() {
            return Err(MissingError::Criterion(at));
        }
        // Worst and best.
        ends.push(if one.direction == Direction::Benefit { (low, high) } else { (high, low) });
    }
    let filling = |(at, row): (usize, &Vec<Option<f64>>)| -> Result<Vec<f64>, MissingError> {
        if row.iter().all(Option::is_some) {
            return Ok(row.iter().copied().flatten().collect());
        }
        let told = criteria.iter().zip(&ends).zip(row).filter_map(|((one, ends), value)| {
            let (worst, best) = *ends;
            let told = (*value)?;
            let span: f64 = best - worst;
            let place = if span.abs() > 0.0 { (told - worst) / span } else { 1.0 };
            Some((one.weight, place))
        });
        let (sum, whole) =
            told.fold((0.0, 0.0), |(sum, whole), (weight, place)| (sum + weight * place, whole + weight));
        if whole <= 0.0 {
            return Err(MissingError::Nothing(at));
        }
        let along = sum / whole;
        let value = |(value, (worst, best)): (&Option<f64>, &(f64, f64))| {
            value.unwrap_or(worst + along * (best - worst))
        };
        Ok(row.iter().zip(&ends).map(value).collect())
    };
    rows.iter().enumerate().map(filling).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criteria(directions: &[Direction]) -> Vec<Criterion> {
        let weight = 1.0 / directions.len() as f64;
        directions.iter().map(|direction| Criterion { weight, direction: *direction }).collect()
    }

    #[test]
    fn a_value_that_is_not_told_lies_where_the_entry_does_elsewhere() {
        let both = criteria(&[Direction::Benefit, Direction::Cost]);
        let rows = [vec![Some(75.0), None], vec![Some(100.0), Some(10.0)], vec![Some(0.0), Some(30.0)]];
        // Three quarters of the way from the worst, 30, to the best, 10.
        assert_eq!(filled(&both, &rows).unwrap()[0], [75.0, 15.0]);
        assert_eq!(filled(&both, &rows).unwrap()[1], [100.0, 10.0]);
    }

    #[test]
    fn a_table_that_tells_too_little_is_refused() {
        let both = criteria(&[Direction::Benefit, Direction::Benefit]);
        assert_eq!(filled(&both, &[vec![Some(1.0)]]), Err(MissingError::Row(0)));
        assert_eq!(filled(&both, &[vec![Some(1.0), None]]), Err(MissingError::Criterion(1)));
        let nothing = [vec![Some(1.0), Some(1.0)], vec![None, None]];
        assert_eq!(filled(&both, &nothing), Err(MissingError::Nothing(1)));
        assert_eq!(filled(&both, &[]), Ok(Vec::new()));
    }
}
