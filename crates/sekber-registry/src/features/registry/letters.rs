//! The same letter to the people of some organisations, which nearly every room writes beside a decision about them.

use sekber_core::value::OrganisationId;

use super::store::addresses;
use crate::features::mail::{self, Message};
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Writes a letter to every address under which some organisations are reached, to none twice.
///
/// # Errors
/// When the database refuses.
pub async fn write_letters_to<'a>(
    app: &App,
    tx: &mut Tx,
    organisations: impl IntoIterator<Item = &'a OrganisationId>,
    message: &Message<'_>,
) -> Result<(), Problem> {
    let reached = addresses::together_in(tx, organisations).await?;
    mail::write_letters(app, tx, reached, message).await.map(|_| ())
}
