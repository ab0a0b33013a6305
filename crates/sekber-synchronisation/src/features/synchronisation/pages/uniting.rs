//! Taking a verdict back, and making one record of two: the two ways on from the page of a finding that need no form of their own.

use axum::extract::State;
use axum::response::Response;
use sekber_core::value::ProgrammeId;

use crate::features::synchronisation::actions;
use crate::features::synchronisation::model::PairId;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{PathId, go};
use crate::kit::problem::Problem;

/// Takes a verdict back.
pub async fn reopen(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId((one, other)): PathId<(ProgrammeId, ProgrammeId)>,
    sent: Form,
) -> Result<Response, Problem> {
    let pair = PairId::of(&one, &other);
    actions::reopen(&app, &actor, &pair, sent.text("seen")).await?;
    Ok(go(pair.path(), "notice-finding-reopened"))
}

/// Makes one record of both programmes.
pub async fn unite(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId((one, other)): PathId<(ProgrammeId, ProgrammeId)>,
    sent: Form,
) -> Result<Response, Problem> {
    let Ok(stays) = sent.text("stays").parse::<ProgrammeId>() else {
        return Err(Problem::refused("finding-refused-stays"));
    };
    actions::unite(&app, &actor, &PairId::of(&one, &other), (&stays, sent.text("seen"))).await?;
    Ok(go(format!("/programmes/{stays}"), "notice-finding-united"))
}
