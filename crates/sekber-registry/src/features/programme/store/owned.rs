//! SQL of whose programmes are, for letters about them.

use sekber_core::value::{OrganisationId, ProgrammeId};

use crate::kit::store::{StoreError, Tx, sql};

crate::row_struct! {
    /// A programme and whose it is.
    #[derive(Debug, Clone)]
    pub struct Owned {
        /// The programme.
        pub id: ProgrammeId,
        /// Its title.
        pub title: String,
        /// Its owner.
        pub organisation_id: OrganisationId,
        /// Its owner in speech.
        pub owner: String,
        /// Whether it is made up for a demonstration.
        pub simulated: bool,
    }
}

/// Some programmes with their owners, in no particular order. One statement.
pub async fn of_in(tx: &mut Tx, ids: &[ProgrammeId]) -> Result<Vec<Owned>, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select p.id, p.title, p.organisation_id, o.short_name as owner,
         p.provenance = 'simulated' as simulated from programme p
         join organisation o on o.region_code = p.region_code and o.id = p.organisation_id")
    .push_bind(" where p.region_code = ", &region)
    .push_list(" and p.id in ", ids.iter());
    tx.all(asked).await
}
