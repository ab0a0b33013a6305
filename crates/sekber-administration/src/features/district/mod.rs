//! The district served: its name, regions, themes, missions and cycles, and how an empty one is set up.

mod asked;
mod check;
mod codes;
mod first_steps;
mod host;
mod idle;
mod mission;
mod model;
mod pages;
mod place_tree;
mod settings;
mod store;

use sekber_core::value::{CycleId, Moment, RegionCode};

use crate::kit::access::{Actor, Permit};
use crate::kit::app::{DistrictName, new_id};
use crate::kit::audit::Event;
use crate::kit::card::{Card, Check, FramePart, NavGroup, NavItem, Route, get, post};
use crate::kit::problem::Problem;
use crate::kit::store::Db;

pub use asked::note_unknown;
pub use host::{give_host, readable_host};
pub use idle::set_idle;
pub use mission::{keep as keep_missions, mission_of};
pub use model::{Cycle, Mission, Place, Theme, cycle_name};
pub use place_tree::{Branch, branches};
pub use settings::{add_theme, add_village, change_theme, open_cycle, open_cycle_in, set_least_fit};
pub use store::{
    Listed, current_cycle, cycles, host, listed, mark_simulated, missions, name_of, places, prefer_themes,
    regions, replace_missions, themes,
};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "district",
        routes: Some(routes),
        frame: &[(FramePart::Language, "/language")],
        nav: vec![NavItem {
            group: NavGroup::Administration,
            label: "nav-settings",
            href: "/settings",
            permit: Permit::Secretariat,
        }],
        words: crate::room_words!(),
        codes: codes::all(),
        checks: vec![Check::Records(check::check)],
        first_steps: first_steps::all(),
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/language/{tag}", pages::choose_language),
        get("/settings", pages::settings),
        post("/settings/themes", pages::add_theme),
        post("/settings/themes/change", pages::change_theme),
        post("/settings/villages", pages::add_village),
        post("/settings/cycles", pages::open_cycle),
        post("/settings/least-fit", pages::set_least_fit),
        post("/settings/idle", pages::set_idle),
        post("/settings/missions", pages::keep_missions),
    ]
}

/// What setting up a district made.
#[derive(Debug, Clone)]
pub struct Initialised {
    /// The district's name.
    pub name: String,
    /// How many regions it has, itself included.
    pub regions: usize,
    /// The first cycle.
    pub cycle: CycleId,
}

/// Sets up an empty district: its regions from the national table, the usual themes and the cycle of a year.
///
/// # Errors
/// When the actor is no administrator, the code is not a kabupaten or kota of the national table, or the district is there already.
pub async fn initialise(
    db: &Db,
    actor: &Actor,
    region: &RegionCode,
    now: Moment,
    year: i64,
) -> anyhow::Result<Initialised> {
    actor.require(Permit::Admin)?;
    let found = sekber_facts::region::within(region.as_str());
    let is_regency = region.level() == sekber_core::value::region::RegionLevel::Regency;
    let Some(head) = found.iter().find(|row| is_regency && row.code == region.as_str()) else {
        anyhow::bail!(Problem::refused_with("district-refused-code", "code", region.to_string()));
    };
    if name_of(db, region).await?.is_some() {
        let facts = vec![("name", head.name.clone()), ("code", region.to_string())];
        anyhow::bail!(Problem::Refused { key: "district-refused-there", facts });
    }
    let mut tx = db.begin(actor, region, now).await?;
    let cycle = new_id();
    store::insert_district(&mut tx, head).await?;
    store::insert_regions(&mut tx, &found).await?;
    store::insert_themes(&mut tx).await?;
    store::insert_cycle(&mut tx, &cycle, year).await?;
    tx.commit(Event::new("district.initialised", region, &head.name)).await?;
    Ok(Initialised { name: head.name.clone(), regions: found.len(), cycle })
}

/// The district's name as pages, papers, e-mail and other programs show it. One that holds what was made up for a demonstration is
/// called so, everywhere.
pub fn display_name(region: &RegionCode, name: &str, simulated: bool) -> DistrictName {
    let mark = if simulated { " (simulasi)" } else { "" };
    DistrictName { region: region.clone(), name: format!("{name}{mark}"), simulated }
}
