//! SQL of the places that made-up plans name.

use sekber_core::value::RegionCode;

use crate::kit::store::{StoreError, Tx, sql};

crate::row_struct! {
    /// A place.
    struct Place {
        code: RegionCode,
    }
}

/// Some kecamatan of the district, in order of their codes.
pub async fn kecamatan(tx: &mut Tx) -> Result<Vec<RegionCode>, StoreError> {
    let region = tx.region.clone();
    let asked =
        sql("select code from region where region_code = $1 and level = 'district' order by code limit 14");
    let found: Vec<Place> = tx.all(asked.bind(&region)).await?;
    Ok(found.into_iter().map(|place| place.code).collect())
}
