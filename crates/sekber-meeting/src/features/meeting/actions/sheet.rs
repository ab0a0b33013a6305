//! Printed sheets typed in afterwards, for when power or network fails.

use sekber_core::matching::interest::{Opinion, Stance, Told};
use sekber_core::registry::kinds::Side;
use sekber_core::value::{OrganisationId, ProgrammeId};

use crate::features::matching::{self, Pair, PairRecord};
use crate::features::meeting::model::Meeting;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// What an office ticked about a programme.
#[derive(Debug, Clone)]
pub struct Ticked {
    /// The programme.
    pub programme: ProgrammeId,
    /// Wanted, perhaps, or not.
    pub stance: Stance,
    /// Place in the office's order of wishes.
    pub rank: Option<i64>,
}

/// Writes a whole sheet of an office, or nothing.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::NotFound`] for a programme that is not part of the cycle, a
/// refusal for a rank that cannot be.
pub async fn type_in(
    app: &App,
    actor: &Actor,
    meeting: &Meeting,
    office: &OrganisationId,
    sheet: Vec<Ticked>,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let unexplained = app.words().say(Language::Indonesian, "sheets-no-reason");
    let mut tx = app.begin(actor).await?;
    let mut last = None;
    for Ticked { programme, stance, rank } in sheet {
        let pair = Pair { office: office.clone(), programme };
        let pair = PairRecord::load(&mut tx, &meeting.cycle_id, &pair).await?;
        if pair
            .interest_of(Side::Office)
            .is_some_and(|known| known.stance == stance && (known.rank == rank || stance == Stance::No))
        {
            continue;
        }
        // A sheet has a box to tick and no room for a reason.
        let reason = if stance == Stance::No { unexplained.as_str() } else { "" };
        let opinion = Opinion::new(stance, rank, reason, "").map_err(matching::refused)?;
        if let Some(event) = matching::tell(&mut tx, &pair, Side::Office, &opinion, Told::Paper).await?
            && let Some(before) = last.replace(event)
        {
            tx.note(before);
        }
    }
    match last {
        Some(event) => Ok(tx.commit(event).await?),
        None => Ok(()),
    }
}
