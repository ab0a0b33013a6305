//! The interface for other programs: the public pages' data, one's own records with a token, and the document that describes
//! it, made from the same table as its routes.

mod actions;
mod codes;
mod guard;
mod limits;
mod model;
mod openapi;
mod pages;
mod schema;
mod store;
mod table;
mod v1;

use crate::kit::access::Permit;
use crate::kit::card::{Card, NavGroup, NavItem, get, post};

pub use actions::{TokenDraft, add_programme, create_token, withdraw_token};
pub use openapi::document;
pub use table::{ENDPOINTS, Endpoint};

/// The room's card.
pub fn card() -> Card {
    let mut routes = vec![
        get("/api", pages::documentation),
        get("/api/v1/openapi.json", pages::openapi),
        get("/api/tokens", pages::tokens),
        post("/api/tokens", pages::create),
        post("/api/tokens/{api_token}/withdraw", pages::withdraw),
    ];
    routes.extend(ENDPOINTS.iter().map(|endpoint| (endpoint.route)()));
    let entry = |label, href, permit| NavItem { group: NavGroup::Public, label, href, permit };
    Card {
        name: "api",
        routes,
        nav: vec![
            entry("nav-api", "/api", Permit::Public),
            entry("nav-api-tokens", "/api/tokens", Permit::Member),
        ],
        words: crate::room_words!(),
        codes: codes::all(),
        ..Card::default()
    }
}
