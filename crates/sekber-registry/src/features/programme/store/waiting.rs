//! SQL of programmes that were put forward and wait for the secretariat.

use sekber_core::value::{ProgrammeId, RegionCode};

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
        /// The code of its state.
        pub state: String,
    }
}

/// Some programmes by title, in whatever state they are.
pub async fn chosen(db: &Db, region: &RegionCode, ids: &[ProgrammeId]) -> Result<Vec<Chosen>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let asked =
        sql("select p.id, p.title, p.state from programme p").push_bind(" where p.region_code = ", region);
    db.all(asked.push_list(" and p.id in ", ids.iter()).push(" order by p.sort_key, p.id")).await
}

/// The statement up to its conditions. Counted is what waits in all.
fn asked(region: &RegionCode) -> Sql {
    sql("select p.id, p.title, o.short_name as owner, c.year as cycle_year, p.version, p.sort_key, (select count(*) from programme p")
        .push_bind(" where p.region_code = ", region)
        .push(
            " and p.state = 'proposed') as total from programme p
             join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
             join cycle c on c.region_code = p.region_code and c.id = p.cycle_id",
        )
        .push_bind(" where p.region_code = ", region)
        .push(" and p.state = 'proposed'")
}

/// Those that wait, by title.
pub async fn page(db: &Db, region: &RegionCode, cursor: &Cursor) -> Result<Page<Waiting>, StoreError> {
    let found: Vec<Waiting> =
        db.all(keyset!(rising "p.sort_key", "p.id").page(asked(region), cursor)).await?;
    let total = found.first().map_or(0, |row| row.total);
    Ok(Page::from_fetched(found, cursor, total, place))
}

/// Those of some programmes that wait, by title.
pub async fn some(db: &Db, region: &RegionCode, ids: &[ProgrammeId]) -> Result<Vec<Waiting>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let asked = asked(region).push_list(" and p.id in ", ids.iter());
    db.all(asked.push(" order by p.sort_key, p.id")).await
}

fn place(row: &Waiting) -> Key {
    Key { sort: row.sort_key.clone(), id: row.id.to_string() }
}
