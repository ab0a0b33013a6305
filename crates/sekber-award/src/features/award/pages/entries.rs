//! The entries of a season with their points, for those who oversee it and the jury; a partner sees its own. Whoever is in none reads why.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::text::fold;
use sekber_core::value::SeasonId;

use super::super::model::{Entry, LeftOut, Objection, Season};
use super::super::sight::Sight;
use super::super::store::{entries, tickets};
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
    /// What its own people are told: until when they may contest, or that the time for it is over.
    contest: String,
    /// The person's own entries, by their place in the records.
    own: Vec<bool>,
    /// Whose scores the person may see.
    sees: Vec<bool>,
    /// Those who take part in no category, as far as the person may know it.
    left_out: Vec<LeftOut>,
}

impl EntriesPage {
    /// The entries of a category that this person may see, by name: places are told when the result is final.
    fn inside(&self, code: &str) -> Vec<usize> {
        let mut all: Vec<usize> = (0..self.tally.records.entries.len())
            .filter(|at| {
                let entry = &self.tally.records.entries[*at];
                entry.category == code && (self.oversees || self.own[*at])
            })
            .collect();
        all.sort_by_cached_key(|at| fold(&self.entry(*at).name));
        all
    }

    fn entry(&self, at: usize) -> &Entry {
        &self.tally.records.entries[at]
    }

    fn score_of(&self, at: usize) -> String {
        let shown = self.tally.standings[at].score.filter(|_| self.sees[at]);
        shown.map_or_else(|| "–".to_owned(), |points| score(self.frame.language, points.into()))
    }

    fn hides_some(&self) -> bool {
        self.tally.rules.categories.iter().any(|one| self.inside(&one.code).iter().any(|at| !self.sees[*at]))
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
        let nobody = self.tally.rules.categories.iter().all(|one| self.inside(&one.code).is_empty());
        nobody && self.left_out.is_empty()
    }
}

/// What the people of an entry are told of contesting on a day.
fn contest(frame: &Frame, season: &Season, today: Date) -> String {
    match season.contested_until() {
        Some(until) if season.is_contested(today) => {
            frame.say_with("award-entries-contest", "day", frame.civil_date(&until))
        }
        Some(until) if until < today => {
            frame.say_with("award-entries-contested", "day", frame.civil_date(&until))
        }
        _ => String::new(),
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
    let sight = Sight::of(&season, &tally.records, &actor);
    let own = tally.records.entries.iter().map(|entry| sight.is_own(entry)).collect();
    let sees = tally.records.entries.iter().map(|entry| sight.sees_jury(entry)).collect();
    let mut left_out = tickets::left_out(app.db(), &app.region(), &season.id).await?;
    left_out.retain(|one| oversees || actor.belongs_to(&one.organisation_id));
    let contest = contest(&frame, &season, app.today());
    page(&EntriesPage { frame, season, tally, objections, oversees, contest, own, sees, left_out })
}
