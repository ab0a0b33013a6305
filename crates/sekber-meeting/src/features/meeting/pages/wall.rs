//! The wall: what everybody in the hall sees, readable from afar.

use std::collections::HashSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{Html, Response};
use sekber_core::meeting::kinds::{Round, SlotState};
use sekber_core::registry::kinds::Side;
use sekber_engines::matching::interest::Stance;

use sekber_core::value::MeetingId;

use super::hall;
use super::picture::Picture;
use super::plan::{PairLine, lines};
use crate::features::matching::{Interest, Rated, Ratings};
use crate::features::meeting::counts::Counts;
use crate::features::meeting::desks::AtDesk;
use crate::features::meeting::model::{Meeting, Participant, Slot};
use crate::features::meeting::state::{Audience, Hall, MeetingState, Part};
use crate::kit::access::Observer;
use crate::kit::app::App;
use crate::kit::page::{Frame, PathId, page};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Wishes that the wall shows, the latest first.
const LATEST: usize = 5;
/// Presentations that the wall announces.
const ANNOUNCED: usize = 3;
/// Desks that stand in one row of the wall; where there are more, they have the wall for themselves.
const IN_A_ROW: usize = 4;
/// Mutual wishes that the wall lists, the latest first. It shows as many as there is room for; the others follow by themselves.
const LISTED: usize = 40;

#[derive(Template)]
#[template(path = "features/meeting/pages/wall.html")]
struct WallPage {
    frame: Frame,
    path: String,
    name: String,
    part: String,
    seq: i64,
    now: i64,
}

/// What goes on at a desk, with the programmes of whoever presents there.
struct WallDesk {
    at: AtDesk,
    titles: Vec<String>,
}

/// A wish as the wall shows it.
struct Wish {
    rated: Rated,
    by_office: bool,
    mutual: bool,
}

#[derive(Template)]
#[template(path = "features/meeting/pages/wall_part.html")]
struct Wall {
    frame: Frame,
    meeting: Arc<Meeting>,
    counts: Counts,
    presenting: Option<Slot>,
    titles: Vec<String>,
    next: Vec<Slot>,
    /// What goes on at each desk, where there are desks and presentations.
    desks: Vec<WallDesk>,
    latest: Vec<Wish>,
    /// Wishes told since the doors of this meeting were opened, and those that stood before.
    wishes: usize,
    earlier: usize,
    mutual: Vec<Rated>,
    /// The wishes of this meeting as a picture, while both sides choose and until a plan is in force.
    picture: Picture,
    empty: Vec<String>,
    pairs: Vec<PairLine>,
    agreed: usize,
}

impl Wall {
    fn of(state: &MeetingState, glance: &Ratings, frame: Frame) -> Self {
        let records = &state.records;
        let mut wall = Self {
            counts: Counts::of(&records.participants),
            presenting: None,
            titles: Vec::new(),
            next: Vec::new(),
            desks: Vec::new(),
            latest: Vec::new(),
            wishes: 0,
            earlier: 0,
            mutual: Vec::new(),
            picture: Picture::default(),
            empty: Vec::new(),
            pairs: Vec::new(),
            agreed: 0,
            meeting: records.meeting.clone(),
            frame,
        };
        if wall.meeting.plan_id.is_some() {
            wall.pairs = lines(glance, records.planned.to_vec(), records.answers.to_vec());
            wall.agreed = wall.pairs.iter().filter(|line| line.is_agreed()).count();
            return wall;
        }
        let slots = &records.slots;
        let before = wall.meeting.round == Round::Arriving && wall.meeting.agenda_now().is_none();
        if before || wall.meeting.round == Round::Presenting {
            let desk = |at: AtDesk| WallDesk {
                titles: at.presenting.as_ref().map(|slot| titles(glance, slot)).unwrap_or_default(),
                at,
            };
            wall.desks = wall.meeting.desks.at(slots).into_iter().map(desk).collect();
        }
        // Once both sides choose, nobody presents any more.
        if matches!(wall.meeting.round, Round::Preparing | Round::Arriving | Round::Presenting) {
            wall.presenting = slots.iter().find(|slot| slot.state == SlotState::Presenting).cloned();
            let waiting = slots.iter().filter(|slot| slot.state == SlotState::Waiting);
            wall.next = waiting.take(ANNOUNCED).cloned().collect();
        }
        wall.titles = wall.presenting.as_ref().map(|slot| titles(glance, slot)).unwrap_or_default();
        wall.wish(glance, state.interests(), &records.participants);
        wall
    }

    /// What was told in this meeting. Wishes belong to the cycle: those of an earlier meeting, or told from the desk before,
    /// still stand and count for the plan, but nobody told them here.
    fn wish(&mut self, glance: &Ratings, mut told: Vec<Interest>, all: &[Participant]) {
        told.retain(|told| told.stance == Stance::Want);
        told.sort_by(|a, b| b.changed_at.cmp(&a.changed_at).then(a.programme_id.cmp(&b.programme_id)));
        let of = |side: Side| -> HashSet<(&str, &str)> {
            told.iter().filter(|told| told.side == side).map(ids).collect()
        };
        let (by_offices, by_partners) = (of(Side::Office), of(Side::Partner));
        let is_mutual = |told: &Interest| by_offices.contains(&ids(told)) && by_partners.contains(&ids(told));
        let (here, before): (Vec<&Interest>, Vec<&Interest>) =
            told.iter().partition(|told| self.meeting.is_told_here(told.changed_at));
        let mut shown = HashSet::new();
        for one in here.iter().filter(|told| is_mutual(told)) {
            if shown.insert(ids(one)) {
                self.mutual.extend(glance.pair(&one.office_id, &one.programme_id));
            }
        }
        (self.wishes, self.earlier) = (here.len(), before.len());
        if matches!(self.meeting.round, Round::Choosing | Round::Planning) {
            let rated =
                |told: &&Interest| Some((glance.pair(&told.office_id, &told.programme_id)?, is_mutual(told)));
            self.picture = Picture::of(&here.iter().filter_map(rated).collect::<Vec<_>>());
        }
        self.latest = here
            .iter()
            .take(LATEST)
            .filter_map(|told| {
                let rated = glance.pair(&told.office_id, &told.programme_id)?;
                Some(Wish { rated, by_office: told.side == Side::Office, mutual: is_mutual(told) })
            })
            .collect();
        let chosen: HashSet<_> =
            told.iter().filter(|told| told.side == Side::Office).map(|told| &told.office_id).collect();
        // Whoever is not in the hall is not asked in front of everybody.
        let there = all.iter().filter(|one| one.presence.is_there());
        let there: HashSet<_> = there.filter_map(|one| one.organisation_id.as_ref()).collect();
        let offices =
            glance.offices().into_iter().filter(|(id, _)| there.contains(id) && !chosen.contains(id));
        self.empty = offices.map(|(_, name)| name).collect();
    }

    fn is(&self, round: &str) -> bool {
        self.meeting.round.as_str() == round
    }

    /// Whether the desks leave room for what is told beside them.
    fn has_room(&self) -> bool {
        self.desks.len() <= IN_A_ROW
    }

    /// Who is announced at a desk: fewer where there are two rows.
    fn announced<'a>(&self, at: &'a AtDesk) -> &'a [Slot] {
        let most = if self.has_room() { ANNOUNCED } else { 1 };
        at.waiting.get(..most).unwrap_or(&at.waiting)
    }

    /// The mutual wishes that are listed.
    fn listed(&self) -> &[Rated] {
        self.mutual.get(..LISTED).unwrap_or(&self.mutual)
    }

    /// Desks side by side: up to four in one row, more in two.
    fn columns(&self) -> usize {
        match self.desks.len() {
            few if few <= IN_A_ROW => few,
            more => more.div_ceil(2),
        }
    }
}

/// Whether a name stands in smaller letters, so that it is not cut.
fn is_long(name: &str) -> bool {
    name.chars().count() > 60
}

/// The programmes of whoever presents.
fn titles(glance: &Ratings, slot: &Slot) -> Vec<String> {
    glance.programmes(&slot.organisation_id).into_iter().map(|(_, title)| title).collect()
}

/// The two ends of a wish.
fn ids(told: &Interest) -> (&str, &str) {
    (told.office_id.as_str(), told.programme_id.as_str())
}

/// The part that changes, drawn once for all walls.
async fn drawn(app: &App, hall: &Hall, language: Language) -> Result<Part, Problem> {
    let Hall { state, parts } = hall;
    let draw = || async {
        let glance = state.glance(app, language).await?;
        let wall = Wall::of(state, &glance, Frame::shared(app, language));
        Ok(wall.render().map_err(anyhow::Error::from)?)
    };
    parts.get(Audience::Wall, language, state.version(Audience::Wall, true), draw).await
}

/// The wall.
pub async fn show(
    _: Observer,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
) -> Result<Response, Problem> {
    let hall = hall(&app, &meeting).await?;
    let part = drawn(&app, &hall, frame.language).await?.unnamed();
    let meeting = &hall.state.records.meeting;
    let (path, name, seq) = (meeting.path(), meeting.name.clone(), hall.state.records.seq);
    page(&WallPage { frame, path, name, part, seq, now: app.now().0 })
}

/// The part of the wall that changes.
pub async fn part(
    _: Observer,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
) -> Result<Html<String>, Problem> {
    let hall = hall(&app, &meeting).await?;
    Ok(Html(drawn(&app, &hall, frame.language).await?.unnamed()))
}
