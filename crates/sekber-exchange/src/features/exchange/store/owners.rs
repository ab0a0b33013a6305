//! SQL of whose programmes an import wrote or gave back, for the letters about it.

use sekber_core::value::OrganisationId;

use super::Run;
use crate::kit::store::{StoreError, Tx, sql};

/// What was done with an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It was applied.
    Applied,
    /// It was taken back.
    TakenBack,
}

crate::row_struct! {
    /// What was done to the programmes of one owner.
    #[derive(Debug, Clone)]
    pub struct Share {
        /// The owner.
        pub organisation_id: OrganisationId,
        /// The owner in speech.
        pub owner: String,
        /// New programmes, or those of them that were withdrawn.
        pub added: i64,
        /// Programmes that were changed, or that have their former values again.
        pub changed: i64,
        /// How many of both are made up for a demonstration.
        pub simulated: i64,
    }
}

/// Whose programmes an import wrote or gave back, but for the organisations of whoever asked for that. One statement.
pub async fn of_in(tx: &mut Tx, run: &Run, done: Done) -> Result<Vec<Share>, StoreError> {
    let region = tx.region.clone();
    let counts = match done {
        Done::Applied => {
            "select p.organisation_id, o.short_name as owner,
             sum(case when w.outcome = 'added' then 1 else 0 end) as added,
             sum(case when w.outcome = 'changed' then 1 else 0 end) as changed,"
        }
        Done::TakenBack => {
            "select p.organisation_id, o.short_name as owner,
             sum(case when w.taken_back = 'withdrawn' then 1 else 0 end) as added,
             sum(case when w.taken_back = 'restored' then 1 else 0 end) as changed,"
        }
    };
    let asked = sql(counts)
        .push(
            " sum(case when p.provenance = 'simulated' then 1 else 0 end) as simulated from import_row w
             join programme p on p.region_code = w.region_code and p.id = w.record_id
             join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
             where w.record_id is not null",
        )
        .push_bind(" and w.region_code = ", &region)
        .push_bind(" and w.run_id = ", &run.id)
        .push(match done {
            Done::Applied => " and w.outcome in ('added', 'changed')",
            Done::TakenBack => " and w.taken_back in ('withdrawn', 'restored')",
        })
        .push_bind(
            " and not exists (select 1 from person_role r where r.region_code = p.region_code
               and r.organisation_id = p.organisation_id and r.person_id = ",
            run.asked_by.as_deref().unwrap_or_default(),
        )
        .push(") group by p.organisation_id, o.short_name order by p.organisation_id");
    tx.all(asked).await
}
