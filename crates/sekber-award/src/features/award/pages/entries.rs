//! The entries of a season with their points, for those who oversee it and the jury; a partner sees its own.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::SeasonId;

use super::super::model::{Entry, Objection, Season};
use super::super::store::entries;
use super::super::tally::Tally;
use super::{find, score};
use crate::kit::access::{Actor, Member};
use crate::kit::app::App;
use crate::kit::page::{Frame, PathId, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/award/pages/entries.html")]
struct EntriesPage {
    frame: Frame,
    season: Season,
    tally: Tally,
    objections: Vec<Objection>,
    oversees: bool,
}

impl EntriesPage {
    fn own(&self, entry: &Entry) -> bool {
        self.frame.actor.as_ref().is_some_and(|actor| actor.belongs_to(&entry.organisation_id))
    }

    /// The entries of a category that this person may see, by name: places are told when the result is final.
    fn inside(&self, code: &str) -> Vec<usize> {
        let mut all: Vec<usize> = (0..self.tally.records.entries.len())
            .filter(|at| {
                let entry = &self.tally.records.entries[*at];
                entry.category == code && (self.oversees || self.own(entry))
            })
            .collect();
        all.sort_by(|a, b| self.entry(*a).name.cmp(&self.entry(*b).name));
        all
    }

    fn entry(&self, at: usize) -> &Entry {
        &self.tally.records.entries[at]
    }

    fn score_of(&self, at: usize) -> String {
        let standing = &self.tally.standings[at];
        standing.score.map_or_else(|| "–".to_owned(), |points| score(self.frame.language, points.into()))
    }

    fn disclosed(&self, at: usize) -> u32 {
        self.tally.standings[at].disclosed
    }

    fn sheets(&self, at: usize) -> u32 {
        self.tally.sheets_of(&self.entry(at).id)
    }

    fn open(&self, at: usize) -> usize {
        let id = &self.entry(at).id;
        self.objections.iter().filter(|one| one.entry_id == *id && one.upheld.is_none()).count()
    }

    fn is_empty(&self) -> bool {
        self.tally.rules.categories.iter().all(|one| self.inside(&one.code).is_empty())
    }
}

/// The list.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<SeasonId>,
) -> Result<Response, Problem> {
    let season = find(&app, &id, Some(&actor)).await?;
    if season.evidence_at.is_none() {
        return Err(Problem::refused("award-refused-too-early"));
    }
    let tally = Tally::load(app.db(), &app.region(), &season).await?;
    let objections = entries::objections(app.db(), &app.region(), &season.id).await?;
    let oversees = Actor::oversees(&actor);
    page(&EntriesPage { frame, season, tally, objections, oversees })
}
