//! Activities that this register itself has published, coming back: their identifier ends with our own id, and some of what they
//! say is only another form of what is stored. Neither makes a second programme nor a change.

use std::collections::BTreeMap;

use sekber_core::value::{Currency, PartialDate, ProgrammeId};

use super::reading::lines_of;
use super::verdict::Record;

/// Whose id an identifier ends with, among those that are known: `ID-COA-61.05-` and the id.
pub fn id_in(identifier: &str, known: impl Fn(&ProgrammeId) -> bool) -> Option<ProgrammeId> {
    let ends = identifier.match_indices('-').filter_map(|(at, _)| identifier.get(at + 1..));
    ends.filter_map(|end| end.parse().ok()).find(known)
}

/// Drops what is said as a published file has to say it and means what is stored: a title in place of a description, the first and
/// last day of a month or year, a first day where none is known, and money by year without who gives it.
pub fn drop_same(said: &mut Record, stored: &Record, cycle_year: i16) {
    let title = said.get("description").filter(|text| {
        [stored.get("title"), said.get("title")].into_iter().flatten().any(|title| title == *text)
    });
    if title.is_some() && !stored.contains_key("description") {
        said.remove("description");
    }
    let known = |key: &str| stored.get(key).and_then(|text| text.parse::<PartialDate>().ok());
    let (start, end) = (known("start"), known("end"));
    let last = end.map(|end| end.last_day().to_string());
    let first = match start {
        Some(start) => start.first_day().to_string(),
        None => {
            let cycle = format!("{cycle_year}-01-01");
            last.clone().filter(|end| *end < cycle).unwrap_or(cycle)
        }
    };
    if said.get("start") == Some(&first) {
        said.remove("start");
    }
    if last.is_some() && said.get("end") == last.as_ref() {
        said.remove("end");
    }
    if let (Some(before), Some(after)) = (stored.get("funding"), said.get("funding"))
        && sums(before) == sums(after)
    {
        said.remove("funding");
    }
}

/// Money by year and currency.
fn sums(funding: &str) -> BTreeMap<(i64, Currency), i64> {
    let mut sums = BTreeMap::new();
    for line in lines_of(funding) {
        let sum: &mut i64 = sums.entry((line.year, line.currency)).or_default();
        *sum = sum.saturating_add(line.minor);
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_known_by_the_id_at_its_end() {
        let known = |id: &ProgrammeId| id.as_str() == "0190-ab";
        assert_eq!(id_in("ID-COA-61.05-0190-ab", known).unwrap().as_str(), "0190-ab");
        assert!(id_in("ID-COA-61.05-0190-ac", known).is_none() && id_in("0190ab", known).is_none());
    }

    #[test]
    fn what_is_only_said_in_another_form_is_no_change() {
        let record = |fields: &[(&'static str, &str)]| -> Record {
            fields.iter().map(|(key, value)| (*key, (*value).to_owned())).collect()
        };
        let stored = record(&[
            ("title", "Air"),
            ("end", "2024"),
            ("funding", "2023|A|IDR|500|cash|0\n2023|B|IDR|200|in_kind|0"),
        ]);
        let mut said = record(&[
            ("title", "Air"),
            ("description", "Air"),
            ("start", "2023-01-01"),
            ("end", "2024-12-31"),
            ("funding", "2023|A, B|IDR|700|cash|0"),
        ]);
        drop_same(&mut said, &stored, 2023);
        assert_eq!(said, record(&[("title", "Air")]));
        let mut other = record(&[("start", "2023-02-01"), ("funding", "2023|A|IDR|600|cash|0")]);
        drop_same(&mut other, &stored, 2023);
        assert_eq!(other.len(), 2);
    }
}
