//! What a proposal says beside its programme, because the form of SIPD asks for it and no programme tells it: the problem, how much of
//! what, where exactly, whose the land is, and who keeps its papers.

use jiff::civil::Date;
use sekber_core::calendar;
use sekber_core::coded::coded;
use sekber_core::reading::read_decimal;
use sekber_core::value::ProgrammeId;

use crate::kit::form::Faults;

coded! {
    /// Whose the land is on which a proposal would be carried out.
    Land, "state of the land":
    /// It needs none.
    NotNeeded = "not_needed",
    /// The district's own.
    District = "district",
    /// That of a village.
    Village = "village",
    /// That of the state, such as forest.
    State = "state",
    /// Customary land.
    Customary = "customary",
    /// That of a person or body, which agrees to it.
    Private = "private",
    /// Nobody knows yet, or it is contested.
    Unsettled = "unsettled",
}

crate::text_column!(Land);

/// The problem that it solves, in a few sentences.
const PROBLEM: usize = 2_000;
const UNIT: usize = 60;
const LOCATION: usize = 1_000;
/// An office or organisation.
const PAPERS_AT: usize = 200;
const NUMBER: usize = 60;
/// The largest volume, in thousandths.
const VOLUME: i64 = 1_000_000_000_000_000;

crate::row_struct! {
    /// What was said of a proposal, with what its programme tells of its place.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ProposalDetails {
        /// The programme that is proposed.
        pub programme_id: ProgrammeId,
        /// Where, as the programme tells it beside its places; may be empty.
        pub place_note: String,
        /// The problem that it solves.
        pub problem: String,
        /// How much, in thousandths of the unit.
        pub volume_milli: Option<i64>,
        /// Of what.
        pub unit: String,
        /// Where exactly, in place of what the programme tells.
        pub location: String,
        /// Whose the land is.
        pub land: Option<Land>,
        /// Which of the things that can be proposed in its plan year it is, by its code; may be empty.
        pub item_code: String,
        /// What that is called; empty where the district's list has no such code.
        pub item_name: String,
        /// The unit that the list names for it.
        pub item_unit: String,
        /// The issue that the list names for it.
        pub item_issue: String,
        /// How many things the district's list of the year has; 0 where it has none.
        pub items: i64,
        /// Which office or organisation keeps its papers.
        pub papers_at: String,
        /// Its number in SIPD, once it has one.
        pub sipd_number: String,
        /// Counts the changes; 0 as long as nothing was said.
        pub version: i64,
    }
}

/// From so many digits on, where papers are kept holds the number of somebody's telephone.
const DIGITS_OF_A_PHONE: usize = 8;

impl ProposalDetails {
    /// A proposal of which nothing was said yet.
    pub fn unsaid(programme_id: ProgrammeId) -> Self {
        Self {
            programme_id,
            place_note: String::new(),
            problem: String::new(),
            volume_milli: None,
            unit: String::new(),
            location: String::new(),
            land: None,
            item_code: String::new(),
            item_name: String::new(),
            item_unit: String::new(),
            item_issue: String::new(),
            items: 0,
            papers_at: String::new(),
            sipd_number: String::new(),
            version: 0,
        }
    }

    /// Where it is carried out: as it was said here, or else as the programme tells it.
    pub fn address(&self) -> &str {
        if self.location.is_empty() { &self.place_note } else { &self.location }
    }

    /// Of what it is so much: as it was said here, or else as the district's list says it.
    pub fn unit(&self) -> &str {
        if self.unit.is_empty() { &self.item_unit } else { &self.unit }
    }

    /// The code of the thing in the district's list; empty where that has none such.
    pub fn item(&self) -> &str {
        if self.item_name.is_empty() { "" } else { &self.item_code }
    }

    /// The titles of the columns that it lacks, by their keys, in the order of the form.
    pub fn lacking(&self) -> Vec<&'static str> {
        let all = [
            ("sipd-dictionary-name", self.items > 0 && self.item().is_empty()),
            ("sipd-problem", self.problem.is_empty()),
            ("sipd-address", self.address().is_empty()),
            ("sipd-volume", self.volume_milli.is_none()),
            ("sipd-unit", self.unit().is_empty()),
            ("sipd-land", self.land.is_none()),
            ("sipd-files", self.papers_at.is_empty()),
        ];
        all.into_iter().filter(|(_, lacks)| *lacks).map(|(key, _)| key).collect()
    }

    /// Everything in it that is not taken, by the names of the form's fields.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        for (field, text, longest) in [
            ("problem", &self.problem, PROBLEM),
            ("unit", &self.unit, UNIT),
            ("location", &self.location, LOCATION),
            ("item_code", &self.item_code, NUMBER),
            ("papers_at", &self.papers_at, PAPERS_AT),
            ("sipd_number", &self.sipd_number, NUMBER),
        ] {
            faults.check_longest(field, text, longest);
        }
        if self.papers_at.chars().filter(char::is_ascii_digit).count() >= DIGITS_OF_A_PHONE {
            faults.add("papers_at", "fault-proposal-papers-at");
        }
        if self.volume_milli.is_some_and(|milli| !(1..=VOLUME).contains(&milli)) {
            faults.add("volume", "fault-proposal-volume-range");
        }
        faults
    }
}

/// The plan year that a proposal of this day can still reach, as lists of items are kept by it.
pub fn plan_year(day: Date) -> i64 {
    calendar::plan_year(day).into()
}

/// A volume in thousandths as somebody typed it; none when it is no number, or can be read in two ways, or is finer than a thousandth.
pub fn volume(text: &str) -> Option<i64> {
    let number = read_decimal(text).ok()?;
    let divisor = 10_i128.checked_pow(number.scale)?;
    let scaled = number.digits.checked_mul(1_000)?;
    if scaled % divisor == 0 { i64::try_from(scaled / divisor).ok() } else { None }
}

/// A volume as a form shows it, so that it is read as the same: `2,5`. Three figures behind the comma would look like thousands, so they
/// get a fourth.
pub fn volume_text(milli: i64) -> String {
    let (whole, rest) = (milli / 1_000, (milli % 1_000).unsigned_abs());
    match rest {
        0 => whole.to_string(),
        rest if rest % 10 == 0 => format!("{whole},{}", format!("{rest:03}").trim_end_matches('0')),
        rest => format!("{whole},{rest:03}0"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_volume_is_read_as_it_was_shown() {
        for milli in [1, 250, 2_500, 1_000, 1_250_000, 2_125, 125, 1_234_567, VOLUME] {
            assert_eq!(volume(&volume_text(milli)), Some(milli), "{}", volume_text(milli));
        }
        assert_eq!(volume("1.250"), Some(1_250_000));
        assert_eq!(volume("2,5"), Some(2_500));
        for other in ["", "banyak", "1,250", "0,0001"] {
            assert_eq!(volume(other), None, "{other}");
        }
    }

    #[test]
    fn what_the_programme_tells_of_its_place_is_not_lacking() {
        let mut one = ProposalDetails {
            problem: "Air kotor".to_owned(),
            volume_milli: Some(2_000),
            unit: "unit".to_owned(),
            ..ProposalDetails::unsaid("p-1".parse().unwrap())
        };
        assert_eq!(one.lacking(), ["sipd-address", "sipd-land", "sipd-files"]);
        one.place_note = "Dekat puskesmas".to_owned();
        one.land = Some(Land::Village);
        assert_eq!(one.lacking(), ["sipd-files"]);
        assert_eq!(one.address(), "Dekat puskesmas");
        one.location = "RT 3".to_owned();
        assert_eq!(one.address(), "RT 3");
        one.items = 1;
        one.item_code = "U-1".to_owned();
        assert_eq!(one.lacking(), ["sipd-dictionary-name", "sipd-files"]);
        (one.item_name, one.item_unit, one.unit) = ("Sumur bor".to_owned(), "unit".to_owned(), String::new());
        assert_eq!((one.lacking(), one.unit(), one.item()), (vec!["sipd-files"], "unit", "U-1"));
        one.volume_milli = Some(0);
        assert_eq!(one.faults().count(), 1);
    }
}
