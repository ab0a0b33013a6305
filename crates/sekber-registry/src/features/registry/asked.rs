//! Organisations that an address asks for: a file goes on without its address, so it refuses those that nobody knows.

use sekber_core::registry::kinds::Side;
use sekber_core::value::OrganisationId;

use super::store;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::store::StoreError;

/// Notes the organisations that fields of an address name, each of a side or of any, when there is none that everybody may choose;
/// [`Form::applied`] then refuses. One statement where any is named.
///
/// # Errors
/// When the database cannot be asked.
pub async fn note_unknown(
    app: &App,
    asked: &Form,
    fields: &[(&str, Option<Side>)],
) -> Result<(), StoreError> {
    let named: Vec<&str> = fields.iter().filter_map(|(field, _)| asked.filled(field)).collect();
    if named.is_empty() {
        return Ok(());
    }
    let ids: Vec<OrganisationId> = named.iter().filter_map(|id| id.parse().ok()).collect();
    let found = store::names_among(app.db(), &app.region(), &ids).await?;
    for (field, side) in fields {
        let is_meant =
            |one: &super::Name, id: &str| one.id.as_str() == id && side.is_none_or(|side| one.side == side);
        asked.note_unknown(field, |id| found.iter().any(|one| is_meant(one, id)));
    }
    Ok(())
}
