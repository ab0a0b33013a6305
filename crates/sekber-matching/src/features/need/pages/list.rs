//! The list of needs of a cycle: what is open, or was until the cycle ended, for everybody who takes part; the rest for those whose
//! it is and those who oversee.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::value::OrganisationId;
use sekber_engines::matching::need::NeedState;

use crate::features::district::{self, Cycle};
use crate::features::need::model::Need;
use crate::features::need::store::{self, Asked};
use crate::features::registry::{self, Name, Side};
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, QueryString, page};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

#[derive(Template)]
#[template(path = "features/need/pages/list.html")]
struct ListPage {
    frame: Frame,
    cycle: Cycle,
    /// The years of all cycles, when there are several to choose from.
    years: Vec<(String, String)>,
    page: Page<Need>,
    query: QueryString,
    states: Vec<(String, String)>,
    fields: Vec<(String, String)>,
    typed: Form,
    /// Own offices and partners.
    own: Vec<Name>,
    /// Whether the reader writes needs: for an own office, or as the secretariat.
    may_write: bool,
}

impl ListPage {
    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }

    fn is_narrowed(&self) -> bool {
        self.query.pairs().iter().any(|(name, _)| *name != "year")
    }

    fn is_shown(&self, year: &str) -> bool {
        self.cycle.year.to_string() == year
    }

    /// What the page is called: only the cycle in force has needs that are open.
    fn title(&self) -> String {
        match self.cycle.in_force {
            true => self.frame.say("nav-needs"),
            false => self.frame.say_with("need-list-former", "year", self.cycle.year.to_string()),
        }
    }

    /// Whether the answers of a need are the reader's to see.
    fn tells_answers(&self, need: &Need) -> bool {
        self.frame.actor.as_ref().is_some_and(|actor| actor.oversees() || actor.belongs_to(&need.office_id))
    }
}

/// The list, the newest first.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let (db, region) = (app.db(), app.region());
    let cycles = district::cycles(db, &region).await?;
    let year = typed.filter_by("year", |text| {
        let year = text.parse::<i64>().ok()?;
        cycles.iter().find(|cycle| cycle.year == year).cloned()
    });
    let years = cycles.iter().map(|cycle| (cycle.year.to_string(), cycle.shown(&frame)));
    let years = if cycles.len() > 1 { years.collect() } else { Vec::new() };
    let in_force = || cycles.iter().find(|cycle| cycle.in_force).or(cycles.first()).cloned();
    let cycle = year.or_else(in_force).ok_or(Problem::NotFound)?;
    let choices = registry::field_choices(&region);
    let known = |text: &str| choices.iter().find(|(code, _)| code == text).map(|(code, _)| code.clone());
    let asked = Asked {
        cycle: &cycle.id,
        own: (!actor.oversees()).then(|| actor.organisations().cloned().collect()),
        state: typed.filter::<NeedState>("state"),
        field: typed.filter_by("field", known),
    };
    let cursor = Cursor::from_query(typed.filled("after"), typed.filled("before"));
    let found = store::page(db, &region, &asked, &cursor).await?;
    let edited: Vec<OrganisationId> = actor.edited().cloned().collect();
    let own = registry::names_of(db, &region, &edited).await?;
    page(&ListPage {
        may_write: cycle.in_force && (actor.is_secretariat() || own.iter().any(is_office)),
        own,
        states: frame.say_codes("need-state-", NeedState::ALL),
        query: QueryString::keep(&typed, &["year", "state", "field"]),
        fields: choices,
        page: found,
        years,
        cycle,
        typed,
        frame,
    })
}

fn is_office(name: &Name) -> bool {
    name.side == Side::Office
}
