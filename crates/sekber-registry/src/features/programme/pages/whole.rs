//! A programme with all that is kept of it, for the pages that show it.

use sekber_core::value::ProgrammeId;

use crate::features::programme::Stored;
use crate::features::programme::store::{self, Wanted};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// A programme, whole.
pub(super) async fn find(app: &App, id: &ProgrammeId) -> Result<Stored, Problem> {
    let found = store::load(app.db(), &app.region(), &Wanted::Ids(std::slice::from_ref(id))).await?;
    found.into_iter().next().ok_or(Problem::NotFound)
}
