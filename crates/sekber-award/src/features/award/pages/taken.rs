//! How a partner stands in a season whose evidence was taken: the score and place that were told, as its own page, its year and the first
//! page draw them. What the record says today, and what would add to it, no longer counts there.

use askama::Template;
use sekber_core::value::{CycleId, OrganisationId, SeasonId};
use sekber_engines::award::rules::Rules;
use sekber_engines::award::season::SeasonState;

use super::super::model::Season;
use super::super::store::results::{self, Taken};
use super::score;
use crate::kit::app::App;
use crate::kit::page::{Frame, part};
use crate::kit::problem::Problem;

/// The season whose criteria a partner stands on.
pub struct About {
    pub(super) id: SeasonId,
    pub(super) name: String,
    pub(super) simulated: bool,
    pub(super) state: SeasonState,
    pub(super) cycle: CycleId,
}

impl About {
    /// A season.
    pub fn of(season: &Season) -> Self {
        let (id, name, cycle) = (season.id.clone(), season.name.clone(), season.cycle_id.clone());
        Self { id, name, simulated: season.simulated, state: season.state, cycle }
    }

    /// Where the season is shown.
    pub(super) fn path(&self) -> String {
        format!("/awards/{}", self.id)
    }

    /// Whether the evidence was taken: from then on it counts, and not what the record says today.
    pub fn is_taken(&self) -> bool {
        matches!(self.state, SeasonState::Scoring | SeasonState::Decided)
    }
}

#[derive(Template)]
#[template(path = "features/award/pages/taken.html")]
struct TakenPart<'a> {
    frame: &'a Frame,
    about: &'a About,
    rules: &'a Rules,
    entries: Vec<Taken>,
    is_brief: bool,
}

impl TakenPart<'_> {
    fn category(&self, one: &Taken) -> String {
        self.rules.category_name(&one.category)
    }

    fn score(&self, one: &Taken) -> String {
        one.score.map_or_else(|| "–".to_owned(), |points| score(self.frame.language, points))
    }

    /// The place with how far it holds, or why there is none.
    fn place(&self, one: &Taken) -> String {
        match (one.told.as_str(), one.place) {
            ("", _) => self.frame.say("award-taken-waits"),
            (_, None) => self.frame.say("award-too-little-told"),
            ("final", Some(place)) => self.frame.say_with("award-taken-place", "place", place),
            (_, Some(place)) => self.frame.say_with("award-taken-provisional", "place", place),
        }
    }
}

/// Draws it, in one statement; `is_brief` where it stands among much else.
///
/// # Errors
/// When the database cannot be asked or the template cannot be filled.
pub async fn drawn(
    app: &App,
    frame: &Frame,
    (about, rules): (&About, &Rules),
    partner: &OrganisationId,
    is_brief: bool,
) -> Result<String, Problem> {
    let entries = results::taken(app.db(), &app.region(), &about.id, partner).await?;
    part(&TakenPart { frame, about, rules, entries, is_brief })
}
