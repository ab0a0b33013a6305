//! SQL of what nobody has looked at yet.

use sekber_core::value::{OrganisationId, RegionCode};

use crate::kit::store::{Db, StoreError, Tx, sql};

/// How many drafts and proposals an organisation has.
pub async fn count(tx: &mut Tx, organisation: &OrganisationId) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let statement = sql(
        "select count(*) from programme where region_code = $1 and organisation_id = $2 and state in ('draft', 'proposed')",
    );
    Ok(tx.value(statement.bind(&region).bind(organisation)).await?.unwrap_or_default())
}

/// How many some organisations have together.
pub async fn count_of(db: &Db, region: &RegionCode, some: &[&OrganisationId]) -> Result<i64, StoreError> {
    let statement =
        sql("select count(*) from programme where region_code = $1 and state in ('draft', 'proposed')");
    let own = some.iter().map(|id| id.as_str());
    let statement = statement.bind(region).push_list(" and organisation_id in ", own);
    Ok(db.value(statement).await?.unwrap_or_default())
}
