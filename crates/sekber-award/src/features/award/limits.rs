//! How long and how many: for every door. What is wrong with rules themselves, the rules say.

use jiff::civil::Date;
use sekber_core::calendar::{AwardDays, contest_end};
use sekber_core::value::is_weekend;
use sekber_engines::award::rules::{
    Criterion, FULL, LEAST_DAYS, MOST, MOST_ADVOCACY, RuleFault, Rules, Source,
};

use crate::kit::form::Faults;

/// Most characters of a name.
pub const NAME: usize = 160;
/// Most characters of a text.
pub const TEXT: usize = 2_000;
/// Most characters of a code.
const CODE: usize = 20;

/// What is wrong with a season's name.
pub fn name_faults(name: &str) -> Faults {
    let mut faults = Faults::none();
    faults.check_required("name", name, NAME);
    faults
}

/// What is wrong with the reason for a change.
pub fn reason_faults(reason: &str) -> Faults {
    let mut faults = Faults::none();
    faults.check_longest("reason", reason, TEXT);
    faults
}

/// What is wrong with a text that must be there.
pub fn text_faults(field: &str, text: &str) -> Faults {
    let mut faults = Faults::none();
    faults.check_required(field, text, TEXT);
    faults
}

/// What is wrong with the value of an entry on a criterion; one that is not told is never wrong here.
pub fn amount_faults(field: &str, criterion: &Criterion, amount: Option<i64>) -> Faults {
    let mut faults = Faults::none();
    let Some(amount) = amount else { return faults };
    match criterion.source {
        Source::Measure(measure) => {
            let (least, most) = (*measure.range().start(), *measure.range().end());
            if amount < least {
                faults.add_with(field, "fault-award-least", "least", least);
            } else if amount > most {
                faults.add_with(field, "fault-award-most", "most", most);
            }
        }
        Source::Jury | Source::Recorded if !(0..=i64::from(FULL)).contains(&amount) => {
            faults.add(field, "fault-award-points");
        }
        Source::Jury | Source::Recorded => {}
    }
    faults
}

/// What cannot be kept of rules, however unfinished they are.
pub fn draft_faults(rules: &Rules) -> Faults {
    let mut faults = Faults::none();
    faults.check_longest("aim", &rules.aim, TEXT);
    for (field, day) in [
        ("from", rules.from),
        ("until", rules.until),
        ("cut_off", rules.cut_off),
        ("ceremony", rules.ceremony),
    ] {
        faults.check_day(field, day);
    }
    faults.check_most("criteria", rules.criteria.len(), MOST);
    faults.check_most("categories", rules.categories.len(), MOST);
    for one in &rules.criteria {
        faults.check_required("criteria", &one.name, NAME);
        faults.check_longest("criteria", &one.group, NAME);
        faults.check_longest("criteria", &one.meaning, TEXT);
        faults.check_longest("criteria", &one.code, CODE);
    }
    for one in &rules.categories {
        faults.check_required("categories", &one.name, NAME);
        faults.check_longest("categories", &one.code, CODE);
    }
    faults
}

/// Days in the wrong order, and a ceremony that is over: rules are made for what lies ahead.
pub fn day_faults(rules: &Rules, today: Date) -> Faults {
    let mut faults = Faults::none();
    if rules.until < rules.from {
        faults.add("until", "fault-award-window");
    }
    if rules.cut_off < rules.from || rules.ceremony < rules.cut_off {
        faults.add("cut_off", "fault-award-days");
    }
    if rules.ceremony < today {
        faults.add("ceremony", "fault-award-past");
    }
    faults
}

/// The first day on which a result can be final: the day after partners may no longer contest the provisional one, which is told on the
/// day after they may no longer contest the record. Until the evidence is taken, it is taken on the day after the cut-off at the
/// earliest. `contest_until` and `object_until` are the ends of the two periods, where they have begun.
pub fn earliest_result(
    rules: &Rules,
    (contest_until, object_until): (Option<Date>, Option<Date>),
    today: Date,
) -> Date {
    let days = AwardDays {
        cut_off: rules.cut_off,
        ceremony: rules.ceremony,
        contest_days: rules.contest_days,
        contest_until,
        object_until,
    };
    let (_, until) = days.contest_ends(today);
    today.max(until.tomorrow().unwrap_or(until))
}

/// The day by which the jury's sheets are due: the last working day on which the provisional result can be told so that the period in which
/// partners contest it is over before the ceremony.
pub fn sheets_due(rules: &Rules) -> Date {
    let mut day = rules.ceremony;
    let is_too_late = |day: Date| is_weekend(day) || contest_end(day, rules.contest_days) >= rules.ceremony;
    while day > rules.cut_off && is_too_late(day) {
        let Ok(before) = day.yesterday() else { break };
        day = before;
    }
    day
}

/// A ceremony that would come before its result can be final, however fast everybody is.
pub fn window_faults(rules: &Rules, today: Date) -> Faults {
    let mut faults = Faults::none();
    if earliest_result(rules, (None, None), today) > rules.ceremony {
        faults.add_with("ceremony", "fault-award-no-window", "days", i64::from(rules.contest_days));
    }
    faults
}

/// Categories of a theme that the district does not list: nobody could take part in them.
pub fn theme_faults(rules: &Rules, known: &[String]) -> Faults {
    let mut faults = Faults::none();
    for one in &rules.categories {
        if one.theme.as_ref().is_some_and(|theme| !known.contains(theme)) {
            faults.add_with("categories", "fault-award-theme", "name", &one.name);
        }
    }
    faults
}

/// Everything that keeps rules from being published, by the names of the form's fields.
pub fn rule_faults(rules: &Rules) -> Faults {
    let mut faults = draft_faults(rules);
    for fault in rules.faults() {
        match fault {
            RuleFault::Weights(sum) => {
                faults.add_with("criteria", "fault-award-weights", "sum", i64::from(sum))
            }
            RuleFault::Criteria => faults.add("criteria", "fault-award-criteria"),
            RuleFault::Categories => faults.add("categories", "fault-award-categories"),
            RuleFault::Twice(name) => faults.add_with("criteria", "fault-award-twice", "name", name),
            RuleFault::Weightless(name) => {
                faults.add_with("criteria", "fault-award-weightless", "name", name)
            }
            RuleFault::Rubric(name) => faults.add_with("criteria", "fault-award-rubric", "name", name),
            RuleFault::Advocacy(sum) => faults.add_with_all(
                "criteria",
                "fault-award-advocacy",
                vec![("sum", i64::from(sum).into()), ("most", i64::from(MOST_ADVOCACY).into())],
            ),
            RuleFault::Tie(code) => faults.add_with("ties", "fault-award-tie", "code", code),
            RuleFault::Days => faults.add("cut_off", "fault-award-days"),
            RuleFault::TooSoon => {
                faults.add_with("ceremony", "fault-award-too-soon", "days", i64::from(LEAST_DAYS));
            }
            RuleFault::Number(field) => faults.add(field, "fault-award-number"),
        }
    }
    faults
}
