//! The wall: what everybody in the hall sees, readable from afar.

use std::collections::HashSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{Html, Response};
use sekber_core::meeting::kinds::SlotState;
use sekber_core::registry::kinds::Side;
use sekber_engines::matching::interest::Stance;

use sekber_core::value::MeetingId;

use super::hall;
use super::plan::{PairLine, lines};
use super::record::Counts;
use crate::features::matching::{Interest, Rated, Ratings};
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
/// Pairs on a page of the wall; there is no scrolling on it, so the pages follow each other by themselves.
const PAIRS: usize = 14;

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
    latest: Vec<Wish>,
    /// Wishes told since the doors of this meeting were opened, and those that stood before.
    wishes: usize,
    earlier: usize,
    mutual: Vec<Rated>,
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
            latest: Vec::new(),
            wishes: 0,
            earlier: 0,
            mutual: Vec::new(),
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
        wall.presenting = slots.iter().find(|slot| slot.state == SlotState::Presenting).cloned();
        let waiting = slots.iter().filter(|slot| slot.state == SlotState::Waiting);
        wall.next = waiting.take(ANNOUNCED).cloned().collect();
        if let Some(slot) = &wall.presenting {
            wall.titles =
                glance.programmes(&slot.organisation_id).into_iter().map(|(_, title)| title).collect();
        }
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

    fn pages(&self) -> impl Iterator<Item = &[PairLine]> {
        self.pairs.chunks(PAIRS)
    }
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
