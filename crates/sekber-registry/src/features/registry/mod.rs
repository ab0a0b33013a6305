//! The registry: government offices and development partners, how they are entered, checked and found.

mod actions;
mod asked;
mod asking;
mod codes;
mod draft;
mod duplicates;
mod first_steps;
mod form;
mod identity;
mod index;
mod joined;
mod leader;
mod legality;
mod legality_draft;
mod letters;
mod limits;
mod model;
mod pages;
mod permits;
mod printed;
mod profile;
mod sign_up;
mod source;
mod store;
#[cfg(test)]
mod tests;
mod tiles;
mod verification;

use crate::kit::access::Permit;
use crate::kit::card::{Card, NavGroup, NavItem, Route, get, post};

use permits::LEGALITY;

pub use actions::{
    Saved, add as add_organisation, change as change_organisation, create, create_many, update,
};
pub use asked::note_unknown;
pub use asking::ask_to_be_invited;
pub use draft::OrganisationDraft;
pub use index::{PROGRAMME_SEARCH, reindex, search_kind};
pub use joined::refuse_joined;
pub use leader::leader_of_partner;
pub use legality::{LegalityDraft, LegalityFinding, note_legality};
pub use letters::write_letters_to;
pub use model::{Kind, Name, Organisation, Record, Standing, list_path, record_path, sort_key};
pub use pages::legality::said as legality_said;
pub use pages::list::narrowed;
pub use pages::{field_choices, field_name, is_field, is_field_in};
pub use sekber_core::registry::kinds::{Provenance, Side};
pub use sign_up::{refuse_sign_up, refuse_waiting, refuse_waiting_in, require_in_sight, tell_to_look_again};
pub use store::addresses;
pub use store::figures::FIGURES;
pub use store::legality::WAITS as WAITS_FOR_LEGALITY;
pub use store::sign_ups::{NOT_REFUSED, WAITS_TO_BE_LET_IN, push_let_in};
pub use store::{by_code, find, find_in, names, names_of, organisation, records};
pub use verification::{
    documents_changed, invite as invite_one, invite_chosen, invite_many as invite, look_again, merge,
    take_step,
};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "registry",
        routes: Some(routes),
        nav: vec![
            NavItem { group: NavGroup::Data, label: "nav-offices", href: "/offices", permit: Permit::Member },
            NavItem {
                group: NavGroup::Data,
                label: "nav-partners",
                href: "/partners",
                permit: Permit::Member,
            },
            NavItem { group: NavGroup::Data, label: "nav-legality", href: "/legality", permit: LEGALITY },
        ],
        words: crate::room_words!(),
        codes: codes::all(),
        joined: store::standing::JOINED,
        forgotten: store::standing::FORGOTTEN,
        named: store::standing::NAMED,
        addressed: store::standing::ADDRESSED,
        kept_back: store::sign_ups::KEPT_BACK,
        tiles: tiles::tiles(),
        first_steps: first_steps::all(),
        search: Some(source::SOURCE),
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    use pages::{edit, inviting, legality, list, record, sign_up, standing};
    vec![
        get("/offices", list::offices),
        get("/offices.xlsx", list::offices_xlsx),
        get("/offices.csv", list::offices_csv),
        get("/offices/new", edit::new_office),
        post("/offices/new", edit::add_office),
        get("/offices/{organisation}", record::show),
        get("/offices/{organisation}/edit", edit::edit),
        post("/offices/{organisation}/edit", edit::save),
        post("/offices/{organisation}/invited", standing::invite),
        get("/partners", list::partners),
        get("/partners.xlsx", list::partners_xlsx),
        get("/partners.csv", list::partners_csv),
        get("/partners/new", edit::new_partner),
        post("/partners/new", edit::add_partner),
        get("/partners/{organisation}", record::show),
        get("/partners/{organisation}/edit", edit::edit),
        post("/partners/{organisation}/edit", edit::save),
        post("/partners/{organisation}/invited", standing::invite),
        post("/partners/{organisation}/ask-invitation", standing::ask_to_be_invited),
        post("/partners/{organisation}/refuse", sign_up::refuse),
        post("/partners/{organisation}/steps", standing::take_step),
        get("/partners/{organisation}/verification", standing::check_form),
        post("/partners/{organisation}/verification", standing::check),
        get("/partners/{organisation}/legality", legality::form),
        post("/partners/{organisation}/legality", legality::note),
        get("/partners/{organisation}/merge", standing::merge_form),
        post("/partners/{organisation}/merge", standing::merge),
        get("/legality", legality::list),
        get("/registry/fields", edit::fields),
        get("/registry/inviting", inviting::show),
        post("/registry/inviting", inviting::invite),
        get("/join", sign_up::show),
        post("/join", sign_up::sign_up),
    ]
}
