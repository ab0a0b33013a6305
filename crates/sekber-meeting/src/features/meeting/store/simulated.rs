//! SQL of meetings that are made up for a demonstration.

use sekber_core::registry::kinds::Side;
use sekber_core::value::{CycleId, MeetingId, Moment, OrganisationId};

use crate::kit::store::{StoreError, Tx, sql};

crate::row_struct! {
    /// An organisation that takes part in a cycle.
    #[derive(Debug, Clone)]
    pub struct Invited {
        /// The organisation.
        pub id: OrganisationId,
        /// Its side.
        pub side: Side,
        /// Its name.
        pub name: String,
        /// Its name in speech.
        pub short_name: String,
    }
}

/// Everybody who takes part in a cycle.
pub async fn invited(tx: &mut Tx, cycle: &CycleId) -> Result<Vec<Invited>, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select o.id, o.side, o.name, o.short_name from cycle_member c
         join organisation o on o.region_code = c.region_code and o.id = c.organisation_id
         where c.region_code = $1 and c.cycle_id = $2 and c.invited order by o.side, o.sort_key, o.id");
    tx.all(asked.bind(&region).bind(cycle)).await
}

/// Writes that a meeting was held between two moments, that everybody came, and what its minutes say.
pub async fn set_held(
    tx: &mut Tx,
    meeting: &MeetingId,
    (opened, closed): (Moment, Moment),
    (minutes, by): (&str, &str),
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let came = sql("update meeting_participant set reply = 'coming', presence = 'present', arrived_at = $1, version = version + 1
         where region_code = $2 and meeting_id = $3");
    tx.run(came.bind(opened).bind(&region).bind(meeting)).await?;
    let held = sql(
        "update meeting set round = 'closed', opened_at = $1, closed_at = $2, minutes = $3, minutes_by = $4,
         minutes_version = minutes_version + 1, version = version + 1 where region_code = $5 and id = $6",
    );
    let held = held.bind(opened).bind(closed).bind(minutes).bind(by).bind(&region).bind(meeting);
    tx.run(held).await.map(|_| ())
}
