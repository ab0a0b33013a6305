//! What the trail keeps of the lines of a plan, with names instead of ids, so that everybody can read what changed.

use serde::Serialize;

use crate::features::work_plan::draft::Progress;
use crate::features::work_plan::model::{Activity, Actual, Indicator, PlaceOf, TargetOf};

/// Thousandths as a plain decimal number.
pub fn plain(milli: i64) -> String {
    let (whole, rest) = (milli / 1_000, (milli % 1_000).abs());
    let sign = if milli < 0 && whole == 0 { "-" } else { "" };
    let rest = format!("{rest:03}");
    match rest.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}.{rest}"),
    }
}

/// What [`plain`] wrote as thousandths again; none for any other text.
pub fn milli(plain: &str) -> Option<i64> {
    let (sign, digits) = plain.strip_prefix('-').map_or((1, plain), |digits| (-1, digits));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(rest) || rest.len() > 3 {
        return None;
    }
    let thousandths = format!("{rest:0<3}").parse::<i64>().ok()?;
    Some(sign * whole.parse::<i64>().ok()?.checked_mul(1_000)?.checked_add(thousandths)?)
}

/// An activity.
#[derive(Debug, Serialize)]
pub struct OfActivity {
    title: String,
    detail: String,
    responsible: String,
    starts_on: String,
    ends_on: String,
    places: Vec<String>,
}

impl OfActivity {
    /// An activity with its places.
    pub fn new(activity: &Activity, places: &[PlaceOf]) -> Self {
        Self {
            title: activity.title.clone(),
            detail: activity.detail.clone(),
            responsible: activity.organisation.clone(),
            starts_on: activity.starts_on.to_string(),
            ends_on: activity.ends_on.to_string(),
            places: places.iter().map(|place| place.name.clone()).collect(),
        }
    }
}

/// What was noted about an activity.
#[derive(Debug, Serialize)]
pub struct OfProgress {
    begun_on: Option<String>,
    done_on: Option<String>,
    note: String,
}

impl OfProgress {
    /// What is noted.
    pub fn new(progress: &Progress) -> Self {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        Self { begun_on: day(progress.begun_on), done_on: day(progress.done_on), note: progress.note.clone() }
    }
}

/// An indicator.
#[derive(Debug, Serialize)]
pub struct OfIndicator {
    kind: &'static str,
    title: String,
    unit: String,
    counting: &'static str,
    responsible: String,
    source: String,
    baseline: Option<String>,
    baseline_year: Option<i64>,
    targets: Vec<String>,
    by_sex: bool,
    by_disability: bool,
    by_age: bool,
}

impl OfIndicator {
    /// An indicator with its targets.
    pub fn new(indicator: &Indicator, targets: &[TargetOf]) -> Self {
        let target = |target: &TargetOf| format!("{}: {}", target.year, plain(target.value_milli));
        Self {
            kind: indicator.kind.as_str(),
            title: indicator.title.clone(),
            unit: indicator.unit.clone(),
            counting: indicator.counting.as_str(),
            responsible: indicator.organisation.clone(),
            source: indicator.source.clone(),
            baseline: indicator.baseline_milli.map(plain),
            baseline_year: indicator.baseline_year,
            targets: targets.iter().map(target).collect(),
            by_sex: indicator.by_sex,
            by_disability: indicator.by_disability,
            by_age: indicator.by_age,
        }
    }
}

/// A value.
#[derive(Debug, Serialize)]
pub struct OfValue {
    on_day: String,
    value: String,
    men: Option<i64>,
    women: Option<i64>,
    with_disability: Option<i64>,
    children: Option<i64>,
    adults: Option<i64>,
    elderly: Option<i64>,
    note: String,
}

impl OfValue {
    /// A value.
    pub fn new(value: &Actual) -> Self {
        Self {
            on_day: value.on_day.to_string(),
            value: plain(value.value_milli),
            men: value.men,
            women: value.women,
            with_disability: value.with_disability,
            children: value.children,
            adults: value.adults,
            elderly: value.elderly,
            note: value.note.clone(),
        }
    }
}

/// Who agreed.
#[derive(Debug, Serialize)]
pub struct Agreed<'a> {
    /// Their name.
    pub agreed_by: &'a str,
}

/// Why something was dropped or withdrawn.
#[derive(Debug, Serialize)]
pub struct Reason<'a> {
    /// The reason.
    pub reason: &'a str,
}

#[cfg(test)]
mod tests {
    use super::{milli, plain};

    #[test]
    fn thousandths_are_written_without_needless_digits() {
        assert_eq!(
            [0, 1_000, 1_500, -250, -1_250, 7].map(plain),
            ["0", "1", "1.5", "-0.25", "-1.25", "0.007"]
        );
    }

    #[test]
    fn what_was_written_is_read_as_the_same() {
        for number in [0, 1, 70, 1_000, 1_500, -250, -1_250, 7, 12_345_678] {
            assert_eq!(milli(&plain(number)), Some(number));
        }
        for other in ["", "-", "1.", ".5", "1,5", "1.2345", "2023-09-20", "orang", "99999999999999999999"] {
            assert_eq!(milli(other), None, "{other}");
        }
    }
}
