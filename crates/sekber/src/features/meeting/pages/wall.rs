//! The wall: what everybody in the hall sees, readable from afar.

use std::collections::HashSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, Response};
use sekber_core::matching::interest::Stance;
use sekber_core::meeting::kinds::SlotState;
use sekber_core::registry::kinds::Side;

use super::plan::{PairLine, pairs};
use super::record::Counts;
use super::{cycle_of, find};
use crate::features::matching::{self, Glance, Interest, Rated};
use crate::features::meeting::model::{Meeting, Slot};
use crate::features::meeting::store::{participants, slots};
use crate::kit::access::Overseer;
use crate::kit::app::App;
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;
use crate::kit::recall::Recall;

/// Wishes that the wall shows, the latest first.
const LATEST: usize = 8;
/// Presentations that the wall announces.
const ANNOUNCED: usize = 3;
/// Pairs that the wall shows at most; there is no scrolling on a wall.
const MOST_PAIRS: usize = 30;

#[derive(Template)]
#[template(path = "features/meeting/pages/wall.html")]
struct WallPage {
    frame: Frame,
    path: String,
    name: String,
    part: Arc<str>,
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
    meeting: Meeting,
    counts: Counts,
    presenting: Option<Slot>,
    titles: Vec<String>,
    next: Vec<Slot>,
    latest: Vec<Wish>,
    wishes: usize,
    mutual: Vec<Rated>,
    empty: Vec<String>,
    pairs: Vec<PairLine>,
    agreed: usize,
}

impl Wall {
    async fn read(app: &App, frame: Frame, meeting: Meeting) -> Result<Self, Problem> {
        let (db, region) = (app.db(), app.region());
        let cycle = cycle_of(app, &meeting).await?;
        let glance = Glance::at(app, &cycle, frame.language).await?;
        let counts = Counts::of(&participants::all(db, &region, &meeting.id).await?);
        let mut wall = Self {
            counts,
            presenting: None,
            titles: Vec::new(),
            next: Vec::new(),
            latest: Vec::new(),
            wishes: 0,
            mutual: Vec::new(),
            empty: Vec::new(),
            pairs: Vec::new(),
            agreed: 0,
            meeting,
            frame,
        };
        if wall.meeting.plan_id.is_some() {
            wall.pairs = pairs(app, &glance, &wall.meeting).await?;
            wall.agreed = wall.pairs.iter().filter(|line| line.is_agreed()).count();
            return Ok(wall);
        }
        let slots = slots::all(db, &region, &wall.meeting.id).await?;
        wall.presenting = slots.iter().find(|slot| slot.state == SlotState::Presenting).cloned();
        wall.next =
            slots.into_iter().filter(|slot| slot.state == SlotState::Waiting).take(ANNOUNCED).collect();
        if let Some(slot) = &wall.presenting {
            wall.titles =
                glance.programmes(&slot.organisation_id).into_iter().map(|(_, title)| title).collect();
        }
        wall.wish(&glance, matching::interests(db, &region, &cycle.id).await?);
        Ok(wall)
    }

    fn wish(&mut self, glance: &Glance, mut told: Vec<Interest>) {
        told.retain(|told| told.stance == Stance::Want);
        told.sort_by(|a, b| b.changed_at.cmp(&a.changed_at).then(a.programme_id.cmp(&b.programme_id)));
        let of = |side: Side| -> HashSet<(&str, &str)> {
            told.iter().filter(|told| told.side == side).map(ids).collect()
        };
        let (by_offices, by_partners) = (of(Side::Office), of(Side::Partner));
        let is_mutual = |told: &Interest| by_offices.contains(&ids(told)) && by_partners.contains(&ids(told));
        let mut shown = HashSet::new();
        for one in told.iter().filter(|told| is_mutual(told)) {
            if shown.insert(ids(one)) {
                self.mutual.extend(glance.pair(&one.office_id, &one.programme_id));
            }
        }
        self.wishes = told.len();
        self.latest = told
            .iter()
            .take(LATEST)
            .filter_map(|told| {
                let rated = glance.pair(&told.office_id, &told.programme_id)?;
                Some(Wish { rated, by_office: told.side == Side::Office, mutual: is_mutual(told) })
            })
            .collect();
        let chosen: HashSet<_> =
            told.iter().filter(|told| told.side == Side::Office).map(|told| &told.office_id).collect();
        let offices = glance.offices().into_iter().filter(|(id, _)| !chosen.contains(id));
        self.empty = offices.map(|(_, name)| name).collect();
    }

    fn is(&self, round: &str) -> bool {
        self.meeting.round.as_str() == round
    }

    fn shown_pairs(&self) -> impl Iterator<Item = &PairLine> {
        self.pairs.iter().take(MOST_PAIRS)
    }

    fn hidden_pairs(&self) -> usize {
        self.pairs.len().saturating_sub(MOST_PAIRS)
    }
}

/// The two ends of a wish.
fn ids(told: &Interest) -> (&str, &str) {
    (told.office_id.as_str(), told.programme_id.as_str())
}

/// What walls show, by meeting and language, as of a word to the hall.
#[derive(Default)]
struct Drawn(Recall<Arc<str>>);

/// The part that changes, drawn once for all walls that ask for it between two words to the hall.
async fn drawn(app: &App, frame: Frame, meeting: Meeting) -> Result<Arc<str>, Problem> {
    let drawn = app.memory::<Drawn>();
    let question = format!("{} {}", meeting.id, frame.language.tag());
    let seq = meeting.seq;
    let draw = || async {
        // Read again, since whoever drew before may have taken a while.
        let meeting = find(app, meeting.id.as_str()).await?;
        let seq = meeting.seq;
        let text = Wall::read(app, frame, meeting).await?.render().map_err(anyhow::Error::from)?;
        Ok::<_, Problem>((seq, Arc::from(text)))
    };
    drawn.0.as_of(&question, seq, draw).await
}

/// The wall.
pub async fn show(
    _: Overseer,
    State(app): State<App>,
    frame: Frame,
    Path(meeting): Path<String>,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let (seq, name) = (meeting.seq, meeting.name.clone());
    let (path, outer) = (meeting.path(), frame.clone());
    let part = drawn(&app, frame, meeting).await?;
    page(&WallPage { frame: outer, path, name, part, seq, now: app.now().0 })
}

/// The part of the wall that changes.
pub async fn part(
    _: Overseer,
    State(app): State<App>,
    frame: Frame,
    Path(meeting): Path<String>,
) -> Result<Html<String>, Problem> {
    let meeting = find(&app, &meeting).await?;
    Ok(Html(drawn(&app, frame, meeting).await?.to_string()))
}
