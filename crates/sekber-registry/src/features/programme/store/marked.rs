//! SQL of the programmes put forward that a later room marks, by a theme or an action plan, as the pages of those rooms list them.

use sekber_core::value::{ProgrammeId, RegionCode};

use crate::keyset;
use crate::kit::store::paging::{Cursor, Key, Page};
use crate::kit::store::{Db, Sql, StoreError, sql};

crate::row_struct! {
    /// A programme that bears a mark, in short.
    #[derive(Debug, Clone)]
    pub struct MarkedProgramme {
        /// The programme.
        pub id: ProgrammeId,
        /// Its title.
        pub title: String,
        /// Its owner in speech.
        pub owner: String,
        sort_key: String,
        total: i64,
    }
}

fn within(statement: Sql, region: &RegionCode, marked: &impl Fn(Sql) -> Sql) -> Sql {
    let statement = statement.push_bind(" where p.region_code = ", region);
    marked(statement.push(concat!(" and ", crate::put_forward!("p"), " and p.id in ("))).push(")")
}

fn asked(region: &RegionCode, marked: &impl Fn(Sql) -> Sql) -> Sql {
    let first =
        sql("select p.id, p.title, o.short_name as owner, p.sort_key, (select count(*) from programme p");
    let rows = within(first, region, marked).push(
        ") as total from programme p
         join organisation o on o.region_code = p.region_code and o.id = p.organisation_id",
    );
    within(rows, region, marked)
}

/// The programmes put forward that are marked, by title; `marked` adds the select of their ids. One statement.
pub async fn marked(
    db: &Db,
    region: &RegionCode,
    marked: impl Fn(Sql) -> Sql,
    cursor: &Cursor,
) -> Result<Page<MarkedProgramme>, StoreError> {
    let asked = keyset!(rising "p.sort_key", "p.id").page(asked(region, &marked), cursor);
    let found: Vec<MarkedProgramme> = db.all(asked).await?;
    let total = found.first().map_or(0, |row| row.total);
    let place = |row: &MarkedProgramme| Key { sort: row.sort_key.clone(), id: row.id.to_string() };
    Ok(Page::from_fetched(found, cursor, total, place))
}
