//! The award: rules that are published and frozen, evidence from the record, a jury, a result that anybody can work out again, and the
//! papers of the ceremony. Its arithmetic is on the command line, too.

mod actions;
mod check;
mod checks;
mod cli;
mod codes;
mod demonstration;
mod documents;
mod form;
mod letters;
mod limits;
mod model;
mod outcome;
mod pages;
mod permits;
mod remind;
mod sight;
mod source;
mod steps;
mod store;
mod tally;
mod ticket;
mod tile;
mod verdict;
mod winners;

use std::time::Duration;

use cli::{AwardCommand, award_command};

use crate::kit::access::Permit;
use crate::kit::card::{
    Card, Check, Column, NavGroup, NavItem, Panel, RoomCommand, Route, get, post, subcommands,
};
use crate::kit::jobs::{Outcome, Work, every};

pub use actions::evidence::{AnswerDraft, HeldDraft, ObjectionDraft, answer, object, record};
pub use actions::issue::{Bearing, Certificate, certificates};
pub use actions::jury::{SheetDraft, hand_in, nudge, seat, unseat};
pub use actions::season::{
    SeasonDraft, announce, cancel, create, decide, freeze, publish, save_draft, take_due, take_evidence,
};
pub use demonstration::{demonstrate, demonstrate_certificates};
pub use documents::certificate::Won;
pub use model::{Entry, Season};
pub use pages::profile::at_home as standing_at_home;
pub use remind::remind;
pub use sekber_engines::award::templates::Template;
pub use steps::NewSeason;
pub use store::conduct::OWED;
pub use store::search::SHEETS_TO_HAND_IN;
pub use store::seasons::{all, find};

/// How often it is looked whether a cut-off is over.
const EVIDENCE: Duration = Duration::from_secs(60 * 60);
/// How often it is looked which jurors are late.
const REMINDERS: Duration = Duration::from_secs(6 * 60 * 60);

/// The room's card.
pub fn card() -> Card {
    let clap = subcommands::<AwardCommand>(
        "award",
        "Score an award from plain files, and see how far its ranking can be trusted",
    );
    Card {
        name: "award",
        routes: Some(routes),
        nav: vec![NavItem {
            group: NavGroup::Award,
            label: "nav-awards",
            href: "/awards",
            permit: Permit::Member,
        }],
        words: crate::room_words!(),
        codes: codes::all(),
        commands: vec![RoomCommand::on_files(clap, award_command).at(150)],
        checks: vec![Check::Records(check::check)],
        panels: vec![
            Panel { column: Column::Side, draw: pages::panel::draw },
            Panel { column: Column::Year, draw: pages::profile::draw_year },
        ],
        jobs: vec![
            every("award_evidence", EVIDENCE, async |work: Work| {
                actions::season::take_due(&work.app).await?;
                Ok(Outcome::Done)
            }),
            every("award_reminders", REMINDERS, async |work: Work| {
                remind::remind(&work.app).await?;
                Ok(Outcome::Done)
            }),
        ],
        tiles: vec![tile::TILE],
        search: Some(source::SOURCE),
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    use pages::{
        checks, edit, entries, entry, files, jury, list, papers, result, season, sheet, standing, wall,
    };
    vec![
        get("/awards", list::show),
        get("/awards/new", list::blank),
        post("/awards/new", list::create),
        get("/awards/standing", standing::show),
        get("/awards/{season}", season::show),
        get("/awards/{season}/edit", edit::show),
        post("/awards/{season}/edit", edit::save),
        post("/awards/{season}/publish", season::publish),
        post("/awards/{season}/freeze", season::freeze),
        post("/awards/{season}/evidence", season::take_evidence),
        post("/awards/{season}/announce", season::announce),
        post("/awards/{season}/decide", season::decide),
        post("/awards/{season}/cancel", season::cancel),
        get("/awards/{season}/entries", entries::show),
        get("/awards/{season}/entries/{entry}", entry::show),
        post("/awards/{season}/entries/{entry}/objections", entry::contest),
        post("/awards/{season}/entries/{entry}/records", entry::correct),
        get("/awards/{season}/entries/{entry}/letter/{file}", papers::letter_to),
        post("/awards/{season}/objections/{objection}", entry::reply),
        get("/awards/{season}/jury", jury::show),
        post("/awards/{season}/jury", jury::seat),
        post("/awards/{season}/jury/nudge", jury::nudge),
        post("/awards/{season}/jury/{person}/end", jury::unseat),
        get("/awards/{season}/sheets/{entry}", sheet::show),
        post("/awards/{season}/sheets/{entry}", sheet::save),
        get("/awards/{season}/result", result::show),
        get("/awards/{season}/files/{file}", files::send),
        get("/awards/{season}/checks", checks::show),
        get("/awards/{season}/wall", wall::show),
        get("/awards/{season}/papers", papers::show),
        post("/awards/{season}/papers", papers::issue),
        get("/awards/{season}/certificates/{file}", papers::certificates),
        get("/awards/{season}/letters/{file}", papers::letters),
        get("/awards/{season}/decrees/{file}", papers::decree_draft),
    ]
}
