//! Work plans of partnerships: how far an activity is on a day, who may agree to a line, and what indicators came to.

use jiff::civil::Date;

use crate::coded::coded;
use crate::registry::kinds::Side;

coded! {
    /// How far an activity is.
    ActivityState, "state of an activity":
    /// Its first day has not come.
    Planned = "planned",
    /// Its first day has come, and nobody has noted that it began.
    Waiting = "waiting",
    /// It has begun.
    Running = "running",
    /// Its last day is over, and nobody has noted that it is done.
    Overdue = "overdue",
    /// It is done.
    Done = "done",
    /// It was dropped.
    Dropped = "dropped",
}

/// What is known of an activity’s days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// Its first day, as planned.
    pub starts: Date,
    /// Its last day, as planned.
    pub ends: Date,
    /// The day on which it began, when that was noted.
    pub begun: Option<Date>,
    /// The day on which it was done, when that was noted.
    pub done: Option<Date>,
    /// Whether it was dropped.
    pub is_dropped: bool,
}

impl Course {
    /// How far it is on a day: what was noted counts before what was planned.
    pub fn state(&self, today: Date) -> ActivityState {
        if self.is_dropped {
            ActivityState::Dropped
        } else if self.done.is_some_and(|day| day <= today) {
            ActivityState::Done
        } else if today > self.ends {
            ActivityState::Overdue
        } else if self.begun.is_some_and(|day| day <= today) {
            ActivityState::Running
        } else if today >= self.starts {
            ActivityState::Waiting
        } else {
            ActivityState::Planned
        }
    }
}

coded! {
    /// What an indicator measures.
    IndicatorKind, "kind of indicator":
    /// What was delivered.
    Output = "output",
    /// What changed because of it.
    Outcome = "outcome",
}

coded! {
    /// How the values of one year come to the value of the year.
    Counting, "way of counting":
    /// They are added.
    Sum = "sum",
    /// The last one stands.
    Last = "last",
}

coded! {
    /// Who put a line of a plan forward.
    Proposer, "proposer":
    /// An office that takes part.
    Office = "office",
    /// A partner that takes part.
    Partner = "partner",
    /// The secretariat.
    Secretariat = "secretariat",
}

impl Proposer {
    /// Whoever speaks for a side; the secretariat where it is none.
    pub fn of(side: Option<Side>) -> Self {
        match side {
            Some(Side::Office) => Self::Office,
            Some(Side::Partner) => Self::Partner,
            None => Self::Secretariat,
        }
    }

    /// Whether another may agree to what this one put forward: only another side, and the secretariat for a side that has no
    /// computer.
    pub fn may_be_agreed_by(self, other: Self) -> bool {
        self != other || other == Self::Secretariat
    }
}

/// What an indicator came to in a year, from its values with their days; none without a value in that year. Of several values of one
/// day the later one in the list is the last.
pub fn value_of_year(counting: Counting, values: &[(Date, i64)], year: i64) -> Option<i64> {
    let of_year = values.iter().filter(|(day, _)| i64::from(day.year()) == year);
    match counting {
        Counting::Sum => of_year.map(|(_, value)| *value).reduce(i64::saturating_add),
        Counting::Last => of_year.max_by_key(|(day, _)| *day).map(|(_, value)| *value),
    }
}

/// How many people of which kind a value names, where that is asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Split {
    /// Men and boys.
    pub men: Option<i64>,
    /// Women and girls.
    pub women: Option<i64>,
    /// Of all, those who live with a disability.
    pub with_disability: Option<i64>,
    /// Younger than 18.
    pub children: Option<i64>,
    /// From 18 to 59.
    pub adults: Option<i64>,
    /// 60 and older.
    pub elderly: Option<i64>,
}

/// What an indicator asks of each value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Asks {
    /// Men and women.
    pub by_sex: bool,
    /// People with a disability.
    pub by_disability: bool,
    /// Age groups.
    pub by_age: bool,
}

coded! {
    /// What does not hold about a split.
    SplitFault, "fault of a split":
    /// A part that is asked for is missing.
    Missing = "missing",
    /// Men and women, or the age groups, are not as many as the value.
    Sum = "sum",
    /// More with a disability than people.
    More = "more",
    /// A part that nobody asked for.
    NotAsked = "not_asked",
}

/// A part of a value by its name.
type Part = (&'static str, Option<i64>);

impl Split {
    /// Everything that does not hold of the parts of a value in thousandths, by the name of the part that is to be mended.
    pub fn faults(&self, asks: Asks, thousandths: i64) -> Vec<(&'static str, SplitFault)> {
        let mut faults = Vec::new();
        let sexes: [Part; 2] = [("men", self.men), ("women", self.women)];
        let ages: [Part; 3] =
            [("children", self.children), ("adults", self.adults), ("elderly", self.elderly)];
        let groups: [(bool, &[Part]); 2] = [(asks.by_sex, &sexes), (asks.by_age, &ages)];
        for (asked, parts) in groups {
            let before = faults.len();
            for (name, count) in parts {
                match (asked, count) {
                    (true, None) => faults.push((*name, SplitFault::Missing)),
                    (false, Some(_)) => faults.push((*name, SplitFault::NotAsked)),
                    _ => {}
                }
            }
            let sum = parts.iter().filter_map(|(_, count)| *count).fold(0_i64, i64::saturating_add);
            if let Some((first, _)) = parts.first().filter(|_| asked && faults.len() == before)
                && sum.saturating_mul(1_000) != thousandths
            {
                faults.push((*first, SplitFault::Sum));
            }
        }
        match (asks.by_disability, self.with_disability) {
            (true, None) => faults.push(("with_disability", SplitFault::Missing)),
            (false, Some(_)) => faults.push(("with_disability", SplitFault::NotAsked)),
            (true, Some(count)) if count.saturating_mul(1_000) > thousandths => {
                faults.push(("with_disability", SplitFault::More));
            }
            _ => {}
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_was_noted_counts_before_what_was_planned() {
        let plan = Course {
            starts: date(2024, 3, 1),
            ends: date(2024, 3, 31),
            begun: None,
            done: None,
            is_dropped: false,
        };
        assert_eq!(plan.state(date(2024, 2, 29)), ActivityState::Planned);
        assert_eq!(plan.state(date(2024, 3, 1)), ActivityState::Waiting);
        assert_eq!(plan.state(date(2024, 4, 1)), ActivityState::Overdue);
        let begun = Course { begun: Some(date(2024, 2, 20)), ..plan };
        assert_eq!(begun.state(date(2024, 2, 19)), ActivityState::Planned);
        assert_eq!(begun.state(date(2024, 2, 20)), ActivityState::Running);
        assert_eq!(begun.state(date(2024, 4, 1)), ActivityState::Overdue);
        let done = Course { done: Some(date(2024, 4, 10)), ..begun };
        assert_eq!(done.state(date(2024, 4, 9)), ActivityState::Overdue);
        assert_eq!(done.state(date(2024, 4, 10)), ActivityState::Done);
        assert_eq!(Course { is_dropped: true, ..done }.state(date(2024, 4, 10)), ActivityState::Dropped);
    }

    #[test]
    fn nobody_agrees_to_an_own_line_but_the_secretariat() {
        use Proposer::{Office, Partner, Secretariat};
        assert!(Office.may_be_agreed_by(Partner) && Partner.may_be_agreed_by(Office));
        assert!(!Office.may_be_agreed_by(Office) && !Partner.may_be_agreed_by(Partner));
        assert!(Secretariat.may_be_agreed_by(Partner) && Secretariat.may_be_agreed_by(Secretariat));
    }

    #[test]
    fn a_year_is_the_sum_or_the_last_of_its_values() {
        let values = [
            (date(2024, 6, 30), 10),
            (date(2024, 12, 31), 7),
            (date(2024, 12, 31), 8),
            (date(2025, 1, 1), 99),
        ];
        assert_eq!(value_of_year(Counting::Sum, &values, 2024), Some(25));
        assert_eq!(value_of_year(Counting::Last, &values, 2024), Some(8));
        assert_eq!(value_of_year(Counting::Last, &values, 2023), None);
        assert_eq!(value_of_year(Counting::Sum, &[(date(2024, 1, 1), i64::MAX); 2], 2024), Some(i64::MAX));
    }

    #[test]
    fn the_parts_come_to_the_whole() {
        let asks = Asks { by_sex: true, by_disability: true, by_age: false };
        let split = Split { men: Some(4), women: Some(6), with_disability: Some(1), ..Split::default() };
        assert_eq!(split.faults(asks, 10_000), []);
        assert_eq!(split.faults(asks, 10_500), [("men", SplitFault::Sum)]);
        let missing = Split { women: None, ..split };
        assert_eq!(missing.faults(asks, 10_000), [("women", SplitFault::Missing)]);
        let more = Split { with_disability: Some(11), ..split };
        assert_eq!(more.faults(asks, 10_000), [("with_disability", SplitFault::More)]);
        let aged = Split { children: Some(1), ..split };
        assert_eq!(aged.faults(asks, 10_000), [("children", SplitFault::NotAsked)]);
        assert_eq!(Split::default().faults(Asks::default(), 5), []);
    }
}
