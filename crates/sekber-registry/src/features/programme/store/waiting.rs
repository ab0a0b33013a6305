//! SQL of programmes that were put forward and wait for the secretariat, and of drafts that wait for their owners.

use sekber_core::registry::programme::Status;
use sekber_core::value::{OrganisationId, ProgrammeId, RegionCode};

use crate::keyset;
use crate::kit::store::paging::{Cursor, Key, Page};
use crate::kit::store::{Db, Sql, StoreError, sql};

crate::row_struct! {
    /// A programme that waits.
    #[derive(Debug, Clone)]
    pub struct Waiting {
        /// Which one.
        pub id: ProgrammeId,
        /// Its title.
        pub title: String,
        /// Its owner's short name.
        pub owner: String,
        /// The year of its cycle.
        pub cycle_year: i64,
        /// Counts the changes.
        pub version: i64,
        /// By which the list is in order.
        pub sort_key: String,
        total: i64,
    }
}

crate::row_struct! {
    /// A programme that was chosen, whether it waits or not.
    #[derive(Debug, Clone)]
    pub struct Chosen {
        /// Which one.
        pub id: ProgrammeId,
        /// Its title.
        pub title: String,
        /// Its owner's short name.
        pub owner: String,
        /// How far it is.
        pub state: Status,
        /// Counts the changes.
        pub version: i64,
    }
}

/// Some programmes by title, in whatever state they are.
pub async fn chosen(db: &Db, region: &RegionCode, ids: &[ProgrammeId]) -> Result<Vec<Chosen>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let asked = sql("select p.id, p.title, o.short_name as owner, p.state, p.version from programme p
         join organisation o on o.region_code = p.region_code and o.id = p.organisation_id")
    .push_bind(" where p.region_code = ", region);
    db.all(asked.push_list(" and p.id in ", ids.iter()).push(" order by p.sort_key, p.id")).await
}

/// What was put forward.
const PROPOSED: &str = " and p.state = 'proposed'";
/// Drafts of the cycle in force.
const DRAFTS: &str =
    " and p.state = 'draft' and exists (select 1 from cycle f where f.region_code = p.region_code
     and f.id = p.cycle_id and f.state = 'open')";

/// The statement up to its order; of some owners, or of all. Counted are all of them.
fn asked(region: &RegionCode, condition: &'static str, owners: Option<&[OrganisationId]>) -> Sql {
    let within = |statement: Sql| {
        let statement = statement.push_bind(" where p.region_code = ", region).push(condition);
        match owners {
            Some(owners) => statement.push_list(" and p.organisation_id in ", owners.iter()),
            None => statement,
        }
    };
    let first =
        sql("select p.id, p.title, o.short_name as owner, c.year as cycle_year, p.version, p.sort_key,
         (select count(*) from programme p");
    within(within(first).push(
        ") as total from programme p
         join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
         join cycle c on c.region_code = p.region_code and c.id = p.cycle_id",
    ))
}

async fn read(db: &Db, asked: Sql, cursor: &Cursor) -> Result<Page<Waiting>, StoreError> {
    let found: Vec<Waiting> = db.all(keyset!(rising "p.sort_key", "p.id").page(asked, cursor)).await?;
    let total = found.first().map_or(0, |row| row.total);
    let place = |row: &Waiting| Key { sort: row.sort_key.clone(), id: row.id.to_string() };
    Ok(Page::from_fetched(found, cursor, total, place))
}

/// Those that were put forward, by title.
pub async fn proposed(db: &Db, region: &RegionCode, cursor: &Cursor) -> Result<Page<Waiting>, StoreError> {
    read(db, asked(region, PROPOSED, None), cursor).await
}

/// Drafts of the cycle in force by title; of some owners, or of all.
pub async fn drafts(
    db: &Db,
    region: &RegionCode,
    owners: Option<&[OrganisationId]>,
    cursor: &Cursor,
) -> Result<Page<Waiting>, StoreError> {
    read(db, asked(region, DRAFTS, owners), cursor).await
}
