//! The result: for everybody once it is final, winners by name and others under their pseudonyms; before, for those who oversee it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::award::rules::Category;
use sekber_core::value::SeasonId;

use super::super::model::Season;
use super::super::outcome::{Line, Outcome};
use super::{hundredths, ranked, score};
use crate::kit::access::{Actor, Public};
use crate::kit::app::App;
use crate::kit::page::{Frame, PathId, page};
use crate::kit::problem::Problem;

/// Criteria that are named beside a winner.
const LIFTED_BY: usize = 3;

#[derive(Template)]
#[template(path = "features/award/pages/result.html")]
struct ResultPage {
    frame: Frame,
    season: Season,
    outcome: Outcome,
    oversees: bool,
}

impl ResultPage {
    fn inside(&self, category: &Category) -> Vec<&Line> {
        self.outcome.inside(category)
    }

    /// The name that this reader sees.
    fn name(&self, line: &Line) -> String {
        let own =
            self.frame.actor.as_ref().is_some_and(|actor| actor.belongs_to(&line.entry.organisation_id));
        let named = line.row.winner || self.oversees || own;
        if named { line.entry.name.clone() } else { line.entry.pseudonym.clone() }
    }

    fn score(&self, line: &Line) -> String {
        line.row.score.map_or_else(|| "–".to_owned(), |points| score(self.frame.language, points))
    }

    fn lifted_by(&self, line: &Line) -> String {
        let named = |at: usize| {
            let one = self.outcome.rules.criteria.get(at)?;
            let points = line.points.get(at).copied().flatten()?;
            Some(format!("{} ({})", one.name, hundredths(self.frame.language, points.into())))
        };
        self.outcome.lifted_by(line, LIFTED_BY).into_iter().filter_map(named).collect::<Vec<_>>().join(", ")
    }

    fn is_final(&self) -> bool {
        self.season.decided_at.is_some()
    }
}

/// The page.
pub async fn show(
    Public(actor): Public,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<SeasonId>,
) -> Result<Response, Problem> {
    let (season, outcome) = ranked(&app, &id, actor.as_ref()).await?;
    let oversees = actor.as_ref().is_some_and(Actor::oversees);
    page(&ResultPage { frame, season, outcome, oversees })
}
