//! What waits for a person: invitations to answer, pairs to agree to, minutes to approve, tasks and follow-ups to do, lines of a work
//! plan to agree to, partners to invite to the cycle, plans to decide about, partnerships whose next step is theirs, reports to confirm or to mend, sheets of a jury,
//! needs to answer and answers to them, programmes to change after a verdict, requests for information, breaches whose clock runs, partnerships whose term ends; and for a
//! while that a report was confirmed.

use jiff::civil::{Date, Weekday};
use sekber_core::information::answer_until;
use sekber_core::privacy;
use sekber_core::text::fold;
use sekber_core::value::{Moment, OrganisationId, RegionCode};

use super::store::todos;
use crate::features::district;
use crate::features::meeting::HEARD_AFTERWARDS;
use crate::features::partnership::{self, WaitingPartnership};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

/// Most that are shown; the page says when there are more.
pub const MOST: usize = 40;
/// How many more are asked for: those whose day the database does not know may belong elsewhere in the order.
const BEYOND: usize = 20;
/// Seconds for which it is told that a report was confirmed.
const NEWS_SECONDS: i64 = 14 * 24 * 60 * 60;

crate::row_struct! {
    /// Something that waits for somebody.
    #[derive(Debug, Clone)]
    pub struct Todo {
        /// `reply`, `consent`, `approval`, `task`, `late`, `check`, `record`, `decide`, `plan`, `visit`, `overdue`, `confirm`,
        /// `mend`, `confirmed`, `sheet`, `ticket`, `contest`, `need`, `answers`, `area`, `time`, `information`, `information-late`, `breach`,
        /// `breach-late`, `ending`, `past`, `invite` or `uninvited`.
        pub kind: String,
        /// The meeting, plan, partnership, visit, report, award, need, request or breach.
        pub id: String,
        /// What it is about: the name of the meeting, plan or award, the task, or what is sought.
        pub title: String,
        /// How many of them, or how many days or hours are left or over.
        pub number: i64,
        /// The day of the meeting, or when it is due.
        pub day: Option<Date>,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
    }
}

/// Whose to-dos are asked for.
pub struct Asked<'a> {
    /// The district.
    pub region: &'a RegionCode,
    /// The person's id, or what stands for it.
    pub person: &'a str,
    /// The organisations that the person speaks for.
    pub own: Vec<OrganisationId>,
    /// Whether the person works in the secretariat.
    pub manages: bool,
    /// Whether the person sees what belongs to others.
    pub oversees: bool,
    /// Whether the person is a leader, who decides about plans.
    pub leads: bool,
    /// Whether the person looks after breaches of personal data.
    pub keeps_breaches: bool,
    /// Since when a meeting must have been closed for its pairs still to be answered.
    pub heard_since: Moment,
    /// Since when a report must have been confirmed for that still to be told.
    pub told_since: Moment,
    /// Today.
    pub today: Date,
    /// Until which day a term must end for it to be decided now if the partnership goes on.
    pub decided_until: Date,
    /// How many at most.
    pub most: i64,
}

impl Todo {
    /// Where it is done.
    pub fn href(&self) -> String {
        let id = &self.id;
        match self.kind.as_str() {
            "consent" => format!("/hall/{id}"),
            "approval" => format!("/hall/{id}#minutes"),
            "task" | "late" => format!("/meetings/{id}#tasks"),
            "check" => format!("/meetings/{id}/minutes#tasks"),
            "decide" => format!("/matching/plans/{id}"),
            "record" => format!("/meetings/{id}/papers/agreement"),
            "plan" => format!("/partnerships/{id}/plan"),
            "ending" | "past" => format!("/partnerships/{id}#next"),
            "visit" | "overdue" => format!("/visits/{id}#follow-ups"),
            "confirm" | "confirmed" => format!("/reports/{id}"),
            "sheet" => format!("/awards/{id}/jury"),
            "ticket" => "/awards/standing".to_owned(),
            "contest" => format!("/awards/{id}/entries"),
            "need" => format!("/needs/{id}#answer"),
            "answers" => format!("/needs/{id}#answers"),
            "area" | "time" => format!("/synchronisation/findings/{id}"),
            "mend" => format!("/reports/{id}/edit"),
            "invite" => "/registry/inviting".to_owned(),
            "uninvited" => "/programmes?state=open".to_owned(),
            "information" | "information-late" => format!("/information/{id}"),
            "breach" | "breach-late" => format!("/privacy/breaches/{id}"),
            _ => format!("/meetings/{id}"),
        }
    }

    /// What is to be done.
    pub fn what(&self, frame: &Frame) -> String {
        frame.say_with(&format!("home-todo-{}", self.kind), "count", frame.whole(&self.number))
    }

    /// Whether it only tells something and asks for nothing.
    pub fn is_news(&self) -> bool {
        matches!(self.kind.as_str(), "confirmed" | "uninvited")
    }

    /// Whether its time is over.
    pub fn is_late(&self) -> bool {
        matches!(self.kind.as_str(), "late" | "overdue" | "information-late" | "breach-late" | "past")
    }

    /// The same with what its clock says now, and in the language of the page.
    fn timed(self, app: &App, frame: &Frame) -> Self {
        let today = app.today();
        let (now, day_of) = (app.now(), |at: Moment| app.settings().local_date(at));
        match self.kind.as_str() {
            "information" => {
                let Some(received) = self.day else { return self };
                let until = answer_until(received, self.number > 0);
                let kind = if until < today { "information-late" } else { "information" };
                let number = working_days_between(today.min(until), today.max(until));
                Self { kind: kind.to_owned(), number, day: Some(until), ..self }
            }
            "breach" => {
                let noticed = Moment(self.number);
                let left = privacy::hours_left(noticed, now);
                let kind = if left < 0 { "breach-late" } else { "breach" };
                let title = frame.say_with("home-breach", "date", frame.date_time(&noticed));
                let day = Some(day_of(privacy::due(noticed)));
                Self { kind: kind.to_owned(), number: left.max(0), title, day, ..self }
            }
            // The number is that of the plan.
            "decide" => {
                let title = format!("{} {}", district::cycle_name(frame, &self.title), self.number);
                Self { title, number: 1, ..self }
            }
            "invite" | "uninvited" => Self { title: district::cycle_name(frame, &self.title), ..self },
            "confirmed" => Self { day: Some(day_of(Moment(self.number))), number: 1, ..self },
            _ => self,
        }
    }
}

/// The working days after one day until another.
fn working_days_between(after: Date, until: Date) -> i64 {
    let days = i64::from((until - after).get_days());
    let (weeks, rest) = (days / 7, days % 7);
    let mut count = weeks * 5;
    let mut day = after.weekday();
    for _ in 0..rest {
        day = day.next();
        count += i64::from(!matches!(day, Weekday::Saturday | Weekday::Sunday));
    }
    count
}

/// What waits for a person, the nearest day first; then what has no day, and last what is only told. One statement. True when there
/// is more.
///
/// # Errors
/// When the database cannot be asked.
pub async fn of(app: &App, actor: &Actor, frame: &Frame) -> Result<(Vec<Todo>, bool), Problem> {
    let asked = Asked {
        region: &app.region(),
        person: actor.id_text(),
        own: actor.edited().cloned().collect(),
        manages: actor.is_secretariat(),
        oversees: actor.oversees(),
        leads: actor.is_leader(),
        keeps_breaches: actor.is_admin(),
        heard_since: app.now().plus_seconds(-HEARD_AFTERWARDS),
        told_since: app.now().plus_seconds(-NEWS_SECONDS),
        today: app.today(),
        decided_until: partnership::decided_until(app.today()),
        most: i64::try_from(MOST + BEYOND).unwrap_or(i64::MAX),
    };
    let found = todos::of(app.db(), &asked).await?;
    let mut found: Vec<Todo> = found.into_iter().map(|one| one.timed(app, frame)).collect();
    found.sort_by_cached_key(|one| (one.is_news(), one.day.is_none(), one.day, fold(&one.title)));
    let more = found.len() > MOST;
    found.truncate(MOST);
    Ok((found, more))
}

/// A partnership whose next step is a person's.
pub struct Turn {
    /// Where it is taken.
    pub href: String,
    /// The partnership's title.
    pub title: String,
    /// What comes next.
    pub what: String,
    /// By when it is usually done.
    pub by: String,
}

/// The partnerships whose next step is a person's, the longest waiting first. One statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn turns(app: &App, actor: &Actor, frame: &Frame) -> Result<Vec<Turn>, Problem> {
    let own: Vec<OrganisationId> = actor.edited().cloned().collect();
    let found = partnership::waiting(app.db(), &app.region(), &own, actor.is_secretariat()).await?;
    let turn = |one: WaitingPartnership| {
        let next = one.next(app.today());
        let by = next.map(|next| frame.date(&one.since.plus_seconds(next.usual_days() * 86_400)));
        Turn {
            href: format!("/partnerships/{}#next", one.id),
            title: one.title,
            what: next.map(|next| partnership::what_is_next(frame, next)).unwrap_or_default(),
            by: by.unwrap_or_default(),
        }
    };
    Ok(found.into_iter().map(turn).collect())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use sekber_core::value::working_days_after;

    use super::working_days_between;

    #[test]
    fn working_days_are_counted_as_they_are_added() {
        for first in 1..=14 {
            let day = date(2023, 10, first);
            assert_eq!(working_days_between(day, day), 0);
            for days in 0..30 {
                assert_eq!(working_days_between(day, working_days_after(day, days)), i64::from(days));
            }
        }
        // Nothing is added on a Saturday and a Sunday.
        assert_eq!(working_days_between(date(2023, 10, 6), date(2023, 10, 8)), 0);
    }
}
