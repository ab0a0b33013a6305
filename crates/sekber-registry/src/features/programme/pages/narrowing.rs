//! What the list of programmes is narrowed to, for who keeps it under a name.

use super::list::read;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

/// What the list is narrowed to, in words; the cycle first, where one is named.
///
/// # Errors
/// When the address names a cycle that is not there, or the database cannot be asked.
pub async fn narrowed(app: &App, actor: &Actor, frame: &Frame, query: &str) -> Result<Vec<String>, Problem> {
    let asked = read(app, actor, frame, Some(query)).await?;
    let cycle = asked.lists.cycles.iter().find(|(id, _)| id == asked.typed.text("cycle"));
    Ok(cycle.map(|(_, name)| name.clone()).into_iter().chain(asked.in_words(frame)).collect())
}
