//! Matching: which programmes of partners fit an office's duties, what both sides wish, and one plan for all.

mod actions;
mod cli;
mod knowledge;
mod model;
mod store;

use sekber_core::value::{CycleId, OrganisationId, ProgrammeId, RegionCode};

use crate::kit::card::Card;
use crate::kit::store::{Db, StoreError};

pub use actions::interest::{set as set_interest, withdraw as withdraw_interest};
pub use cli::assign::{AssignCommand, assign_command};
pub use cli::lines::FaultyFile;
pub use cli::rank::{Candidate, Query, RankCommand, rank_command};
pub use knowledge::knowledge;
pub use model::{Interest, Pair};
pub use sekber_core::matching::interest::{Opinion, Stance, Told};

/// The room's card.
pub fn card() -> Card {
    Card { name: "matching", routes: Vec::new(), nav: Vec::new(), words: crate::room_words!() }
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
