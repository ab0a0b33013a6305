//! Whether a district is set up.

use super::store;
use crate::kit::card::{Checking, State, finding};
use crate::kit::settings::Settings;
use crate::kit::store::Db;

/// What the doctor asks about districts.
pub fn check<'a>(_: &'a Settings, db: &'a Db) -> Checking<'a> {
    Box::pin(async move {
        vec![match store::regions(db).await {
            Ok(found) if found.is_empty() => {
                finding("district", State::Bad, "none yet. Run: sekber init CODE (or sekber demo)")
            }
            Ok(found) => finding("district", State::Good, format!("{} set up", found.len())),
            Err(error) => finding("district", State::Bad, format!("{error}")),
        }]
    })
}
