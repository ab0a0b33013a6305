//! SQL of what the public pages say about the joint secretariat itself.

use sekber_core::value::RegionCode;

use crate::features::portal::model::Settings;
use crate::kit::store::{Db, StoreError, Tx, sql};

const SETTINGS: &str = "select purpose_id, purpose_en, address, email, phone, hours, licence, iati_reference, version from portal_settings where region_code = $1";

/// What was settled; none as long as nobody has settled anything.
pub async fn find(db: &Db, region: &RegionCode) -> Result<Option<Settings>, StoreError> {
    db.maybe(sql(SETTINGS).bind(region)).await
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx) -> Result<Option<Settings>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(sql(SETTINGS).bind(&region)).await
}

/// Writes over a version; `false` when somebody was faster.
pub async fn write(tx: &mut Tx, settings: &Settings) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let statement = sql(
        "insert into portal_settings (region_code, purpose_id, purpose_en, address, email, phone, hours, licence, iati_reference)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (region_code) do update set purpose_id = excluded.purpose_id, purpose_en = excluded.purpose_en,
         address = excluded.address, email = excluded.email, phone = excluded.phone, hours = excluded.hours,
         licence = excluded.licence, iati_reference = excluded.iati_reference,
         version = portal_settings.version + 1 where portal_settings.version = $10",
    )
    .bind(&region)
    .bind(&settings.purpose_id)
    .bind(&settings.purpose_en)
    .bind(&settings.address)
    .bind(&settings.email)
    .bind(&settings.phone)
    .bind(&settings.hours)
    .bind(&settings.licence)
    .bind(&settings.iati_reference)
    .bind(settings.version);
    Ok(tx.run(statement).await? == 1)
}
