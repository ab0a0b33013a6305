//! SQL of what the public pages and files refer to.

use sekber_core::value::RegionCode;

use crate::features::portal::references::References;
use crate::kit::store::{Db, StoreError, Tx, sql};

const REFERENCES: &str = "select bps_codes, frame_source, indicators, holidays, version from portal_references where region_code = $1";

/// The references; empty ones as long as nobody has pasted any.
pub async fn find(db: &Db, region: &RegionCode) -> Result<References, StoreError> {
    Ok(db.maybe(sql(REFERENCES).bind(region)).await?.unwrap_or_default())
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx) -> Result<References, StoreError> {
    let region = tx.region.clone();
    Ok(tx.maybe(sql(REFERENCES).bind(&region)).await?.unwrap_or_default())
}

/// Writes over a version; `false` when somebody was faster.
pub async fn write(tx: &mut Tx, wanted: &References) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let statement = sql(
        "insert into portal_references (region_code, bps_codes, frame_source, indicators, holidays) values ($1, $2, $3, $4, $5)
         on conflict (region_code) do update set bps_codes = excluded.bps_codes, frame_source = excluded.frame_source,
         indicators = excluded.indicators, holidays = excluded.holidays, version = portal_references.version + 1 where portal_references.version = $6",
    )
    .bind(&region)
    .bind(&wanted.bps_codes)
    .bind(&wanted.frame_source)
    .bind(&wanted.indicators)
    .bind(&wanted.holidays)
    .bind(wanted.version);
    Ok(tx.run(statement).await? == 1)
}
