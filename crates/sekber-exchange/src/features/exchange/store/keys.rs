//! SQL of the keys by which rows of a sheet find what is stored.

use sekber_core::value::{CycleId, OrganisationId, ProgrammeId, RegionCode};

use crate::features::registry::{Side, push_let_in};
use crate::kit::store::{Db, StoreError, select, sql};

crate::row_struct! {
    /// By what a programme is found again.
    #[derive(Debug, Clone)]
    pub struct ProgrammeKey {
        /// The programme.
        pub id: ProgrammeId,
        /// Its owner.
        pub organisation_id: OrganisationId,
        /// The owner's number.
        pub reference: Option<String>,
        /// Its title.
        pub title: String,
    }
    /// An organisation's names, and the one that it was joined to.
    #[derive(Debug, Clone)]
    pub struct NameOrFormer {
        /// The organisation.
        pub id: OrganisationId,
        /// Office or partner.
        pub side: Side,
        /// The district's own short code.
        pub code: Option<String>,
        /// The full name.
        pub name: String,
        /// The name in speech and tables.
        pub short_name: String,
        /// The organisation that it is a part of now.
        pub merged_into: Option<OrganisationId>,
    }
    /// A legal document's number.
    #[derive(Debug, Clone)]
    pub struct LegalNumber {
        /// Whose.
        pub organisation_id: OrganisationId,
        /// The number as written.
        pub number: String,
    }
}

/// The names of all organisations in the order of lists, joined ones included: old sheets know them by their old names. Those
/// that wait to be let in only where they are asked for.
pub async fn names(
    db: &Db,
    region: &RegionCode,
    with_waiting: bool,
) -> Result<Vec<NameOrFormer>, StoreError> {
    let asked = select::<NameOrFormer>(" from organisation where region_code = $1").bind(region);
    db.all(push_let_in(asked, with_waiting).push(" order by side, sort_key, id")).await
}

/// By what the programmes of a cycle are found again.
pub async fn programme_keys(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
) -> Result<Vec<ProgrammeKey>, StoreError> {
    db.all(
        // What was withdrawn is not meant by a later sheet.
        sql("select id, organisation_id, reference, title from programme where region_code = $1 and cycle_id = $2 and not withdrawn")
            .bind(region)
            .bind(cycle),
    )
    .await
}

/// The ids of the programmes of all other cycles.
pub async fn ids_of_other_cycles(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
) -> Result<Vec<ProgrammeId>, StoreError> {
    crate::row_struct! { struct Found { id: ProgrammeId } }
    let ids = sql("select id from programme where region_code = $1 and cycle_id <> $2 and not withdrawn")
        .bind(region)
        .bind(cycle);
    let found: Vec<Found> = db.all(ids).await?;
    Ok(found.into_iter().map(|row| row.id).collect())
}

/// The numbers of legal documents in force.
pub async fn legal_numbers(db: &Db, region: &RegionCode) -> Result<Vec<LegalNumber>, StoreError> {
    db.all(
        sql("select organisation_id, number from legal_document where region_code = $1 and ended_at is null")
            .bind(region),
    )
    .await
}

/// The ids of a cycle's programmes, of all owners or of some, in the order of lists.
pub async fn programme_ids(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
    owners: Option<&[OrganisationId]>,
) -> Result<Vec<ProgrammeId>, StoreError> {
    crate::row_struct! { struct Found { id: ProgrammeId } }
    let ids = sql("select id from programme where region_code = $1 and cycle_id = $2 and not withdrawn")
        .bind(region)
        .bind(cycle);
    let ids = match owners {
        Some(owners) => ids.push_list(" and organisation_id in ", owners),
        None => ids,
    };
    let found: Vec<Found> = db.all(ids.push(" order by sort_key, id limit 100000")).await?;
    Ok(found.into_iter().map(|row| row.id).collect())
}
