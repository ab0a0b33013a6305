//! Reports and periods as they are read.

use jiff::civil::{Date, date};
use sekber_core::report::ReportState;
use sekber_core::value::{AttachmentId, Moment, OrganisationId, PartnershipId, PeriodId, ReportId};

use crate::kit::access::Actor;
use crate::kit::page::Frame;
use crate::kit::words::Fact;

crate::text_column!(ReportId, PeriodId, ReportState);

crate::row_struct! {
    /// A period.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Period {
        /// The period.
        pub id: PeriodId,
        /// What it is called.
        pub name: String,
        /// Its first day.
        pub starts_on: Date,
        /// Its last day.
        pub ends_on: Date,
        /// The last day for handing in.
        pub due_on: Date,
        /// When it was locked.
        pub locked_at: Option<Moment>,
        /// Counts the changes.
        pub version: i64,
    }
    /// A report.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Report {
        /// The report.
        pub id: ReportId,
        /// The period it is for.
        pub period_id: PeriodId,
        /// What that is called.
        pub period: String,
        /// The period's first day.
        pub starts_on: Date,
        /// The period's last day.
        pub ends_on: Date,
        /// The last day for handing in.
        pub due_on: Date,
        /// When the period was locked.
        pub locked_at: Option<Moment>,
        /// The partnership.
        pub partnership_id: PartnershipId,
        /// What that is called.
        pub partnership: String,
        /// The partner who reports.
        pub organisation_id: OrganisationId,
        /// Its name.
        pub organisation: String,
        /// How far it is.
        pub state: ReportState,
        /// Since when.
        pub state_since: Moment,
        /// What was done.
        pub activities: String,
        /// What came of it.
        pub results: String,
        /// Men and boys who were reached.
        pub men: Option<i64>,
        /// Women and girls who were reached.
        pub women: Option<i64>,
        /// How many of them live with a disability.
        pub with_disability: Option<i64>,
        /// What stood in the way.
        pub obstacles: String,
        /// What comes next.
        pub next_steps: String,
        /// The name of the sending that arrived.
        pub submission: String,
        /// When it was sent.
        pub sent_at: Option<Moment>,
        /// Who sent it.
        pub sent_by: String,
        /// What was remarked when it was sent back or confirmed.
        pub remarks: String,
        /// When that was.
        pub decided_at: Option<Moment>,
        /// Who decided.
        pub decided_by: String,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
        /// Whether the secretariat began it for its partner.
        pub begun_for: bool,
        /// Counts the changes.
        pub version: i64,
        /// When it was changed last.
        pub changed_at: Moment,
    }
    /// A report that is due, whether it was begun or not.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Due {
        /// The period it is due for.
        pub period_id: PeriodId,
        /// What that is called.
        pub period: String,
        /// The last day for handing in.
        pub due_on: Date,
        /// When the period was locked.
        pub locked_at: Option<Moment>,
        /// The report, when it was begun.
        pub id: Option<ReportId>,
        /// How far it is.
        pub state: Option<ReportState>,
        /// When it was sent.
        pub sent_at: Option<Moment>,
        /// The partnership.
        pub partnership_id: PartnershipId,
        /// What that is called.
        pub partnership: String,
        /// The partner who reports.
        pub organisation_id: OrganisationId,
        /// Its name.
        pub organisation: String,
        /// Its name as it sorts.
        pub sort_key: String,
        /// Men and boys who were reached.
        pub men: Option<i64>,
        /// Women and girls who were reached.
        pub women: Option<i64>,
        /// How many of them live with a disability.
        pub with_disability: Option<i64>,
        /// What came of it.
        pub results: Option<String>,
        /// Whether the partnership was made up for a demonstration.
        pub simulated: bool,
        /// Whether the secretariat began it for its partner.
        pub begun_for: Option<bool>,
        /// The partner's telephone.
        pub contact_phone: String,
        /// The partner's e-mail address.
        pub contact_email: String,
        /// When a reminder was made ready last.
        pub reminded_at: Option<Moment>,
        /// Who did that.
        pub reminded_by: Option<String>,
    }
    /// A photo of a report.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Photo {
        /// The file.
        pub attachment_id: AttachmentId,
        /// Its name.
        pub file_name: String,
        /// Who added it.
        pub person_name: String,
    }
}

/// How the names begin that the system gives to the halves of a year, whose year follows, and the sentences that say them.
const HALVES: [(&str, &str); 2] =
    [("Semester I Tahun ", "report-period-first"), ("Semester II Tahun ", "report-period-second")];

/// The same of a whole year.
const YEAR: (&str, &str) = ("Tahun ", "report-period-year");

/// The name that the system gives to a whole year.
pub fn name_of_year(year: i16) -> String {
    let (named, _) = YEAR;
    format!("{named}{year}")
}

/// The name that the system gives to a half of a year, the first (1) or the second.
pub fn name_of_half(half: u8, year: i16) -> String {
    let [first, second] = HALVES;
    let (named, _) = if half == 1 { first } else { second };
    format!("{named}{year}")
}

/// The sentence that says a name which the system gave, and its year; none for a name that somebody wrote.
fn of_half(name: &str) -> Option<(&'static str, &str)> {
    let of = |(named, key): (&'static str, &'static str)| Some((key, name.strip_prefix(named)?));
    let is_year = |year: &str| year.parse::<i16>().is_ok_and(|number| number.to_string() == year);
    HALVES.into_iter().chain([YEAR]).filter_map(of).find(|(_, year)| is_year(year))
}

/// A period's name as a page shows it: one that the system gave is said in the language of the page, any other stays as it was
/// written.
pub fn period_name(frame: &Frame, name: &str) -> String {
    match of_half(name) {
        Some((key, year)) => frame.say_with(key, "year", year),
        None => name.to_owned(),
    }
}

/// A period's name as what is to be mended names it, shown in the same way.
pub fn period_fact(name: &str) -> Fact {
    match of_half(name) {
        Some((key, year)) => Fact::Named { kept: name.to_owned(), key, fact: ("year", year.to_owned()) },
        None => Fact::from(name),
    }
}

impl Period {
    /// The name as a page shows it.
    pub fn shown(&self, frame: &Frame) -> String {
        period_name(frame, &self.name)
    }

    /// Whether it still runs on a day, so that what is told of it is provisional.
    pub fn is_running(&self, today: Date) -> bool {
        today <= self.ends_on
    }

    /// The name as a page shows it, with the day on which it is told while the period still runs.
    pub fn shown_on(&self, frame: &Frame, today: &Date) -> String {
        let shown = self.shown(frame);
        if !self.is_running(*today) {
            return shown;
        }
        let facts = [("period", shown), ("day", frame.civil_date(today))];
        frame.say_facts("report-provisional", &facts)
    }

    /// Where it is shown.
    pub fn path(&self) -> String {
        format!("/periods/{}", self.id)
    }

    /// Whether it is one calendar year, to which what is recorded for a year belongs even without a day.
    pub fn is_whole_year(&self) -> bool {
        let year = self.starts_on.year();
        (self.starts_on, self.ends_on) == (date(year, 1, 1), date(year, 12, 31))
    }

    /// Whether nothing in it is written any more.
    pub fn is_locked(&self) -> bool {
        self.locked_at.is_some()
    }

    /// Whether reports of it are asked for that are late on a day: their day is past, and they can still be handed in.
    pub fn is_owed(&self, today: Date) -> bool {
        !self.is_locked() && today > self.due_on
    }
}

impl Report {
    /// The name of its period as a page shows it.
    pub fn period_shown(&self, frame: &Frame) -> String {
        period_name(frame, &self.period)
    }

    /// Where it is shown.
    pub fn path(&self) -> String {
        format!("/reports/{}", self.id)
    }

    /// Whether somebody may see it as far as that depends on how far it is: what was never sent is its partner's own, and the
    /// secretariat's where it writes for the partner.
    pub fn is_shown_to(&self, actor: &Actor) -> bool {
        self.sent_at.is_some()
            || actor.belongs_to(&self.organisation_id)
            || (self.begun_for && actor.is_secretariat())
    }

    /// By when its money was counted: when it was sent, as long as it stays so. What is made up was recorded at one moment, whatever day
    /// it tells of.
    pub fn counted_by(&self) -> Option<Moment> {
        self.sent_at.filter(|_| !self.state.is_open() && !self.simulated)
    }

    /// Whether its partner may write on it now.
    pub fn is_open(&self) -> bool {
        self.locked_at.is_none() && self.state.is_open()
    }
}

impl Due {
    /// The name of its period as a page shows it.
    pub fn period_shown(&self, frame: &Frame) -> String {
        period_name(frame, &self.period)
    }

    /// Whether somebody may open it, when it was begun.
    pub fn is_shown_to(&self, actor: &Actor) -> bool {
        self.sent_at.is_some()
            || actor.belongs_to(&self.organisation_id)
            || (self.begun_for == Some(true) && actor.is_secretariat())
    }

    /// How far it is; a report that nobody began is a draft that says nothing.
    pub fn state(&self) -> ReportState {
        self.state.unwrap_or(ReportState::Draft)
    }
}

/// Whose report on what for when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The period.
    pub period: PeriodId,
    /// The partnership.
    pub partnership: PartnershipId,
    /// The partner.
    pub organisation: OrganisationId,
}
