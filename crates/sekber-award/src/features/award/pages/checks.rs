//! How far the ranking can be trusted, for those who oversee the award.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::SeasonId;

use super::super::checks::{self, Checks, Other, SAMPLES};
use super::super::model::Season;
use super::{hundredths, ranked};
use crate::kit::access::Observer;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::page::{Frame, PathId, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/award/pages/checks.html")]
struct ChecksPage {
    frame: Frame,
    season: Season,
    categories: Vec<(String, Option<Checks>)>,
}

impl ChecksPage {
    /// The entries in the order of their places: where each stands in the lists, and its name.
    fn entries<'a>(&self, checks: &'a Checks) -> Vec<(usize, &'a str)> {
        checks.names.iter().map(String::as_str).enumerate().collect()
    }

    fn place(&self, checks: &Checks, at: &usize) -> i64 {
        checks.places.get(*at).copied().unwrap_or_default()
    }

    /// A rank: shared ones lie between two.
    fn rank(&self, other: &Other, at: &usize) -> String {
        let rank = other.ranks.get(*at).copied().unwrap_or_default();
        hundredths(self.frame.language, (rank * 100.0).round() as i64)
    }

    fn tau(&self, other: &Other) -> String {
        hundredths(self.frame.language, (other.tau * 100.0).round() as i64)
    }

    /// The share of draws in which somebody is first, in per cent.
    fn first(&self, checks: &Checks, at: &usize) -> String {
        let share =
            i64::from(checks.first.get(*at).copied().unwrap_or_default()) * 10_000 / i64::from(SAMPLES);
        format!("{}%", hundredths(self.frame.language, share))
    }

    fn change(&self, per_cent: &i64) -> String {
        format!("{}%", hundredths(self.frame.language, *per_cent))
    }

    fn reversals(&self, checks: &Checks) -> String {
        self.frame.say_count("award-reversals", i64::try_from(checks.reversals).unwrap_or(i64::MAX))
    }

    fn methods<'a>(&self, checks: &'a Checks) -> &'a [Other] {
        &checks.others
    }
}

/// The page.
pub async fn show(
    Observer(actor): Observer,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<SeasonId>,
) -> Result<Response, Problem> {
    let (season, outcome) = ranked(&app, &id, Some(&actor)).await?;
    let work = move || {
        let found = |category| {
            let lines: Vec<_> = outcome.inside(category).into_iter().cloned().collect();
            (category.name.clone(), checks::of(&outcome, &lines))
        };
        outcome.rules.categories.iter().map(found).collect()
    };
    let categories = cpu::run(work).await?;
    page(&ChecksPage { frame, season, categories })
}
