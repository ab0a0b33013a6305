//! The leader's page as it stands: the figures of all rooms, each with what it was a month ago, for screen, paper and letter.
//! What a figure was is never worked out afterwards: it is what was kept on that day.

use std::cmp::Ordering;
use std::collections::HashMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::features::district::{self, Cycle};
use crate::features::programme;
use crate::features::synchronisation::store::leader as store;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::card::{AddFigures, LeaderAsks, LeaderFigure, LeaderGroup};
use crate::kit::page::Frame;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Days before the same day of last month that are looked at, should nothing have been kept on that day.
const EARLIER: i32 = 6;
/// Days for which figures are kept: one that was kept is compared with a month later, and a year later if somebody asks.
const KEPT_DAYS: i32 = 400;

/// A figure as it is shown.
pub struct Line {
    /// What is counted.
    pub name: String,
    /// The figure as written.
    pub value: String,
    /// What it is compared with; may be empty.
    pub note: String,
    /// The parts of that with what each opens; none where it opens nothing.
    pub opens: Vec<(String, String)>,
    /// How it has changed since last month, with the day; empty where that is not known.
    pub change: String,
    /// Where what it is made of is read.
    pub href: String,
    /// Whether somebody has to act because of it.
    pub waits: bool,
}

/// A group of figures with its heading.
pub struct Group {
    /// Its heading.
    pub heading: String,
    /// Its figures.
    pub lines: Vec<Line>,
}

/// All of it.
pub struct Sheet {
    /// The cycle.
    pub cycle: Cycle,
    /// The groups, in order.
    pub groups: Vec<Group>,
    /// What the changes are counted from, or from when on they are.
    pub since: String,
}

/// The figures of a day that is compared with.
struct Past {
    /// The day, with its figures by name.
    day: Option<(Date, HashMap<String, i64>)>,
    /// The first day of which anything was kept.
    first: Option<Date>,
}

impl Past {
    /// What is kept of the same day of last month or, should nobody have looked on it, of a few days earlier.
    async fn of(app: &App, cycle: &Cycle) -> Result<Self, Problem> {
        let until = last_month(app.today());
        let days = (until.saturating_sub(EARLIER.days()), until);
        let mut past = Self { day: None, first: None };
        for kept in store::figures(app.db(), &app.region(), &cycle.id, days).await? {
            let Ok(day) = kept.day.parse::<Date>() else { continue };
            match kept.figure.is_empty() {
                true => past.first = Some(day),
                false => {
                    let (_, figures) = past.day.get_or_insert_with(|| (day, HashMap::new()));
                    figures.insert(kept.figure, kept.value);
                }
            }
        }
        Ok(past)
    }

    /// How a figure has changed; empty where it was not kept.
    fn change(&self, frame: &Frame, figure: &LeaderFigure) -> String {
        if figure.is_untold {
            return String::new();
        }
        let Some((day, figures)) = &self.day else { return String::new() };
        let Some(before) = figures.get(figure.key) else { return String::new() };
        let number = i64::try_from(figure.number.abs_diff(*before)).unwrap_or(i64::MAX);
        let key = match figure.number.cmp(before) {
            Ordering::Greater => "leader-change-more",
            Ordering::Less => "leader-change-less",
            Ordering::Equal => "leader-change-none",
        };
        let facts = [("count", figure.unit.shown(frame, number)), ("day", frame.civil_date(day))];
        frame.say_facts(key, &facts)
    }

    /// What the page says of it.
    fn said(&self, frame: &Frame) -> String {
        let (today, say) =
            (frame.today(), |key, day: Date| frame.say_with(key, "day", frame.civil_date(&day)));
        match (&self.day, self.first) {
            (Some((day, _)), _) => say("leader-since", *day),
            (None, Some(first)) if last_month(today) < first => {
                let facts =
                    [("first", frame.civil_date(&first)), ("day", frame.civil_date(&compared_from(first)))];
                frame.say_facts("leader-since-coming", &facts)
            }
            (None, Some(_)) => say("leader-since-missing", last_month(today)),
            (None, None) => frame.say("leader-since-none"),
        }
    }
}

/// The same day of the month before, or its last day when that is shorter.
fn last_month(day: Date) -> Date {
    day.saturating_sub(1.month())
}

/// The first day on which a day is not later than the same day of the month before.
fn compared_from(first: Date) -> Date {
    let mut day = first.saturating_add(1.month());
    while last_month(day) < first && day < Date::MAX {
        day = day.saturating_add(1.day());
    }
    day
}

impl Sheet {
    /// The page as it stands now.
    pub async fn of(app: &App, frame: &Frame, actor: &Actor) -> Result<Self, Problem> {
        let cycle = district::current_cycle(app.db(), &app.region()).await?;
        let past = Past::of(app, &cycle).await?;
        let mut groups = Vec::new();
        for group in counted(app, frame, actor, &cycle).await? {
            let line = |figure: LeaderFigure| Line {
                change: past.change(frame, &figure),
                value: figure.shown(frame),
                name: figure.name,
                note: figure.note,
                opens: figure.opens,
                href: figure.href,
                waits: figure.waits,
            };
            let lines = group.figures.into_iter().map(line).collect();
            groups.push(Group { heading: frame.say(group.label), lines });
        }
        let since = match frame.is_past_year(cycle.year) {
            false => past.said(frame),
            true => {
                let former = frame.say_with("cycle-of-past-year", "year", cycle.year.to_string());
                format!("{former} {}", past.said(frame))
            }
        };
        Ok(Self { since, cycle, groups })
    }
}

/// The figures of all rooms, in the order of the page.
async fn counted(
    app: &App,
    frame: &Frame,
    actor: &Actor,
    cycle: &Cycle,
) -> Result<Vec<LeaderGroup>, Problem> {
    let mut found = Vec::new();
    let more: Vec<AddFigures> = app.leader().iter().filter_map(|room| room.figures).collect();
    let figures = programme::figures(app.db(), &app.region(), (&cycle.id, app.today()), &more).await?;
    for room in app.leader() {
        let asks = LeaderAsks { app, frame, actor, cycle: &cycle.id, year: cycle.year, figures: &figures };
        found.extend((room.count)(asks).await?);
    }
    found.retain(|group| !group.figures.is_empty());
    found.sort_by_key(|group| group.place);
    Ok(found)
}

/// Keeps the figures of today over those that were kept earlier today. They are those of the whole district, as whoever may see
/// the page sees them.
///
/// # Errors
/// When the database refuses.
pub async fn keep(app: &App) -> Result<(), Problem> {
    let (frame, today) = (Frame::shared(app, Language::Indonesian), app.today());
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let groups = counted(app, &frame, &Actor::machine(), &cycle).await?;
    let figures = groups.into_iter().flat_map(|group| group.figures).filter(|figure| !figure.is_untold);
    let figures: Vec<(&'static str, i64)> = figures.map(|figure| (figure.key, figure.number)).collect();
    let before = today.saturating_sub(KEPT_DAYS.days());
    Ok(store::keep_figures(app.db(), &app.region(), (&cycle.id, today), &figures, before).await?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_compared_with_from_the_first_day_whose_month_before_reaches_it() {
        for (first, from) in [
            (date(2026, 11, 29), date(2026, 12, 29)),
            (date(2026, 10, 31), date(2026, 12, 1)),
            (date(2027, 1, 31), date(2027, 3, 1)),
            (date(2028, 1, 30), date(2028, 3, 1)),
        ] {
            assert_eq!(compared_from(first), from, "{first}");
            assert!(last_month(from) >= first && last_month(from.yesterday().unwrap()) < first);
        }
    }
}
