//! The people that confirmed reports name. What a report leaves blank is not zero, so a sum says how many reports it is of.

use serde::Serialize;

use super::model::Due;
use crate::kit::page::Frame;

/// A sum over the reports that tell a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    sum: i64,
    reports: usize,
}

impl Count {
    fn of(counts: impl Iterator<Item = Option<i64>>) -> Self {
        counts.flatten().fold(Self::default(), |all, count| Self {
            sum: all.sum.saturating_add(count),
            reports: all.reports + 1,
        })
    }
}

/// The people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct People {
    men: Count,
    women: Count,
    /// Men and women together, of reports that tell either.
    total: Count,
    with_disability: Count,
    /// How many reports are confirmed.
    all: usize,
}

impl People {
    /// Those that confirmed reports name.
    pub fn of(confirmed: &[&Due]) -> Self {
        let count = |read: fn(&Due) -> Option<i64>| Count::of(confirmed.iter().map(|due| read(due)));
        Self {
            men: count(|due| due.men),
            women: count(|due| due.women),
            total: count(|due| match (due.men, due.women) {
                (None, None) => None,
                (men, women) => Some(men.unwrap_or(0).saturating_add(women.unwrap_or(0))),
            }),
            with_disability: count(|due| due.with_disability),
            all: confirmed.len(),
        }
    }

    /// Men, women, both together, and of them those with a disability: the names of the lines and what stands there.
    pub fn lines(&self, frame: &Frame) -> [(&'static str, String); 4] {
        [
            ("report-men", self.shown(frame, self.men)),
            ("report-women", self.shown(frame, self.women)),
            ("report-people-total", self.shown(frame, self.total)),
            ("report-with-disability", self.shown(frame, self.with_disability)),
        ]
    }

    fn shown(&self, frame: &Frame, count: Count) -> String {
        let sum = frame.whole(&count.sum);
        match count.reports {
            0 => frame.say("report-not-reported"),
            told if told == self.all => sum,
            told => {
                let facts = [("count", sum), ("told", told.to_string()), ("all", self.all.to_string())];
                frame.say_facts("report-people-of", &facts)
            }
        }
    }
}

/// The people that one report names, as far as it does.
pub fn reached(frame: &Frame, due: &Due) -> String {
    let whole = |count: i64| frame.whole(&count);
    match (due.men, due.women) {
        (Some(men), Some(women)) => whole(men.saturating_add(women)),
        (Some(men), None) => frame.say_with("report-only-men", "count", whole(men)),
        (None, Some(women)) => frame.say_with("report-only-women", "count", whole(women)),
        (None, None) => frame.say("report-not-reported"),
    }
}
