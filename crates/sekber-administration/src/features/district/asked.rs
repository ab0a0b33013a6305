//! What an address may ask for: a file goes on without its address, so it refuses what the district does not have.

use super::store;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::store::StoreError;

/// Notes the theme and the place that an address names when the district has none of that code; `apart` are codes that stand for
/// something else, such as having none. [`Form::applied`] then refuses. A statement for each of the two that is named.
///
/// # Errors
/// When the database cannot be asked.
pub async fn note_unknown(app: &App, asked: &Form, apart: &[&str]) -> Result<(), StoreError> {
    let (db, region) = (app.db(), app.region());
    let named = |field: &str| asked.filled(field).filter(|code| !apart.contains(code));
    if let Some(code) = named("theme") {
        let is_known = store::has_theme(db, &region, code).await?;
        asked.note_unknown("theme", |_| is_known);
    }
    if let Some(code) = named("place") {
        let is_known = store::has_place(db, &region, code).await?;
        asked.note_unknown("place", |_| is_known);
    }
    Ok(())
}
