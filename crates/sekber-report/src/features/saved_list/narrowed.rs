//! What a list is narrowed to, in the words of the page that shows it.

use super::model::Place;
use crate::features::registry::Side;
use crate::features::{ledger, partnership, programme, registry};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

/// What a list is narrowed to, and that it has an order of its own. Who may not open the list is told nothing of it.
///
/// # Errors
/// When the database cannot be asked.
pub async fn narrowed(
    app: &App,
    actor: &Actor,
    frame: &Frame,
    place: &Place,
) -> Result<Vec<String>, Problem> {
    let query = place.query.as_str();
    let is_member = Permit::Member.allows(Some(actor), false);
    let told = match place.list {
        "/programmes" => programme::narrowed(app, actor, frame, query).await,
        _ if !is_member => Ok(Vec::new()),
        "/offices" => registry::narrowed(app, frame, Side::Office, query).await,
        "/partners" => registry::narrowed(app, frame, Side::Partner, query).await,
        "/partnerships" => partnership::narrowed(app, frame, query).await,
        _ => ledger::narrowed(app, actor, frame, query).await,
    };
    let mut told = match told {
        // A cycle that is not there narrows to nothing that could be told.
        Err(Problem::NotFound) => Vec::new(),
        told => told?,
    };
    if Form::from_query(Some(query)).is_set("sort") {
        told.push(frame.say("saved-lists-sorted"));
    }
    Ok(told)
}
