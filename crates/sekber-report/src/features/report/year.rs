//! The year as one report of the district: the sum of the periods into which it is divided. It stands in no table: which periods there are
//! says which years there are.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};

use super::model::{Period, name_of_year};

/// How a year is called where a period is asked for, before its number.
const PREFIX: &str = "year-";

/// The year that a name stands for; none for the name of a period.
pub fn year_of(name: &str) -> Option<i16> {
    let year = name.strip_prefix(PREFIX)?.parse().ok()?;
    (1990..=2100).contains(&year).then_some(year)
}

fn days(year: i16) -> (Date, Date) {
    (date(year, 1, 1), date(year, 12, 31))
}

/// The periods of a year, the earliest first, where there are several that fill it day by day; none otherwise.
pub fn parts(all: &[Period], year: i16) -> Vec<Period> {
    let (first, last) = days(year);
    let within = |period: &&Period| period.starts_on >= first && period.ends_on <= last;
    let mut parts: Vec<Period> = all.iter().filter(within).cloned().collect();
    parts.sort_by_key(|part| part.starts_on);
    let follows = |pair: &[Period]| match pair {
        [one, next] => one.ends_on.tomorrow().is_ok_and(|day| day == next.starts_on),
        _ => false,
    };
    let fills = parts.len() > 1
        && parts.first().is_some_and(|part| part.starts_on == first)
        && parts.last().is_some_and(|part| part.ends_on == last)
        && parts.windows(2).all(follows);
    if fills { parts } else { Vec::new() }
}

/// The years that are divided so, each as one period, the latest first.
pub fn years(all: &[Period]) -> Vec<Period> {
    let years: BTreeSet<i16> = all.iter().map(|period| period.starts_on.year()).collect();
    years.into_iter().rev().filter_map(|year| whole(year, &parts(all, year))).collect()
}

/// A year as one period, known by the periods that it sums up; none where there are none. It is locked once all of them are.
pub fn whole(year: i16, parts: &[Period]) -> Option<Period> {
    let (starts_on, ends_on) = days(year);
    let locked: Option<Vec<_>> = parts.iter().map(|part| part.locked_at).collect();
    Some(Period {
        id: format!("{PREFIX}{year}").parse().ok()?,
        name: name_of_year(year),
        starts_on,
        ends_on,
        due_on: parts.iter().map(|part| part.due_on).max()?,
        locked_at: locked.and_then(|all| all.into_iter().max()),
        version: parts.iter().map(|part| part.version).sum(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(id: &str, starts_on: Date, ends_on: Date) -> Period {
        Period {
            id: id.parse().unwrap(),
            name: id.to_owned(),
            starts_on,
            ends_on,
            due_on: ends_on,
            locked_at: None,
            version: 2,
        }
    }

    #[test]
    fn a_year_is_the_sum_of_the_periods_that_fill_it() {
        let first = period("first", date(2025, 1, 1), date(2025, 6, 30));
        let second = period("second", date(2025, 7, 1), date(2025, 12, 31));
        let all = [second.clone(), first.clone()];
        assert_eq!(parts(&all, 2025), [first.clone(), second]);
        let years = years(&all);
        assert_eq!(years.len(), 1);
        assert_eq!((years[0].id.as_str(), years[0].version), ("year-2025", 4));
        assert!(years[0].is_whole_year() && !years[0].is_locked());
        // What has a gap, or is but one period, is no sum.
        let later = period("later", date(2025, 8, 1), date(2025, 12, 31));
        assert!(parts(&[first.clone(), later], 2025).is_empty());
        assert!(parts(&[first], 2025).is_empty() && parts(&all, 2024).is_empty());
        assert_eq!((year_of("year-2025"), year_of("year-1"), year_of("first")), (Some(2025), None, None));
    }
}
