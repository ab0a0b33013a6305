//! Legal documents: what a partner is in law, proved by documents that are kept, watched and renewed in time.

mod actions;
mod alert;
mod codes;
mod draft;
mod form;
mod limits;
mod model;
mod pages;
mod permits;
mod simulated;
mod source;
mod standing;
mod store;

#[cfg(test)]
mod tests;

use sekber_core::value::{OrganisationId, RegionCode};

use crate::features::registry;
use crate::kit::access::Permit;
use crate::kit::body::BodyLimit;
use crate::kit::card::{Card, Column, NavGroup, NavItem, Panel, Route, get, post};
use crate::kit::problem::Problem;
use crate::kit::store::Db;

pub use actions::{add, change, end};
pub use alert::{Alert, alerts};
pub use draft::LegalDocumentDraft;
pub use model::{ExpiringCount, LegalDocument, documents_path};
pub use simulated::simulate;
pub use standing::{Need, Standing};
pub use store::expiring_count;

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "legal_document",
        routes: Some(routes),
        nav: vec![NavItem {
            group: NavGroup::Data,
            label: "nav-documents",
            href: "/papers/expiring",
            permit: Permit::Secretariat,
        }],
        words: crate::room_words!(),
        codes: codes::all(),
        joined: store::JOINED,
        panels: vec![
            Panel { column: Column::Side, draw: pages::panel::draw },
            Panel { column: Column::Check, draw: pages::beside::draw },
        ],
        search: Some(source::SOURCE),
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/partners/{organisation}/papers", pages::documents),
        post("/partners/{organisation}/papers", pages::edit::add).takes(BodyLimit::File),
        get("/partners/{organisation}/papers/new", pages::edit::new),
        get("/partners/{organisation}/papers/{document}", pages::edit::edit),
        post("/partners/{organisation}/papers/{document}", pages::edit::change).takes(BodyLimit::File),
        get("/partners/{organisation}/papers/{document}/end", pages::end::ask),
        post("/partners/{organisation}/papers/{document}/end", pages::end::end),
        get("/partners/{organisation}/papers/{document}/file", pages::file),
        get("/papers/expiring", pages::expiring::list),
        get("/papers/expiring.xlsx", pages::expiring::workbook),
        get("/papers/expiring.csv", pages::expiring::text),
    ]
}

/// How a partner stands with its documents on a day; three statements.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such partner; otherwise when the database cannot be asked.
pub async fn standing(
    db: &Db,
    region: &RegionCode,
    organisation: &OrganisationId,
    on: jiff::civil::Date,
) -> Result<Standing, Problem> {
    let partner = registry::find(db, region, organisation).await?.ok_or(Problem::NotFound)?.organisation;
    let kind = partner.partner_kind().ok_or(Problem::NotFound)?;
    let documents = store::documents(db, region, organisation).await?;
    Ok(Standing::of(partner.legal_form, kind, &documents, on))
}
