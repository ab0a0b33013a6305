//! The registry: government offices and development partners, how they are entered, checked and found.

mod actions;
mod draft;
mod membership;
mod model;
mod pages;
mod paper;
mod store;

use crate::kit::access::Permit;
use crate::kit::card::{Card, NavItem, get};

pub use actions::{create, create_many, search_kind, update};
pub use draft::OrganisationDraft;
pub use membership::invite;
pub use model::{Kind, Name, Organisation, Record, Standing, list_path, record_path, sort_key};
pub use sekber_core::registry::kinds::{Provenance, Side};
pub use store::{by_code, find, names, names_of, records};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "registry",
        routes: vec![
            get("/offices", pages::list::offices),
            get("/offices.xlsx", pages::list::offices_xlsx),
            get("/offices.csv", pages::list::offices_csv),
            get("/partners", pages::list::partners),
            get("/partners.xlsx", pages::list::partners_xlsx),
            get("/partners.csv", pages::list::partners_csv),
        ],
        nav: vec![
            NavItem { label: "nav-offices", href: "/offices", permit: Permit::Member, icon: "office" },
            NavItem { label: "nav-partners", href: "/partners", permit: Permit::Member, icon: "partner" },
        ],
        words: crate::room_words!(),
    }
}
