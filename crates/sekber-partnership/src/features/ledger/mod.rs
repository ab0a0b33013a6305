//! The ledger of partnerships: what money was planned, committed, disbursed and spent, by whom and for what; facts about money,
//! never money itself.

mod actions;
mod codes;
mod doubts;
mod draft;
mod filter;
mod form;
mod guard;
mod hands;
mod leader;
mod limits;
mod model;
mod offers;
mod pages;
mod simulated;
mod snapshot;
mod standing;
mod store;
mod tiles;
mod word;

use std::time::Duration;

use crate::features::partnership::PARTY;
use crate::kit::body::BodyLimit;
use crate::kit::card::{Card, NavGroup, NavItem, PartnershipPanel, Route, ToldBack, get, post};
use crate::kit::jobs::{Outcome, Work, every};

pub use actions::{Terms, attach, correct, record, record_in, record_told, set_aside, undo_told};
pub use draft::{Conversion, EntryDraft, Hand, Quantity};
pub use filter::{Dated, Filter, LedgerSight};
pub use model::LedgerEntry;
pub use pages::entries::narrowed;
pub use pages::shown::{counted, rupiah, thousandths};
pub use simulated::simulate;
pub use standing::decide;
pub use store::TO_CONFIRM;
pub use store::entries::{all as entries, of_partnership};
pub use store::sums::{each_of_all_districts, keep as keep_sums, kept_since};
pub use store::totals::{TotalRow, all as totals, into_totals};

/// How often what the entries come to is kept for sums over many districts.
const SUMS: Duration = Duration::from_secs(24 * 60 * 60);

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "ledger",
        routes: Some(routes),
        nav: vec![NavItem {
            group: NavGroup::Partnership,
            label: "nav-ledger",
            href: "/ledger",
            permit: PARTY,
        }],
        words: crate::room_words!(),
        codes: codes::all(),
        joined: store::JOINED,
        named: store::NAMED,
        partnership_panels: vec![PartnershipPanel { draw: pages::panel::draw, open: pages::panel::open }],
        leader: leader::figures(),
        told_back: Some(ToldBack {
            undo: |app, tx, entries, reason| Box::pin(undo_told(app, tx, entries, reason)),
        }),
        tiles: tiles::tiles(),
        jobs: vec![every("ledger_sums", SUMS, async |work: Work| {
            keep_sums(work.app.db(), &work.app.region(), work.app.now()).await?;
            Ok(Outcome::Done)
        })],
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/ledger", pages::district::show),
        get("/ledger/entries", pages::entries::show),
        get("/ledger/entries.xlsx", pages::download::workbook),
        get("/ledger/entries.csv", pages::download::text),
        get("/ledger/{ledger_entry}", pages::entry::show),
        get("/ledger/{ledger_entry}/correct", pages::correct::ask),
        post("/ledger/{ledger_entry}/correct", pages::correct::correct),
        post("/ledger/{ledger_entry}/standing", pages::entry::decide),
        post("/ledger/{ledger_entry}/evidence", pages::entry::attach).takes(BodyLimit::File),
        get("/ledger/{ledger_entry}/evidence/{evidence}", pages::entry::evidence),
        get("/partnerships/{partnership}/ledger", pages::partnership::show),
        get("/partnerships/{partnership}/ledger/new", pages::record::new),
        post("/partnerships/{partnership}/ledger/new", pages::record::record).takes(BodyLimit::File),
        get("/partnerships/{partnership}/ledger/told", pages::told::show),
        post("/partnerships/{partnership}/ledger/told", pages::told::act),
    ]
}
