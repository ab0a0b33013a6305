//! The result. Told as a provisional one everybody reads it under pseudonyms; once it is final winners bear their names, and what objections
//! changed stands below. Before that it is for those who oversee it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::value::SeasonId;
use sekber_engines::award::rules::Category;
use serde_json::{Value as Json, json};

use super::super::model::{Objection, Season};
use super::super::outcome::{Line, Outcome};
use super::super::store::entries;
use super::{hundredths, language_of, ranked, score, told};
use crate::kit::access::{Actor, Public};
use crate::kit::app::App;
use crate::kit::page::{Frame, PathId, count, page, structured};
use crate::kit::problem::Problem;

/// Criteria that are named beside a winner.
const LIFTED_BY: usize = 3;

#[derive(Template)]
#[template(path = "features/award/pages/result.html")]
struct ResultPage {
    frame: Frame,
    season: Season,
    outcome: Outcome,
    /// The provisional result beside a final one; without lines where none was told.
    before: Vec<Line>,
    /// What was contested of the provisional result.
    objections: Vec<Objection>,
    oversees: bool,
    today: Date,
    /// Where the pages stand.
    base_url: String,
}

impl ResultPage {
    fn title(&self) -> String {
        format!("{}: {}", self.frame.say("award-result"), self.season.name)
    }

    fn inside(&self, category: &Category) -> Vec<&Line> {
        self.outcome.inside(category)
    }

    /// Whether this reader sees whose line it is, and with the name what the score rests on.
    fn is_named(&self, line: &Line) -> bool {
        let own =
            self.frame.actor.as_ref().is_some_and(|actor| actor.belongs_to(&line.entry.organisation_id));
        (line.row.winner && self.is_final()) || self.oversees || own
    }

    /// The name that this reader sees.
    fn name(&self, line: &Line) -> String {
        if self.is_named(line) { line.entry.name.clone() } else { line.entry.public_name() }
    }

    /// Why a line has no place; how much has points tells which records are missing, so it goes with the name.
    fn too_little(&self, line: &Line) -> String {
        match self.is_named(line) {
            true => self.frame.say_with("award-too-little", "percent", line.row.disclosed),
            false => self.frame.say("award-too-little-told"),
        }
    }

    /// The lines whose place or score is another one than in the provisional result, each with what it was.
    fn changes(&self) -> Vec<(&Line, &Line)> {
        let was = |line: &Line| self.before.iter().find(|one| one.entry.id == line.entry.id);
        let pairs = self.outcome.lines.iter().filter_map(|line| Some((was(line)?, line)));
        let stand = |line: &Line| (line.row.place, line.row.score, line.row.winner);
        pairs.filter(|(was, is)| stand(was) != stand(is)).collect()
    }

    /// "Peringkat 2, 78,05", for a line of either result.
    fn stand(&self, line: &Line) -> String {
        let place = line.row.place.map_or_else(|| "–".to_owned(), |place| place.to_string());
        self.frame.say_facts("award-stand", &[("place", place), ("score", self.score(line))])
    }

    /// What came of the objections to the provisional result, in numbers.
    fn objected(&self) -> String {
        let answered = |upheld| self.objections.iter().filter(|one| one.upheld == Some(upheld)).count();
        let whole = |number: usize| self.frame.whole(&count(number));
        let facts = [
            ("all", whole(self.objections.len())),
            ("upheld", whole(answered(true))),
            ("kept", whole(answered(false))),
        ];
        self.frame.say_facts("award-objected", &facts)
    }

    fn provisional(&self) -> String {
        match self.season.object_until {
            _ if self.season.cancelled_at.is_some() => self.frame.say("award-refused-cancelled"),
            Some(until) => {
                let is_open = self.today <= until;
                let key = if is_open { "award-provisional-told" } else { "award-provisional-closed" };
                self.frame.say_with(key, "day", self.frame.civil_date(&until))
            }
            None => self.frame.say("award-provisional"),
        }
    }

    fn score(&self, line: &Line) -> String {
        line.row.score.map_or_else(|| "–".to_owned(), |points| score(self.frame.language, points))
    }

    /// The criteria with their points that lift an entry, for whoever sees whose line it is.
    fn lifted_by(&self, line: &Line) -> String {
        if !self.is_named(line) {
            return String::new();
        }
        let named = |at: usize| {
            let one = self.outcome.rules.criteria.get(at)?;
            let points = line.points.get(at).copied().flatten()?;
            Some(format!("{} ({})", one.name, hundredths(self.frame.language, points.into())))
        };
        self.outcome.lifted_by(line, LIFTED_BY).into_iter().filter_map(named).collect::<Vec<_>>().join(", ")
    }

    /// Who won, as structured data, once that is final; what was made up is not told there.
    fn data(&self) -> Option<String> {
        if !self.is_final() || self.season.simulated {
            return None;
        }
        let of = |category: &Category| {
            let award = format!("{}: {}", self.season.name, category.name);
            let winners = self.inside(category).into_iter().filter(|line| line.row.winner);
            let winner =
                |line: &Line| json!({ "@type": "Organization", "name": line.entry.name, "award": award });
            winners.map(winner).collect::<Vec<_>>()
        };
        let winners: Vec<Json> = self.outcome.rules.categories.iter().flat_map(of).collect();
        Some(structured(json!({
            "@type": "WebPage",
            "name": self.title(),
            "url": format!("{}{}/result", self.base_url, self.season.path()),
            "about": winners,
        })))
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
    let (season, mut outcome) = ranked(&app, &id, actor.as_ref()).await?;
    outcome.rules = told(&frame, outcome.rules);
    let oversees = actor.as_ref().is_some_and(Actor::oversees);
    let (db, region) = (app.db(), app.region());
    let was_told = season.decided_at.is_some() && season.announced_at.is_some();
    let (before, objections) = match was_told {
        true => {
            let all = entries::objections(db, &region, &season.id).await?.into_iter();
            let of_result = all.filter(|one| one.is_of_result(&season)).collect();
            (Outcome::told(db, &region, &season).await?.lines, of_result)
        }
        false => (Vec::new(), Vec::new()),
    };
    let base_url = app.settings().base_url.clone();
    page(&ResultPage { frame, season, outcome, before, objections, oversees, today: app.today(), base_url })
}
