//! SQL of what the public pages say about the joint secretariat itself.

use sekber_core::value::RegionCode;

use crate::features::portal::model::Settings;
use crate::kit::store::{Db, StoreError, Tx, select, sql};

const SETTINGS: &str = " from portal_settings where region_code = $1";

/// What was settled; none as long as nobody has settled anything.
pub async fn find(db: &Db, region: &RegionCode) -> Result<Option<Settings>, StoreError> {
    db.maybe(select::<Settings>(SETTINGS).bind(region)).await
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx) -> Result<Option<Settings>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(select::<Settings>(SETTINGS).bind(&region)).await
}

/// Writes over a version; `false` when somebody was faster.
pub async fn write(tx: &mut Tx, settings: &Settings) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let statement = sql(
        "insert into portal_settings (region_code, purpose_id, purpose_en, address, email, phone, hours, licence, iati_reference,
         superior_name, superior_position)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (region_code) do update set purpose_id = excluded.purpose_id, purpose_en = excluded.purpose_en,
         address = excluded.address, email = excluded.email, phone = excluded.phone, hours = excluded.hours,
         licence = excluded.licence, iati_reference = excluded.iati_reference,
         superior_name = excluded.superior_name, superior_position = excluded.superior_position,
         version = portal_settings.version + 1 where portal_settings.version = $12",
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
    .bind(&settings.superior_name)
    .bind(&settings.superior_position)
    .bind(settings.version);
    Ok(tx.run(statement).await? == 1)
}

/// Whether the public pages tell how the joint secretariat is reached, for the steps of a fresh district. What it is for is told without
/// anybody's word, but not in less than a sentence.
pub const SETTLED: &str =
    "select 'portal-first' as name, count(*) as value from portal_settings where region_code = $1
     and (purpose_id = '' or length(purpose_id) >= 20) and (email <> '' or length(phone) >= 6 or length(address) >= 10)";
