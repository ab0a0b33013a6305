//! What waits for a person: invitations to answer, pairs to agree to, minutes to approve, tasks to do, plans to decide about,
//! partnerships whose next step is theirs, reports to confirm or to mend, sheets of a jury, needs to answer and answers to them.

use jiff::civil::Date;
use sekber_core::value::{Moment, OrganisationId, RegionCode};

use super::store;
use crate::features::meeting::HEARD_AFTERWARDS;
use crate::features::partnership::{self, WaitingPartnership};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

crate::row_struct! {
    /// Something that waits for somebody.
    #[derive(Debug, Clone)]
    pub struct Todo {
        /// `reply`, `consent`, `approval`, `task`, `late`, `check`, `record`, `decide`, `confirm`, `mend`, `sheet`, `need` or `answers`.
        pub kind: String,
        /// The meeting, plan, report, award or need.
        pub id: String,
        /// What it is about: the name of the meeting, plan or award, the task, or what is sought.
        pub title: String,
        /// How many of them.
        pub number: i64,
        /// The day of the meeting, or when a task or report is due.
        pub day: Option<Date>,
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
    /// Whether the person works in the secretariat, or sees what belongs to others.
    pub manages: bool,
    /// Whether the person sees what belongs to others.
    pub oversees: bool,
    /// Whether the person is a leader, who decides about plans.
    pub leads: bool,
    /// Since when a meeting must have been closed for its pairs still to be answered.
    pub heard_since: Moment,
    /// Today.
    pub today: Date,
}

impl Todo {
    /// Where it is done.
    pub fn href(&self) -> String {
        let meeting = &self.id;
        match self.kind.as_str() {
            "consent" => format!("/hall/{meeting}"),
            "approval" => format!("/hall/{meeting}#minutes"),
            "task" | "late" => format!("/meetings/{meeting}#tasks"),
            "check" => format!("/meetings/{meeting}/minutes#tasks"),
            "decide" => format!("/matching/plans/{}", self.id),
            "record" => format!("/meetings/{meeting}/papers/agreement"),
            "confirm" => format!("/reports/{}", self.id),
            "sheet" => format!("/awards/{}/jury", self.id),
            "need" => format!("/needs/{}#answer", self.id),
            "answers" => format!("/needs/{}#answers", self.id),
            "mend" => format!("/reports/{}/edit", self.id),
            _ => format!("/meetings/{meeting}"),
        }
    }

    /// What is to be done.
    pub fn what(&self, frame: &Frame) -> String {
        frame.say_with(&format!("home-todo-{}", self.kind), "count", frame.whole(&self.number))
    }
}

/// What waits for a person, the nearest day first; what has no day comes last. One statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn of(app: &App, actor: &Actor) -> Result<Vec<Todo>, Problem> {
    let asked = Asked {
        region: &app.region(),
        person: actor.id_text(),
        own: actor.edited().cloned().collect(),
        manages: actor.is_secretariat(),
        oversees: actor.oversees(),
        leads: actor.is_leader(),
        heard_since: app.now().plus_seconds(-HEARD_AFTERWARDS),
        today: app.today(),
    };
    Ok(store::todos(app.db(), &asked).await?)
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
