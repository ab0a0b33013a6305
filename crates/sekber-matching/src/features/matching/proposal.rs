//! Whether a pair fits well enough to be proposed: by its score, and by what an office is there for.

use sekber_engines::matching::affinity::fit::{Part, Values};
use sekber_engines::matching::kinds::Band;

/// Points as a number of 100.
pub fn of_hundred(points: impl Into<i64>) -> i64 {
    (points.into() + 75) / 150
}

/// What a programme must have to do with the duties of an office at least, of 1,000, for the pair to be proposed. The value
/// of the texts is the root of a probability, so this is one of a hundred.
///
/// Read off the 59 pairs of Sintang’s meeting of 2023 that score 30 or more: fifteen lie below (23 to 95), and all but one of
/// them share a theme, a goal or a year, but no work; from 107 on nearly all can be defended aloud.
const LEAST_DUTY: u16 = 100;

/// How much a programme has to do with the duties of an office, 0 to 1,000: by its content and its fields of government, each
/// by its weight, or by earlier pairs where those say more. Themes, goals, places and time make a pair better, but any two
/// have some of them in common: an office of transport is no partner of palm growers because both work in villages.
fn duty(values: &Values) -> u16 {
    let known = [Part::Text, Part::Field].into_iter().filter_map(|part| Some((part, values.of(part)?)));
    let (sum, weights) = known.fold((0, 0), |(sum, weights), (part, value)| {
        (sum + part.weight() * u32::from(value), weights + part.weight())
    });
    let own = u16::try_from(sum / weights.max(1)).unwrap_or(u16::MAX);
    own.max(values.of(Part::PastAssignment).unwrap_or(0))
}

/// Whether a pair is proposed when `least` of 100 is asked for. Where nothing is asked for, everything is.
pub fn is_proposed(values: &Values, least: i64) -> bool {
    least == 0 || (of_hundred(values.points()) >= least && duty(values) >= LEAST_DUTY)
}

/// How well a pair fits, in a word. What has nothing to do with the duties fits weakly, however high it scores.
pub fn band(values: &Values) -> Band {
    match duty(values) < LEAST_DUTY {
        true => Band::Weak,
        false => Band::of(of_hundred(values.points())),
    }
}

#[cfg(test)]
mod tests {
    use sekber_engines::matching::affinity::fit::WHOLE;

    use super::*;

    #[test]
    fn what_has_nothing_to_do_with_the_duties_is_not_proposed_however_well_the_rest_fits() {
        let rest = [Part::Place, Part::Theme, Part::Goal, Part::Time];
        let alike = rest.into_iter().fold(Values::default(), |all, part| all.with(part, Some(WHOLE)));
        let pair = |text: u16| alike.with(Part::Text, Some(text));
        assert!(of_hundred(pair(0).points()) > 30 && !is_proposed(&pair(0), 30));
        assert_eq!((band(&pair(0)), band(&pair(LEAST_DUTY))), (Band::Weak, Band::Fair));
        assert!(!is_proposed(&pair(LEAST_DUTY - 1), 30) && is_proposed(&pair(LEAST_DUTY), 30));
        assert!(is_proposed(&pair(0).with(Part::Field, Some(WHOLE)), 30), "a code of its field");
        assert!(is_proposed(&pair(0).with(Part::PastAssignment, Some(WHOLE)), 30), "they worked together");
        assert!(!is_proposed(&pair(LEAST_DUTY), 100) && is_proposed(&alike, 0), "the district's own limit");
    }
}
