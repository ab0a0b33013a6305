//! SQL of organisations that signed themselves up.

use sekber_core::value::OrganisationId;

use crate::kit::store::{StoreError, Tx, sql};

/// Whether an organisation signed itself up and nobody of it was let in yet: a condition on the table `organisation`.
pub const WAITS_TO_BE_LET_IN: &str = "organisation.state = 'draft'
    and exists (select 1 from sign_up s
                where s.region_code = organisation.region_code and s.organisation_id = organisation.id)
    and not exists (select 1 from person_role r
                    where r.region_code = organisation.region_code and r.organisation_id = organisation.id)
    and not exists (select 1 from invitation i
                    where i.region_code = organisation.region_code and i.organisation_id = organisation.id
                    and i.withdrawn_at is null)";

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
