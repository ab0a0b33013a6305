//! One pair of office and programme: how well it fits, what was said, why it is or is not in a plan, and what a ruling
//! would change.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::registry::kinds::Side;

use super::line::{Line, Voice};
use crate::features::district;
use crate::features::matching::actions::{plan as plan_action, ruling};
use crate::features::matching::consequence::Consequence;
use crate::features::matching::model::{Interest, Pair, Ruling};
use crate::features::matching::progress::table_soon;
use crate::features::matching::solved_plan::SolvedPlan;
use crate::features::matching::store::{interests, plans, rulings};
use crate::kit::access::{Observer, Secretariat};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId, go, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/matching/pages/pair.html")]
struct PairPage {
    frame: Frame,
    line: Line,
    office_name: String,
    office_href: String,
    of_office: Option<Voice>,
    of_partner: Option<Voice>,
    ruling: Option<Ruling>,
    plan: Option<(String, String)>,
    consequence: Consequence,
    manages: bool,
}

/// A pair's page.
pub async fn show(
    Observer(actor): Observer,
    State(app): State<App>,
    frame: Frame,
    PathId((office, programme)): PathId<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let pair = Pair::named(&office, &programme).ok_or(Problem::NotFound)?;
    let Pair { office, programme } = pair.clone();
    let (db, region) = (app.db(), app.region());
    let cycle = district::current_cycle(db, &region).await?;
    let table = table_soon(&app, &cycle).await?;
    let at = table.subjects.programme(&programme).ok_or(Problem::NotFound)?;
    let place = table.subjects.office(&office).ok_or(Problem::NotFound)?;
    let told = interests::about(db, &region, &cycle.id, Some(&office), Some(&programme)).await?;
    let ruled = rulings::of_cycle(db, &region, &cycle.id).await?;
    let wanted = Form::from_query(query.as_deref()).text("plan").to_owned();
    let plan = match wanted.as_str() {
        "" => {
            plans::of_cycle(db, &region, &cycle.id).await?.into_iter().next().map(|head| head.id.to_string())
        }
        wanted => Some(wanted.to_owned()),
    };
    let record = table.subjects.offices.get(place).ok_or(Problem::NotFound)?.organisation.clone();
    let line = Line::rated(&app, frame.language, &table, at, place).about_programme(&frame, &table, at);
    let voice = |side: Side| told.iter().find(|one: &&Interest| one.side == side).map(Voice::from);
    let mut shown = PairPage {
        office_name: record.name.clone(),
        office_href: record.path(),
        of_office: voice(Side::Office),
        of_partner: voice(Side::Partner),
        ruling: ruled.into_iter().find(|one| one.office_id == office && one.programme_id == programme),
        plan: None,
        consequence: Consequence::default(),
        manages: actor.is_secretariat(),
        line,
        frame,
    };
    if let Some(plan) = plan {
        let opened = SolvedPlan::beside(&app, &plan, &cycle, &table).await?;
        let label = shown.frame.say_with("matching-plan-number", "number", opened.head.number);
        shown.plan = Some((opened.head.id.to_string(), label));
        let frame = shown.frame.clone();
        shown.consequence = cpu::run(move || Consequence::of(&frame, &opened, &pair)).await?;
    }
    page(&shown)
}

/// Locks, excludes or frees a pair; when a plan is named it is made again under the same rules.
pub async fn rule(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let pair = Pair::named(form.text("office"), form.text("programme"))
        .ok_or_else(|| Problem::refused("matching-refused-pair"))?;
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    if let Some(plan) = form.filled("plan") {
        plan_action::is_of(&app, &cycle, plan).await?;
    }
    ruling::say(&app, &actor, &cycle.id, &pair, form.text("rule"), form.text("reason")).await?;
    let Some(plan) = form.filled("plan") else {
        return Ok(go(
            format!("/matching/pairs/{}/{}", pair.office, pair.programme),
            "notice-matching-ruled",
        ));
    };
    let id = plan_action::renew(&app, &actor, &cycle, plan).await?;
    Ok(go(format!("/matching/plans/{id}?compare={plan}"), "notice-matching-renewed"))
}
