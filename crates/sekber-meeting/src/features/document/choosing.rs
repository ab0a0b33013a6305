//! Who signs, as forms offer and bring them.

use sekber_core::value::SignatoryId;

use super::model::SignedBy;
use super::store::signatories;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::problem::Problem;

/// Everybody who can sign, as choices of a form: the identifier, and the position with the name.
///
/// # Errors
/// When the database cannot be asked.
pub async fn signatory_choices(app: &App) -> Result<Vec<(String, String)>, Problem> {
    let all = signatories::all(app.db(), &app.region()).await?.into_iter();
    let choice = all.map(|one| {
        let (id, name) = (one.id.to_string(), one.name.clone());
        (id, format!("{} {name}", SignedBy::from(one).position_lines()))
    });
    Ok(choice.collect())
}

/// Whom a form has chosen to sign; none when nobody was chosen.
///
/// # Errors
/// [`Problem::NotFound`] for somebody who is not on the list; otherwise when the database cannot be asked.
pub async fn chosen_signatory(app: &App, form: &Form) -> Result<Option<SignedBy>, Problem> {
    let Some(chosen) = form.filled("signatory") else { return Ok(None) };
    let id: SignatoryId = chosen.parse().map_err(|_| Problem::NotFound)?;
    let found = signatories::find(app.db(), &app.region(), &id).await?;
    Ok(Some(found.map(SignedBy::from).ok_or(Problem::NotFound)?))
}
