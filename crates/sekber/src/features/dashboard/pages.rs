//! The first page, and the list of first steps.

pub mod first_steps;

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::first_steps::FirstSteps;
use super::onward::{self, Onward};
use super::store::{self, Count, Overview, Waiting};
use super::todo::{self, Todo, Turn};
use crate::features::award;
use crate::features::calendar::{self, Next};
use crate::features::district::{self, Cycle};
use crate::features::legal_document::{self, Alert};
use crate::features::partnership;
use crate::features::portal;
use crate::kit::access::{Actor, Permit, Public, refusal};
use crate::kit::app::App;
use crate::kit::audit;
use crate::kit::card::TileShown;
use crate::kit::page::map::{self, Area, Map};
use crate::kit::page::{Frame, count, page};
use crate::kit::problem::Problem;
use crate::kit::revision_cache::RevisionCache;
use crate::kit::words::Language;

/// Themes that are shown at once; the others unfold.
const THEMES: usize = 8;

#[derive(Template)]
#[template(path = "features/dashboard/pages/home.html")]
struct HomePage {
    frame: Frame,
    cycle: Cycle,
    overview: Arc<Overview>,
    tiles: Vec<TileShown>,
    /// What a fresh district still lacks that the reader can do.
    first: FirstSteps,
    /// What the reader can do when nothing waits.
    onward: Vec<Onward>,
    todos: Vec<Todo>,
    /// Papers that wait for a signature, by the post that signs: whoever leads is told of all posts, and signs for one at most.
    to_sign: Vec<Todo>,
    /// What is only told and asks for nothing.
    news: Vec<Todo>,
    /// Whether more wait than are shown.
    has_more_todos: bool,
    /// Partnerships whose next step is the reader's.
    turns: Vec<Turn>,
    partners: Vec<Waiting>,
    programmes: Vec<Waiting>,
    alerts: Vec<Alert>,
    /// How the reader's partner stands on the award that is under way, drawn.
    standing: Option<String>,
    /// What comes next: steps of the planning calendar, and last days for reports.
    steps: Vec<Next>,
    /// How many documents are to be renewed in all; for the secretariat alone, others see their own above.
    to_renew: Option<i64>,
    map: Option<Map>,
    shades: BTreeMap<String, &'static str>,
    /// The shades with the numbers that they stand for.
    legend: Vec<(&'static str, String)>,
}

impl HomePage {
    /// A bar's length in percent of the longest.
    fn share(&self, count: &Count) -> i64 {
        let most = self.overview.themes.first().map_or(1, |first| first.programmes.max(1));
        count.programmes * 100 / most
    }

    /// The themes that most programmes have, and the others.
    fn themes(&self) -> (Vec<&Count>, Vec<&Count>) {
        let all = &self.overview.themes;
        (all.iter().take(THEMES).collect(), all.iter().skip(THEMES).collect())
    }

    /// Whether a list of what waits was cut, so that there is more to see.
    fn is_cut(&self, rows: usize) -> bool {
        i64::try_from(rows).is_ok_and(|rows| rows >= store::MOST_WAITING)
    }

    /// Where the lists that were cut are read whole: each address with the key of what it is called.
    fn whole_lists(&self) -> Vec<(&'static str, &'static str)> {
        let manages = self.frame.actor.as_ref().is_some_and(Actor::is_secretariat);
        let (partners, programmes) = (self.is_cut(self.partners.len()), self.is_cut(self.programmes.len()));
        let lists = [
            (self.has_more_turns(), "/partnerships?turn=mine", "home-all-turns"),
            (partners && manages, "/partners?state=submitted", "home-all-partners"),
            // Who signed itself up is a draft until it is let in.
            (partners && manages, "/partners?state=draft", "home-all-sign-ups"),
            (programmes && manages, "/programmes?state=proposed", "home-all-programmes"),
            (programmes && manages, "/programmes?withheld=1", "home-all-changed"),
            // To the secretariat those that were put forward wait, to everybody else their own drafts.
            (programmes && !manages, "/programmes?state=draft", "home-all-drafts"),
        ];
        let lists = lists.into_iter().filter(|(is_cut, ..)| *is_cut).map(|(_, href, key)| (href, key));
        lists.chain(todo::whole_lists(&self.todos, self.has_more_todos)).collect()
    }

    /// How many programmes nobody sees in public until the secretariat has looked at a change; for the secretariat alone.
    fn withheld(&self) -> i64 {
        match self.frame.actor.as_ref().is_some_and(Actor::is_secretariat) {
            true => self.overview.figures.of("programme-withheld"),
            false => 0,
        }
    }

    /// Whether nobody waits for the reader.
    fn nothing_waits(&self) -> bool {
        self.todos.is_empty()
            && self.turns.is_empty()
            && self.partners.is_empty()
            && self.programmes.is_empty()
    }

    /// What comes next, in the language of the page where the system named it.
    fn step(&self, step: &Next) -> String {
        step.said(&self.frame)
    }

    /// What is said when more waits than is shown.
    fn more_todos(&self) -> String {
        let most = i64::try_from(todo::MOST).unwrap_or(i64::MAX);
        self.frame.say_with("home-more-todos", "count", self.frame.whole(&most))
    }

    /// Whether there are more partnerships that wait than are shown.
    fn has_more_turns(&self) -> bool {
        i64::try_from(self.turns.len()).is_ok_and(|turns| turns >= partnership::MOST_WAITING)
    }

    fn name<'a>(&self, count: &'a Count) -> &'a str {
        match self.frame.language {
            Language::Indonesian => &count.name_id,
            Language::English => &count.name_en,
        }
    }

    fn shade(&self, area: &Area) -> &'static str {
        self.shades.get(&area.code).copied().unwrap_or_default()
    }

    fn count_in(&self, area: &Area) -> &i64 {
        self.overview
            .districts
            .iter()
            .find(|count| count.code == area.code)
            .map_or(&0, |count| &count.programmes)
    }
}

/// What is counted over the whole district, remembered until the trail grows. Two statements, one while it is remembered.
async fn overview(app: &App, cycle: &Cycle) -> Result<Arc<Overview>, Problem> {
    let (db, region, today) = (app.db(), app.region(), app.today());
    let line = audit::head(db, &region).await?.seq;
    let cache = app.memory::<RevisionCache<Arc<Overview>>>();
    let question = format!("{} {today}", cycle.id);
    let (tiles, steps) = (app.tiles().iter(), app.first_steps().iter());
    let rooms: Vec<&'static str> =
        tiles.map(|tile| tile.figures).chain(steps.map(|step| step.figures)).collect();
    let counting = || store::overview(db, &region, (&cycle.id, today), &rooms);
    Ok(cache.of(&question, line, counting).await?)
}

/// The first page: what the joint secretariat is, for everybody; where the cycle stands, for whoever takes part in it.
pub async fn home(
    Public(actor): Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Some(actor) = actor else { return portal::front_page(&app, frame, &headers).await };
    actor.require(Permit::Member).map_err(|_| refusal(&actor))?;
    let (db, region) = (app.db(), app.region());
    let cycle = district::current_cycle(db, &region).await?;
    let overview = overview(&app, &cycle).await?;
    let tiles = app
        .tiles()
        .iter()
        .filter(|tile| tile.permit != Permit::Public && tile.permit.allows(Some(&actor), false));
    let to_renew = match actor.is_secretariat() {
        true => Some(legal_document::expiring_count(db, &region, app.today()).await?.total()),
        false => None,
    };
    let numbers: BTreeMap<String, i64> =
        overview.districts.iter().map(|count| (count.code.clone(), count.programmes)).collect();
    let waiting = store::waiting(db, &region, &cycle.id, &actor).await?;
    let (partners, programmes) = waiting.into_iter().partition(|one| one.what == "partner");
    let (todos, has_more_todos) = todo::of(&app, &actor, &frame).await?;
    let (news, todos): (Vec<Todo>, Vec<Todo>) = todos.into_iter().partition(Todo::is_news);
    let (to_sign, todos): (Vec<Todo>, Vec<Todo>) = todos.into_iter().partition(Todo::is_signature);
    page(&HomePage {
        first: FirstSteps::of(&app, &actor, &overview.figures),
        onward: onward::of(&actor),
        tiles: tiles.filter_map(|tile| (tile.show)(&frame, &overview.figures)).collect(),
        todos,
        to_sign,
        news,
        has_more_todos,
        turns: todo::turns(&app, &actor, &frame).await?,
        partners,
        programmes,
        alerts: legal_document::alerts(db, &region, &actor, app.today()).await?,
        standing: award::standing_at_home(&app, &frame, &actor, (&overview.figures, &cycle.id)).await?,
        steps: calendar::next(db, &region, app.today(), &calendar::partners_of(&actor)).await?,
        shades: map::shades(&numbers),
        legend: map::legend(&frame, &numbers),
        map: map::of(region.as_str()),
        to_renew,
        overview,
        cycle,
        frame,
    })
}
