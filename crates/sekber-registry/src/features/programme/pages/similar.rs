//! What later rooms say about programmes like one that is typed or looked at.

use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};

use super::whole::find;
use crate::features::programme::form::ProgrammeForm;
use crate::features::programme::model::ProgrammeDraft;
use crate::features::programme::store::record::cycle_for;
use crate::kit::access::{Actor, Organisation};
use crate::kit::app::App;
use crate::kit::card::{Described, SimilarTo};
use crate::kit::form::Form;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

/// Whose page asks.
pub struct Asking<'a> {
    /// The application.
    pub app: &'a App,
    /// The page's frame.
    pub frame: &'a Frame,
    /// Who looks.
    pub actor: &'a Actor,
    /// The programme's id, once it has one.
    pub id: Option<&'a str>,
    /// Whether it is being typed.
    pub typing: bool,
}

/// A programme as other rooms are told of it.
pub fn described(draft: &ProgrammeDraft) -> Described {
    Described {
        organisation: draft.organisation.clone(),
        cycle: draft.cycle.clone(),
        title: draft.title.clone(),
        description: draft.description.clone(),
        targets: draft.targets.clone(),
        themes: draft.themes.clone(),
        nomenclature: draft.nomenclature.clone(),
        sdg: draft.sdg.clone(),
        places: draft.places.clone(),
        period: draft.period,
    }
}

/// What all rooms say; empty when there is nothing to say, or nobody who may hear it.
pub async fn similar(asking: &Asking<'_>, draft: &ProgrammeDraft) -> Result<String, Problem> {
    let Asking { app, frame, actor, id, typing } = *asking;
    let mut said = String::new();
    if !actor.takes_part() {
        return Ok(said);
    }
    for room in app.similar() {
        let asked = SimilarTo { app, frame, actor, id, described: described(draft), typing };
        said.push_str(&(room.draw)(asked).await?.unwrap_or_default());
    }
    Ok(said)
}

/// The part of the form that tells, while somebody types, who does the like already.
pub async fn part(
    Organisation(actor): Organisation,
    State(app): State<App>,
    frame: Frame,
    sent: Form,
) -> Result<Response, Problem> {
    let Ok(owner) = sent.text("organisation").parse() else {
        return Ok(Html(String::new()).into_response());
    };
    actor.require_for(&owner, Actor::may_edit)?;
    // A programme that is edited is compared within its own cycle, a new one within the cycle that it would begin in.
    let base = match sent.filled("itself") {
        Some(_) => find(&app, &sent.code("itself")?).await?.content,
        None => {
            let cycle = cycle_for(app.db(), &app.region(), &owner).await?.ok_or(Problem::NotFound)?;
            ProgrammeDraft::new(owner.clone(), cycle, "")
        }
    };
    if base.organisation != owner {
        return Err(Problem::NotAllowed);
    }
    let draft = ProgrammeForm::typed(&sent).sketch(base);
    let asking = Asking { app: &app, frame: &frame, actor: &actor, id: sent.filled("itself"), typing: true };
    Ok(Html(similar(&asking, &draft).await?).into_response())
}
