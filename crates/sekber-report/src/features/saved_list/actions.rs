//! The verbs: keeping a list under a name, and letting it go.

use super::limits;
use super::model::{Place, SavedList, SavedListDraft};
use super::store;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;

/// Keeps a list for the one who acts. The trail says which list it is, and neither its name nor what is searched for.
///
/// # Errors
/// [`Problem::NotAllowed`] for who takes no part in the district, [`Problem::Invalid`] for what is no list, for a name that is missing, too long
/// or used already, a refusal when there are too many.
pub async fn keep_list(app: &App, actor: &Actor, draft: &SavedListDraft) -> Result<Place, Problem> {
    actor.require(Permit::Member)?;
    let person = actor.person_id().ok_or(Problem::NotAllowed)?;
    let place = draft.settled().map_err(Problem::Invalid)?;
    let mut tx = app.begin(actor).await?;
    // Two at once are counted one after the other.
    tx.lock_audit_head().await?;
    if store::count_in(&mut tx, person).await? >= limits::MOST {
        return Err(Problem::refused("saved-list-refused-many"));
    }
    let kept = SavedList {
        id: new_id(),
        name: draft.name.clone(),
        list: place.list.to_owned(),
        query: place.query.clone(),
        made_at: tx.now,
    };
    if !store::insert(&mut tx, person, &kept).await? {
        return Err(Problem::Invalid(Faults::one("name", "fault-saved-list-name")));
    }
    tx.commit(Event::new("saved_list.kept", &kept.id, place.list)).await?;
    Ok(place)
}

/// Lets a list of the one who acts go.
///
/// # Errors
/// [`Problem::NotFound`] when the one who acts keeps no such list.
pub async fn remove_list(app: &App, actor: &Actor, id: &str) -> Result<(), Problem> {
    let person = actor.person_id().ok_or(Problem::NotAllowed)?;
    let mut tx = app.begin(actor).await?;
    let kept = store::find_in(&mut tx, person, id).await?.ok_or(Problem::NotFound)?;
    store::remove(&mut tx, &kept.id).await?;
    Ok(tx.commit(Event::new("saved_list.removed", &kept.id, &kept.list)).await?)
}
