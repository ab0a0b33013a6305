//! How states, numbers and people of a plan are written.

use sekber_core::work_plan::{ActivityState, Asks, Split};

use crate::kit::page::Frame;

/// The class that colours a state's badge.
pub fn state_badge(state: &ActivityState) -> &'static str {
    match state {
        ActivityState::Planned => "",
        ActivityState::Waiting => "warn",
        ActivityState::Running => "info",
        ActivityState::Overdue => "bad",
        ActivityState::Done => "good",
        ActivityState::Dropped => "",
    }
}

/// Thousandths as a field of a form holds them, without the marks between thousands, which languages write differently.
pub fn typed(milli: Option<i64>) -> String {
    let Some(milli) = milli else { return String::new() };
    let (whole, rest) = (milli / 1_000, (milli % 1_000).abs());
    let sign = if milli < 0 && whole == 0 { "-" } else { "" };
    // A trailing nought keeps three places from being read as thousands.
    match (rest % 10 != 0, format!("{rest:03}").trim_end_matches('0')) {
        (_, "") => format!("{sign}{whole}"),
        (true, rest) => format!("{sign}{whole},{rest}0"),
        (false, rest) => format!("{sign}{whole},{rest}"),
    }
}

/// The parts of a value by their names.
fn named(split: &Split) -> [(&'static str, Option<i64>); 6] {
    [
        ("men", split.men),
        ("women", split.women),
        ("with_disability", split.with_disability),
        ("children", split.children),
        ("adults", split.adults),
        ("elderly", split.elderly),
    ]
}

/// The people that a value names, on one line; empty where it names none.
pub fn people(frame: &Frame, split: &Split) -> String {
    let told = named(split).into_iter().filter_map(|(name, count)| Some((name, count?)));
    let line = |(name, count): (&str, i64)| {
        format!("{} {}", frame.say_code("plan-split-", name), frame.whole(&count))
    };
    told.map(line).collect::<Vec<_>>().join(", ")
}

/// The parts that an indicator asks for: name, and what it is called.
pub fn parts(frame: &Frame, asks: Asks) -> Vec<(&'static str, String)> {
    let asked = |name: &str| match name {
        "men" | "women" => asks.by_sex,
        "with_disability" => asks.by_disability,
        _ => asks.by_age,
    };
    let all = named(&Split::default()).into_iter().map(|(name, _)| name).filter(|name| asked(name));
    all.map(|name| (name, frame.say_code("plan-split-", name))).collect()
}

#[cfg(test)]
mod tests {
    use sekber_core::reading::read_decimal;

    use super::typed;

    #[test]
    fn what_a_field_shows_is_read_as_the_same() {
        for milli in [0, 1, 120, 125, 1_000, 1_125, 1_500, 1_500_000, 12_345_678, -250, -1_125_000] {
            let read = read_decimal(&typed(Some(milli))).unwrap();
            assert_eq!(
                read.digits * 1_000,
                i128::from(milli) * 10_i128.pow(read.scale),
                "{}",
                typed(Some(milli))
            );
        }
        assert_eq!(typed(None), "");
    }
}
