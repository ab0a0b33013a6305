//! Correcting a cell on the preview: what is read there instead, for this cell or for all that say the same.

use crate::features::exchange::checking;
use crate::features::exchange::corrections;
use crate::features::exchange::layout::Layout;
use crate::features::exchange::store::{self, Run, Wanted};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::problem::Problem;

/// Takes a corrected cell over into a layout.
///
/// # Errors
/// [`Problem::NotFound`] when the sheet has no such row or reads no such column, a refusal when it is too much.
pub async fn correct_cell(app: &App, run: &Run, layout: &mut Layout, form: &Form) -> Result<(), Problem> {
    let number: i64 = form.text("row").parse().map_err(|_| Problem::NotFound)?;
    let column: usize = form.text("column").parse().map_err(|_| Problem::NotFound)?;
    let (before, one) = (number.saturating_sub(1), 1);
    let found =
        store::waiting_after(app.db(), &app.region(), &run.id, Wanted::default(), (before, one)).await?;
    let rows = checking::rows(&found);
    let row = rows.iter().find(|row| row.number == number).ok_or(Problem::NotFound)?;
    corrections::keep(layout, row, column, (form.paragraphs("value"), form.switched("alike")?))
}
