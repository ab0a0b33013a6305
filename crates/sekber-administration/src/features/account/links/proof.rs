//! Whose mailbox an account has. A manager who invites sees the link, and could take it up in another's name: such an account does its
//! work for that organisation, but is given nothing more before its password was set anew by a link of an administrator.

use sekber_core::roles::Role;

use crate::features::account::store::{self as people, Person};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// Lets a role be given to an account whose mailbox is proved, or one of an organisation for which it works already.
///
/// # Errors
/// A refusal for any other role while nobody knows whose mailbox it is.
pub async fn require(app: &App, person: &Person, role: &Role) -> Result<(), Problem> {
    if !person.mailbox_unproved {
        return Ok(());
    }
    let held = people::roles_of(app.db(), &app.region(), [person.id.clone()]).await?;
    let works_there = role
        .organisation()
        .is_some_and(|wanted| held.iter().any(|held| held.organisation_id.as_ref() == Some(wanted)));
    if works_there { Ok(()) } else { Err(Problem::refused("refused-mailbox-unproved")) }
}
