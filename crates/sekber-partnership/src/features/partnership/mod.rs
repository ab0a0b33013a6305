//! Partnerships: what the hall agreed on, or somebody proposed by hand, carried on through its papers until it is done.

mod actions;
mod answer;
mod checklist;
mod codes;
mod documents;
mod draft;
mod filter;
mod guard;
mod items;
mod law;
mod limits;
mod model;
mod pages;
mod settle;
mod simulated;
mod source;
mod store;
mod tiles;
mod verified;

use std::time::Duration;

use crate::kit::access::Permit;
use crate::kit::body::BodyLimit;
use crate::kit::card::{Card, Column, NavGroup, NavItem, Panel, ProgrammePanel, Route, get, post};
use crate::kit::jobs::{Outcome, Work, every};

pub use actions::agreement::{
    Numbered, change as change_agreement, draft as draft_agreement, issue, withdraw,
};
pub use actions::course::{Acting, act};
pub use actions::ending::take_back as take_end_back;
pub use actions::open::{change, leads, open_from_meeting, propose};
pub use actions::remind::remind;
pub use actions::sign::{Correction, correct as correct_signing, sign};
pub use actions::steps::{NotedStep, note as note_step};
pub use answer::{Answer, EndedBy};
pub use documents::in_words as day_in_words;
pub use draft::{AgreementDraft, Letter, PartnershipDraft, Signing};
pub use filter::decided_until;
pub use guard::{PartnershipParty, PartnershipReader, Scene, may_keep, may_read};
pub use model::{Agreement, Carried, Partnership, Party};
pub use pages::next::what as what_is_next;
pub use pages::{badge_on, state_on};
pub use sekber_core::partnership::{Part, PartnershipState};
pub use simulated::{Simulated, simulate};
pub use store::agreements::of_partnership as agreements;
pub use store::carried_out::{Days, carried_out};
pub use store::record::{find, find_in, of_organisation, parties, parties_in, programmes};
pub use store::waiting::{MOST as MOST_WAITING, WaitingPartnership, waiting};
pub use verified::require_verified;

/// How often it is looked of what ends whom to remind.
const REMINDERS: Duration = Duration::from_secs(6 * 60 * 60);

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "partnership",
        routes: routes(),
        nav: vec![NavItem {
            group: NavGroup::Partnership,
            label: "nav-partnerships",
            href: "/partnerships",
            permit: Permit::Member,
        }],
        words: crate::room_words!(),
        codes: codes::all(),
        joined: store::JOINED,
        forgotten: store::FORGOTTEN,
        named: store::NAMED,
        tiles: tiles::tiles(),
        leader: tiles::leader(),
        carried_on: Some(store::CARRIED_ON),
        panels: vec![Panel { column: Column::Main, draw: pages::panel::draw }],
        programme_panels: vec![ProgrammePanel { draw: pages::panel::draw_of_programme }],
        jobs: vec![every("partnership_reminders", REMINDERS, async |work: Work| {
            actions::remind::remind(&work.app).await?;
            Ok(Outcome::Done)
        })],
        search: Some(source::SOURCE),
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/partnerships", pages::list::show),
        get("/partnerships.xlsx", pages::download::xlsx),
        get("/partnerships.csv", pages::download::csv),
        get("/partnerships/new", pages::edit::new),
        post("/partnerships/new", pages::edit::propose),
        get("/partnerships/{partnership}", pages::record::show),
        get("/partnerships/{partnership}/edit", pages::edit::show),
        post("/partnerships/{partnership}/edit", pages::edit::change),
        post("/partnerships/{partnership}/acts", pages::act::act).takes(BodyLimit::File),
        post("/partnerships/{partnership}/ending", pages::act::take_back),
        get("/partnerships/{partnership}/letter", pages::act::letter),
        post("/partnerships/{partnership}/steps", pages::act::note),
        get("/partnerships/{partnership}/agreements/new", pages::agreement_edit::new),
        post("/partnerships/{partnership}/agreements", pages::agreement_edit::create),
        get("/agreements/{agreement}", pages::agreement::show),
        get("/agreements/{agreement}/edit", pages::agreement_edit::show),
        post("/agreements/{agreement}/edit", pages::agreement_edit::change),
        get("/agreements/{agreement}/pdf", pages::agreement::pdf),
        get("/agreements/{agreement}/docx", pages::agreement::docx),
        post("/agreements/{agreement}/issue", pages::agreement::issue),
        post("/agreements/{agreement}/sign", pages::agreement::sign).takes(BodyLimit::File),
        post("/agreements/{agreement}/signing", pages::agreement::correct).takes(BodyLimit::File),
        get("/agreements/{agreement}/scan", pages::agreement::scan),
        get("/agreements/{agreement}/scans/{scan}", pages::agreement::former_scan),
        post("/agreements/{agreement}/withdraw", pages::agreement::withdraw),
        get("/meetings/{meeting}/partnerships", pages::hall::show),
        post("/meetings/{meeting}/partnerships", pages::hall::open),
    ]
}
