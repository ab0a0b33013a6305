//! Lines of a work plan as they are handed in, and everything in them that is not taken.

use jiff::ToSpan as _;
use jiff::civil::Date;
use sekber_core::reading::{read_count, read_decimal};
use sekber_core::value::{FIRST_DAY, IndicatorId, OrganisationId, RegionCode};
use sekber_core::work_plan::{Asks, Counting, IndicatorKind, Split};

use super::limits;
use super::model::Indicator;
use crate::kit::form::{Faults, Form};
use crate::kit::words::Fact;

/// An activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityDraft {
    /// What is done.
    pub title: String,
    /// More about it.
    pub detail: String,
    /// Who is responsible; none when nobody was named.
    pub responsible: Option<OrganisationId>,
    /// Its first day.
    pub starts_on: Date,
    /// Its last day.
    pub ends_on: Date,
    /// Where.
    pub places: Vec<RegionCode>,
}

/// A day that a form has to name.
fn required_day(form: &Form, name: &'static str, faults: &mut Faults) -> Date {
    let read = form.day(name, "fault-plan-day", faults);
    if read.is_none() && faults.of(name).is_none() {
        faults.add(name, "fault-required");
    }
    read.unwrap_or(FIRST_DAY)
}

impl ActivityDraft {
    /// Reads the form; what has to be mended goes to the faults.
    pub fn read(form: &Form, faults: &mut Faults) -> Self {
        let draft = Self {
            title: form.text("title").to_owned(),
            detail: form.paragraphs("detail").to_owned(),
            responsible: form.parsed("responsible", "fault-not-a-choice", faults),
            starts_on: required_day(form, "starts_on", faults),
            ends_on: required_day(form, "ends_on", faults),
            places: form.chosen("place", faults),
        };
        *faults = std::mem::take(faults).and(draft.faults());
        draft
    }

    /// Everything in it that is not taken, by the names of the form's fields.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("title", &self.title, limits::TITLE);
        faults.check_longest("detail", &self.detail, limits::TEXT);
        if self.responsible.is_none() {
            faults.add("responsible", "fault-required");
        }
        faults.check_day("starts_on", self.starts_on);
        faults.check_day("ends_on", self.ends_on);
        let days = i64::from((self.ends_on - self.starts_on).get_days());
        if !(0..=limits::DAYS).contains(&days) {
            faults.add("ends_on", "fault-plan-order");
        }
        faults.check_most("place", self.places.len(), limits::PLACES);
        faults
    }
}

/// What is noted about an activity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// When it began.
    pub begun_on: Option<Date>,
    /// When it was done.
    pub done_on: Option<Date>,
    /// What else there is to tell.
    pub note: String,
}

impl Progress {
    /// Reads the form; what has to be mended goes to the faults.
    pub fn read(form: &Form, faults: &mut Faults) -> Self {
        Self {
            begun_on: form.day("begun_on", "fault-plan-day", faults),
            done_on: form.day("done_on", "fault-plan-day", faults),
            note: form.paragraphs("note").to_owned(),
        }
    }

    /// Everything in it that is not taken on a day.
    pub fn faults(&self, today: Date) -> Faults {
        let mut faults = Faults::none();
        for (field, day) in [("begun_on", self.begun_on), ("done_on", self.done_on)] {
            faults.check_day(field, day);
            if day.is_some_and(|day| day > today) && faults.of(field).is_none() {
                faults.add(field, "fault-plan-future");
            }
        }
        if let (Some(begun), Some(done)) = (self.begun_on, self.done_on)
            && done < begun
        {
            faults.add("done_on", "fault-plan-done-before");
        }
        faults.check_longest("note", &self.note, limits::TEXT);
        faults
    }
}

/// What is aimed at in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// The year.
    pub year: i64,
    /// Thousandths of the unit.
    pub milli: i64,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorDraft {
    /// Output or outcome.
    pub kind: IndicatorKind,
    /// What is measured.
    pub title: String,
    /// In what.
    pub unit: String,
    /// How the values of a year count.
    pub counting: Counting,
    /// Who measures it; none when nobody was named.
    pub responsible: Option<OrganisationId>,
    /// Where the values come from.
    pub source: String,
    /// Thousandths of the unit before it began.
    pub baseline: Option<i64>,
    /// In which year that was.
    pub baseline_year: Option<i64>,
    /// What is aimed at, by year.
    pub targets: Vec<Target>,
    /// What each value has to tell of people.
    pub asks: Asks,
}

/// Thousandths as somebody typed them; a fault when that is no number or has more places.
fn thousandths(text: &str, field: &str, faults: &mut Faults) -> Option<i64> {
    let in_parts = |text: &str| {
        let number = read_decimal(text).ok()?;
        let divisor = 10_i128.checked_pow(number.scale)?;
        let scaled = number.digits.checked_mul(1_000)?;
        if scaled % divisor == 0 { i64::try_from(scaled / divisor).ok() } else { None }
    };
    let read = in_parts(text);
    if read.is_none() {
        faults.add_with(field, "fault-plan-number", "value", text);
    }
    read
}

fn check_milli(field: &str, milli: Option<i64>, faults: &mut Faults) {
    if milli.is_some_and(|milli| !(-limits::MILLI..=limits::MILLI).contains(&milli)) {
        faults.add(field, "fault-plan-large");
    }
}

fn check_year(field: &str, year: Option<i64>, faults: &mut Faults) {
    if year.is_some_and(|year| !limits::YEARS.contains(&year)) {
        faults.add(field, "fault-plan-year");
    }
}

impl IndicatorDraft {
    /// Reads the form; what has to be mended goes to the faults.
    pub fn read(form: &Form, faults: &mut Faults) -> Self {
        let baseline = form.filled("baseline").and_then(|text| thousandths(text, "baseline", faults));
        let mut targets = Vec::new();
        for (year, value) in form.column("target_year").zip(form.column("target")) {
            let Ok(year) = year.parse() else {
                faults.add("target", "fault-plan-year");
                continue;
            };
            if !value.is_empty() {
                targets.extend(thousandths(value, "target", faults).map(|milli| Target { year, milli }));
            }
        }
        let draft = Self {
            kind: form.choice("kind", faults).unwrap_or(IndicatorKind::Output),
            title: form.text("title").to_owned(),
            unit: form.text("unit").to_owned(),
            counting: form.choice("counting", faults).unwrap_or(Counting::Sum),
            responsible: form.parsed("responsible", "fault-not-a-choice", faults),
            source: form.text("source").to_owned(),
            baseline,
            baseline_year: form.parsed("baseline_year", "fault-plan-year", faults),
            targets,
            asks: Asks {
                by_sex: form.checked("by_sex", faults),
                by_disability: form.checked("by_disability", faults),
                by_age: form.checked("by_age", faults),
            },
        };
        *faults = std::mem::take(faults).and(draft.faults());
        draft
    }

    /// Everything in it that is not taken, by the names of the form's fields.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("title", &self.title, limits::TITLE);
        faults.check_required("unit", &self.unit, limits::UNIT);
        faults.check_longest("source", &self.source, limits::TITLE);
        if self.responsible.is_none() {
            faults.add("responsible", "fault-required");
        }
        check_milli("baseline", self.baseline, &mut faults);
        check_year("baseline_year", self.baseline_year, &mut faults);
        if self.baseline.is_some() && self.baseline_year.is_none() {
            faults.add("baseline_year", "fault-required");
        }
        for target in &self.targets {
            check_milli("target", Some(target.milli), &mut faults);
            check_year("target", Some(target.year), &mut faults);
        }
        let mut years: Vec<i64> = self.targets.iter().map(|target| target.year).collect();
        years.sort_unstable();
        if years.windows(2).any(|pair| pair.first() == pair.last()) {
            faults.add("target", "fault-plan-year-twice");
        }
        faults.check_most("target", years.len(), limits::TARGETS);
        faults
    }
}

/// A value as it is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Of which day.
    pub on_day: Date,
    /// Thousandths of the unit.
    pub milli: i64,
    /// The people it names.
    pub split: Split,
    /// What there is to tell about it.
    pub note: String,
}

/// What a report says of an indicator; nothing yet where its value is missing.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FigureOf {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Thousandths of the unit.
    pub milli: Option<i64>,
    /// The people it names.
    #[serde(flatten)]
    pub split: Split,
}

/// How a field of one indicator is called in a form of several.
fn named(prefix: &str, name: &str) -> String {
    format!("{prefix}{name}")
}

/// Reads a value and its parts from fields that begin with a prefix.
fn read_value(form: &Form, prefix: &str, faults: &mut Faults) -> (Option<i64>, Split) {
    let field = named(prefix, "value");
    let milli = form.filled(&field).and_then(|text| thousandths(text, &field, faults));
    let mut people = |name: &str| -> Option<i64> {
        let field = named(prefix, name);
        let text = form.filled(&field)?;
        let read = read_count(text).ok();
        if read.is_none() {
            faults.add_with(&field, "fault-plan-people", "value", text);
        }
        read
    };
    let split = Split {
        men: people("men"),
        women: people("women"),
        with_disability: people("with_disability"),
        children: people("children"),
        adults: people("adults"),
        elderly: people("elderly"),
    };
    (milli, split)
}

/// Everything in a value that is not taken, whatever its indicator asks for.
fn value_faults(prefix: &str, milli: Option<i64>, split: &Split) -> Faults {
    let mut faults = Faults::none();
    check_milli(&named(prefix, "value"), milli, &mut faults);
    let parts = [
        ("men", split.men),
        ("women", split.women),
        ("with_disability", split.with_disability),
        ("children", split.children),
        ("adults", split.adults),
        ("elderly", split.elderly),
    ];
    for (name, count) in parts {
        if count.is_some_and(|count| !(0..=limits::PEOPLE).contains(&count)) {
            faults.add_with(&named(prefix, name), "fault-plan-people-most", "most", limits::PEOPLE);
        }
    }
    faults
}

/// What does not hold between a value and its parts.
fn split_faults(prefix: &str, indicator: &Indicator, milli: i64, split: &Split) -> Faults {
    use sekber_core::work_plan::SplitFault as Wrong;
    let mut faults = Faults::none();
    let sum = |all: &[Option<i64>]| all.iter().flatten().fold(0_i64, |sum, one| sum.saturating_add(*one));
    let (sexes, ages) = (sum(&[split.men, split.women]), sum(&[split.children, split.adults, split.elderly]));
    for (name, wrong) in split.faults(indicator.asks(), milli) {
        let (key, sum) = match wrong {
            Wrong::Missing => ("fault-plan-split-missing", 0),
            Wrong::Sum if name == "men" => ("fault-plan-split-sexes", sexes),
            Wrong::Sum => ("fault-plan-split-ages", ages),
            Wrong::More => ("fault-plan-split-more", 0),
            Wrong::NotAsked => ("fault-plan-split-not-asked", 0),
        };
        let facts = vec![("sum", Fact::from(sum)), ("indicator", Fact::from(&indicator.title))];
        faults.add_with_all(&named(prefix, name), key, facts);
    }
    faults
}

impl Figure {
    /// Reads the form of one indicator; what has to be mended goes to the faults.
    pub fn read(form: &Form, faults: &mut Faults) -> Self {
        let on_day = required_day(form, "on_day", faults);
        let (milli, split) = read_value(form, "", faults);
        if milli.is_none() && faults.of("value").is_none() {
            faults.add("value", "fault-required");
        }
        Self { on_day, milli: milli.unwrap_or(0), split, note: form.paragraphs("note").to_owned() }
    }

    /// Everything in it that is not taken of an indicator on a day, in a partnership with a first and a last day.
    pub fn faults(
        &self,
        indicator: &Indicator,
        (starts, ends): (Option<Date>, Option<Date>),
        today: Date,
    ) -> Faults {
        let mut faults = Faults::none();
        faults.check_day("on_day", self.on_day);
        if self.on_day > today && faults.of("on_day").is_none() {
            faults.add("on_day", "fault-plan-future");
        }
        if faults.of("on_day").is_none() {
            check_year("on_day", Some(i64::from(self.on_day.year())), &mut faults);
        }
        let is_early = |starts: Date| self.on_day < starts.saturating_sub(limits::YEARS_BEFORE.years());
        let is_late = |ends: Date| self.on_day > ends.saturating_add(limits::YEARS_AFTER.years());
        if faults.of("on_day").is_none() && (starts.is_some_and(is_early) || ends.is_some_and(is_late)) {
            faults.add("on_day", "fault-plan-term");
        }
        faults.check_longest("note", &self.note, limits::REASON);
        let value = value_faults("", Some(self.milli), &self.split);
        faults.and(value).and(split_faults("", indicator, self.milli, &self.split))
    }
}

impl FigureOf {
    /// How the fields of an indicator begin in the form of a report.
    pub fn prefix(indicator: &IndicatorId) -> String {
        format!("figure-{indicator}-")
    }

    /// Reads what a form says of an indicator; what has to be mended goes to the faults.
    pub fn read(form: &Form, indicator: &IndicatorId, faults: &mut Faults) -> Self {
        let (milli, split) = read_value(form, &Self::prefix(indicator), faults);
        Self { indicator: indicator.clone(), milli, split }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.milli.is_none() && self.split == Split::default()
    }

    /// Everything in it that is not taken, complete or not.
    pub fn faults(&self) -> Faults {
        value_faults(&Self::prefix(&self.indicator), self.milli, &self.split)
    }

    /// What of it is missing or does not come to the whole, before it can be sent.
    pub fn missing(&self, indicator: &Indicator) -> Faults {
        let prefix = Self::prefix(&self.indicator);
        match self.milli {
            Some(milli) => split_faults(&prefix, indicator, milli, &self.split),
            None => Faults::one(&named(&prefix, "value"), "fault-required"),
        }
    }
}
