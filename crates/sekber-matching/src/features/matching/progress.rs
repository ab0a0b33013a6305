//! How far a rating is that takes longer than a reader wants to wait.

use std::sync::Arc;
use std::time::Duration;

use super::fit_matrix::{self, Table};
use super::rating::Progress;
use crate::features::district::Cycle;
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// How long a page waits for the table of fits before it tells how far that is.
const PATIENCE: Duration = Duration::from_secs(4);

/// The table of a cycle for a page. The first rating of some hundred thousand programmes takes a minute; whoever comes
/// meanwhile is told how far it is, and the rating goes on without them.
///
/// # Errors
/// [`Problem::Working`] when it takes longer than a reader wants to wait; otherwise as [`fit_matrix::table`].
pub async fn table_soon(app: &App, cycle: &Cycle) -> Result<Arc<Table>, Problem> {
    match tokio::time::timeout(PATIENCE, fit_matrix::table(app, cycle)).await {
        Ok(found) => found,
        Err(_) => {
            let (done, all) = app.memory::<Progress>().now();
            Err(Problem::Working { done, all })
        }
    }
}
