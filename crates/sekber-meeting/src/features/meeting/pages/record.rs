//! A meeting as those see it who take part: when and where, who comes, what is presented, its documents and tasks.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::document::DocumentKind;
use sekber_core::meeting::kinds::{Reply, Round, TaskState};
use sekber_core::registry::kinds::Side;
use sekber_core::value::MeetingId;

use super::find;
use super::running::timed;
use crate::features::document::{self, IssuedDocument};
use crate::features::meeting::actions::door;
use crate::features::meeting::counts::Counts;
use crate::features::meeting::documents::{letter, talks};
use crate::features::meeting::model::{Handout, Meeting, Participant, Slot, Task, Withdrawn};
use crate::features::meeting::shown_code::shown;
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
    /// Which of them are shown alone, in words.
    only: Option<String>,
    documents: Vec<IssuedDocument>,
    handouts: Vec<Handout>,
    qr: Option<String>,
    clashes: Vec<Clash>,
    /// Whether the invitation that was issued says another thing than the meeting does now.
    is_invitation_behind: bool,
    /// The planned pairs of the reader’s organisation, once the meeting is over.
    pairs: Vec<super::own_result::OwnPair>,
}

impl RecordPage {
    fn is_cancelled(&self) -> bool {
        self.meeting.round == Round::Cancelled
    }

    /// Whether its day is past although it was never opened: a slip, or a meeting whose outcome is still to be recorded.
    fn is_past(&self) -> bool {
        self.meeting.round == Round::Preparing && self.meeting.day < self.frame.today()
    }

    /// Whether a document can come out of the meeting: what both sides agreed on comes out of its plan alone.
    fn offers(&self, kind: &str) -> bool {
        matches!(kind, "minutes" | "invitation") || !self.meeting.is_over_without_plan()
    }

    /// Whether proposals may go to the reader's office, so that it can complete them.
    fn has_proposals(&self) -> bool {
        let side = self.own.as_ref().and_then(|own| own.side);
        side == Some(Side::Office) && self.meeting.plan_id.is_some()
    }

    /// Whether it can still be issued: nobody is invited to what is over.
    fn may_issue(&self, kind: &str) -> bool {
        self.offers(kind) && (kind != "invitation" || !self.is_over())
    }

    /// Whether it is closed or called off, so that nobody answers or brings anything any more.
    fn is_over(&self) -> bool {
        self.meeting.closed_at.is_some()
    }

    /// How many presentations there are: once it is over those that were held.
    fn presentations(&self) -> usize {
        self.order.iter().filter(|(_, slot)| self.meeting.closed_at.is_none() || slot.is_heard()).count()
    }

    /// What is to be looked at before the timetable of one-to-one talks is handed out.
    fn doubts(&self) -> Vec<&'static str> {
        if self.is_over() { Vec::new() } else { talks::doubts(&self.meeting) }
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

    /// Where a document is read: by those who may read all and those who were there on its own page, as the invitation by whoever is
    /// invited; by others where it is checked.
    fn document_path(&self, document: &IssuedDocument) -> String {
        let was_there = self.own.as_ref().is_some_and(|own| own.presence.is_there());
        let is_invited = document.kind == DocumentKind::Invitation && self.own.is_some();
        match self.oversees || was_there || is_invited {
            true => document.path(),
            false => format!("/papers/check?code={}", document.code),
        }
    }

    /// The desk at which somebody presents, where there are desks.
    fn desk_of(&self, slot: &Slot) -> Option<&str> {
        self.meeting.desks.desk_of(slot).map(|desk| desk.name.as_str())
    }

    /// Whether the minutes are read here: once it is over, by those who were invited and those who see everything.
    fn shows_minutes(&self) -> bool {
        self.is_over() && !self.meeting.minutes.is_empty() && (self.own.is_some() || self.oversees)
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

/// The meeting.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let (db, region, today) = (app.db(), app.region(), app.today());
    // As the leader's page counts them.
    let typed = frame.query(query.as_deref());
    let only = typed.filter_by("tasks", |asked| ["open", "late"].into_iter().find(|known| *known == asked));
    let is_shown = |task: &Task| match only {
        None => true,
        Some("late") => is_open(task) && task.due.is_some_and(|due| due < today),
        Some(_) => is_open(task),
    };
    let all = participants::all(db, &region, &meeting.id).await?;
    let own = all.iter().find(|one| one.organisation_id.as_ref().is_some_and(|id| actor.acts_for(id)));
    let slots = slots::all(db, &region, &meeting.id).await?;
    let clashes = match actor.is_secretariat() && meeting.closed_at.is_none() {
        true => meetings::clashes(db, &region, &meeting).await?,
        false => Vec::new(),
    };
    let documents = document::about(db, &region, meeting.subject()).await?;
    let is_invitation_behind = match IssuedDocument::holding(&documents, DocumentKind::Invitation) {
        Some(kept) if meeting.closed_at.is_none() => kept.digest != letter::digest(&meeting, &all)?,
        _ => false,
    };
    let pairs = match own.and_then(|own| own.organisation_id.as_ref()) {
        Some(id) => super::own_result::pairs(&app, &meeting, id).await?,
        None => Vec::new(),
    };
    page(&RecordPage {
        pairs,
        is_invitation_behind,
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
        tasks: outcome::tasks(db, &region, &meeting.id).await?.into_iter().filter(is_shown).collect(),
        only: only.map(|only| frame.say(if only == "late" { "task-only-late" } else { "task-only-open" })),
        documents,
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
