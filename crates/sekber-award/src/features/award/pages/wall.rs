//! The wall for the ceremony: one category after the other, third, second and first, each with a press of a key or a click.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::value::SeasonId;

use super::super::model::Season;
use super::super::outcome::{Line, Outcome};
use super::{find, score};
use crate::kit::access::Observer;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/award/pages/wall.html")]
struct WallPage {
    frame: Frame,
    season: Season,
    category: String,
    /// The winners that are shown already, the best first.
    shown: Vec<Line>,
    /// How many there are to come in this category.
    to_come: usize,
    before: Option<String>,
    next: Option<String>,
}

impl WallPage {
    fn score(&self, line: &Line) -> String {
        line.row.score.map_or_else(String::new, |points| score(self.frame.language, points))
    }
}

/// The wall: `?category=` counts from 0, `?step=` how many winners are shown, the last place first.
pub async fn show(
    Observer(actor): Observer,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<SeasonId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let season = find(&app, &id, Some(&actor)).await?;
    if season.decided_at.is_none() {
        return Err(Problem::refused("award-refused-not-decided"));
    }
    let outcome = Outcome::load(app.db(), &app.region(), &season).await?;
    let asked = Form::from_query(query.as_deref());
    let filled: Vec<_> = outcome
        .rules
        .categories
        .iter()
        .filter(|one| outcome.inside(one).iter().any(|line| line.row.winner))
        .collect();
    let at = asked.text("category").parse().unwrap_or(0_usize).min(filled.len().saturating_sub(1));
    let category = filled.get(at).ok_or(Problem::NotFound)?;
    let winners: Vec<Line> =
        outcome.inside(category).into_iter().filter(|line| line.row.winner).cloned().collect();
    let step = asked.text("step").parse().unwrap_or(0_usize).min(winners.len());
    let link =
        |category: usize, step: usize| format!("{}/wall?category={category}&step={step}", season.path());
    let next = match (step < winners.len(), at + 1 < filled.len()) {
        (true, _) => Some(link(at, step + 1)),
        (false, true) => Some(link(at + 1, 0)),
        (false, false) => None,
    };
    let before = match (step, at) {
        (0, 0) => None,
        (0, at) => Some(link(at - 1, 99)),
        (step, at) => Some(link(at, step - 1)),
    };
    let to_come = winners.len() - step;
    let (category, shown) = (category.name.clone(), winners.into_iter().skip(to_come).collect());
    page(&WallPage { frame, season, category, shown, to_come, before, next })
}
