//! How far the ranking can be trusted, for those who oversee the award.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::SeasonId;
use sekber_engines::award::rules::Criterion;
use sekber_engines::award::sensitivity::WeightRange;

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
    criteria: Vec<Criterion>,
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
        self.share(checks.first.get(*at))
    }

    /// The share of draws in which somebody is among those who win, in per cent.
    fn among(&self, checks: &Checks, at: &usize) -> String {
        self.share(checks.among.get(*at))
    }

    fn share(&self, draws: Option<&u32>) -> String {
        let share = i64::from(draws.copied().unwrap_or_default()) * 10_000 / i64::from(SAMPLES);
        self.change(&share)
    }

    /// The criteria with their weights and between which ones the first place stays, and how far it holds either way.
    fn ranges(&self, checks: &Checks) -> Vec<(String, String, String, String)> {
        let row = |(one, range): (&Criterion, &WeightRange)| {
            let per_cent = |share: u32| self.change(&i64::from(share));
            let between = match range.least <= range.most {
                true => format!("{}–{}", per_cent(range.least), per_cent(range.most)),
                false => per_cent(one.weight * 100),
            };
            let holds = |part: &u32| {
                let (less, more) = (one.weight * (100 - part), one.weight * (100 + part));
                range.least <= less && more.min(10_000) <= range.most
            };
            let far = [30, 20, 10].into_iter().find(|part| holds(part));
            let far = match far {
                Some(part) => format!("±{part}%"),
                None => self.frame.say("award-range-little"),
            };
            (one.name.clone(), format!("{}%", one.weight), between, far)
        };
        self.criteria.iter().zip(&checks.ranges.1).map(row).collect()
    }

    /// What VIKOR says of the one that it puts first.
    fn acceptance(&self, checks: &Checks) -> Option<String> {
        let found = checks.acceptance?;
        Some(self.frame.say(match (found.advantage, found.stability) {
            (true, true) => "award-vikor-accepted",
            (false, true) => "award-vikor-close",
            (true, false) => "award-vikor-unstable",
            (false, false) => "award-vikor-neither",
        }))
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
    let criteria = outcome.rules.criteria.clone();
    let work = move || {
        let found = |category| {
            let lines: Vec<_> = outcome.inside(category).into_iter().cloned().collect();
            (category.name.clone(), checks::of(&outcome, &lines))
        };
        outcome.rules.categories.iter().map(found).collect()
    };
    let categories = cpu::run(work).await?;
    page(&ChecksPage { frame, season, criteria, categories })
}
