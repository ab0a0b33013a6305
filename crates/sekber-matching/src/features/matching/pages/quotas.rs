//! How many partners each office, and offices each partner, can take in the cycle.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::OrganisationId;

use crate::features::district::{self, Cycle};
use crate::features::matching::actions::{plan as plan_action, ruling};
use crate::features::matching::model::Quota;
use crate::features::matching::planning::usual_most;
use crate::features::matching::progress::table_soon;
use crate::features::matching::store::rulings;
use crate::features::registry::Record;
use crate::kit::access::{Observer, Secretariat};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, go, page};
use crate::kit::problem::Problem;

struct QuotaLine {
    id: String,
    name: String,
    href: String,
    least: i64,
    most: i64,
    own: bool,
}

#[derive(Template)]
#[template(path = "features/matching/pages/quotas.html")]
struct QuotasPage {
    frame: Frame,
    cycle: Cycle,
    groups: Vec<(&'static str, Vec<QuotaLine>)>,
    manages: bool,
}

/// The quotas of the cycle.
pub async fn show(
    Observer(actor): Observer,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let cycle = district::current_cycle(db, &region).await?;
    let table = table_soon(&app, &cycle).await?;
    let quotas = rulings::quotas(db, &region, &cycle.id).await?;
    let line = |record: &Record| {
        let organisation = &record.organisation;
        let own = quotas.iter().find(|quota: &&Quota| quota.organisation_id == organisation.id);
        QuotaLine {
            id: organisation.id.to_string(),
            name: organisation.short_name.clone(),
            href: organisation.path(),
            least: own.map_or(1, |quota| quota.least),
            most: own.map_or_else(|| usual_most(organisation), |quota| quota.most),
            own: own.is_some(),
        }
    };
    let groups = vec![
        ("matching-offices", table.subjects.offices.iter().map(line).collect()),
        ("matching-partners", table.subjects.partners.iter().map(line).collect()),
    ];
    page(&QuotasPage { groups, cycle, manages: actor.is_secretariat(), frame })
}

/// Sets one quota; when a plan is named it is made again under the same rules.
pub async fn set(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let bad = || Problem::refused("matching-refused-quota");
    let organisation: OrganisationId = form.text("organisation").parse().map_err(|_| bad())?;
    let least = form.text("least").parse().map_err(|_| bad())?;
    let most = form.text("most").parse().map_err(|_| bad())?;
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    if let Some(plan) = form.filled("plan") {
        plan_action::is_of(&app, &cycle, plan).await?;
    }
    ruling::set_quota(&app, &actor, &cycle.id, &organisation, least, most).await?;
    let Some(plan) = form.filled("plan") else {
        return Ok(go(format!("/matching/quotas#q-{organisation}"), "notice-matching-quota"));
    };
    let id = plan_action::renew(&app, &actor, &cycle, plan).await?;
    Ok(go(format!("/matching/plans/{id}?compare={plan}"), "notice-matching-renewed"))
}
