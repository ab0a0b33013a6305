//! A line of what waits for a person, and whose lines are asked for.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use sekber_core::ledger::{Counted, Rupiah};
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::{Moment, OrganisationId, RegionCode, is_weekend};

use crate::features::ledger;
use crate::features::partnership::RemarkOf;
use crate::kit::page::Frame;

crate::row_struct! {
    /// Something that waits for somebody.
    #[derive(Debug, Clone)]
    pub struct Todo {
        /// `reply`, `consent`, `approval`, `task`, `late`, `check`, `record`, `decide`, `returned`, `plan`, `visit`, `overdue`, `confirm`,
        /// `mend`, `confirmed`, `sheet`, `ticket`, `contest`, `objection`, `need`, `answers`, `area`, `time`, `move`, `united`, `undone`, `objected`, `findings`, `findings-kept`, `information`, `information-late`,
        /// `information-objection`, `information-objection-late`, and both with `-told` for those who do not decide it, `breach`, `breach-late`, `erasure`, `erasure-late`, `ending`, `past`, `invite`, `uninvited`, `asked`, `wished`, `legality`, `legality-mend`, `data-none`, `data-old`,
        /// `drafting`, `remarked`, `reading`, `issuing`, `sign`, `assess`, `award`, `money` or `pairs`.
        pub kind: String,
        /// The meeting, cycle, plan, partner, partnership, paper, visit, report, entry of money, award, need, pair of programmes, request or breach, or the
        /// post that signs.
        pub id: String,
        /// What it is about: the name of the meeting, plan or award, the task, or what is sought. As the database hands it out some kinds
        /// have a part before or behind a line break, and requests for information the public holidays behind a semicolon.
        pub title: String,
        /// How many of them; of requests for information the working days that are left or, once late, over; of breaches and requests for
        /// erasure the hours that are left. As the database hands it out it is, for `breach`, `erasure`, `confirm`, `confirmed` and `money`, a moment in
        /// milliseconds since 1970, for `information` 1 when the time was prolonged, and for `decide` and `returned` the number of the plan.
        pub number: i64,
        /// The day of the meeting, or when it is due; of requests for information, as the database hands it out, when they came in.
        pub day: Option<Date>,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
    }
}

/// A post in usual letters, also where papers had it in capitals alone; Roman numerals and what is short for a word stay as they are.
pub fn in_usual_letters(post: &str) -> String {
    let is_short = |word: &str| word.contains('.');
    let mut letters = post.split_whitespace().filter(|word| !is_short(word)).flat_map(str::chars);
    if letters.any(char::is_lowercase) {
        return post.to_owned();
    }
    let usual = |word: &str| {
        let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        let is_number = !bare.is_empty() && bare.chars().all(|sign| matches!(sign, 'I' | 'V' | 'X'));
        if is_short(word) || is_number {
            return word.to_owned();
        }
        let mut signs = word.chars();
        let first: String = signs.next().into_iter().collect();
        format!("{first}{}", signs.as_str().to_lowercase())
    };
    post.split_whitespace().map(usual).collect::<Vec<_>>().join(" ")
}

/// The working days after one day until another, without public holidays. Weeks are counted as a whole, so that a day long past takes no
/// longer.
pub fn working_days_between(after: Date, until: Date, holidays: &BTreeSet<Date>) -> i64 {
    let days = i64::from((until - after).get_days());
    let (weeks, rest) = (days / 7, days % 7);
    let mut count = weeks * 5;
    let mut day = after.weekday();
    for _ in 0..rest {
        day = day.next();
        count += i64::from(!matches!(day, Weekday::Saturday | Weekday::Sunday));
    }
    let off = holidays.iter().filter(|day| after < **day && **day <= until && !is_weekend(**day));
    count - i64::try_from(off.count()).unwrap_or_default()
}

/// Whose money waits, and how much. As the database hands it out, the amount stands behind a line break: its form, its lower and its upper
/// end, and one where it is not disclosed.
pub fn money_title(frame: &Frame, kept: &str) -> String {
    let Some((partner, amount)) = kept.rsplit_once('\n') else { return kept.to_owned() };
    let mut parts = amount.split(';');
    let form: Option<FundingForm> = parts.next().and_then(|form| form.parse().ok());
    let mut sum = || parts.next().and_then(|part| part.parse::<i64>().ok()).unwrap_or_default();
    let (low, high, undisclosed) = (sum(), sum(), sum());
    match form {
        Some(form) => {
            let counted = Counted::one(Rupiah { low, high, undisclosed });
            format!("{partner}: {}", ledger::counted(frame, &counted, form))
        }
        None => partner.to_owned(),
    }
}

/// Whose to-dos are asked for.
pub struct Asked<'a> {
    /// The district.
    pub region: &'a RegionCode,
    /// The person's id, or what stands for it.
    pub person: &'a str,
    /// The organisations that the person speaks for.
    pub own: Vec<OrganisationId>,
    /// Whether the person works in the secretariat.
    pub manages: bool,
    /// Whether the person sees what belongs to others.
    pub oversees: bool,
    /// Whether the person is a leader, who decides about plans.
    pub leads: bool,
    /// Whether the person looks at what partners are in law.
    pub checks_legality: bool,
    /// Whether the person keeps the data on need.
    pub keeps_data: bool,
    /// For which section the person reads drafts of papers, if for any.
    pub reads_drafts: Option<RemarkOf>,
    /// Whether the person looks after breaches of personal data and requests for erasure.
    pub keeps_breaches: bool,
    /// Since when a meeting must have been closed for its pairs still to be answered.
    pub heard_since: Moment,
    /// Since when a report must have been confirmed for that still to be told.
    pub told_since: Moment,
    /// Today.
    pub today: Date,
    /// Until which day a term must end for it to be decided now if the partnership goes on.
    pub decided_until: Date,
    /// How many at most.
    pub most: i64,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use sekber_core::value::working_days_without;

    use super::*;

    #[test]
    fn working_days_are_counted_as_they_are_added() {
        for first in 1..=14 {
            let day = date(2023, 10, first);
            assert_eq!(working_days_between(day, day, &BTreeSet::new()), 0);
            let off = BTreeSet::from([date(2023, 10, 9), date(2023, 10, 14), date(2023, 10, 20)]);
            for days in 0..30 {
                let until = working_days_without(day, days, |one| off.contains(&one));
                assert_eq!(working_days_between(day, until, &off), i64::from(days));
            }
        }
        // Nothing is added on a Saturday and a Sunday.
        assert_eq!(working_days_between(date(2023, 10, 6), date(2023, 10, 8), &BTreeSet::new()), 0);
    }

    #[test]
    fn a_post_in_capitals_is_read_in_usual_letters() {
        for (kept, shown) in [
            ("BUPATI SINTANG (SIMULASI)", "Bupati Sintang (simulasi)"),
            ("Wakil Bupati Sintang", "Wakil Bupati Sintang"),
            ("ASISTEN II", "Asisten II"),
            ("Plt. KEPALA DINAS KESEHATAN", "Plt. Kepala Dinas Kesehatan"),
            ("Ketua TKKSD", "Ketua TKKSD"),
            ("", ""),
        ] {
            assert_eq!(in_usual_letters(kept), shown);
        }
    }
}
