//! What waits for a person: invitations to answer, pairs to agree to, minutes to approve, tasks to do, plans to decide about,
//! partnerships whose next step is theirs, reports to confirm or to mend,
//! sheets of a jury.

use jiff::civil::Date;
use sekber_core::value::{Moment, OrganisationId, RegionCode};

use super::store;
use crate::features::meeting::HEARD_AFTERWARDS;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

crate::row_struct! {
    /// Something that waits for somebody.
    #[derive(Debug, Clone)]
    pub struct Todo {
        /// `reply`, `consent`, `approval`, `task`, `late`, `check`, `record`, `decide`, `turn`, `confirm`, `mend` or
        /// `sheet`.
        pub kind: String,
        /// The meeting, plan, partnership, report or award.
        pub id: String,
        /// What it is about: the name of the meeting, plan, partnership or award, or the task.
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
            "turn" => format!("/partnerships/{}", self.id),
            "confirm" => format!("/reports/{}", self.id),
            "sheet" => format!("/awards/{}/jury", self.id),
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
