//! Rows of this room, and the form of a breach.

use jiff::civil::{Date, Time};
use sekber_core::privacy::{ErasureState, Touched};
use sekber_core::value::{BreachId, ErasureRequestId, Moment, PersonId};
use serde::Serialize;

use super::limits;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;

crate::text_column!(ErasureState, ErasureRequestId, BreachId);

/// Who is told of a breach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Addressee {
    /// The people whose data it was.
    People,
    /// The authority.
    Authority,
}

crate::row_struct! {
    /// A request to erase somebody's data.
    #[derive(Debug, Clone)]
    pub struct ErasureRequest {
        /// The request.
        pub id: ErasureRequestId,
        /// Whose.
        pub person_id: PersonId,
        /// The person's name.
        pub name: String,
        /// How far it is.
        pub state: ErasureState,
        /// Why, in the person's words.
        pub reason: String,
        /// When it was asked.
        pub asked_at: Moment,
        /// Why it was declined.
        pub answer: String,
    }
    /// Personal data that got out.
    #[derive(Debug, Clone)]
    pub struct Breach {
        /// The breach.
        pub id: BreachId,
        /// When it was noticed: the clock runs from here.
        pub noticed_at: Moment,
        /// When it happened, if that is known.
        pub happened_on: Option<Date>,
        /// Which data.
        pub data: String,
        /// How it got out.
        pub how: String,
        /// Codes of the kinds of people whose data it was, with blanks between.
        pub touched: String,
        /// How many people, if that is known.
        pub people: Option<i64>,
        /// What was done about it.
        pub measures: String,
        /// What the people themselves can do.
        pub advice: String,
        /// Whom to ask.
        pub contact: String,
        /// Whether it was made up.
        pub simulated: bool,
        /// When the people were told.
        pub people_told_at: Option<Moment>,
        /// When the authority was told.
        pub authority_told_at: Option<Moment>,
        /// How often the record was changed.
        pub version: i64,
    }
}

impl Breach {
    /// The kinds of people whose data it was.
    pub fn data_subjects(&self) -> Vec<Touched> {
        self.touched.split_whitespace().filter_map(|code| code.parse().ok()).collect()
    }

    /// When somebody was told of it, if that is noted.
    pub fn told_at(&self, whom: Addressee) -> Option<Moment> {
        match whom {
            Addressee::People => self.people_told_at,
            Addressee::Authority => self.authority_told_at,
        }
    }

    /// Whether everybody was told: then it stays as it was told.
    pub fn is_settled(&self) -> bool {
        self.people_told_at.is_some() && self.authority_told_at.is_some()
    }

    /// Whether anybody was told: then the clock has run from where it began.
    pub fn is_told(&self) -> bool {
        self.people_told_at.is_some() || self.authority_told_at.is_some()
    }

    /// What the form would send for it.
    pub fn draft(&self) -> BreachDraft {
        BreachDraft {
            noticed_at: self.noticed_at,
            happened_on: self.happened_on,
            data: self.data.clone(),
            how: self.how.clone(),
            touched: self.data_subjects(),
            people: self.people,
            measures: self.measures.clone(),
            advice: self.advice.clone(),
            contact: self.contact.clone(),
            simulated: self.simulated,
        }
    }
}

/// What is said of a breach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BreachDraft {
    /// When it was noticed.
    pub noticed_at: Moment,
    /// When it happened, if that is known.
    pub happened_on: Option<Date>,
    /// Which data.
    pub data: String,
    /// How it got out.
    pub how: String,
    /// The kinds of people whose data it was.
    pub touched: Vec<Touched>,
    /// How many people, if that is known.
    pub people: Option<i64>,
    /// What was done about it.
    pub measures: String,
    /// What the people themselves can do.
    pub advice: String,
    /// Whom to ask.
    pub contact: String,
    /// Whether it was made up.
    pub simulated: bool,
}

/// Whether a text holds a telephone number or an e-mail address: the letters name whom to ask, and where.
fn is_reachable(contact: &str) -> bool {
    contact.contains('@') || contact.chars().filter(char::is_ascii_digit).count() >= limits::TELEPHONE
}

impl BreachDraft {
    /// Reads the form; day and clock time of noticing are those of the district.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with everything to mend.
    pub fn from_form(form: &Form, app: &App) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let day = form.day("noticed_on", "fault-breach-day", &mut faults);
        let clock: Option<Time> = form.parsed("noticed_at", "fault-breach-time", &mut faults);
        if day.is_none() && faults.of("noticed_on").is_none() {
            faults.add("noticed_on", "fault-required");
        }
        if clock.is_none() && faults.of("noticed_at").is_none() {
            faults.add("noticed_at", "fault-required");
        }
        let noticed_at = match (day, clock) {
            (Some(day), Some(clock)) => app.settings().moment(day, clock),
            _ => app.now(),
        };
        let draft = Self {
            noticed_at,
            happened_on: form.day("happened_on", "fault-breach-day", &mut faults),
            data: form.paragraphs("data").to_owned(),
            how: form.paragraphs("how").to_owned(),
            touched: form.chosen("touched", &mut faults),
            people: form.parsed("people", "fault-breach-people", &mut faults),
            measures: form.paragraphs("measures").to_owned(),
            advice: form.paragraphs("advice").to_owned(),
            contact: form.text("contact").to_owned(),
            simulated: false,
        };
        faults.check_day("noticed_on", day);
        let faults = faults.and(draft.faults_in(app));
        faults.or(draft)
    }

    /// What breaks a rule where the district is: what happened happened before it was noticed.
    pub fn faults_in(&self, app: &App) -> Faults {
        let mut faults = self.faults(app.now());
        let noticed_on = app.settings().local_date(self.noticed_at);
        if faults.of("happened_on").is_none() && self.happened_on.is_some_and(|day| day > noticed_on) {
            faults.add("happened_on", "fault-breach-happened");
        }
        faults
    }

    /// What breaks a rule wherever the district is; `now` is the moment at which it is recorded.
    pub fn faults(&self, now: Moment) -> Faults {
        let mut faults = Faults::none();
        for (field, text) in [("data", &self.data), ("how", &self.how), ("measures", &self.measures)] {
            faults.check_required(field, text, limits::PARAGRAPH);
        }
        faults.check_longest("advice", &self.advice, limits::PARAGRAPH);
        faults.check_required("contact", &self.contact, limits::CONTACT);
        if faults.of("contact").is_none() && !is_reachable(&self.contact) {
            faults.add("contact", "fault-breach-contact");
        }
        faults.check_day("happened_on", self.happened_on);
        if self.touched.is_empty() {
            faults.add("touched", "fault-required");
        }
        if self.people.is_some_and(|people| !(0..=limits::PEOPLE).contains(&people)) {
            faults.add("people", "fault-breach-people");
        }
        if self.noticed_at > now {
            faults.add("noticed_on", "fault-breach-ahead");
        }
        if self.noticed_at < limits::FIRST_NOTICED {
            faults.add("noticed_on", "fault-breach-early");
        }
        faults
    }

    /// The codes of the kinds of people whose data it was, as they are kept.
    pub fn codes(&self) -> String {
        let codes: Vec<&str> = self.touched.iter().map(|one| one.as_str()).collect();
        codes.join(" ")
    }
}
