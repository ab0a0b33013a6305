//! What a person may be told of: exactly what the interface would let the person read, by the same functions.

use sekber_core::value::{PersonId, ProgrammeId};

use super::model::Subject;
use crate::features::{portal, programme};
use crate::kit::access::{Actor, Permit, session};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// Where a record is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    /// In the interface.
    pub api: String,
    /// As a page.
    pub page: String,
}

/// A person as the interface would let them in now; none for whoever it would turn away.
///
/// # Errors
/// When the database cannot be asked.
pub async fn let_in(app: &App, person: &PersonId) -> Result<Option<Actor>, Problem> {
    let found = session::entering(app, person).await?;
    let actor = found.filter(|(_, lacks_factor)| !lacks_factor).map(|(actor, _)| actor);
    Ok(actor.filter(|actor| actor.require(Permit::Member).is_ok()))
}

/// Where somebody may read a record; none when it is not for them, or is none.
///
/// # Errors
/// When the database cannot be asked.
pub async fn links(app: &App, actor: &Actor, subject: Subject, id: &str) -> Result<Option<Links>, Problem> {
    let (db, region, base) = (app.db(), app.region(), &app.settings().base_url);
    let folder = match subject {
        Subject::Programme => "programmes",
        Subject::Organisation => "organisations",
        Subject::News => "news",
        Subject::Meeting => "meetings",
        Subject::Partnership => "partnerships",
    };
    let is_public = match subject {
        Subject::Programme => match id.parse() {
            Ok(id) => portal::programme(db, &region, &id).await?.is_some(),
            Err(_) => false,
        },
        Subject::Organisation => match id.parse() {
            Ok(id) => portal::organisation(db, &region, &id).await?.is_some(),
            Err(_) => false,
        },
        Subject::News => match id.parse() {
            Ok(id) => portal::one_news(db, &region, &id).await?.is_some(),
            Err(_) => false,
        },
        Subject::Meeting => match id.parse() {
            Ok(id) => portal::meeting(db, &region, &id).await?.is_some(),
            Err(_) => false,
        },
        Subject::Partnership => match id.parse() {
            Ok(id) => portal::partnership(db, &region, &id).await?.is_some(),
            Err(_) => false,
        },
    };
    if is_public {
        let (api, page) = (format!("{base}/api/v1/{folder}/{id}"), format!("{base}/public/{folder}/{id}"));
        return Ok(Some(Links { api, page }));
    }
    let is_own = subject == Subject::Programme && is_own_programme(app, actor, id).await?;
    let own =
        || Links { api: format!("{base}/api/v1/own/programmes"), page: format!("{base}/programmes/{id}") };
    Ok(is_own.then(own))
}

/// Whether a programme is one of the actor's own organisations, whose drafts the interface shows them, too.
async fn is_own_programme(app: &App, actor: &Actor, id: &str) -> Result<bool, Problem> {
    let Ok(id) = id.parse::<ProgrammeId>() else { return Ok(false) };
    let found = programme::by_ids(app.db(), &app.region(), std::slice::from_ref(&id)).await?;
    Ok(found.iter().any(|one| actor.organisations().any(|own| *own == one.content.organisation)))
}
