//! What matrix, map and their files have in common: addresses of what is counted, and how strongly a cell is shaded.

use crate::kit::page::QueryString;

/// Shades from faint to strong, as the style sheet names them.
const SHADES: [&str; 5] = ["m1", "m2", "m3", "m4", "m5"];

/// The address of the programmes that a selection holds.
pub fn records(fields: &[(&str, &str)]) -> String {
    let fields = fields.iter().filter(|(_, value)| !value.is_empty());
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    format!("/synchronisation/programmes?{query}")
}

/// The same, within what an address is narrowed to already.
pub fn records_within(query: &QueryString, fields: &[(&str, &str)]) -> String {
    let narrowed = fields.iter().fold(query.clone(), |query, (name, value)| query.with(name, value));
    narrowed.link("/synchronisation/programmes")
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

/// The steps of a legend: each shade with the smallest and the largest number that it stands for.
pub fn steps(most: i64) -> Vec<(&'static str, i64, i64)> {
    let mut found: Vec<(&'static str, i64, i64)> = Vec::new();
    for number in 1..=most {
        let own = shade(number, most);
        match found.last_mut() {
            Some(last) if last.0 == own => last.2 = number,
            _ => found.push((own, number, number)),
        }
    }
    found
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
            let expected: Vec<_> = steps(most).into_iter().map(|(shade, _, to)| (shade, to)).collect();
            assert_eq!(ends(most), expected, "{most}");
        }
        assert_eq!(shade(i64::MAX, i64::MAX), "m5");
        assert_eq!(ends(i64::MAX).len(), 5);
    }
}
