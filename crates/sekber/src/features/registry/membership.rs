//! Who is invited to a cycle's meeting.

use sekber_core::value::{CycleId, OrganisationId};

use crate::kit::store::{StoreError, Tx, Value, insert_rows};

/// Invites organisations to a cycle within a transaction; those invited already stay so.
///
/// # Errors
/// When the database refuses.
pub async fn invite(
    tx: &mut Tx,
    cycle: &CycleId,
    organisations: &[OrganisationId],
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let rows = organisations
        .iter()
        .map(|id| vec![Value::from(&region), cycle.into(), id.into(), true.into()])
        .collect();
    tx.run_all(insert_rows(
        "insert into cycle_member (region_code, cycle_id, organisation_id, invited) values",
        " on conflict (region_code, cycle_id, organisation_id) do update set invited = excluded.invited",
        rows,
    ))
    .await
}
