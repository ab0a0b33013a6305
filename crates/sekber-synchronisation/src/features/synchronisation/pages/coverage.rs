//! What matrix, map and their files have in common: addresses of what is counted, and how strongly a cell is shaded.

use crate::kit::page::QueryString;

/// Shades from faint to strong, as the style sheet names them.
const SHADES: [&str; 5] = ["m1", "m2", "m3", "m4", "m5"];

/// The address of the programmes one by one.
pub const PROGRAMMES: &str = "/synchronisation/programmes";

/// The address of the programmes that a selection holds.
pub fn records(fields: &[(&str, &str)]) -> String {
    records_within(&QueryString::default(), fields)
}

/// The same, within what an address is narrowed to already.
pub fn records_within(query: &QueryString, fields: &[(&str, &str)]) -> String {
    let narrowed = fields.iter().fold(query.clone(), |query, (name, value)| query.with(name, value));
    narrowed.link(PROGRAMMES)
}

/// The shade of a number among numbers of which the largest is `most`: fifths of it; nothing for zero.
pub fn shade(number: i64, most: i64) -> &'static str {
    let step = (i128::from(number) * 5 - 1).max(0) / i128::from(most.max(1));
    let step = usize::try_from(step).unwrap_or(0).min(SHADES.len() - 1);
    if number <= 0 { "" } else { SHADES[step] }
}

/// The largest number of each shade that some whole number can have, for numbers too large to be gone over one by one.
pub fn ends(most: i64) -> Vec<(&'static str, i64)> {
    let fifth = |nth: i128| i64::try_from(i128::from(most.max(0)) * nth / 5).unwrap_or(i64::MAX);
    let all = SHADES.into_iter().zip(1..).map(|(shade, nth)| (shade, fifth(nth - 1), fifth(nth)));
    all.filter(|(_, before, end)| end > before).map(|(shade, _, end)| (shade, end)).collect()
}

/// The same for numbers that are all multiples of a unit: no shade ends between two of them.
pub fn ends_of(most: i64, unit: i64) -> Vec<(&'static str, i64)> {
    let mut found: Vec<(&'static str, i64)> = Vec::new();
    for (shade, end) in ends(most) {
        let end = end - end % unit.max(1);
        if end > found.last().map_or(0, |(_, before)| *before) {
            found.push((shade, end));
        }
    }
    found
}

/// The steps of a legend: each shade with the smallest and the largest number that it stands for.
pub fn steps(most: i64) -> Vec<(&'static str, i64, i64)> {
    let mut first = 1;
    let step = |(shade, last): (&'static str, i64)| {
        let from = std::mem::replace(&mut first, last.saturating_add(1));
        (shade, from, last)
    };
    ends(most).into_iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_covers_every_number_once() {
        assert!(steps(0).is_empty());
        assert_eq!(steps(2), [("m3", 1, 1), ("m5", 2, 2)]);
        let all = steps(23);
        assert_eq!((all[0].1, all[all.len() - 1].2), (1, 23));
        assert!(all.windows(2).all(|two| two[0].2 + 1 == two[1].1));
    }

    #[test]
    fn the_ends_of_shades_are_those_of_the_numbers_gone_over_one_by_one() {
        for most in 0..60 {
            let mut expected: Vec<(&str, i64)> = Vec::new();
            for number in 1..=most {
                match expected.last_mut() {
                    Some(last) if last.0 == shade(number, most) => last.1 = number,
                    _ => expected.push((shade(number, most), number)),
                }
            }
            assert_eq!(ends(most), expected, "{most}");
        }
        assert_eq!(shade(i64::MAX, i64::MAX), "m5");
        // There is no fraction of a person.
        let people: Vec<i64> = ends_of(1_332_000, 1_000).into_iter().map(|(_, end)| end).collect();
        assert_eq!(people, [266_000, 532_000, 799_000, 1_065_000, 1_332_000]);
        assert_eq!(ends_of(2_000, 1_000), [("m3", 1_000), ("m5", 2_000)]);
        assert_eq!(ends(i64::MAX).len(), 5);
    }
}
