//! An organisation that was joined to another takes part in nothing new: the one that it lives on in does.

use super::Organisation;
use super::store;
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// Refuses an organisation that was joined to another.
///
/// # Errors
/// A refusal that names the one to choose instead; otherwise when the database refuses.
pub async fn refuse_joined(app: &App, found: &Organisation) -> Result<(), Problem> {
    let Some(into) = &found.merged_into else { return Ok(()) };
    let known = store::names_of(app.db(), &app.region(), std::slice::from_ref(into)).await?;
    let name = known.into_iter().next().map(|known| known.name).unwrap_or_default();
    Err(Problem::refused_with("refused-organisation-joined", "into", name))
}
