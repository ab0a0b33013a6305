//! SQL of where a visit is made up.

use sekber_core::value::{PartnershipId, RegionCode};

use crate::kit::store::{StoreError, Tx, sql};

crate::row_struct! {
    /// A place.
    struct Place {
        code: RegionCode,
    }
}

/// Where one of the programmes of a partnership is, or else a kecamatan.
pub async fn place_of(tx: &mut Tx, id: &PartnershipId) -> Result<RegionCode, StoreError> {
    let region = tx.region.clone();
    let found: Place = tx
        .one(
            sql("select coalesce((select min(w.place_code) from partnership_programme c
               join programme_place w on w.region_code = c.region_code and w.programme_id = c.programme_id
               where c.region_code = $1 and c.partnership_id = $2),
              (select min(r.code) from region r where r.region_code = $1 and r.level = 'district')) as code")
            .bind(&region)
            .bind(id),
        )
        .await?;
    Ok(found.code)
}
