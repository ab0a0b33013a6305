//! A partner's own standing through the year, on a page of its own: every award of the cycle, its criteria one by one.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::value::OrganisationId;

use super::super::store::seasons;
use super::profile::{Profile, partners};
use super::taken::{self, About};
use super::told;
use crate::features::district;
use crate::features::registry;
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;

/// Seasons of the cycle that are shown, the latest first.
const MOST: usize = 2;

#[derive(Template)]
#[template(path = "features/award/pages/standing.html")]
struct StandingPage {
    frame: Frame,
    partner: Option<(OrganisationId, String)>,
    /// The standing on each season, drawn.
    profiles: Vec<String>,
}

async fn standing_page(
    app: &App,
    frame: Frame,
    partner: Option<OrganisationId>,
) -> Result<StandingPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let Some(partner) = partner else {
        return Ok(StandingPage { frame, partner: None, profiles: Vec::new() });
    };
    let name = registry::names_of(db, &region, std::slice::from_ref(&partner)).await?;
    let name = name.into_iter().next().map(|one| one.name).ok_or(Problem::NotFound)?;
    let cycle = district::current_cycle(db, &region).await?;
    let mut profiles = Vec::new();
    for season in seasons::of_cycle(db, &region, &cycle.id).await?.into_iter().take(MOST) {
        if let Some(rules) = seasons::in_force(db, &region, &season).await? {
            let rules = told(&frame, rules.rules()?);
            let about = About::of(&season);
            if about.is_taken() {
                profiles.push(taken::drawn(app, &frame, (&about, &rules), &partner, false).await?);
                continue;
            }
            let profile = Profile::of(app, about, &rules, &partner).await?;
            let profile = profile.with_ticket(app, &rules, &partner).await?;
            profiles.push(profile.drawn(&frame, false)?);
        }
    }
    Ok(StandingPage { frame, partner: Some((partner, name)), profiles })
}

/// The standing of the partner that the person belongs to; `?partner=` chooses among several, and the secretariat's any.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref());
    let wanted: Option<OrganisationId> = match asked.filled("partner") {
        Some(id) => Some(id.parse().map_err(|_| Problem::NotFound)?),
        None => partners(&actor).next().cloned(),
    };
    let sees =
        wanted.as_ref().is_none_or(|wanted| actor.oversees() || partners(&actor).any(|own| own == wanted));
    if !sees {
        return Err(Problem::NotFound);
    }
    page(&standing_page(&app, frame, wanted).await?)
}
