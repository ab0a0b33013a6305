//! Programmes of both sides: what offices and partners do, where, with what money, and what help they seek or offer.

mod actions;
mod codes;
mod filter;
mod form;
mod guard;
mod index;
mod limits;
mod model;
mod pages;
mod rules;
mod snapshot;
mod source;
mod store;
mod suggesting;
mod telling;
mod told;
mod told_line;

use std::collections::HashMap;

use sekber_core::value::{CycleId, OrganisationId, ProgrammeId, RegionCode};

use crate::kit::access::Permit;
use crate::kit::card::{Card, Column, FirstStep, NavGroup, NavItem, Panel, Route, get, post};
use crate::kit::store::paging::{Cursor, Page};
use crate::kit::store::{Db, StoreError};

pub use actions::{
    accept_many, add, add_once, carry_in, carry_over, create, find_in, propose_many, refuse_beyond, release,
    restore_many, save, step_in, take_step, unite, update, update_many, withdraw_many,
};
pub use guard::ProgrammeEditor;
pub use index::{SEARCH_KIND, reindex};
pub use limits::{CHOICES as MOST_CHOICES, FUNDING_SOURCE, FUNDING_YEARS};
pub use model::{FundingLine, Names, ProgrammeDraft, SIMULATED_MARK, Stored};
pub use pages::money::{of_lines as money_in_short, of_list as money_in_list, others as other_money};
pub use pages::narrowed;
pub use pages::record::owner_path;
pub use snapshot::Snapshot;
pub use store::figures::{FIGURES, figures};
pub use store::marked::{MarkedProgramme, marked};
pub use store::propose_all;
pub use store::told::{
    ToldCount, ToldMoney, became as told_became, count as count_told, find_in as find_told_in,
    move_on as move_told, of as told_of, of_in as told_in, undone as told_undone,
};
pub use telling::{tell_added, tell_changed};
pub use told::{
    BUDGET, PLANNED, Told, ToldLine, ToldState, counted as counted_kinds, entries_told, heads as told_heads,
    keep_told, money as told_money, named as told_name, new_lines as new_told_lines, rounded as rounded_told,
    stage as told_stage, withdraw_told,
};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "programme",
        routes: Some(routes),
        nav: vec![NavItem {
            group: NavGroup::Data,
            label: "nav-programmes",
            href: "/programmes",
            permit: Permit::Member,
        }],
        words: crate::room_words!(),
        codes: codes::all(),
        joined: store::JOINED,
        named: store::NAMED,
        tiles: tiles::tiles(),
        first_steps: vec![FirstStep {
            code: "programmes",
            place: 150,
            permit: Permit::Secretariat,
            href: "/import?kind=programmes",
            also: "/programmes/new",
            figures: store::figures::ANY,
            is_done: |_, figures| figures.of("programme-first") > 0,
            by_hand: false,
        }],
        panels: vec![Panel { column: Column::Main, draw: pages::panel::draw }],
        search: Some(source::SOURCE),
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/programmes", pages::show_list),
        get("/programmes.xlsx", pages::download_xlsx),
        get("/programmes.csv", pages::download_csv),
        get("/programmes-hxl.csv", pages::download_hxl),
        get("/programmes/new", pages::edit::new_form),
        post("/programmes/new", pages::edit::create),
        get("/programmes/codes", pages::edit::codes),
        get("/programmes/carry-over", pages::carry_over::show),
        post("/programmes/carry-over", pages::carry_over::carry_over),
        get("/programmes/drafts", pages::drafts::show),
        post("/programmes/drafts", pages::drafts::propose),
        post("/programmes/similar", pages::similar::part),
        get("/programmes/waiting", pages::waiting::show),
        post("/programmes/waiting", pages::waiting::accept),
        get("/programmes/{programme}", pages::record::show),
        get("/programmes/{programme}/edit", pages::edit::edit_form),
        post("/programmes/{programme}/edit", pages::edit::save),
        post("/programmes/{programme}/state", pages::record::take_step),
        post("/programmes/{programme}/release", pages::record::release),
        get("/programmes/{programme}/history", pages::history::show),
    ]
}

/// A page of the programmes of some organisations in a cycle, whole, by title. Four statements.
///
/// # Errors
/// When the database cannot be asked.
pub async fn page_of(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
    organisations: &[OrganisationId],
    cursor: &Cursor,
) -> Result<Page<Stored>, StoreError> {
    let page = store::record::page_of(db, region, (cycle, organisations), cursor).await?;
    let mut known: HashMap<ProgrammeId, Stored> =
        by_ids(db, region, &page.rows).await?.into_iter().map(|stored| (stored.id.clone(), stored)).collect();
    let Page { rows, previous, next, total, more } = page;
    let rows = rows.iter().filter_map(|id| known.remove(id)).collect();
    Ok(Page { rows, previous, next, total, more })
}

/// Programmes by their ids, whole. Three statements.
///
/// # Errors
/// When the database cannot be asked.
pub async fn by_ids(db: &Db, region: &RegionCode, ids: &[ProgrammeId]) -> Result<Vec<Stored>, StoreError> {
    store::load(db, region, &store::Wanted::Ids(ids)).await
}

/// The names behind what programmes hold: organisations, places, themes, cycles. One statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn names<'a>(
    db: &Db,
    region: &RegionCode,
    drafts: impl Iterator<Item = &'a ProgrammeDraft> + Clone,
) -> Result<Names, StoreError> {
    store::names(db, region, drafts).await
}

#[cfg(test)]
mod tests;
mod tiles;
