//! A meeting as those see it who take part: when and where, who comes, what is presented, its documents and tasks.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::meeting::kinds::{Reply, Round, TaskState};
use sekber_core::meeting::order::timetable;
use sekber_core::registry::kinds::Side;

use sekber_core::value::MeetingId;

use super::door::shown;
use super::find;
use crate::features::document::{self, IssuedDocument};
use crate::features::meeting::actions::door;
use crate::features::meeting::actions::prepare::{pauses, wishes};
use crate::features::meeting::model::{
    Handout, Meeting, Participant, Slot, Task, Withdrawn, minutes_of, time_of,
};
use crate::features::meeting::store::meetings::{self, Clash};
use crate::features::meeting::store::{handouts, outcome, participants, slots};
use crate::kit::access::{Member, Permit};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId, go, page, qr};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/meeting/pages/record.html")]
struct RecordPage {
    frame: Frame,
    meeting: Meeting,
    zone: String,
    /// Why the invitation of the reader’s organisation was withdrawn, if it was.
    withdrawn: Option<Withdrawn>,
    own: Option<Participant>,
    manages: bool,
    oversees: bool,
    counts: Counts,
    order: Vec<(String, Slot)>,
    tasks: Vec<Task>,
    documents: Vec<IssuedDocument>,
    handouts: Vec<Handout>,
    qr: Option<String>,
    clashes: Vec<Clash>,
}

impl RecordPage {
    fn is_cancelled(&self) -> bool {
        self.meeting.round == Round::Cancelled
    }

    /// Whether a document can come out of the meeting: what both sides agreed on comes out of its plan alone.
    fn offers(&self, kind: &str) -> bool {
        kind == "minutes" || !self.meeting.is_over_without_plan()
    }

    /// Whether it is closed or called off, so that nobody answers or brings anything any more.
    fn is_over(&self) -> bool {
        self.meeting.closed_at.is_some()
    }

    /// What two meetings at the same time both want.
    fn wants(&self, clash: &Clash) -> String {
        let mut wants = Vec::new();
        if clash.same_place {
            wants.push(self.frame.say("clash-place"));
        }
        if clash.same_chair {
            wants.push(self.frame.say("clash-chair"));
        }
        if clash.shared > 0 {
            wants.push(self.frame.say_count("clash-shared", clash.shared));
        }
        wants.join(", ")
    }

    /// Where a document is read: by those who may read all and those who were there on its own page, by others where it is checked.
    fn document_path(&self, document: &IssuedDocument) -> String {
        let was_there = self.own.as_ref().is_some_and(|own| own.presence.is_there());
        match self.oversees || was_there {
            true => document.path(),
            false => format!("/papers/check?code={}", document.code),
        }
    }

    /// Whether the reader may take a handout back.
    fn may_end(&self, handout: &Handout) -> bool {
        let own = self.own.as_ref().and_then(|own| own.organisation_id.as_ref());
        self.manages || own == Some(&handout.organisation_id)
    }
}

fn kilobytes(frame: &Frame, handout: &Handout) -> String {
    frame.whole(&((handout.size + 999) / 1000))
}

/// How many are invited, coming and there.
#[derive(Default)]
pub struct Counts {
    /// Offices invited, and of them there.
    pub offices: (i64, i64),
    /// Partners invited, and of them there.
    pub partners: (i64, i64),
    /// Guests.
    pub guests: i64,
    /// Those that said that they come.
    pub coming: i64,
}

impl Counts {
    /// Counts the participants of a meeting.
    pub fn of(all: &[Participant]) -> Self {
        let mut counts = Self::default();
        for one in all {
            let there = i64::from(one.presence.is_there());
            counts.coming += i64::from(one.reply == Reply::Coming);
            match one.side {
                Some(Side::Office) => counts.offices = (counts.offices.0 + 1, counts.offices.1 + there),
                Some(Side::Partner) => counts.partners = (counts.partners.0 + 1, counts.partners.1 + there),
                None => counts.guests += 1,
            }
        }
        counts
    }
}

/// The running order with the time of day of each presentation.
pub fn timed(meeting: &Meeting, slots: Vec<Slot>) -> Vec<(String, Slot)> {
    let start = minutes_of(&meeting.starts).unwrap_or(0);
    let times = timetable(start, &pauses(meeting), &wishes(&slots, |_| None));
    times.into_iter().map(time_of).zip(slots).collect()
}

/// The meeting.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let (db, region) = (app.db(), app.region());
    let all = participants::all(db, &region, &meeting.id).await?;
    let own = all.iter().find(|one| one.organisation_id.as_ref().is_some_and(|id| actor.acts_for(id)));
    let slots = slots::all(db, &region, &meeting.id).await?;
    let clashes = match actor.is_secretariat() && meeting.closed_at.is_none() {
        true => meetings::clashes(db, &region, &meeting).await?,
        false => Vec::new(),
    };
    page(&RecordPage {
        clashes,
        handouts: handouts::all(db, &region, &meeting.id).await?,
        qr: own.filter(|_| meeting.closed_at.is_none()).and_then(|own| qr(&own.hall_address(&app))),
        withdrawn: match own.is_none() && actor.edited().next().is_some() {
            true => {
                let all = participants::withdrawn(db, &region, &meeting.id).await?;
                all.into_iter().find(|one| one.organisation_id.as_ref().is_some_and(|id| actor.acts_for(id)))
            }
            false => None,
        },
        own: own.cloned(),
        counts: Counts::of(&all),
        order: timed(&meeting, slots),
        tasks: outcome::tasks(db, &region, &meeting.id).await?,
        documents: document::about(db, &region, ("meeting", meeting.id.as_str())).await?,
        manages: actor.is_secretariat(),
        oversees: Permit::Observer.allows(Some(&actor), false),
        zone: app.settings().zone_mark(app.now()),
        meeting,
        frame,
    })
}

/// An invited organisation answers the invitation; the secretariat may write an answer down that came by telephone.
pub async fn reply(
    Member(actor): Member,
    State(app): State<App>,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let participant = form.text("participant").parse().map_err(|_| Problem::NotFound)?;
    let reply: Reply = form.text("reply").parse().map_err(|_| Problem::NotFound)?;
    door::reply(&app, &actor, &meeting.id, &participant, reply, form.text("note")).await?;
    Ok(go(meeting.path(), "notice-meeting-replied"))
}

fn is_open(task: &Task) -> bool {
    task.state == TaskState::Open
}
