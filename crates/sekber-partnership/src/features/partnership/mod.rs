//! Partnerships: what the hall agreed on, or somebody proposed by hand, carried on through its papers until it is done.

mod actions;
mod answer;
mod as_told;
mod checklist;
mod codes;
mod documents;
mod draft;
mod filter;
mod following;
mod guard;
mod items;
mod law;
mod limits;
mod model;
mod own_step;
mod pages;
mod permits;
mod remark;
mod replayed;
mod said;
mod settle;
mod simulated;
mod source;
mod store;
mod tiles;
mod unsettled;
mod verified;

use std::time::Duration;

use crate::kit::body::BodyLimit;
use crate::kit::card::{Card, Column, NavGroup, NavItem, Panel, ProgrammePanel, Route, get, post};
use crate::kit::jobs::{Outcome, Work, every, job};

use permits::DRAFTING;

pub use actions::agreement::{
    Numbered, change as change_agreement, draft as draft_agreement, issue, withdraw,
};
pub use actions::clause::{ClauseDraft, set_clause, stand as stand_of_clause};
pub use actions::course::{Acting, act};
pub use actions::ending::{contest as contest_end, take_back as take_end_back, uphold as uphold_end};
pub use actions::open::{change, leads, open_from_meeting, propose};
pub use actions::own_step::{OwnStepDraft, end_own_step, keep_own_step};
pub use actions::remark::remark;
pub use actions::remind::remind;
pub use actions::road::{StepDraft, set_road};
pub use actions::sign::{Correction, correct as correct_signing, sign};
pub use actions::steps::{NotedStep, note as note_step};
pub use actions::turn::pass_draft;
pub use answer::{Answer, EndedBy};
pub use documents::{StandingWords, in_words as day_in_words};
pub use draft::{AgreementDraft, Letter, PartnershipDraft, Signing};
pub use filter::{decided_until, number_in};
pub use guard::{PartnershipParty, PartnershipReader, Scene, may_keep, may_read};
pub use model::{Agreement, Carried, Partnership, Party};
pub use pages::list::{narrowed, term};
pub use pages::next::what as what_is_next;
pub use pages::{badge_by, badge_on, state_by, state_on};
pub use permits::PARTY;
pub use remark::{RemarkDraft, RemarkFinding, RemarkOf};
pub use sekber_core::partnership::{Part, PartnershipState};
pub use simulated::{Simulated, simulate};
pub use store::agreements::of_partnership as agreements;
pub use store::carried_out::{Days, carried_out};
pub use store::hall::PAIRS_THAT_WAIT;
pub use store::record::{find, find_in, of_organisation, parties, parties_in, programmes};
pub use store::remarks::{NOT_READ_BY, push_read_by_sections};
pub use store::simulated::{SimulatedPartnership, simulated_partnerships};
pub use store::waiting::{MOST as MOST_WAITING, WaitingPartnership, waiting};
pub use verified::{require_verified, require_verified_now};

/// How often it is looked of what ends whom to remind.
const REMINDERS: Duration = Duration::from_secs(6 * 60 * 60);

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "partnership",
        routes: Some(routes),
        nav: nav(),
        words: crate::room_words!(),
        codes: codes::all(),
        joined: store::JOINED,
        forgotten: store::FORGOTTEN,
        named: store::NAMED,
        tiles: tiles::tiles(),
        leader: tiles::leader(),
        carried_on: Some(store::CARRIED_ON),
        partnered: Some(store::PARTNERED),
        panels: vec![Panel { column: Column::Main, draw: pages::panel::draw }],
        programme_panels: vec![ProgrammePanel { draw: pages::panel::draw_of_programme }],
        jobs: vec![
            every("partnership_reminders", REMINDERS, async |work: Work| {
                actions::remind::remind(&work.app).await?;
                Ok(Outcome::Done)
            }),
            job(following::ROAD, async |work: Work| {
                if let Ok(road) = work.payload.parse() {
                    following::follow_on(&work.app, road).await?;
                }
                Ok(Outcome::Done)
            }),
        ],
        search: Some(source::SOURCE),
        worded_papers: documents::worded(),
        ..Card::default()
    }
}

fn nav() -> Vec<NavItem> {
    let item = |label, href, permit| NavItem { group: NavGroup::Partnership, label, href, permit };
    vec![item("nav-partnerships", "/partnerships", PARTY), item("nav-drafts", "/agreements", DRAFTING)]
}

fn routes() -> Vec<Route> {
    vec![
        get("/partnerships", pages::list::show),
        get("/partnerships.xlsx", pages::download::xlsx),
        get("/partnerships.csv", pages::download::csv),
        get("/partnerships/ends.ics", pages::ends::file),
        get("/partnerships/roads", pages::roads::show),
        post("/partnerships/roads", pages::roads::set),
        get("/partnerships/roads/step", pages::own_step::show),
        post("/partnerships/roads/step", pages::own_step::keep),
        post("/partnerships/roads/step/end", pages::own_step::end),
        get("/partnerships/new", pages::edit::new),
        post("/partnerships/new", pages::edit::propose),
        get("/partnerships/{partnership}", pages::record::show),
        get("/partnerships/{partnership}/edit", pages::edit::show),
        post("/partnerships/{partnership}/edit", pages::edit::change),
        post("/partnerships/{partnership}/acts", pages::act::act).takes(BodyLimit::File),
        get("/partnerships/{partnership}/completion", pages::completion::show),
        post("/partnerships/{partnership}/contest", pages::contest::contest),
        post("/partnerships/{partnership}/ending", pages::contest::decide),
        get("/partnerships/{partnership}/history", pages::history::show),
        get("/partnerships/{partnership}/letter", pages::act::letter),
        post("/partnerships/{partnership}/steps", pages::act::note),
        get("/partnerships/{partnership}/agreements/new", pages::agreement_edit::new),
        post("/partnerships/{partnership}/agreements", pages::agreement_edit::create),
        get("/agreements", pages::remarks::drafts),
        get("/agreements/clauses", pages::clauses::show),
        post("/agreements/clauses", pages::clauses::set),
        get("/agreements/{agreement}", pages::agreement::show),
        get("/agreements/{agreement}/remarks", pages::remarks::show),
        post("/agreements/{agreement}/remarks", pages::remarks::write),
        get("/agreements/{agreement}/edit", pages::agreement_edit::show),
        post("/agreements/{agreement}/edit", pages::agreement_edit::change),
        get("/agreements/{agreement}/pdf", pages::agreement_files::pdf),
        get("/agreements/{agreement}/docx", pages::agreement_files::docx),
        post("/agreements/{agreement}/turn", pages::agreement::pass),
        post("/agreements/{agreement}/issue", pages::agreement::issue),
        post("/agreements/{agreement}/sign", pages::agreement::sign).takes(BodyLimit::File),
        post("/agreements/{agreement}/signing", pages::agreement::correct).takes(BodyLimit::File),
        get("/agreements/{agreement}/scan", pages::agreement_files::scan),
        get("/agreements/{agreement}/scans/{scan}", pages::agreement_files::former_scan),
        post("/agreements/{agreement}/withdraw", pages::agreement::withdraw),
        get("/meetings/{meeting}/partnerships", pages::hall::show),
        post("/meetings/{meeting}/partnerships", pages::hall::open),
    ]
}
