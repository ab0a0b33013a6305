//! Telling partners of a need that fits them: done by a job after it was written, and again as programmes come and change.

use std::collections::BTreeSet;

use sekber_core::value::{NeedId, OrganisationId};
use sekber_engines::matching::need::NeedState;
use serde::Serialize;

use super::letters;
use super::model::Need;
use super::store;
use crate::features::district::{self, Cycle};
use crate::features::matching::Ratings;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::cpu;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// The name of the job that tells of one need.
pub const CALL: &str = "need_call";

#[derive(Serialize)]
struct Told {
    partners: usize,
}

/// Tells the partners whom a need fits and who were not told of it yet. Returns how many they are.
///
/// # Errors
/// When the database refuses.
pub async fn call(app: &App, id: &NeedId) -> Result<usize, Problem> {
    let (db, region) = (app.db(), app.region());
    let cycle = district::current_cycle(db, &region).await?;
    match store::find(db, &region, id).await? {
        Some(need) if need.state == NeedState::Open && need.in_force => {
            call_of(app, &need, &Ratings::at(app, &cycle, Language::Indonesian).await?).await
        }
        _ => Ok(0),
    }
}

/// The same for every open need of the cycle in force.
///
/// # Errors
/// As [`call`].
pub async fn call_all(app: &App) -> Result<usize, Problem> {
    let (db, region) = (app.db(), app.region());
    let cycle: Cycle = district::current_cycle(db, &region).await?;
    let open = store::open_of_cycle(db, &region, &cycle.id).await?;
    if open.is_empty() {
        return Ok(0);
    }
    let ratings = Ratings::at(app, &cycle, Language::Indonesian).await?;
    let mut told = 0;
    for need in open {
        told += call_of(app, &need, &ratings).await?;
    }
    Ok(told)
}

async fn call_of(app: &App, need: &Need, ratings: &Ratings) -> Result<usize, Problem> {
    let known: BTreeSet<OrganisationId> =
        store::called(app.db(), &app.region(), &need.id).await?.into_iter().collect();
    let (ratings, sought) = (ratings.clone(), need.sought());
    let fitting = cpu::run(move || ratings.fitting_partners(&sought)).await?;
    let new: Vec<OrganisationId> = fitting.into_iter().filter(|partner| !known.contains(partner)).collect();
    if new.is_empty() {
        return Ok(0);
    }
    let mut tx = app.begin(&Actor::machine()).await?;
    // It may have been closed, or its cycle, while the fits were worked out.
    let now = store::find_in(&mut tx, &need.id)
        .await?
        .filter(|need| need.state == NeedState::Open && need.in_force);
    let Some(need) = now else { return Ok(0) };
    let mut told = Vec::new();
    for partner in new {
        if store::call(&mut tx, &need.id, &partner).await? {
            told.push(partner);
        }
    }
    if told.is_empty() {
        return Ok(0);
    }
    letters::called(app, &mut tx, &need, &told).await?;
    let event = Event::new("need.called", &need.id, &need.title).after(&Told { partners: told.len() });
    tx.commit(event).await?;
    Ok(told.len())
}
