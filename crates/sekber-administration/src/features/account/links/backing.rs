//! Whether those who made a link still stand behind it. A link is permission given beforehand: it is asked for again when the
//! link is used, and taken back when its maker loses it.

use sekber_core::roles::{Role, may_give};
use sekber_core::value::PersonId;

use super::store::{self, Invitation, PasswordLink};
use crate::features::account::people::holds_elsewhere;
use crate::features::mail;
use crate::kit::access::session::{actor_in, actor_of};
use crate::kit::access::{Actor, Identity};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// The maker as the maker stands now; `None` when not let in any more. What the operator of the machine made stays good.
async fn maker_of(app: &App, made_by: &str) -> Result<Option<Actor>, Problem> {
    let operator = Actor::operator();
    if made_by == operator.id_text() {
        return Ok(Some(operator));
    }
    let Ok(person) = made_by.parse::<PersonId>() else { return Ok(None) };
    Ok(actor_of(app.db(), &app.region(), &person).await?)
}

/// The same within a transaction.
async fn maker_in(tx: &mut Tx, made_by: &str) -> Result<Option<Actor>, Problem> {
    let operator = Actor::operator();
    if made_by == operator.id_text() {
        return Ok(Some(operator));
    }
    let Ok(person) = made_by.parse::<PersonId>() else { return Ok(None) };
    Ok(actor_in(tx, &person).await?)
}

/// Whether the maker of an invitation may still give its role.
///
/// # Errors
/// When the database cannot be asked.
pub async fn is_backed(app: &App, invitation: &Invitation) -> Result<bool, Problem> {
    let Some(role) = invitation.role() else { return Ok(false) };
    let maker = maker_of(app, &invitation.invited_by).await?;
    Ok(maker.is_some_and(|maker| may_give(&maker.roles, &role)))
}

/// The same within the transaction that takes the invitation up.
///
/// # Errors
/// When the database cannot be asked.
pub async fn is_backed_in(tx: &mut Tx, invitation: &Invitation, role: &Role) -> Result<bool, Problem> {
    let maker = maker_in(tx, &invitation.invited_by).await?;
    Ok(maker.is_some_and(|maker| may_give(&maker.roles, role)))
}

/// Whether the maker of an invitation is of the secretariat, and not somebody who could take it up in another's name.
///
/// # Errors
/// When the database cannot be asked.
pub async fn is_of_secretariat_in(tx: &mut Tx, invitation: &Invitation) -> Result<bool, Problem> {
    Ok(maker_in(tx, &invitation.invited_by).await?.is_some_and(|maker| maker.is_secretariat()))
}

/// Whether the maker of a link to set a password may still decide over that account: an administrator, and nobody's who
/// works for another district by now.
///
/// # Errors
/// When the database cannot be asked.
pub async fn may_still_reset(app: &App, link: &PasswordLink) -> Result<bool, Problem> {
    let Some(maker) = maker_of(app, &link.made_by).await? else { return Ok(false) };
    if maker.identity == Identity::Operator {
        return Ok(true);
    }
    Ok(maker.is_admin() && !holds_elsewhere(app.db(), &app.region(), &link.person_id).await?)
}

/// Withdraws the open invitations of somebody who may no longer give what they offer, with an event for each.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw_unbacked(tx: &mut Tx, person: &PersonId) -> Result<(), Problem> {
    let maker = actor_in(tx, person).await?;
    let roles = maker.map(|maker| maker.roles).unwrap_or_default();
    for invitation in store::open_of(tx, person).await? {
        if invitation.role().is_some_and(|role| may_give(&roles, &role)) {
            continue;
        }
        if store::withdraw(tx, &invitation.id).await? {
            mail::take_back(tx, invitation.id.as_str(), None).await?;
            let label = invitation.record().label();
            tx.note(Event::new("invitation.withdrawn", &invitation.id, label));
        }
    }
    Ok(())
}
