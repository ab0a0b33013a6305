//! Loading data on need, and taking it away.

use sekber_core::text::fold;
use sekber_core::value::{AreaDataId, RegionCode};
use serde::Serialize;

use crate::features::district;
use crate::features::synchronisation::limits;
use crate::features::synchronisation::model::AreaDataDraft;
use crate::features::synchronisation::permits::DATA_STEWARD;
use crate::features::synchronisation::store::data::{self as store, AreaData};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

#[derive(Serialize)]
struct Told<'a> {
    name: &'a str,
    producer: &'a str,
    year: i64,
    unit: &'a str,
    licence: &'a str,
    source: &'a str,
    theme: Option<&'a str>,
    places: usize,
    /// Rows of places outside the district, which were left out, and their codes.
    skipped_rows: usize,
    skipped: Vec<&'a str>,
}

impl<'a> Told<'a> {
    fn of(draft: &'a AreaDataDraft) -> Self {
        Self {
            name: &draft.name,
            producer: &draft.producer,
            year: draft.year,
            unit: &draft.unit,
            licence: &draft.licence,
            source: &draft.source,
            theme: draft.theme_code.as_deref(),
            places: draft.values.len(),
            skipped_rows: draft.skipped.0,
            skipped: draft.skipped.1.iter().map(RegionCode::as_str).collect(),
        }
    }
}

/// Loads a data set. One of the same name and year is there once: a new one takes its place where the draft says so.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the data steward or the secretariat does it, [`Problem::Invalid`] with what is to be mended, or where
/// one of the same name and year is there, a refusal when the district has too many already.
pub async fn load_data(app: &App, actor: &Actor, draft: &AreaDataDraft) -> Result<AreaDataId, Problem> {
    actor.require(DATA_STEWARD)?;
    draft.faults(i64::from(app.today().year())).or(())?;
    if let Some(theme) = &draft.theme_code {
        let themes = district::themes(app.db(), &app.region()).await?;
        if !themes.iter().any(|one| one.code == *theme) {
            return Err(Problem::Invalid(Faults::one("theme", "fault-not-a-choice")));
        }
    }
    let mut tx = app.begin(actor).await?;
    // Two who load the last one that fits wait for each other.
    tx.lock_audit_head().await?;
    let called = fold(&draft.name);
    let of_year = store::of_year(&mut tx, draft.year).await?;
    let same: Vec<AreaData> = of_year.into_iter().filter(|known| fold(&known.name) == called).collect();
    if !same.is_empty() && !draft.replaces {
        return Err(Problem::Invalid(Faults::one("replaces", "fault-area-same")));
    }
    for known in &same {
        store::remove(&mut tx, &known.id).await?;
        tx.note(Event::new("area_data.removed", &known.id, &known.name));
    }
    if store::count(&mut tx).await? >= limits::DATA_SETS {
        return Err(Problem::refused("area-refused-full"));
    }
    let id = new_id();
    store::insert(&mut tx, &id, draft, false).await?;
    tx.commit(Event::new("area_data.loaded", &id, &draft.name).after(&Told::of(draft))).await?;
    Ok(id)
}

/// Takes a data set away.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the data steward or the secretariat does it, [`Problem::NotFound`] when it is gone.
pub async fn remove_data(app: &App, actor: &Actor, id: &AreaDataId) -> Result<(), Problem> {
    actor.require(DATA_STEWARD)?;
    let mut tx = app.begin(actor).await?;
    let known = store::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    store::remove(&mut tx, id).await?;
    Ok(tx.commit(Event::new("area_data.removed", id, &known.name)).await?)
}

/// Keeps data that is made up for a demonstration, and says so.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the operator does it; otherwise when the database refuses.
pub async fn simulate_data(tx: &mut Tx, drafts: &[AreaDataDraft]) -> Result<(), Problem> {
    tx.actor.require(Permit::Admin)?;
    for draft in drafts {
        let id: AreaDataId = new_id();
        store::insert(tx, &id, draft, true).await?;
        tx.note(Event::new("area_data.loaded", &id, &draft.name).after(&Told::of(draft)));
    }
    Ok(())
}
