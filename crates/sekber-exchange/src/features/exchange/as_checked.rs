//! Checks of this process that still hold. Every change adds a line to the trail: while it ends as it did when a check began,
//! comparing the rows with what is stored once more would find the same, and is left out.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use sekber_core::value::{CycleId, ImportId};

use super::permission::{permitted_in, scope};
use super::store::Run;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::{self, Head};
use crate::kit::store::StoreError;

/// Checks that are remembered at most; what is forgotten is only compared once more.
const MOST: usize = 100;

/// Everything on which the findings of a check rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// Where the trail ended when it began.
    trail: Head,
    /// Which column is which field, and what was answered.
    mapping_json: String,
    /// Whose records it may write.
    scope: String,
}

impl Basis {
    /// What a check rests on that begins now.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn now(app: &App, run: &Run, actor: &Actor) -> Result<Self, StoreError> {
        let trail = audit::head(app.db(), &app.region()).await?;
        let scope = scope(permitted_in(actor, run));
        Ok(Self { trail, mapping_json: run.mapping_json.clone(), scope })
    }
}

/// The checks of a district that this process has made.
#[derive(Default)]
struct Checks(Mutex<BTreeMap<ImportId, (Basis, CycleId)>>);

/// Remembers a check that came to its end, with the cycle of new programmes.
pub fn remember(app: &App, import: &ImportId, basis: Basis, cycle: CycleId) {
    let checks = app.memory::<Checks>();
    let mut checks = checks.0.lock().unwrap_or_else(PoisonError::into_inner);
    if checks.len() >= MOST {
        checks.clear();
    }
    checks.insert(import.clone(), (basis, cycle));
}

/// The cycle of an import's new programmes, if its check was made by this process and would find the same now.
///
/// # Errors
/// When the database cannot be asked.
pub async fn still_holds(app: &App, run: &Run, actor: &Actor) -> Result<Option<CycleId>, StoreError> {
    let known = {
        let checks = app.memory::<Checks>();
        checks.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&run.id)
    };
    let Some((basis, cycle)) = known else { return Ok(None) };
    Ok((Basis::now(app, run, actor).await? == basis).then_some(cycle))
}
