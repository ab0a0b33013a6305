//! Loading the boundaries that a district's maps are drawn from.

use std::collections::BTreeSet;

use sekber_core::value::RegionCode;
use serde::Serialize;

use crate::features::district;
use crate::features::synchronisation::model::BoundaryDraft;
use crate::features::synchronisation::permits::DATA_STEWARD;
use crate::features::synchronisation::store::boundaries as store;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::digest::sha256;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;

#[derive(Serialize)]
struct Told<'a> {
    level: &'a str,
    source: &'a str,
    licence: &'a str,
    places: usize,
}

/// Loads boundaries of kecamatan or villages instead of those of the same level before.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the data steward or the secretariat does it, [`Problem::Invalid`] with what is to be mended.
pub async fn load_boundaries(app: &App, actor: &Actor, draft: &BoundaryDraft) -> Result<(), Problem> {
    actor.require(DATA_STEWARD)?;
    draft.faults().or(())?;
    let none = || Problem::Invalid(Faults::one("file", "fault-boundary-none"));
    let level = draft.level().ok_or_else(none)?.code();
    let places = district::places(app.db(), &app.region()).await?;
    let places: BTreeSet<RegionCode> = places.into_iter().map(|place| place.code).collect();
    if draft.outlines.keys().any(|code| !places.contains(code)) {
        return Err(none());
    }
    let all: Vec<String> =
        draft.outlines.iter().map(|(code, geometry)| format!("{code} {geometry}")).collect();
    let mut tx = app.begin(actor).await?;
    store::replace(&mut tx, draft, (level, &sha256(all.join("\n")))).await?;
    let told = Told { level, source: &draft.source, licence: &draft.licence, places: draft.outlines.len() };
    let region = tx.region.clone();
    Ok(tx.commit(Event::new("boundaries.loaded", &region, &draft.source).after(&told)).await?)
}
