//! SQL of a whole list, for its files: all rows at once, or their identifiers first and then part by part.

use sekber_core::value::{ProgrammeId, RegionCode};

use super::list::{COLUMNS, ListRow, found, list, of_page, within_sight};
use crate::features::programme::filter::Filter;
use crate::kit::access::Sight;
use crate::kit::store::paging::Cursor;
use crate::kit::store::{Db, StoreError, sql};

/// The most rows of a download.
const LONGEST_DOWNLOAD: i64 = 100_000;

/// Everything the filter finds, up to the longest download: one statement.
pub async fn everything(db: &Db, region: &RegionCode, filter: &Filter) -> Result<Vec<ListRow>, StoreError> {
    db.all(list(db.engine(), region, filter, &Cursor::Start, LONGEST_DOWNLOAD, Some(0))).await
}

/// The identifiers of the same, in the same order.
pub async fn identifiers(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
) -> Result<Vec<ProgrammeId>, StoreError> {
    crate::row_struct! { struct Listed { id: ProgrammeId } }
    let asked =
        found(db.engine(), sql("select p.id from "), region, filter, (&Cursor::Start, LONGEST_DOWNLOAD));
    let listed: Vec<Listed> = db.all(asked).await?;
    Ok(listed.into_iter().map(|row| row.id).collect())
}

/// The rows with these identifiers, in their order, without those that are gone or out of sight by now.
pub async fn some(
    db: &Db,
    region: &RegionCode,
    identifiers: &[ProgrammeId],
    sight: &Sight,
) -> Result<Vec<ListRow>, StoreError> {
    let page = sql(COLUMNS)
        .push_bind(
            ", cast(0 as bigint) as total from (select p.id as record_id, cast(0 as bigint) as match_level,
             cast(0 as bigint) as static_rank from programme p where p.region_code = ",
            region,
        )
        .push_list(" and p.id in ", identifiers.iter());
    let mut rows: Vec<ListRow> = db.all(of_page(within_sight(page, sight).push(")"), region)).await?;
    rows.sort_by_cached_key(|row| identifiers.iter().position(|id| *id == row.id));
    Ok(rows)
}
