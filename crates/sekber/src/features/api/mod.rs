//! The interface for other programs: the public pages' data, one's own records with a token, and the document that describes
//! it, made from the same table as its routes; and the webhooks that tell programs of changes.

mod actions;
mod check;
mod codes;
mod fields;
mod guard;
mod limits;
mod model;
mod openapi;
mod pages;
mod schema;
mod store;
mod table;
mod v1;
mod webhook;

use crate::kit::access::Permit;
use crate::kit::card::{Card, NavGroup, NavItem, Route, get, post};

pub use actions::{
    TokenDraft, add_programme, change_programme, create_token, withdraw_token, withdraw_token_of_another,
};
pub use limits::ANSWER_SECONDS;
pub use openapi::document;
pub use table::{ENDPOINTS, Endpoint};
pub use webhook::{Subject, WebhookDraft, gather_changes, remove_webhook, set_webhook};

/// The room's card.
pub fn card() -> Card {
    let entry = |group, label, href, permit| NavItem { group, label, href, permit };
    Card {
        name: "api",
        routes: Some(routes),
        nav: vec![
            entry(NavGroup::Foot, "nav-api", "/api", Permit::Public),
            entry(NavGroup::Administration, "nav-api-tokens-all", "/tokens", Permit::Admin),
        ],
        words: crate::room_words!(),
        codes: codes::all(),
        jobs: webhook::jobs(),
        access_ended: store::ACCESS_ENDED,
        forgotten: store::FORGOTTEN,
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    let mut routes = vec![
        get("/api", pages::documentation),
        get("/api/v1/openapi.json", pages::openapi),
        get("/api/tokens", pages::tokens),
        post("/api/tokens", pages::create),
        post("/api/tokens/{api_token}/withdraw", pages::withdraw),
        get("/api/tokens/{api_token}/webhook", webhook::pages::show),
        post("/api/tokens/{api_token}/webhook", webhook::pages::set),
        post("/api/tokens/{api_token}/webhook/remove", webhook::pages::remove),
        post("/api/tokens/{api_token}/webhook/test", webhook::pages::send_test),
        get("/tokens", pages::of_everybody),
        post("/tokens/{api_token}/withdraw", pages::withdraw_of_another),
    ];
    routes.extend(ENDPOINTS.iter().map(|endpoint| (endpoint.route)()));
    routes
}
