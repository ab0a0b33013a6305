//! What a meeting agreed on, ready to be carried on: all agreed pairs are opened with one click, objections stay as they were said.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::MeetingId;

use crate::features::meeting::{self, Meeting};
use crate::features::partnership::actions::open::open_from_meeting;
use crate::features::partnership::store::hall::{self, HallPair};
use crate::kit::access::{Observer, Secretariat};
use crate::kit::app::App;
use crate::kit::page::{Frame, PathId, go, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/partnership/pages/hall.html")]
struct HallPage {
    frame: Frame,
    meeting: Meeting,
    pairs: Vec<HallPair>,
    manages: bool,
}

impl HallPage {
    fn waiting(&self) -> i64 {
        self.pairs.iter().filter(|pair| pair.waits()).count() as i64
    }

    fn opened(&self) -> i64 {
        self.pairs.iter().filter(|pair| pair.partnership_id.is_some()).count() as i64
    }

    /// Who objects and why, a line each.
    fn objections(&self, pair: &HallPair) -> Vec<String> {
        let both = [
            (&pair.office, pair.office_says, &pair.office_reason),
            (&pair.partner, pair.partner_says, &pair.partner_reason),
        ];
        let objected = |said| said == Some(sekber_core::meeting::kinds::Consent::Objected);
        let said = |(who, _, why): (&String, _, &String)| {
            self.frame.say_facts("partnership-objection", &[("who", who.clone()), ("why", why.clone())])
        };
        both.into_iter().filter(|(_, says, _)| objected(*says)).map(said).collect()
    }
}

/// The pairs of a meeting that is over, with what became of them.
pub async fn show(
    Observer(actor): Observer,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let meeting = meeting::find(db, &region, &meeting).await?.ok_or(Problem::NotFound)?;
    let pairs = hall::pairs(db, &region, &meeting.id).await?;
    page(&HallPage { manages: actor.is_secretariat(), pairs, meeting, frame })
}

/// Opens a partnership for every office and partner that agreed.
pub async fn open(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(meeting): PathId<MeetingId>,
) -> Result<Response, Problem> {
    open_from_meeting(&app, &actor, &meeting).await?;
    Ok(go(format!("/partnerships?meeting={meeting}"), "notice-partnership-opened"))
}
