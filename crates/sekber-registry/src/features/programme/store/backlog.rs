//! SQL of what nobody has looked at yet.

use sekber_core::value::{OrganisationId, RegionCode};

use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

/// Drafts and proposals of some organisations, counted.
fn counted<'o>(region: &RegionCode, owners: impl IntoIterator<Item = &'o OrganisationId>) -> Sql {
    let owners = owners.into_iter().map(OrganisationId::as_str);
    sql("select count(*) from programme where region_code = $1 and state in ('draft', 'proposed')")
        .bind(region)
        .push_list(" and organisation_id in ", owners)
}

/// How many an organisation has.
pub async fn count(tx: &mut Tx, owner: &OrganisationId) -> Result<i64, StoreError> {
    let asked = counted(&tx.region, [owner]);
    Ok(tx.value(asked).await?.unwrap_or_default())
}

/// How many some organisations have together.
pub async fn count_of(db: &Db, region: &RegionCode, owners: &[&OrganisationId]) -> Result<i64, StoreError> {
    Ok(db.value(counted(region, owners.iter().copied())).await?.unwrap_or_default())
}
