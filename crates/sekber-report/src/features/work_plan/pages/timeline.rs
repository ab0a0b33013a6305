//! The timeline of a plan, drawn by the server: a bar for the planned days of each activity, a line under it for those on which it
//! was carried out.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::features::work_plan::model::{Planned, Term};
use crate::kit::page::Frame;

/// Where the days begin, right of the titles.
const LEFT: i64 = 330;
/// How wide the days are drawn.
const WIDE: i64 = 580;
/// How high one activity is drawn.
const ROW: i64 = 30;
/// How high the head is.
const HEAD: i64 = 26;
/// Most characters of a title.
const TITLE: usize = 44;

/// An activity as it is drawn.
pub struct Bar {
    /// Where it leads.
    pub path: String,
    /// Its title, as far as there is room.
    pub title: String,
    /// All that it says.
    pub whole: String,
    /// Its upper edge.
    pub y: i64,
    /// Its left edge.
    pub x: i64,
    /// How wide it is.
    pub width: i64,
    /// The class that colours it.
    pub class: &'static str,
    /// Left edge and width of the days on which it was carried out.
    pub carried: Option<(i64, i64)>,
}

impl Bar {
    /// The foot of its letters.
    pub fn text(&self) -> i64 {
        self.y + 15
    }

    /// The upper edge of the days on which it was carried out.
    pub fn under(&self) -> i64 {
        self.y + 17
    }
}

/// What is drawn.
pub struct Timeline {
    /// The activities.
    pub bars: Vec<Bar>,
    /// Lines between months or years: where, and what is written there.
    pub ticks: Vec<(i64, String)>,
    /// Where today is, when it lies within.
    pub today: Option<i64>,
    /// Where the partnership begins and ends, as far as that lies within.
    pub term: Vec<i64>,
    /// How high it is.
    pub height: i64,
}

fn days(from: Date, until: Date) -> i64 {
    i64::from((until - from).get_days())
}

/// How many months lie between two lines.
fn months_between_lines(span: i64) -> i32 {
    match span {
        ..=280 => 1,
        281..=900 => 3,
        901..=2_000 => 6,
        2_001..=8_000 => 12,
        _ => 120,
    }
}

/// Draws activities that were not dropped; none when there is nothing to draw.
pub fn draw<'a>(
    frame: &Frame,
    activities: impl Iterator<Item = &'a Planned>,
    (today, term): (Date, Term),
) -> Option<Timeline> {
    let drawn: Vec<&Planned> = activities.filter(|one| one.dropped_on.is_none()).collect();
    let first = drawn.iter().map(|one| one.begun_on.unwrap_or(one.starts_on).min(one.starts_on)).min()?;
    let last = drawn.iter().map(|one| one.done_on.unwrap_or(one.ends_on).max(one.ends_on)).max()?;
    let (from, until) = (first.first_of_month(), last.last_of_month());
    let span = days(from, until).max(1);
    let at = |day: Date| LEFT + days(from, day).clamp(0, span) * WIDE / span;
    let bar = |(row, one): (i64, &&Planned)| {
        let (x, state) = (at(one.starts_on), one.state(today));
        let carried = one.begun_on.map(|begun| {
            let until = one.done_on.unwrap_or(today).max(begun);
            (at(begun), (at(until) - at(begun)).max(3))
        });
        let dates = frame.civil_days(&one.starts_on, &one.ends_on);
        let said = frame.say_code("plan-state-", state.as_str());
        let beyond = match one.is_beyond(term) {
            true => format!(", {}", frame.say("plan-beyond")),
            false => String::new(),
        };
        Bar {
            path: one.path(),
            title: cut(&one.title),
            whole: format!("{}: {dates}, {said}{beyond}", one.title),
            y: HEAD + row * ROW,
            x,
            width: (at(one.ends_on) - x).max(3),
            class: state.as_str(),
            carried,
        }
    };
    let ends = [term.0, term.1].into_iter().flatten().filter(|day| (from..=until).contains(day));
    let bars: Vec<Bar> = (0..).zip(&drawn).map(bar).collect();
    Some(Timeline {
        height: HEAD + i64::try_from(bars.len()).unwrap_or(0) * ROW + 4,
        ticks: ticks(from, until, span).into_iter().map(|(day, label)| (at(day), label)).collect(),
        today: (from..=until).contains(&today).then(|| at(today)),
        term: ends.map(at).collect(),
        bars,
    })
}

fn ticks(from: Date, until: Date, span: i64) -> Vec<(Date, String)> {
    let step = months_between_lines(span);
    let label = |day: Date| match step {
        12.. => day.year().to_string(),
        _ => format!("{}/{}", day.month(), day.year()),
    };
    let mut day = match step {
        12.. => from.first_of_year(),
        _ => from,
    };
    let mut all = Vec::new();
    while day <= until {
        if day >= from {
            all.push((day, label(day)));
        }
        match day.checked_add(step.months()) {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    all
}

fn cut(title: &str) -> String {
    match title.chars().count() > TITLE {
        true => format!("{}…", title.chars().take(TITLE - 1).collect::<String>().trim_end()),
        false => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn lines_stay_few_whatever_the_span() {
        for years in [1, 2, 5, 20, 225] {
            let (from, until) = (date(1900, 1, 1), date(1899 + years, 12, 31));
            let all = ticks(from, until, days(from, until));
            assert!((2..=26).contains(&all.len()), "{years} years: {} lines", all.len());
        }
    }
}
