//! Lists and public files of this register coming back: they name programmes by our id and tell of some things only the whole, such as
//! one sum of all money. What is stored in parts is no change.

use std::collections::BTreeMap;

use sekber_core::value::{Currency, Money, RegionCode};

use super::reading::{Line, funding_text, lines_of};
use super::verdict::{Record, split};

/// Drops places that are said only in a wider form than they are stored: the whole district for a programme without a place, and the
/// regions around stored places.
pub fn drop_wider(said: &mut Record, stored: &Record, region: &RegionCode) {
    let codes = |record: &Record| -> Vec<RegionCode> {
        let text = record.get("places").map_or("", String::as_str);
        split(text).filter_map(|code| code.parse().ok()).collect()
    };
    let (wide, known) = (codes(said), codes(stored));
    let holds_one = wide.iter().all(|around| known.iter().any(|place| around.contains(place)));
    let holds_all = known.iter().all(|place| wide.iter().any(|around| around.contains(place)));
    let is_same = match known.is_empty() {
        true => wide.as_slice() == std::slice::from_ref(region),
        false => !wide.is_empty() && holds_one && holds_all,
    };
    if is_same {
        said.remove("places");
    }
}

/// Settles money that is told as one sum without years. What the stored lines come to is no change; another sum is that of the only stored
/// line.
///
/// # Errors
/// With the stored sum, when it differs and several lines make it up: which of them has changed, nobody can tell.
pub fn settle_total(said: &mut Record, stored: &Record) -> Result<(), Money> {
    let (Some(before), Some(after)) = (stored.get("funding"), said.get("funding")) else { return Ok(()) };
    let (before, after) = (lines_of(before), lines_of(after));
    let (known, told) = (sums(&before), sums(&after));
    let differing = told.iter().find(|(currency, sum)| known.get(*currency) != Some(*sum));
    let Some((currency, _)) = differing else {
        said.remove("funding");
        return Ok(());
    };
    match (before.as_slice(), after.as_slice()) {
        ([one], [total]) if one.currency == total.currency => {
            let line = Line { minor: total.minor, ..one.clone() };
            said.insert("funding", funding_text(vec![line]));
            Ok(())
        }
        _ => Err(Money { minor: known.get(currency).copied().unwrap_or_default(), currency: *currency }),
    }
}

fn sums(lines: &[Line]) -> BTreeMap<Currency, i64> {
    let mut sums = BTreeMap::new();
    for line in lines {
        let sum: &mut i64 = sums.entry(line.currency).or_default();
        *sum = sum.saturating_add(line.minor);
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(fields: &[(&'static str, &str)]) -> Record {
        fields.iter().map(|(key, value)| (*key, (*value).to_owned())).collect()
    }

    #[test]
    fn places_in_a_wider_form_are_no_change() {
        let region: RegionCode = "61.05".parse().unwrap();
        let left = |said: &str, stored: &str| {
            let mut said = record(&[("places", said)]);
            let stored = if stored.is_empty() { Record::new() } else { record(&[("places", stored)]) };
            drop_wider(&mut said, &stored, &region);
            said.remove("places").unwrap_or_default()
        };
        assert_eq!(left("61.05", ""), "");
        assert_eq!(left("61.05.03", ""), "61.05.03");
        assert_eq!(left("61.05.03", "61.05.03.2019; 61.05.03.2038"), "");
        assert_eq!(left("61.05.03", "61.05.02.2001; 61.05.03.2019"), "61.05.03", "one place is missing");
        assert_eq!(left("61.05.02; 61.05.03", "61.05.03.2019"), "61.05.02; 61.05.03", "one place is new");
    }

    #[test]
    fn a_sum_of_money_is_never_added_to_its_own_parts() {
        let settled = |said: &str, stored: &str| {
            let (mut said, stored) = (record(&[("funding", said)]), record(&[("funding", stored)]));
            let outcome = settle_total(&mut said, &stored).map_err(|sum| sum.minor);
            (outcome, said.remove("funding").unwrap_or_default())
        };
        let parts = "2023|A|IDR|500|cash|0\n2024|B|IDR|200|in_kind|1";
        assert_eq!(settled("2024|A B|IDR|700|cash|0", parts), (Ok(()), String::new()));
        assert_eq!(settled("2024|A B|IDR|900|cash|0", parts).0, Err(700));
        let only = settled("2024|A|IDR|900|cash|0", "2023|B|IDR|500|in_kind|1");
        assert_eq!(only, (Ok(()), "2023|B|IDR|900|in_kind|1".to_owned()));
        assert_eq!(settled("2024||USD|900|cash|0", "2023|B|IDR|500|cash|1").0, Err(0));
    }
}
