//! SQL of entries: one, those of a partnership, and those behind a total, each with the share that is counted there.

use sekber_core::value::{LedgerEntryId, PartnershipId, RegionCode};

use crate::features::ledger::filter::{Filter, LedgerSight};
use crate::features::ledger::model::{Evidence, LedgerEntry};
use crate::features::ledger::store::sight::within_sight;
use crate::features::ledger::store::totals::narrow;
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

/// The most rows of a download.
pub const LONGEST_DOWNLOAD: i64 = 100_000;
/// The most entries of one partnership that its page shows; its sums count all of them.
pub const MOST_OF_ONE: i64 = 300;

/// What is read of an entry `e`; its share stands before.
const COLUMNS: &str =
    " e.id, e.partnership_id, p.title as partnership, e.programme_id, g.title as programme, e.stage, e.way, e.budget, e.form,
     e.year, e.funder_id, e.funder_name, e.funder_key, e.implementer_id, e.implementer_name, e.implementer_key, e.office_id,
     e.out_of_id, e.corrects_id, e.disclosure, e.currency, e.low_minor, e.high_minor, e.rate_micro, e.rate_on, e.rate_source,
     e.low_idr, e.high_idr, e.undisclosed, e.quantity_milli, e.unit, e.value_method, e.source, e.note, e.reason, e.simulated,
     e.person_name, e.recorder_id, e.recorded_at, e.on_day, e.doubts, e.standing, e.standing_reason, e.standing_by, e.standing_at,
     (select u.id from ledger_entry u where u.region_code = e.region_code and u.corrects_id = e.id) as corrected_by,
     (select u.person_name from ledger_entry u where u.region_code = e.region_code and u.corrects_id = e.id) as undone_by,
     (select u.reason from ledger_entry u where u.region_code = e.region_code and u.corrects_id = e.id) as undone_why,
     (select count(*) from ledger_evidence v where v.region_code = e.region_code and v.entry_id = e.id) as evidence,
     (select string_agg(k.dimension || ':' || k.code, ';') from ledger_code k
      where k.region_code = e.region_code and k.entry_id = e.id) as codes
     from ledger_entry e
     join partnership p on p.region_code = e.region_code and p.id = e.partnership_id
     left join programme g on g.region_code = e.region_code and g.id = e.programme_id";

fn whole() -> Sql {
    sql("select e.low_idr as share_low, e.high_idr as share_high,").push(COLUMNS)
}

/// Those that a filter finds, with the share that each counts under it.
fn found(region: &RegionCode, filter: &Filter) -> Sql {
    let shared = filter.class.as_ref().filter(|(_, code)| !code.is_empty());
    let statement = match shared {
        None => whole(),
        Some((by, code)) => sql("select c.low_idr as share_low, c.high_idr as share_high,")
            .push(COLUMNS)
            .push_bind(" join ledger_code c on c.region_code = e.region_code and c.entry_id = e.id and c.dimension = ", by)
            .push_bind(" and c.code = ", code),
    };
    narrow(statement.push_bind(" where e.region_code = ", region), region, filter)
}

/// One page of entries, the latest first.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    cursor: &Cursor,
    total: i64,
) -> Result<Page<LedgerEntry>, StoreError> {
    let statement = found(region, filter);
    let (statement, order) = match cursor {
        Cursor::Start => (statement, " order by e.id desc"),
        Cursor::After(key) => (statement.push_bind(" and e.id < ", &key.id), " order by e.id desc"),
        Cursor::Before(key) => (statement.push_bind(" and e.id > ", &key.id), " order by e.id"),
    };
    let rows = db.all(statement.push(order).push_bind(" limit ", PAGE_SIZE + 1)).await?;
    let key = |row: &LedgerEntry| Key { sort: String::new(), id: row.id.to_string() };
    Ok(Page::from_fetched(rows, cursor, total, key))
}

/// How many entries a filter finds.
pub async fn count(db: &Db, region: &RegionCode, filter: &Filter) -> Result<i64, StoreError> {
    let asked = sql("select count(*) from ledger_entry e");
    let asked = match filter.class.as_ref().filter(|(_, code)| !code.is_empty()) {
        None => asked,
        Some((by, code)) => asked
            .push_bind(" join ledger_code c on c.region_code = e.region_code and c.entry_id = e.id and c.dimension = ", by)
            .push_bind(" and c.code = ", code),
    };
    let asked = narrow(asked.push_bind(" where e.region_code = ", region), region, filter);
    Ok(db.value(asked).await?.unwrap_or(0))
}

/// Everything that a filter finds, up to the longest download, in the order of recording.
///
/// # Errors
/// When the database cannot be asked.
pub async fn all(db: &Db, region: &RegionCode, filter: &Filter) -> Result<Vec<LedgerEntry>, StoreError> {
    db.all(found(region, filter).push(" order by e.id").push_bind(" limit ", LONGEST_DOWNLOAD)).await
}

/// Those of them that follow an entry, or the first, at most so many.
///
/// # Errors
/// When the database cannot be asked.
pub async fn following(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    last: Option<&LedgerEntryId>,
    most: i64,
) -> Result<Vec<LedgerEntry>, StoreError> {
    let asked = found(region, filter).push_if(" and e.id > ", last);
    db.all(asked.push(" order by e.id").push_bind(" limit ", most)).await
}

fn of_one(region: &RegionCode, partnership: &PartnershipId) -> Sql {
    whole().push_bind(" where e.region_code = ", region).push_bind(" and e.partnership_id = ", partnership)
}

/// The latest entries of a partnership that somebody sees, in the order of recording.
///
/// # Errors
/// When the database cannot be asked.
pub async fn of_partnership(
    db: &Db,
    region: &RegionCode,
    partnership: &PartnershipId,
    sight: &LedgerSight,
) -> Result<Vec<LedgerEntry>, StoreError> {
    let asked = within_sight(of_one(region, partnership), region, sight);
    let mut latest: Vec<LedgerEntry> =
        db.all(asked.push(" order by e.id desc").push_bind(" limit ", MOST_OF_ONE)).await?;
    latest.reverse();
    Ok(latest)
}

/// How many entries a partnership has, within a transaction.
pub async fn count_in(tx: &mut Tx, partnership: &PartnershipId) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from ledger_entry where region_code = $1 and partnership_id = $2");
    Ok(tx.value(asked.bind(&region).bind(partnership)).await?.unwrap_or(0))
}

/// An entry of a partnership with what was passed on from it and with what undid it or a part of it: all that decides whether it is
/// undone or has more to pass on.
pub async fn chain_in(
    tx: &mut Tx,
    partnership: &PartnershipId,
    id: &LedgerEntryId,
) -> Result<Vec<LedgerEntry>, StoreError> {
    let region = tx.region.clone();
    let asked = of_one(&region, partnership)
        .push_bind(" and (e.id = ", id)
        .push_bind(" or e.out_of_id = ", id)
        .push_bind(" or e.corrects_id = ", id);
    tx.all(asked.push(") order by e.id")).await
}

fn one(region: &RegionCode, id: &LedgerEntryId) -> Sql {
    whole().push_bind(" where e.region_code = ", region).push_bind(" and e.id = ", id)
}

/// An entry, when it is within sight.
pub async fn find(
    db: &Db,
    region: &RegionCode,
    id: &LedgerEntryId,
    sight: &LedgerSight,
) -> Result<Option<LedgerEntry>, StoreError> {
    db.maybe(within_sight(one(region, id), region, sight)).await
}

/// Whether there is such an entry, in whose sight ever.
pub async fn is_there(db: &Db, region: &RegionCode, id: &LedgerEntryId) -> Result<bool, StoreError> {
    let asked = sql("select count(*) from ledger_entry where region_code = $1 and id = $2");
    Ok(db.value::<i64>(asked.bind(region).bind(id)).await?.unwrap_or(0) > 0)
}

/// An entry, within a transaction.
pub async fn find_in(tx: &mut Tx, id: &LedgerEntryId) -> Result<Option<LedgerEntry>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(one(&region, id)).await
}

/// What was passed on from an entry, as far as it is within sight.
pub async fn parts_of(
    db: &Db,
    region: &RegionCode,
    id: &LedgerEntryId,
    sight: &LedgerSight,
) -> Result<Vec<LedgerEntry>, StoreError> {
    let asked = whole().push_bind(" where e.region_code = ", region).push_bind(" and e.out_of_id = ", id);
    db.all(within_sight(asked, region, sight).push(" order by e.id")).await
}

/// The files that prove an entry.
pub async fn evidence(db: &Db, region: &RegionCode, id: &LedgerEntryId) -> Result<Vec<Evidence>, StoreError> {
    db.all(
        sql("select v.attachment_id, f.file_name, f.size, v.person_name, v.added_at from ledger_evidence v
             join district_file f on f.region_code = v.region_code and f.id = v.attachment_id
             where v.region_code = $1 and v.entry_id = $2 order by v.added_at, v.attachment_id")
        .bind(region)
        .bind(id),
    )
    .await
}

/// How many files prove the entries of a partnership, and how many bytes they have.
pub async fn shelf_in(tx: &mut Tx, partnership: &PartnershipId) -> Result<(i64, i64), StoreError> {
    crate::row_struct! { struct Shelf { files: i64, bytes: i64 } }
    let region = tx.region.clone();
    let asked =
        sql("select count(*) as files, cast(coalesce(sum(f.size), 0) as bigint) as bytes from ledger_entry e
         join ledger_evidence v on v.region_code = e.region_code and v.entry_id = e.id
         join district_file f on f.region_code = v.region_code and f.id = v.attachment_id
         where e.region_code = $1 and e.partnership_id = $2");
    let shelf: Shelf = tx.one(asked.bind(&region).bind(partnership)).await?;
    Ok((shelf.files, shelf.bytes))
}
