//! A partner's programmes in other districts, and the number by which it links its records there with this one.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::registry::kinds::Side;
use sekber_core::value::OrganisationId;

use super::address;
use crate::features::district;
use crate::features::nation::actions::{self, identifies};
use crate::features::nation::store::identity::{self, Elsewhere, Number};
use crate::kit::access::{OrganisationManager, OrganisationReader};
use crate::kit::app::App;
use crate::kit::card::{Drawing, PanelOf};
use crate::kit::form::Form;
use crate::kit::page::{Frame, go, page, part};
use crate::kit::problem::Problem;

/// Programmes that are shown at most.
const MOST: i64 = 500;

/// Where the page of a partner is.
fn path(partner: &OrganisationId) -> String {
    format!("/partners/{partner}/elsewhere")
}

#[derive(Template)]
#[template(path = "features/nation/pages/elsewhere.html")]
struct ElsewherePage {
    frame: Frame,
    partner: OrganisationId,
    /// The number by which the record is linked.
    linked: Option<String>,
    /// Numbers by which it can be.
    numbers: Vec<Number>,
    may_link: bool,
    lines: Vec<Line>,
}

/// A programme elsewhere, or a record without any.
struct Line {
    district: String,
    organisation: String,
    href: String,
    title: String,
    state: String,
    year: String,
}

impl Line {
    fn of(app: &App, frame: &Frame, one: Elsewhere) -> Self {
        let address = address(app, one.host.as_deref());
        Self {
            district: district::display_name(&one.region_code, &one.district, one.simulated).name,
            organisation: one.organisation,
            href: address
                .zip(one.programme)
                .map_or_else(String::new, |(address, programme)| format!("{address}/programmes/{programme}")),
            title: one.title.unwrap_or_else(|| frame.say("nation-elsewhere-nothing")),
            state: one.state.map_or_else(String::new, |state| frame.say_code("programme-state-", state)),
            year: one.year.map_or_else(String::new, |year| year.to_string()),
        }
    }
}

/// The page: for the partner's own people, each of whom sees those records for which they have a role themselves.
pub async fn show(
    OrganisationReader { actor, organisation }: OrganisationReader,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let linked = identity::linked(db, &region, &organisation).await?;
    let mut numbers = identity::numbers_of(db, &region, &organisation).await?;
    numbers.retain(|one| identifies(&one.kind));
    let found = match (&linked, actor.person_id()) {
        (Some(number), Some(person)) => {
            identity::elsewhere(db, (&region, &organisation), (person, number.as_str()), MOST).await?
        }
        _ => Vec::new(),
    };
    let lines = found.into_iter().map(|one| Line::of(&app, &frame, one)).collect();
    let may_link = actor.may_manage(&organisation);
    page(&ElsewherePage { frame, partner: organisation, linked, numbers, may_link, lines })
}

/// Links the record by a number, or takes the link away.
pub async fn link(
    OrganisationManager { actor, organisation }: OrganisationManager,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    match form.filled("number") {
        Some(number) => actions::link_partner(&app, &actor, &organisation, number).await?,
        None => actions::unlink_partner(&app, &actor, &organisation).await?,
    }
    Ok(go(path(&organisation), "notice-partner-linked"))
}

#[derive(Template)]
#[template(path = "features/nation/pages/elsewhere_panel.html")]
struct ElsewherePanel<'a> {
    frame: &'a Frame,
    path: String,
}

/// Draws the way to the page on that of the partner, for its own people.
pub fn draw(of: PanelOf<'_>) -> Drawing<'_> {
    Box::pin(async move {
        if of.side == Side::Office || !of.actor.belongs_to(of.organisation) {
            return Ok(None);
        }
        part(&ElsewherePanel { frame: of.frame, path: path(of.organisation) }).map(Some)
    })
}
