//! Programmes that somebody chose in a list, to take them one step on in one go.

use sekber_core::value::ProgrammeId;

use crate::features::programme::actions;
use crate::features::programme::store::waiting::Chosen;
use crate::kit::form::{Faults, Form};
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

/// A programme with the version in which it was looked at, as a box of the list names it.
fn named(value: &str) -> Option<(ProgrammeId, i64)> {
    let (id, version) = value.split_once(' ')?;
    Some((id.parse().ok()?, version.parse().ok()?))
}

/// The chosen ones, with the faults of a choice of none or of too many.
///
/// # Errors
/// [`Problem::NotFound`] when a box names what no list of ours does.
pub fn chosen(form: &Form) -> Result<(Vec<(ProgrammeId, i64)>, Faults), Problem> {
    let chosen: Option<Vec<_>> = form.all("programme").map(named).collect();
    let chosen = chosen.ok_or(Problem::NotFound)?;
    let mut faults = Faults::none();
    faults.check_chosen("programme", "programme-fault-accept-none", chosen.len(), actions::MOST_AT_ONCE);
    Ok((chosen, faults))
}

/// What was not taken on, by title, and why.
pub fn left_out(frame: &Frame, known: &[Chosen], left: &[(ProgrammeId, Problem)]) -> Vec<(String, String)> {
    let title = |id: &ProgrammeId| {
        known.iter().find(|one| one.id == *id).map_or_else(|| id.to_string(), |one| one.title.clone())
    };
    left.iter().map(|(id, why)| (title(id), frame.say_problem(why))).collect()
}
