//! SQL of organisations that signed themselves up.

use sekber_core::value::OrganisationId;

use crate::kit::store::{StoreError, Tx, sql};

/// Writes down that an organisation signed itself up and what it declared.
pub async fn insert(tx: &mut Tx, organisation: &OrganisationId, declaration: i64) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("insert into sign_up (region_code, organisation_id, declaration, made_at) values ($1, $2, $3, $4)")
            .bind(&region)
            .bind(organisation)
            .bind(declaration)
            .bind(now),
    )
    .await
    .map(|_| ())
}
