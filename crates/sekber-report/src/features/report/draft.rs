//! Reports and periods as they are handed in, and everything in them that is not taken.

use jiff::civil::Date;
use sekber_core::text::fold;
use sekber_core::value::FIRST_DAY;
use sekber_core::work_plan::{Counting, Split};
use serde::Serialize;

use super::limits;
use super::model::{Period, Report};
use crate::features::work_plan::{FigureOf, Indicator};
use crate::kit::form::{Faults, Form};

/// Units, in small letters, that are people.
const PEOPLE: [&str; 5] = ["orang", "jiwa", "peserta", "people", "persons"];

/// What a partner says: seven fields, and photos beside them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReportDraft {
    /// What was done, where.
    pub activities: String,
    /// What came of it.
    pub results: String,
    /// Men and boys who were reached.
    pub men: Option<i64>,
    /// Women and girls who were reached.
    pub women: Option<i64>,
    /// How many of them live with a disability.
    pub with_disability: Option<i64>,
    /// What stood in the way, and what help is sought.
    pub obstacles: String,
    /// What comes next.
    pub next_steps: String,
    /// What it says of the plan’s indicators, in the order of their ids; the trail says it with their titles.
    #[serde(skip)]
    pub figures: Vec<FigureOf>,
}

impl Report {
    /// What it says, with its figures.
    pub fn content(&self, figures: Vec<FigureOf>) -> ReportDraft {
        ReportDraft {
            activities: self.activities.clone(),
            results: self.results.clone(),
            men: self.men,
            women: self.women,
            with_disability: self.with_disability,
            obstacles: self.obstacles.clone(),
            next_steps: self.next_steps.clone(),
            figures,
        }
    }
}

impl ReportDraft {
    /// Reads the form, in which these indicators are asked for; what has to be mended goes to the faults.
    pub fn read(form: &Form, indicators: &[Indicator], faults: &mut Faults) -> Self {
        let mut people = |name: &'static str| -> Option<i64> {
            let text = form.filled(name)?;
            let read = sekber_core::reading::read_count(text).ok();
            if read.is_none() {
                faults.add_with(name, "fault-report-people", "value", text);
            }
            read
        };
        let (men, women, with_disability) = (people("men"), people("women"), people("with_disability"));
        let told = indicators.iter().map(|one| FigureOf::read(form, &one.id, faults));
        let mut figures: Vec<FigureOf> = told.filter(|figure| !figure.is_empty()).collect();
        figures.sort_by(|one, other| one.indicator.as_str().cmp(other.indicator.as_str()));
        let draft = Self {
            activities: form.paragraphs("activities").to_owned(),
            results: form.paragraphs("results").to_owned(),
            men,
            women,
            with_disability,
            obstacles: form.paragraphs("obstacles").to_owned(),
            next_steps: form.paragraphs("next_steps").to_owned(),
            figures,
        };
        *faults = std::mem::take(faults).and(draft.faults()).and(draft.figure_faults(indicators));
        draft
    }

    /// Everything in its figures that is not taken; only indicators that are asked for have one.
    pub fn figure_faults(&self, indicators: &[Indicator]) -> Faults {
        let mut faults = Faults::none();
        for figure in &self.figures {
            faults = faults.and(figure.faults());
            if !indicators.iter().any(|one| one.id == figure.indicator) {
                faults.add(&format!("{}value", FigureOf::prefix(&figure.indicator)), "fault-not-a-choice");
            }
        }
        faults
    }

    /// What is missing in its figures before it can be sent.
    pub fn figures_missing(&self, indicators: &[Indicator]) -> Faults {
        let asked = |figure: &FigureOf| {
            let indicator = indicators.iter().find(|one| one.id == figure.indicator)?;
            Some(figure.missing(indicator))
        };
        self.figures.iter().filter_map(asked).fold(Faults::none(), Faults::and)
    }

    /// Everything in it that is not taken, by the names of the form's fields.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        for (field, text) in [
            ("activities", &self.activities),
            ("results", &self.results),
            ("obstacles", &self.obstacles),
            ("next_steps", &self.next_steps),
        ] {
            faults.check_longest(field, text, limits::TEXT);
        }
        for (field, count) in
            [("men", self.men), ("women", self.women), ("with_disability", self.with_disability)]
        {
            if count.is_some_and(|count| !(0..=limits::PEOPLE).contains(&count)) {
                faults.add_with(field, "fault-report-people-most", "most", limits::PEOPLE);
            }
        }
        // Of a number that nobody told nothing can be too many.
        let reached = self.men.zip(self.women).map(|(men, women)| men.saturating_add(women));
        if self.with_disability.zip(reached).is_some_and(|(count, reached)| count > reached) {
            faults.add("with_disability", "fault-report-more-than-all");
        }
        faults
    }

    /// What is odd about it that may be right all the same, and the field that confirms it: a period that has not ended on a day, and
    /// figures that name more people than the report reached.
    pub fn doubts(&self, report: &Report, indicators: &[Indicator], today: Date) -> Faults {
        let mut faults = Faults::none();
        for figure in &self.figures {
            // What stands at the end of a period may count the people of earlier ones.
            let added = |one: &&Indicator| one.id == figure.indicator && one.counting == Counting::Sum;
            if let Some(indicator) = indicators.iter().find(added) {
                self.beyond_reach(figure, indicator, &mut faults);
            }
        }
        if report.ends_on >= today {
            faults.add("confirmed", "fault-report-not-ended");
        } else if !faults.is_empty() {
            faults.add("confirmed", "fault-report-confirm");
        }
        faults
    }

    fn beyond_reach(&self, figure: &FigureOf, indicator: &Indicator, faults: &mut Faults) {
        let prefix = FigureOf::prefix(&figure.indicator);
        let split = &figure.split;
        let reached = self.men.zip(self.women).map(|(men, women)| men.saturating_add(women));
        let is_people = *split != Split::default() || PEOPLE.contains(&fold(&indicator.unit).as_str());
        let whole = figure.milli.filter(|_| is_people).map(|milli| milli / 1_000);
        for (name, told, most) in [
            ("value", whole, reached),
            ("men", split.men, self.men),
            ("women", split.women, self.women),
            ("with_disability", split.with_disability, self.with_disability),
        ] {
            if let Some((_, most)) = told.zip(most).filter(|(told, most)| told > most) {
                faults.add_with(&format!("{prefix}{name}"), "fault-report-beyond-reach", "most", most);
            }
        }
    }

    /// What is told of it already, and everything else that keeps it from being sent on a day: what is missing, and what is odd and was
    /// not confirmed.
    pub fn unsendable(
        &self,
        told: Faults,
        (report, today): (&Report, Date),
        indicators: &[Indicator],
        confirmed: bool,
    ) -> Faults {
        let doubts = if confirmed { Faults::none() } else { self.doubts(report, indicators, today) };
        told.and(self.missing()).and(self.figures_missing(indicators)).and(doubts)
    }

    /// What is missing before it can be sent.
    pub fn missing(&self) -> Faults {
        let mut faults = Faults::none();
        for (field, is_missing) in [
            ("activities", self.activities.trim().is_empty()),
            ("results", self.results.trim().is_empty()),
            ("men", self.men.is_none()),
            ("women", self.women.is_none()),
        ] {
            if is_missing {
                faults.add(field, "fault-required");
            }
        }
        faults
    }
}

/// A period for which partners report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodDraft {
    /// What it is called.
    pub name: String,
    /// Its first day.
    pub starts_on: Date,
    /// Its last day.
    pub ends_on: Date,
    /// The last day for handing in.
    pub due_on: Date,
}

impl PeriodDraft {
    /// What a period is now.
    pub fn of(period: &Period) -> Self {
        let Period { starts_on, ends_on, due_on, .. } = *period;
        Self { name: period.name.clone(), starts_on, ends_on, due_on }
    }

    /// Reads the form; what has to be mended goes to the faults.
    pub fn read(form: &Form, faults: &mut Faults) -> Self {
        let mut day = |name: &'static str| -> Date {
            let read: Option<Date> = form.day(name, "fault-report-day", faults);
            if read.is_none() && faults.of(name).is_none() {
                faults.add(name, "fault-required");
            }
            read.unwrap_or(FIRST_DAY)
        };
        let (starts_on, ends_on, due_on) = (day("starts_on"), day("ends_on"), day("due_on"));
        let draft = Self { name: form.text("name").to_owned(), starts_on, ends_on, due_on };
        *faults = std::mem::take(faults).and(draft.faults());
        draft
    }

    /// Everything in it that is not taken, by the names of the form's fields.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("name", &self.name, limits::NAME);
        for (field, day) in
            [("starts_on", self.starts_on), ("ends_on", self.ends_on), ("due_on", self.due_on)]
        {
            faults.check_day(field, day);
        }
        let days = i64::from((self.ends_on - self.starts_on).get_days());
        if !(1..=limits::DAYS).contains(&days) {
            faults.add("ends_on", "fault-report-order");
        }
        if self.due_on < self.ends_on {
            faults.add("due_on", "fault-report-due");
        }
        faults
    }
}
