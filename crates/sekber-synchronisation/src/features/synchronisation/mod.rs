//! Synchronisation: which programmes of offices and partners are one, double or complete each other, and who does what where.

mod actions;
mod answers;
mod boundaries;
mod check;
mod cli;
mod codes;
mod facts;
mod findings;
mod found_letters;
mod gaps;
mod leader;
mod letters;
mod limits;
mod matrix;
mod model;
mod near;
mod need;
mod pages;
mod permits;
mod placed;
mod places;
mod planned;
mod reader;
mod reasons;
mod selection;
mod serving;
mod settled;
mod sheets;
mod store;
mod surest;
mod together;

use std::time::Duration;

use crate::kit::access::Permit;
use crate::kit::body::BodyLimit;
use crate::kit::card::{
    Card, Check, NavGroup, NavItem, PlacesTold, Presented, RoomCommand, Route, RowsAlike, Similar, arguments,
    get, post,
};
use crate::kit::jobs::{Outcome, Work, every};

use cli::{
    BoundariesCommand, OverlapCommand, VerdictsCommand, boundaries_command, overlap_command, verdicts_command,
};

pub use actions::answers::{answer_verdict, keep_verdict};
pub use actions::boundaries::load_boundaries;
pub use actions::data::{load_data, remove_data, simulate_data};
pub use actions::{choose_letter, decide, reopen, unite};
pub use answers::{AnswerDraft, OwnerAnswer, ReplyDraft};
pub use found_letters::write as write_finding_letters;
pub use leader::letter::write as write_letters;
pub use leader::sheet::keep as keep_figures;
pub use model::{AreaDataDraft, BoundaryDraft, PairId, VerdictDraft};
pub use settled::due as due_findings;

/// How often the figures of the day are kept, and letters written that are due.
const EVERY: Duration = Duration::from_secs(6 * 60 * 60);

/// How often owners are told of new programmes that seem to be the same as theirs.
const HOURLY: Duration = Duration::from_secs(60 * 60);

/// The room's card.
pub fn card() -> Card {
    let clap = arguments::<OverlapCommand>(
        "overlap",
        "Find overlaps between programmes and needs that nobody serves, in plain files",
    );
    Card {
        name: "synchronisation",
        routes: Some(routes),
        nav: nav(),
        words: crate::room_words!(),
        named: store::NAMED,
        forgotten: store::leader::FORGOTTEN,
        codes: codes::all(),
        commands: vec![
            RoomCommand::on_files(clap, overlap_command).at(160),
            RoomCommand::on_records(
                arguments::<VerdictsCommand>(
                    "verdicts",
                    "Write what was settled about findings as judged pairs to learn from",
                ),
                |app, command| async move { verdicts_command(&app, command).await },
            )
            .at(161),
            RoomCommand::on_records(
                arguments::<BoundariesCommand>("boundaries", "Load the boundaries that maps are drawn from"),
                |app, command| async move { boundaries_command(&app, command).await },
            )
            .at(65),
        ],
        checks: vec![Check::Settings(check::check)],
        leader: leader::figures(),
        similar: vec![Similar { draw: pages::near::draw }],
        rows_alike: vec![RowsAlike { prepare: sheets::prepare }],
        presented: vec![Presented { remarks: pages::presented::remarks }],
        places_told: Some(PlacesTold { tell: places::tell }),
        jobs: vec![
            every("leader_figures", EVERY, async |work: Work| {
                leader::sheet::keep(&work.app).await?;
                Ok(Outcome::Done)
            }),
            every("finding_letters", HOURLY, async |work: Work| {
                found_letters::write(&work.app).await?;
                Ok(Outcome::Done)
            }),
            every("leader_letters", EVERY, async |work: Work| {
                leader::letter::write(&work.app).await?;
                Ok(Outcome::Done)
            }),
        ],
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/synchronisation", pages::list::show),
        get("/synchronisation/programmes", pages::records::show),
        get("/synchronisation/programmes.xlsx", pages::three_w::save_xlsx),
        get("/synchronisation/programmes.csv", pages::three_w::save_csv),
        get("/synchronisation/gaps", pages::gaps::show),
        get("/synchronisation/data", pages::data::show_all),
        post("/synchronisation/data", pages::data::load).takes(BodyLimit::File),
        get("/synchronisation/data/{area_data}", pages::data::show),
        get("/synchronisation/data/{area_data}/places.csv", pages::data_files::save_csv),
        post("/synchronisation/data/{area_data}/remove", pages::data::remove),
        get("/synchronisation/matrix", pages::matrix::show),
        get("/synchronisation/matrix.xlsx", pages::matrix::save),
        get("/synchronisation/map", pages::map::show),
        get("/synchronisation/map.geojson", pages::map_files::save_geojson),
        get("/synchronisation/map.csv", pages::map_files::save_csv),
        get("/synchronisation/map.svg", pages::map_pictures::save_svg),
        get("/synchronisation/map.png", pages::map_pictures::save_png),
        get("/synchronisation/map.pdf", pages::map_pictures::save_pdf),
        get("/synchronisation/leader", pages::leader::show),
        get("/synchronisation/leader.pdf", pages::leader::print),
        get("/synchronisation/leader/letter", pages::letter::show),
        post("/synchronisation/leader/letter", pages::letter::choose),
        get("/synchronisation/findings.xlsx", pages::finding_sheet::save),
        get("/synchronisation/findings/{programme}/{other}", pages::finding::show),
        post("/synchronisation/findings/{programme}/{other}/answer", pages::finding_forms::answer),
        post("/synchronisation/findings/{programme}/{other}/reply", pages::finding_forms::reply),
        post("/synchronisation/findings/{programme}/{other}/verdict", pages::finding_forms::decide),
        post("/synchronisation/findings/{programme}/{other}/reopen", pages::uniting::reopen),
        post("/synchronisation/findings/{programme}/{other}/unite", pages::uniting::unite),
    ]
}

fn nav() -> Vec<NavItem> {
    let item = |label, href, permit| NavItem { group: NavGroup::Synchronisation, label, href, permit };
    vec![
        item("nav-leader", "/synchronisation/leader", Permit::Observer),
        item("nav-findings", "/synchronisation", Permit::Member),
        item("nav-gaps", "/synchronisation/gaps", Permit::Member),
        item("nav-coverage", "/synchronisation/matrix", Permit::Member),
    ]
}
