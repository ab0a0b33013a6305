//! Whether a district is set up.

use super::store;
use crate::kit::card::{Checking, State, finding};
use crate::kit::settings::Settings;
use crate::kit::store::Db;

/// What the doctor asks about districts.
pub fn check<'a>(_: &'a Settings, db: &'a Db) -> Checking<'a> {
    Box::pin(async move {
        vec![match store::regions(db).await {
            Ok(found) if found.is_empty() => finding("doctor-on-district", State::Bad, "doctor-no-district"),
            Ok(found) => {
                finding("doctor-on-district", State::Good, "doctor-districts").with("count", found.len())
            }
            Err(error) => finding("doctor-on-district", State::Bad, "doctor-why").with("why", error),
        }]
    })
}
