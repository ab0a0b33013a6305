//! The work plan of a partnership and its results: activities with place, days and who is responsible; outputs and outcomes with
//! baseline, targets and the values that were measured. One side puts a line forward, another agrees to it.

mod actions;
mod codes;
mod draft;
mod guard;
mod limits;
mod model;
mod pages;
mod simulated;
mod store;

use crate::kit::card::{Card, PartnershipPanel, Route, get, post};

pub use actions::activity::{
    change as change_activity, drop_activity, note as note_progress, propose as propose_activity,
};
pub use actions::agree::{activity as agree_activity, indicator as agree_indicator};
pub use actions::indicator::{change as change_indicator, drop_indicator, propose as propose_indicator};
pub use actions::values::{Confirmed, confirm_in, record, take_back_in, withdraw};
pub use draft::{ActivityDraft, Figure, FigureOf, IndicatorDraft, Progress, Target};
pub use model::{Activity, Indicator, Outcome};
pub use pages::shown::{parts, people, state_badge, typed};
pub use simulated::simulate;
pub use store::activities::within;
pub use store::indicators::{due_from, due_from_in, outcomes};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "work_plan",
        routes: Some(routes),
        words: crate::room_words!(),
        codes: codes::all(),
        joined: store::JOINED,
        partnership_panels: vec![PartnershipPanel { draw: pages::panel::draw, open: pages::panel::open }],
        named: store::NAMED,
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/partnerships/{partnership}/plan", pages::plan::show),
        get("/partnerships/{partnership}/plan.xlsx", pages::download::workbook),
        get("/partnerships/{partnership}/activities/new", pages::activity_edit::new),
        post("/partnerships/{partnership}/activities/new", pages::activity_edit::propose),
        get("/activities/{work_activity}", pages::activity::show),
        get("/activities/{work_activity}/edit", pages::activity_edit::show),
        post("/activities/{work_activity}/edit", pages::activity_edit::change),
        post("/activities/{work_activity}/agree", pages::activity::agree),
        post("/activities/{work_activity}/progress", pages::activity::note),
        post("/activities/{work_activity}/drop", pages::activity::drop_it),
        get("/partnerships/{partnership}/indicators/new", pages::indicator_edit::new),
        post("/partnerships/{partnership}/indicators/new", pages::indicator_edit::propose),
        get("/indicators/{work_indicator}", pages::indicator::show),
        get("/indicators/{work_indicator}/edit", pages::indicator_edit::show),
        post("/indicators/{work_indicator}/edit", pages::indicator_edit::change),
        post("/indicators/{work_indicator}/agree", pages::indicator::agree),
        post("/indicators/{work_indicator}/drop", pages::indicator::drop_it),
        post("/indicators/{work_indicator}/values", pages::indicator::record),
        post("/indicators/{work_indicator}/values/{work_actual}/withdraw", pages::indicator::withdraw),
    ]
}
