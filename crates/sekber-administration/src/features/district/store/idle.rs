//! SQL of the times after which people of the district are signed out.

use crate::kit::access::session::IdleMinutes;
use crate::kit::store::{StoreError, Tx, sql};

/// Sets the times; none where the server's settings hold.
pub async fn set(tx: &mut Tx, minutes: IdleMinutes) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(
        sql("update district set overseer_idle_minutes = $1, idle_minutes = $2, version = version + 1 where region_code = $3")
            .bind(minutes.overseer_idle_minutes)
            .bind(minutes.idle_minutes)
            .bind(&region),
    )
    .await
    .map(|_| ())
}
