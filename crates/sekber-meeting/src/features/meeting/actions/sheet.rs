//! Choice sheets on paper, for when power or network fails: printed with numbers that stay, and typed in afterwards.

use sekber_core::registry::kinds::Side;
use sekber_core::value::OrganisationId;
use sekber_engines::matching::interest::{Opinion, Stance, Told};
use serde::Serialize;

use super::load;
use crate::features::matching::{self, Pair, PairRecord};
use crate::features::meeting::model::Meeting;
use crate::features::meeting::sheet_lines::{SheetLine, Sheets, numbered};
use crate::features::meeting::store::sheets;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

#[derive(Serialize)]
struct Printed {
    lines: usize,
}

/// Gives the lines of sheets that are printed the numbers that they keep. What was printed before keeps its own.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it; otherwise when the database refuses.
pub async fn number(app: &App, actor: &Actor, meeting: &Meeting, offered: Sheets) -> Result<Sheets, Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    load(&mut tx, &meeting.id).await?;
    let known = sheets::all_in(&mut tx, &meeting.id).await?;
    let mut printed = Sheets::new();
    for (sheet, lines) in offered {
        let before = known.get(&sheet).map_or(&[][..], Vec::as_slice);
        printed.insert(sheet, numbered(before, lines));
    }
    let is_new = |(sheet, line): &(&str, &SheetLine)| {
        !known.get(*sheet).is_some_and(|known| known.iter().any(|one| one.number == line.number))
    };
    let lines =
        printed.iter().flat_map(|(sheet, lines)| lines.iter().map(move |line| (sheet.as_str(), line)));
    let new: Vec<(&str, &SheetLine)> = lines.filter(is_new).collect();
    if !new.is_empty() {
        sheets::insert(&mut tx, &meeting.id, &new).await?;
        let event = Event::new("meeting.sheets_printed", &meeting.id, &meeting.name);
        tx.commit(event.after(&Printed { lines: new.len() })).await?;
    }
    Ok(printed)
}

/// What one side ticked about a pair.
#[derive(Debug, Clone)]
pub struct Ticked {
    /// The pair.
    pub pair: Pair,
    /// Wanted, perhaps, or not.
    pub stance: Stance,
    /// Place in the side's order of wishes.
    pub rank: Option<i64>,
}

/// Writes a whole sheet of an office or partner, or nothing.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::NotFound`] for a pair that is not of the cycle or not its own, a
/// refusal for a rank that cannot be or that stands twice.
pub async fn type_in(
    app: &App,
    actor: &Actor,
    meeting: &Meeting,
    (side, own): (Side, &OrganisationId),
    sheet: Vec<Ticked>,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut ranks: Vec<i64> = sheet.iter().filter_map(|ticked| ticked.rank).collect();
    ranks.sort_unstable();
    if ranks.windows(2).any(|two| two[0] == two[1]) {
        return Err(Problem::refused("sheets-refused-rank-twice"));
    }
    let unexplained = app.words().say(Language::Indonesian, "sheets-no-reason");
    let mut tx = app.begin(actor).await?;
    load(&mut tx, &meeting.id).await?;
    let mut last = None;
    for Ticked { pair, stance, rank } in sheet {
        let known = PairRecord::load(&mut tx, &meeting.cycle_id, &pair).await?;
        let is_own = match side {
            Side::Office => pair.office == *own,
            Side::Partner => known.names.partner_id == *own,
        };
        if !is_own {
            return Err(Problem::NotFound);
        }
        if known
            .interest_of(side)
            .is_some_and(|known| known.stance == stance && (known.rank == rank || stance == Stance::No))
        {
            continue;
        }
        // A sheet has a box to tick and no room for a reason.
        let reason = if stance == Stance::No { unexplained.as_str() } else { "" };
        let opinion = Opinion::new(stance, rank, reason, "").map_err(matching::refused)?;
        if let Some(event) = matching::tell(&mut tx, &known, side, &opinion, Told::Paper).await?
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
