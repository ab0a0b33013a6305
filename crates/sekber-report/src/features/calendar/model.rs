//! What the calendar holds, and how a form becomes a step.

use jiff::civil::Date;
use sekber_core::calendar::{AwardDays, Party, Phase, phase, usual_in_english};
use sekber_core::value::{CycleId, FIRST_DAY, MilestoneId, OrganisationId};
use serde::{Deserialize, Serialize};

use crate::features::report;
use crate::kit::access::Actor;
use crate::kit::form::{Faults, Form};
use crate::kit::page::Frame;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// A step's title as a page shows it: one of the usual steps in the language of the page, any other as the district wrote it.
pub fn step_title(frame: &Frame, title: &str) -> String {
    let usual = match frame.language {
        Language::Indonesian => None,
        Language::English => usual_in_english(title),
    };
    usual.unwrap_or(title).to_owned()
}

/// Most characters of a title.
const TITLE: usize = 160;

crate::text_column!(Party);

crate::row_struct! {
    /// A step of a cycle.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Milestone {
        /// The step.
        pub id: MilestoneId,
        /// Its cycle.
        pub cycle_id: CycleId,
        /// What it is.
        pub title: String,
        /// Its first day.
        pub starts_on: Date,
        /// Its last day.
        pub ends_on: Date,
        /// Whom it concerns.
        pub party: Party,
        /// How often it was changed.
        pub version: i64,
    }
    /// What comes next.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Next {
        /// `step` of a cycle, `reports` that are due, or `award`, whose title then holds the days of an award.
        pub kind: String,
        /// What the step is, or what the period of the reports is called.
        pub title: String,
        /// Its first day.
        pub starts_on: Date,
        /// Its last day.
        pub ends_on: Date,
    }
}

/// The partners that somebody is of who is nothing else here; whoever has another role is told of every period.
pub fn partners_of(actor: &Actor) -> Vec<OrganisationId> {
    match actor.roles.iter().all(|role| role.side() == Some("partner")) {
        true => actor.organisations().cloned().collect(),
        false => Vec::new(),
    }
}

impl Next {
    /// What it is, in the language of the page where the system named it.
    pub fn said(&self, frame: &Frame) -> String {
        match self.kind.as_str() {
            "reports" => {
                frame.say_with("calendar-reports-due", "period", report::period_name(frame, &self.title))
            }
            _ => step_title(frame, &self.title),
        }
    }

    /// Whether it is one of the steps of a calendar.
    pub fn is_among(&self, steps: &[Milestone]) -> bool {
        let is_it = |step: &Milestone| step.title == self.title && step.ends_on == self.ends_on;
        self.kind == "step" && steps.iter().any(is_it)
    }
}

/// What the published rules of an award say of its days.
#[derive(Debug, Deserialize)]
struct Ruled {
    cut_off: Date,
    ceremony: Date,
    contest_days: u32,
}

/// The days of an award as they are kept: the last days to contest the record and the result, `-` where there is none yet, and the rules
/// as JSON, each after a space. Nothing when that cannot be read.
pub fn award_days(kept: &str) -> Option<AwardDays> {
    let mut parts = kept.splitn(3, ' ');
    let mut day = || parts.next().map(|day| day.parse::<Date>().ok());
    let (contest_until, object_until) = (day()?, day()?);
    let Ruled { cut_off, ceremony, contest_days } = serde_json::from_str(parts.next()?).ok()?;
    Some(AwardDays { cut_off, ceremony, contest_days, contest_until, object_until })
}

/// The steps of a cycle with the days of its own award where they are about it, in order of their days.
pub fn following(mut steps: Vec<Milestone>, award: Option<AwardDays>, today: Date) -> Vec<Milestone> {
    for own in award.into_iter().flat_map(|award| award.steps(today)) {
        for step in steps.iter_mut().filter(|step| step.title == own.title) {
            (step.starts_on, step.ends_on) = (own.starts, own.ends);
        }
    }
    steps.sort_by(|a, b| (a.starts_on, a.ends_on, &a.id).cmp(&(b.starts_on, b.ends_on, &b.id)));
    steps
}

impl Milestone {
    /// What can be changed of it.
    pub fn content(&self) -> MilestoneDraft {
        let Self { title, starts_on, ends_on, party, .. } = self.clone();
        MilestoneDraft { title, starts_on, ends_on, party }
    }

    /// Where it stands, with the days left until it begins or ends.
    pub fn standing(&self, today: Date) -> (Phase, i64) {
        phase(self.starts_on, self.ends_on, today)
    }
}

/// What a form says about a step, and what the trail keeps of it.
#[derive(Debug, Clone, Serialize)]
pub struct MilestoneDraft {
    /// What it is.
    pub title: String,
    /// Its first day.
    pub starts_on: Date,
    /// Its last day.
    pub ends_on: Date,
    /// Whom it concerns.
    pub party: Party,
}

impl MilestoneDraft {
    /// Reads the form; without a last day the step is one day long.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with everything to mend.
    pub fn from_form(form: &Form) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let starts_on: Option<Date> = form.parsed("starts_on", "fault-calendar-date", &mut faults);
        if starts_on.is_none() && faults.of("starts_on").is_none() {
            faults.add("starts_on", "fault-required");
        }
        let ends_on: Option<Date> = form.parsed("ends_on", "fault-calendar-date", &mut faults);
        let party = form.parsed("party", "fault-not-a-choice", &mut faults).unwrap_or(Party::All);
        let starts_on = starts_on.unwrap_or(FIRST_DAY);
        let ends_on = ends_on.unwrap_or(starts_on);
        let draft = Self { title: form.text("title").to_owned(), starts_on, ends_on, party };
        faults.and(draft.faults()).or(draft)
    }

    /// Everything in it that is not taken, by the names of the form's fields.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("title", &self.title, TITLE);
        faults.check_day("starts_on", self.starts_on);
        faults.check_day("ends_on", self.ends_on);
        if self.ends_on < self.starts_on {
            faults.add("ends_on", "fault-ends-before");
        }
        faults
    }
}
