//! SQL of what imports wrote: the record of each row, in the version that it left behind, and what became of it when the import was
//! taken back.

use sekber_core::value::{ImportId, RegionCode};

use super::Kind;
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, insert_rows, select_of, sql};

/// A record that a row wrote: the row, the record, and its version afterwards.
pub type Wrote = (i64, String, i64);

crate::row_struct! {
    /// A row that was written.
    #[derive(Debug, Clone)]
    pub struct Written {
        /// Its number in the sheet.
        pub number: i64,
        /// What became of it: added or changed.
        pub outcome: String,
        /// The record's name.
        pub label: String,
        /// What was changed.
        pub details_json: String,
        /// The record.
        pub record_id: String,
        /// The version that it was left in.
        pub record_version: i64,
    }
    /// How many rows of an import can be taken back, or were.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Tally {
        /// New records.
        pub added: i64,
        /// Records that were changed.
        pub changed: i64,
        /// Records that were withdrawn.
        pub withdrawn: i64,
        /// Records that have their former values again.
        pub restored: i64,
        /// Records that were left as they are.
        pub remaining: i64,
    }
}

/// Keeps what rows wrote, in the transaction that writes it.
pub async fn keep(tx: &mut Tx, run: &ImportId, rows: &[Wrote]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let row = |(number, id, version): &Wrote| {
        vec![Value::from(&region), run.into(), (*number).into(), "".into(), id.into(), (*version).into()]
    };
    let head =
        "insert into import_row (region_code, run_id, number, cells_json, record_id, record_version) values";
    let tail = " on conflict (region_code, run_id, number) do update set record_id = excluded.record_id,
         record_version = excluded.record_version";
    tx.run_all(insert_rows(head, tail, rows.iter().map(row).collect())).await
}

/// Says what became of the records of rows.
pub async fn mark(tx: &mut Tx, run: &ImportId, rows: &[(i64, &'static str)]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let row = |(number, became): &(i64, &'static str)| {
        vec![Value::from(&region), run.into(), (*number).into(), "".into(), (*became).into()]
    };
    let head = "insert into import_row (region_code, run_id, number, cells_json, taken_back) values";
    let tail = " on conflict (region_code, run_id, number) do update set taken_back = excluded.taken_back";
    tx.run_all(insert_rows(head, tail, rows.iter().map(row).collect())).await
}

/// Says whether what was changed since is taken back as well.
pub async fn override_changes(
    db: &Db,
    region: &RegionCode,
    run: &ImportId,
    overrides: bool,
) -> Result<(), StoreError> {
    let said = sql("update import_run set overrides = $1 where region_code = $2 and id = $3");
    db.housekeeping(said.bind(overrides).bind(region).bind(run)).await.map(|_| ())
}

fn written(region: &RegionCode, run: &ImportId) -> Sql {
    select_of::<Written>(
        "w.",
        " from import_row w
         where w.region_code = $1 and w.run_id = $2 and w.record_id is not null",
    )
    .bind(region)
    .bind(run)
}

/// Written rows after a number, at most so many.
pub async fn after(
    db: &Db,
    region: &RegionCode,
    run: &ImportId,
    (after, most): (i64, i64),
) -> Result<Vec<Written>, StoreError> {
    let rows = written(region, run).push_bind(" and w.number > ", after);
    db.all(rows.push_bind(" order by w.number limit ", most)).await
}

/// Rows whose records were left as they are, the first ones.
pub async fn left(
    db: &Db,
    region: &RegionCode,
    run: &ImportId,
    most: i64,
) -> Result<Vec<Written>, StoreError> {
    let rows = written(region, run).push(" and w.taken_back = 'left'");
    db.all(rows.push_bind(" order by w.number limit ", most)).await
}

/// The condition that a record has another version by now, or is gone.
fn changed_since(kind: Kind) -> &'static str {
    match kind {
        Kind::Programmes => {
            " and not exists (select 1 from programme p where p.region_code = w.region_code and p.id = w.record_id
               and p.version = w.record_version)"
        }
        Kind::Offices | Kind::Partners => {
            " and w.outcome = 'changed' and not exists (select 1 from organisation o where o.region_code = w.region_code
               and o.id = w.record_id and o.version = w.record_version)"
        }
    }
}

/// Rows whose records were changed since the import, the first ones.
pub async fn changed(
    db: &Db,
    region: &RegionCode,
    (run, kind): (&ImportId, Kind),
    most: i64,
) -> Result<Vec<Written>, StoreError> {
    let rows = written(region, run).push(changed_since(kind));
    db.all(rows.push_bind(" order by w.number limit ", most)).await
}

/// How many records were changed since the import.
pub async fn count_changed(
    db: &Db,
    region: &RegionCode,
    (run, kind): (&ImportId, Kind),
) -> Result<i64, StoreError> {
    let count = sql(
        "select count(*) from import_row w where w.region_code = $1 and w.run_id = $2 and w.record_id is not null",
    );
    Ok(db.value(count.bind(region).bind(run).push(changed_since(kind))).await?.unwrap_or(0))
}

/// What an import has written and what was taken back of it.
pub async fn tally(db: &Db, region: &RegionCode, run: &ImportId) -> Result<Tally, StoreError> {
    let count = sql("select coalesce(sum(case when outcome = 'added' then 1 else 0 end), 0) as added,
         coalesce(sum(case when outcome = 'changed' then 1 else 0 end), 0) as changed,
         coalesce(sum(case when taken_back = 'withdrawn' then 1 else 0 end), 0) as withdrawn,
         coalesce(sum(case when taken_back = 'restored' then 1 else 0 end), 0) as restored,
         coalesce(sum(case when taken_back = 'left' then 1 else 0 end), 0) as remaining
         from import_row where region_code = $1 and run_id = $2 and record_id is not null");
    let found: Option<Tally> = db.maybe(count.bind(region).bind(run)).await?;
    Ok(found.unwrap_or(Tally { added: 0, changed: 0, withdrawn: 0, restored: 0, remaining: 0 }))
}
