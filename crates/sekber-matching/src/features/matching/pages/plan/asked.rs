//! What if somebody could take more or fewer? The answer before anything is changed.

use sekber_engines::matching::assignment::planner::Change;

use crate::features::matching::actions::ruling::LARGEST_QUOTA;
use crate::features::matching::consequence::Consequence;
use crate::features::matching::planning::Capacity;
use crate::features::matching::solved_plan::SolvedPlan;
use crate::kit::form::Form;
use crate::kit::page::Frame;

/// A quota that is asked about, with what it would mean.
pub(super) struct Asked {
    pub(super) organisation: String,
    pub(super) name: String,
    pub(super) least: u32,
    pub(super) most: u32,
    pub(super) consequence: Consequence,
}

/// What the address asks about: `if` names an office or partner of the plan, `least` and `most` its quota. `None` when it
/// asks nothing, or something that cannot be.
pub(super) fn asked(frame: &Frame, opened: &SolvedPlan, typed: &Form) -> Option<Asked> {
    let known = |id: &str| {
        [&opened.inputs.offices, &opened.inputs.partners]
            .iter()
            .any(|seats| seats.iter().any(|seat| seat.id == id))
    };
    let wanted = typed.filter_by("if", |id| known(id).then(|| id.to_owned()))?;
    let largest = u32::try_from(LARGEST_QUOTA).unwrap_or(u32::MAX);
    let most: u32 = typed.text("most").parse().ok().filter(|most| *most <= largest)?;
    let least: u32 = typed.text("least").parse().ok().filter(|least| *least <= most)?;
    let place = |seats: &[Capacity]| -> Option<(u32, String)> {
        let at = seats.iter().position(|seat| seat.id == wanted)?;
        Some((u32::try_from(at).ok()?, seats[at].name.clone()))
    };
    let (change, name) = match place(&opened.inputs.offices) {
        Some((office, name)) => (Change::OfficeQuota { office, least, most }, name),
        None => {
            let (partner, name) = place(&opened.inputs.partners)?;
            (Change::PartnerQuota { partner, least, most }, name)
        }
    };
    let told = opened.planner.what_if(change);
    // Both plans are valued by the quotas that hold now, so that a lowered wish does not look like somebody left out.
    let loss = opened.planner.plan().value - opened.planner.value(&told.plan.chosen);
    let consequence = Consequence::of_difference(frame, opened, Some(loss), (&told.gained, &told.lost));
    Some(Asked { organisation: wanted.to_owned(), name, least, most, consequence })
}
