//! Matching: which programmes of partners fit an office's duties, what both sides wish, and one plan for all.

mod actions;
mod cli;
mod knowledge;
mod model;
mod pages;
mod planning;
mod reasons;
mod store;
mod subjects;
mod table;

use sekber_core::value::{CycleId, OrganisationId, ProgrammeId, RegionCode};

use crate::kit::access::Permit;
use crate::kit::card::{Card, NavItem, get, post};
use crate::kit::store::{Db, StoreError};

pub use actions::interest::{set as set_interest, withdraw as withdraw_interest};
pub use cli::assign::{AssignCommand, assign_command};
pub use cli::lines::FaultyFile;
pub use cli::plan::{MatchCommand, match_command};
pub use cli::rank::{Candidate, Query, RankCommand, rank_command};
pub use knowledge::knowledge;
pub use model::{Interest, Pair};
pub use sekber_core::matching::interest::{Opinion, Stance, Told};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "matching",
        routes: vec![
            get("/matching", pages::overview::show),
            post("/matching/plans", pages::overview::make),
            get("/matching/plans/{plan}", pages::plan::show),
            get("/matching/plans/{plan}/files/{format}", pages::plan::download),
            post("/matching/plans/{plan}/publish", pages::plan::publish),
            get("/matching/pairs/{office}/{programme}", pages::pair::show),
            post("/matching/rulings", pages::pair::rule),
            get("/matching/quotas", pages::quotas::show),
            post("/matching/quotas", pages::quotas::set),
            get("/offices/{organisation}/matching", pages::office::show),
            get("/offices/{organisation}/matching/{format}", pages::office::download),
            post("/offices/{organisation}/interests", pages::answer::tell),
            get("/partners/{organisation}/matching", pages::partner::show),
            post("/partners/{organisation}/interests", pages::answer::tell),
        ],
        nav: vec![NavItem { label: "nav-matching", href: "/matching", permit: Permit::Member, icon: "link" }],
        words: crate::room_words!(),
    }
}

/// Everything that both sides wish in a cycle, by office and programme. One statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn interests(db: &Db, region: &RegionCode, cycle: &CycleId) -> Result<Vec<Interest>, StoreError> {
    store::interests::of_cycle(db, region, cycle).await
}

/// What both sides wish about one office or one of a partner's programmes. One statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn interests_of(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
    office: Option<&OrganisationId>,
    programme: Option<&ProgrammeId>,
) -> Result<Vec<Interest>, StoreError> {
    store::interests::about(db, region, cycle, office, programme).await
}
