//! Which pairs are partners already, as the room that keeps partnerships says it.

use std::collections::HashMap;

use jiff::civil::Date;
use sekber_core::value::{OrganisationId, ProgrammeId};

use crate::kit::app::App;
use crate::kit::store::{StoreError, sql};

crate::row_struct! {
    struct Partnered { office_id: OrganisationId, programme_id: ProgrammeId, number: i64 }
}

/// The numbers of partnerships that are carried out, by office and programme.
pub type Partners = HashMap<(String, String), i64>;

/// The pairs of the district that are partners on a day. One statement.
pub async fn on(app: &App, day: Date) -> Result<Partners, StoreError> {
    let region = app.region();
    let mut all = Partners::new();
    for asked in app.partnered().iter().copied() {
        let found: Vec<Partnered> = app.db().all(sql(asked).bind(&region).bind(day)).await?;
        let named = |one: Partnered| ((one.office_id.to_string(), one.programme_id.to_string()), one.number);
        all.extend(found.into_iter().map(named));
    }
    Ok(all)
}
