//! All awards with who won them, and beginning one from a template.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::SeasonId;
use sekber_engines::award::rules::Category;
use sekber_engines::award::templates::Template as RulesTemplate;

use super::super::actions::season;
use super::super::documents::certificate::place;
use super::super::model::Season;
use super::super::steps::NewSeason;
use super::super::store::{results, seasons, tickets};
use super::{badge, language_of, told};
use crate::features::district::{self, Cycle};
use crate::kit::access::{Actor, Public, Secretariat};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go, item_list, mend, page, structured};
use crate::kit::problem::Problem;

/// Seasons whose winners are named, the latest first; those before them name theirs on their own pages.
const PAST: usize = 6;

/// A season that is decided.
struct Past {
    season: Season,
    /// The categories that somebody won, each with the places and names.
    won: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "features/award/pages/list.html")]
struct ListPage {
    frame: Frame,
    seasons: Vec<Season>,
    past: Vec<Past>,
    manages: bool,
    has_partner: bool,
    /// The awards that everybody may see as structured data; what was made up is not told there.
    data: String,
}

/// All seasons; drafts only for those who oversee the district.
pub async fn show(Public(actor): Public, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    let mut all = seasons::all(app.db(), &app.region()).await?;
    let oversees = actor.as_ref().is_some_and(Actor::oversees);
    all.retain(|season| oversees || season.state.is_public());
    let manages = actor.as_ref().is_some_and(Actor::is_secretariat);
    let has_partner =
        actor.as_ref().is_some_and(|actor| actor.roles.iter().any(|role| role.side() == Some("partner")));
    let past = past(&app, &frame, &all).await?;
    let told = all.iter().filter(|season| season.state.is_public() && !season.simulated);
    let told = told.map(|one| (one.name.clone(), format!("{}{}", app.settings().base_url, one.path())));
    let data = structured(item_list(&frame.say("award-list-title"), told));
    page(&ListPage { frame, seasons: all, past, manages, has_partner, data })
}

/// Who won the latest seasons; two statements where any is decided.
async fn past(app: &App, frame: &Frame, all: &[Season]) -> Result<Vec<Past>, Problem> {
    let decided: Vec<&Season> = all.iter().filter(|one| one.decided_at.is_some()).take(PAST).collect();
    if decided.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<SeasonId> = decided.iter().map(|one| one.id.clone()).collect();
    let (db, region) = (app.db(), app.region());
    let ruled = seasons::ruled_of(db, &region, &ids).await?;
    let winners = results::winners(db, &region, &ids).await?;
    let of = |season: &&Season| {
        let rules = told(frame, ruled.iter().find(|one| one.id == season.id)?.rules()?);
        let named = |category: &Category| {
            let inside =
                winners.iter().filter(|one| one.season_id == season.id && one.category == category.code);
            let names: Vec<String> =
                inside.map(|one| format!("{}. {}", place(one.place), one.name)).collect();
            (!names.is_empty()).then(|| (category.name.clone(), names.join("; ")))
        };
        let won = rules.categories.iter().filter_map(named).collect();
        Some(Past { season: (*season).clone(), won })
    };
    Ok(decided.iter().filter_map(of).collect())
}

#[derive(Template)]
#[template(path = "features/award/pages/new.html")]
struct NewPage {
    frame: Frame,
    cycles: Vec<Cycle>,
    cycle: String,
    typed: Form,
    faults: Faults,
}

impl NewPage {
    fn of(frame: Frame, cycles: Vec<Cycle>, typed: Form, faults: Faults) -> Self {
        let latest = cycles.iter().max_by_key(|cycle| cycle.year).map(|cycle| cycle.id.to_string());
        let cycle = typed.filled("cycle").map(str::to_owned).or(latest).unwrap_or_default();
        Self { frame, cycles, cycle, typed, faults }
    }

    fn cycle_choices(&self) -> Vec<(String, String)> {
        self.cycles.iter().map(|cycle| (cycle.id.to_string(), cycle.shown(&self.frame))).collect()
    }

    fn templates(&self) -> Vec<&'static str> {
        RulesTemplate::ALL.iter().map(|one| one.as_str()).collect()
    }

    fn is_chosen(&self, code: &str) -> bool {
        self.typed.filled("template").unwrap_or("thanks") == code
    }
}

/// The form.
pub async fn blank(_: Secretariat, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    let cycles = district::cycles(app.db(), &app.region()).await?;
    page(&NewPage::of(frame, cycles, Form::default(), Faults::none()))
}

/// Begins a season.
pub async fn create(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let cycles = district::cycles(app.db(), &app.region()).await?;
    let mut faults = Faults::none();
    let cycle = cycles.iter().find(|cycle| cycle.id.as_str() == form.text("cycle"));
    if cycle.is_none() {
        faults.add("cycle", "fault-required");
    }
    let template = RulesTemplate::from_code(form.text("template"));
    if template.is_none() {
        faults.add("template", "fault-not-a-choice");
    }
    let done = match cycle.zip(template) {
        Some((cycle, template)) => {
            let mut rules = template.rules(cycle.year).held_from(app.today());
            // The report is the ticket wherever reports are asked for; the secretariat may take that out.
            let days = (rules.from, rules.cut_off);
            rules.needs_report = tickets::are_asked_for(app.db(), &app.region(), days).await?;
            let name = form.text("name").to_owned();
            let new = NewSeason { cycle: cycle.id.clone(), year: cycle.year, name, rules, simulated: false };
            season::create(&app, &actor, new).await
        }
        None => Err(Problem::Invalid(faults)),
    };
    match done {
        Ok(id) => Ok(go(format!("/awards/{id}/edit"), "notice-award-created")),
        Err(problem) => {
            mend(problem, |faults| async move { Ok(NewPage::of(frame, cycles, form, faults)) }).await
        }
    }
}
