//! SQL of what organisations and programmes are called, for the trail, which keeps the names that they had.

use sekber_core::value::{OrganisationId, ProgrammeId};

use crate::kit::store::{StoreError, Tx, sql};

crate::row_struct! {
    /// What an id stands for.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Called {
        /// The id.
        pub id: String,
        /// The name or title.
        pub name: String,
    }
}

/// What some organisations and programmes are called. One statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn called(
    tx: &mut Tx,
    organisations: &[OrganisationId],
    programmes: &[ProgrammeId],
) -> Result<Vec<Called>, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select o.id, o.name from organisation o where o.region_code = $1")
        .bind(&region)
        .push_list(" and o.id in ", organisations)
        .push(" union all select p.id, p.title as name from programme p where p.region_code = $1")
        .push_list(" and p.id in ", programmes);
    tx.all(asked).await
}
