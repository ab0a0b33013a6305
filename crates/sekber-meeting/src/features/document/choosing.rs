//! Who signs, as forms offer and bring them.

use sekber_core::value::SignatoryId;

use super::model::{Signatory, SignedBy};
use super::store::signatories;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::problem::Problem;

/// Everybody who can sign, as choices of a form: the identifier, and the position with the name.
///
/// # Errors
/// When the database cannot be asked.
pub async fn signatory_choices(app: &App) -> Result<Vec<(String, String)>, Problem> {
    Ok(choices_of(&signatories::all(app.db(), &app.region()).await?))
}

/// The same for whoever has the list already.
pub fn choices_of(listed: &[Signatory]) -> Vec<(String, String)> {
    let choice = |one: &Signatory| {
        let position = SignedBy::from(one.clone()).position_lines();
        (one.id.to_string(), format!("{position} {}", one.name))
    };
    listed.iter().map(choice).collect()
}

/// Whom a form has chosen to sign; none when nobody was chosen.
///
/// # Errors
/// [`Problem::NotFound`] for somebody who is not on the list; otherwise when the database cannot be asked.
pub async fn chosen_signatory(app: &App, form: &Form) -> Result<Option<SignedBy>, Problem> {
    let Some(id) = chosen(form)? else { return Ok(None) };
    let found = signatories::find(app.db(), &app.region(), &id).await?;
    Ok(Some(found.map(SignedBy::from).ok_or(Problem::NotFound)?))
}

/// The same for whoever has the list already.
///
/// # Errors
/// [`Problem::NotFound`] for somebody who is not on it.
pub fn chosen_of(listed: &[Signatory], form: &Form) -> Result<Option<SignedBy>, Problem> {
    let Some(id) = chosen(form)? else { return Ok(None) };
    let found = listed.iter().find(|one| one.id == id);
    Ok(Some(found.cloned().map(SignedBy::from).ok_or(Problem::NotFound)?))
}

fn chosen(form: &Form) -> Result<Option<SignatoryId>, Problem> {
    form.filled("signatory").map(|id| id.parse().map_err(|_| Problem::NotFound)).transpose()
}
