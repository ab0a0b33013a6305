//! The verb of emails: trying again what was given up.

use sekber_core::value::EmailId;

use super::delivery::DELIVERY;
use super::store;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::jobs::{self, NewJob};
use crate::kit::problem::Problem;

/// Lets an email that was given up wait for another attempt.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::NotFound`], and a refusal when it was not given up.
pub async fn again(app: &App, actor: &Actor, id: &EmailId) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let email = store::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    if !store::again(&mut tx, id).await? {
        return Err(Problem::refused("refused-email-again"));
    }
    jobs::enqueue_again(&mut tx, &NewJob::new(DELIVERY, id).once(id)).await?;
    Ok(tx.commit(Event::new("letter.again", id, &email.subject)).await?)
}
