//! The ledger of partnerships: what money was planned, committed, disbursed and spent, by whom and for what; facts about money,
//! never money itself.

mod actions;
mod codes;
mod doubts;
mod draft;
mod filter;
mod form;
mod guard;
mod leader;
mod limits;
mod model;
mod pages;
mod simulated;
mod standing;
mod store;
mod tiles;
mod word;

use crate::kit::access::Permit;
use crate::kit::body::BodyLimit;
use crate::kit::card::{Card, NavGroup, NavItem, PartnershipPanel, get, post};

pub use actions::{attach, correct, record, record_in};
pub use draft::{Conversion, EntryDraft, Hand, Quantity};
pub use filter::{Dated, Filter, LedgerSight};
pub use model::LedgerEntry;
pub use pages::shown::{counted, rupiah, thousandths};
pub use simulated::simulate;
pub use standing::decide;
pub use store::entries::{all as entries, of_partnership};
pub use store::totals::{TotalRow, all as totals, into_totals};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "ledger",
        routes: vec![
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
        ],
        nav: vec![NavItem {
            group: NavGroup::Partnership,
            label: "nav-ledger",
            href: "/ledger",
            permit: Permit::Member,
        }],
        words: crate::room_words!(),
        codes: codes::all(),
        joined: store::JOINED,
        named: store::NAMED,
        partnership_panels: vec![PartnershipPanel { draw: pages::panel::draw }],
        leader: leader::figures(),
        tiles: tiles::tiles(),
        ..Card::default()
    }
}
