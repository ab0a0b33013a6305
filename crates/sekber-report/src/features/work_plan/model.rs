//! Lines of a work plan as they are read.

use jiff::civil::Date;
use sekber_core::value::{
    ActivityId, ActualId, IndicatorId, Moment, OrganisationId, PartnershipId, RegionCode, ReportId,
};
use sekber_core::work_plan::{ActivityState, Asks, Counting, Course, IndicatorKind, Proposer, Split};

crate::text_column!(IndicatorKind, Counting, Proposer);

crate::row_struct! {
    /// An activity.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Activity {
        /// The activity.
        pub id: ActivityId,
        /// Its partnership.
        pub partnership_id: PartnershipId,
        /// Who is responsible.
        pub organisation_id: OrganisationId,
        /// That one's name.
        pub organisation: String,
        /// What is done.
        pub title: String,
        /// More about it.
        pub detail: String,
        /// Its first day, as planned.
        pub starts_on: Date,
        /// Its last day, as planned.
        pub ends_on: Date,
        /// When it began.
        pub begun_on: Option<Date>,
        /// When it was done.
        pub done_on: Option<Date>,
        /// What was noted about that.
        pub note: String,
        /// When it was dropped.
        pub dropped_on: Option<Date>,
        /// Why.
        pub drop_reason: String,
        /// Who put it forward as it is.
        pub proposed_by: Proposer,
        /// When another side agreed to it.
        pub agreed_at: Option<Moment>,
        /// Who did.
        pub agreed_by: String,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
        /// Counts the changes.
        pub version: i64,
    }
    /// An activity as the page of its plan shows it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Planned {
        /// The activity.
        pub id: ActivityId,
        /// The name of who is responsible.
        pub organisation: String,
        /// What is done.
        pub title: String,
        /// Its first day, as planned.
        pub starts_on: Date,
        /// Its last day, as planned.
        pub ends_on: Date,
        /// When it began.
        pub begun_on: Option<Date>,
        /// When it was done.
        pub done_on: Option<Date>,
        /// When it was dropped.
        pub dropped_on: Option<Date>,
        /// Why it was, or is to be.
        pub drop_reason: String,
        /// Who put it forward as it is.
        pub proposed_by: Proposer,
        /// When another side agreed to it.
        pub agreed_at: Option<Moment>,
    }
    /// What is measured.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Indicator {
        /// The indicator.
        pub id: IndicatorId,
        /// Its partnership.
        pub partnership_id: PartnershipId,
        /// Who measures it.
        pub organisation_id: OrganisationId,
        /// That one's name.
        pub organisation: String,
        /// Output or outcome.
        pub kind: IndicatorKind,
        /// What is measured.
        pub title: String,
        /// In what.
        pub unit: String,
        /// How the values of one year count.
        pub counting: Counting,
        /// Where the values come from.
        pub source: String,
        /// Thousandths of the unit before it began.
        pub baseline_milli: Option<i64>,
        /// In which year that was.
        pub baseline_year: Option<i64>,
        /// Whether values tell men and women apart.
        pub by_sex: bool,
        /// Whether they tell of people with a disability.
        pub by_disability: bool,
        /// Whether they tell age groups apart.
        pub by_age: bool,
        /// When it was dropped.
        pub dropped_on: Option<Date>,
        /// Why.
        pub drop_reason: String,
        /// Who put it forward as it is.
        pub proposed_by: Proposer,
        /// When another side agreed to it.
        pub agreed_at: Option<Moment>,
        /// Who did.
        pub agreed_by: String,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
        /// Counts the changes.
        pub version: i64,
    }
    /// Where an activity is carried out.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct PlaceOf {
        /// The activity.
        pub activity_id: ActivityId,
        /// The place.
        pub code: RegionCode,
        /// Its name.
        pub name: String,
    }
    /// One of the first places of an activity.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct FirstPlace {
        /// The activity.
        pub activity_id: ActivityId,
        /// The name of the place.
        pub name: String,
        /// How many places the activity has.
        pub total: i64,
    }
    /// What the values of an indicator in a year come to.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct YearOf {
        /// The indicator.
        pub indicator_id: IndicatorId,
        /// The year.
        pub year: i64,
        /// All of them together, in thousandths of the unit.
        pub summed_milli: i64,
        /// The last of them.
        pub last_milli: i64,
    }
    /// What an outcome was before, aims at and came to in one year.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Outcome {
        /// What is measured.
        pub title: String,
        /// In what.
        pub unit: String,
        /// How the values of one year count.
        pub counting: Counting,
        /// Thousandths of the unit before it began.
        pub baseline_milli: Option<i64>,
        /// In which year that was.
        pub baseline_year: Option<i64>,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
        /// What is aimed at in the year.
        pub target_milli: Option<i64>,
        /// All values of the year together.
        pub summed_milli: Option<i64>,
        /// The last of them.
        pub last_milli: Option<i64>,
    }
    /// What is aimed at in a year.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct TargetOf {
        /// The indicator.
        pub indicator_id: IndicatorId,
        /// The year.
        pub year: i64,
        /// Thousandths of the unit.
        pub value_milli: i64,
    }
    /// A value that was measured.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Actual {
        /// The value.
        pub id: ActualId,
        /// The indicator.
        pub indicator_id: IndicatorId,
        /// The report that says so.
        pub report_id: Option<ReportId>,
        /// Of which day.
        pub on_day: Date,
        /// Thousandths of the unit.
        pub value_milli: i64,
        /// Men and boys.
        pub men: Option<i64>,
        /// Women and girls.
        pub women: Option<i64>,
        /// Of all, those with a disability.
        pub with_disability: Option<i64>,
        /// Younger than 18.
        pub children: Option<i64>,
        /// From 18 to 59.
        pub adults: Option<i64>,
        /// 60 and older.
        pub elderly: Option<i64>,
        /// What was noted about it.
        pub note: String,
        /// Who recorded it.
        pub person_name: String,
        /// When.
        pub recorded_at: Moment,
        /// When it was withdrawn.
        pub withdrawn_at: Option<Moment>,
        /// Who did.
        pub withdrawn_by: String,
        /// Why.
        pub withdrawn_reason: String,
    }
}

/// How far something planned for these days is on a day, by when it was begun, done and dropped.
fn state_on(
    today: Date,
    (starts, ends): (Date, Date),
    (begun, done): (Option<Date>, Option<Date>),
    dropped: Option<Date>,
) -> ActivityState {
    Course { starts, ends, begun, done, is_dropped: dropped.is_some() }.state(today)
}

/// What each line of a plan is to the sides that agree on it.
macro_rules! agreed_on {
    ($($line:ty),*) => {$(
        impl $line {
            /// Whether one side wants it dropped and another has not agreed to that.
            pub fn is_cancelling(&self) -> bool {
                self.dropped_on.is_none() && !self.drop_reason.is_empty()
            }

            /// Whether it waits for another side: to be agreed to, or to be dropped.
            pub fn waits(&self) -> bool {
                self.dropped_on.is_none() && (self.agreed_at.is_none() || self.is_cancelling())
            }
        }
    )*};
}
agreed_on!(Activity, Planned, Indicator);

/// The first and the last day of a partnership, as far as they are known.
pub type Term = (Option<Date>, Option<Date>);

/// Whether some days, from a first to a last one, lie outside a term.
fn beyond((first, last): Term, (starts_on, ends_on): (Date, Date)) -> bool {
    first.is_some_and(|first| starts_on < first) || last.is_some_and(|last| ends_on > last)
}

impl Activity {
    /// Whether some of its days lie outside a term, as far as that is known.
    pub fn is_beyond(&self, term: Term) -> bool {
        beyond(term, (self.starts_on, self.ends_on))
    }

    /// Where it is shown.
    pub fn path(&self) -> String {
        format!("/activities/{}", self.id)
    }

    /// How far it is on a day.
    pub fn state(&self, today: Date) -> ActivityState {
        state_on(today, (self.starts_on, self.ends_on), (self.begun_on, self.done_on), self.dropped_on)
    }

    /// Whether it holds: another side agreed, and it was not dropped.
    pub fn holds(&self) -> bool {
        self.agreed_at.is_some() && self.dropped_on.is_none()
    }
}

impl Planned {
    /// Whether some of its days lie outside a term, as far as that is known, and it was not dropped.
    pub fn is_beyond(&self, term: Term) -> bool {
        self.dropped_on.is_none() && beyond(term, (self.starts_on, self.ends_on))
    }

    /// Where it is shown.
    pub fn path(&self) -> String {
        format!("/activities/{}", self.id)
    }

    /// How far it is on a day.
    pub fn state(&self, today: Date) -> ActivityState {
        state_on(today, (self.starts_on, self.ends_on), (self.begun_on, self.done_on), self.dropped_on)
    }
}

impl YearOf {
    /// What the year comes to, as its indicator counts.
    pub fn counted(&self, counting: Counting) -> i64 {
        match counting {
            Counting::Sum => self.summed_milli,
            Counting::Last => self.last_milli,
        }
    }
}

impl Outcome {
    /// What the year comes to, as the indicator counts; none where nothing was measured in it.
    pub fn actual(&self) -> Option<i64> {
        match self.counting {
            Counting::Sum => self.summed_milli,
            Counting::Last => self.last_milli,
        }
    }
}

impl Indicator {
    /// Where it is shown.
    pub fn path(&self) -> String {
        format!("/indicators/{}", self.id)
    }

    /// What it asks of each value.
    pub fn asks(&self) -> Asks {
        Asks { by_sex: self.by_sex, by_disability: self.by_disability, by_age: self.by_age }
    }

    /// Whether it holds: another side agreed, and it was not dropped.
    pub fn holds(&self) -> bool {
        self.agreed_at.is_some() && self.dropped_on.is_none()
    }
}

impl Actual {
    /// The people it names.
    pub fn split(&self) -> Split {
        Split {
            men: self.men,
            women: self.women,
            with_disability: self.with_disability,
            children: self.children,
            adults: self.adults,
            elderly: self.elderly,
        }
    }
}
