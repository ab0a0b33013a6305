//! SQL of imports: the runs and the rows that wait in them.

pub mod keys;
pub mod lease;
pub mod owners;
pub mod people;
pub mod written;

use sekber_core::value::{CycleId, ImportId, Moment, RegionCode};

use super::kind::{Kind, Outcome, State};
use super::row::SheetRow;
use super::verdict::Verdict;
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, insert_rows, select, sql};

crate::row_struct! {
    /// An import as stored.
    #[derive(Debug, Clone)]
    pub struct Run {
        /// The import.
        pub id: ImportId,
        /// What its rows are.
        pub kind: Kind,
        /// The file's name as it was uploaded.
        pub file_name: String,
        /// How far it is.
        pub state: State,
        /// Rows that were worked on.
        pub done: i64,
        /// Rows in all.
        pub total: i64,
        /// The sheet's layout and which column is which field.
        pub mapping_json: String,
        /// How many rows of each outcome.
        pub outcome_json: String,
        /// Who uploaded it; none for the operator.
        pub person_id: Option<String>,
        /// The uploader's name.
        pub person_name: String,
        /// When it was uploaded.
        pub created_at: Moment,
        /// Who asked for what is done with it now; none for the operator.
        pub asked_by: Option<String>,
        /// That person's name.
        pub asked_name: String,
        /// Whose records its rows show, as [`super::permission::scope`] says.
        pub scope: String,
        /// The last row that was written; none while nothing may be written yet.
        pub written_to: Option<i64>,
        /// The cycle that its new programmes belong to, once rows are written.
        pub cycle_id: Option<CycleId>,
        /// How often work on it was begun since it was last asked for.
        pub attempts: i64,
        /// Why it is in its state, when there is more to say: a code of the words `import-why-…`.
        pub reason: String,
        /// Whether what was changed since is taken back with it.
        pub overrides: bool,
        /// The import of the first sheet of the same file; none for that one itself.
        pub first_sheet: Option<ImportId>,
    }
    /// A waiting row.
    #[derive(Debug, Clone)]
    pub struct Waiting {
        /// Its number in the sheet.
        pub number: i64,
        /// Its cells.
        pub cells_json: String,
        /// What becomes of it; empty before the first check.
        pub outcome: String,
        /// The record's name.
        pub label: String,
        /// Issues, changes and target.
        pub details_json: String,
        /// What it seems to record again; empty for nothing.
        pub alike_json: String,
        /// The record that it wrote.
        pub record_id: Option<String>,
    }
}

const RUN: &str = " from import_run where region_code = $1";

/// A new import without rows, kept from others until a moment; its sheet is still being read. `claim` keeps the name of the form that
/// brought it; `false` when that form was sent before.
pub async fn insert_run(
    db: &Db,
    region: &RegionCode,
    run: &Run,
    until: Moment,
    claim: Option<Sql>,
) -> Result<bool, StoreError> {
    let insert = sql(
        "insert into import_run (region_code, id, kind, file_name, state, total, mapping_json, person_id,
             person_name, created_at, asked_by, asked_name, scope, lease_until, first_sheet, reason)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $8, $9, $11, $12, $13, $14)",
    )
    .bind(region)
    .bind(&run.id)
    .bind(run.kind)
    .bind(&run.file_name)
    .bind(run.state)
    .bind(run.total)
    .bind(&run.mapping_json)
    .bind(run.person_id.clone())
    .bind(&run.person_name)
    .bind(run.created_at)
    .bind(&run.scope)
    .bind(until)
    .bind(run.first_sheet.clone())
    .bind(&run.reason);
    match claim {
        Some(claim) => db.housekeeping_together(claim, Some(insert)).await,
        None => db.housekeeping(insert).await.map(|_| true),
    }
}

/// Lets the import of another sheet wait for somebody to ask for it, now that all its rows are kept.
pub async fn let_wait(db: &Db, region: &RegionCode, id: &ImportId) -> Result<(), StoreError> {
    let waiting = sql("update import_run set state = $1, reason = '' where region_code = $2 and id = $3");
    db.housekeeping(waiting.bind(State::Waiting).bind(region).bind(id)).await.map(|_| ())
}

/// The imports of all sheets of a file, in the order of the file.
pub async fn of_file(db: &Db, region: &RegionCode, first: &ImportId) -> Result<Vec<Run>, StoreError> {
    let all = select::<Run>(RUN)
        .bind(region)
        .push_bind(" and (id = ", first)
        .push_bind(" or first_sheet = ", first);
    db.all(all.push(") order by created_at, id")).await
}

/// Puts rows into an import.
pub async fn insert_waiting(
    db: &Db,
    region: &RegionCode,
    run: &ImportId,
    rows: &[SheetRow],
) -> Result<(), StoreError> {
    let values = rows
        .iter()
        .map(|row| vec![Value::from(region), run.into(), row.number.into(), row.to_json().into()])
        .collect();
    let statements =
        insert_rows("insert into import_row (region_code, run_id, number, cells_json) values", "", values);
    db.housekeeping_all(statements).await
}

/// Writes down what was found out about rows.
pub async fn save_verdicts(
    db: &Db,
    region: &RegionCode,
    run: &ImportId,
    rows: &[(i64, Verdict)],
) -> Result<(), StoreError> {
    db.housekeeping_all(judged(region, run, rows)?).await
}

/// Writes down that rows were left out after all, in the transaction that leaves them out.
pub async fn leave_out(tx: &mut Tx, run: &ImportId, rows: &[(i64, Verdict)]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run_all(judged(&region, run, rows)?).await
}

/// The rows are there already; what they hold stays.
fn judged(region: &RegionCode, run: &ImportId, rows: &[(i64, Verdict)]) -> Result<Vec<Sql>, StoreError> {
    let mut values = Vec::with_capacity(rows.len());
    for (number, verdict) in rows {
        values.push(vec![
            Value::from(region),
            run.into(),
            (*number).into(),
            "".into(),
            Value::from(verdict.outcome),
            verdict.is_warned().into(),
            (&verdict.label).into(),
            verdict.details_json()?.into(),
            verdict.alike_json()?.into(),
        ]);
    }
    Ok(insert_rows(
        "insert into import_row (region_code, run_id, number, cells_json, outcome, warned, label, details_json, alike_json) values",
        " on conflict (region_code, run_id, number) do update set outcome = excluded.outcome,
          warned = excluded.warned, label = excluded.label, details_json = excluded.details_json,
          alike_json = excluded.alike_json",
        values,
    ))
}

/// An import.
pub async fn run(db: &Db, region: &RegionCode, id: &ImportId) -> Result<Option<Run>, StoreError> {
    db.maybe(select::<Run>(RUN).bind(region).push_bind(" and id = ", id)).await
}

/// The latest imports, of everybody or of one person.
pub async fn runs(db: &Db, region: &RegionCode, person: Option<&str>) -> Result<Vec<Run>, StoreError> {
    db.all(
        select::<Run>(RUN)
            .bind(region)
            .push_if(" and person_id = ", person)
            .push(" order by created_at desc, id desc limit 20"),
    )
    .await
}

/// Which rows of an import are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Only of this outcome.
    pub outcome: Option<Outcome>,
    /// Only those with remarks.
    pub warned: bool,
}

fn waiting(region: &RegionCode, run: &ImportId, wanted: Wanted) -> Sql {
    select::<Waiting>(" from import_row where region_code = $1 and run_id = $2")
        .bind(region)
        .bind(run)
        .push_if(" and outcome = ", wanted.outcome)
        .push(if wanted.warned { " and warned" } else { "" })
}

/// Rows in the order of the sheet, after a number, at most so many.
pub async fn waiting_after(
    db: &Db,
    region: &RegionCode,
    run: &ImportId,
    wanted: Wanted,
    (after, most): (i64, i64),
) -> Result<Vec<Waiting>, StoreError> {
    db.all(
        waiting(region, run, wanted)
            .push_bind(" and number > ", after)
            .push_bind(" order by number limit ", most),
    )
    .await
}

/// One page of rows; `total` is known from the summary.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    run: &ImportId,
    wanted: Wanted,
    (cursor, total): (&Cursor, i64),
) -> Result<Page<Waiting>, StoreError> {
    let number = |key: &Key| key.id.parse::<i64>().unwrap_or(0);
    let rows = waiting(region, run, wanted);
    let rows = match cursor {
        Cursor::Start => rows.push(" order by number"),
        Cursor::After(key) => rows.push_bind(" and number > ", number(key)).push(" order by number"),
        Cursor::Before(key) => rows.push_bind(" and number < ", number(key)).push(" order by number desc"),
    };
    let rows = db.all(rows.push_bind(" limit ", PAGE_SIZE + 1)).await?;
    let key = |row: &Waiting| Key { sort: String::new(), id: row.number.to_string() };
    Ok(Page::from_fetched(rows, cursor, total, key))
}

/// Rows that will be written, in the order of the sheet, after a number, at most so many.
pub async fn writing_after(
    db: &Db,
    region: &RegionCode,
    run: &ImportId,
    (after, most): (i64, i64),
) -> Result<Vec<Waiting>, StoreError> {
    // What its cells said was read when it was checked.
    let rows = sql(
        "select number, '' as cells_json, outcome, label, details_json, '' as alike_json, record_id from import_row where region_code = $1 and run_id = $2",
    );
    db.all(
        rows.bind(region)
            .bind(run)
            .push_list(" and outcome in ", [Outcome::Added, Outcome::Changed])
            .push_bind(" and number > ", after)
            .push_bind(" order by number limit ", most),
    )
    .await
}

/// The cells of some rows of an import, and what they tell beside them.
pub async fn cells_of(
    tx: &mut Tx,
    run: &ImportId,
    numbers: &[i64],
) -> Result<Vec<(i64, String)>, StoreError> {
    crate::row_struct! { struct Cells { number: i64, cells_json: String } }
    let region = tx.region.clone();
    let rows = sql("select number, cells_json from import_row where region_code = $1 and run_id = $2");
    let rows = rows.bind(&region).bind(run).push_list(" and number in ", numbers.iter().copied());
    let found: Vec<Cells> = tx.all(rows.push(" order by number")).await?;
    Ok(found.into_iter().map(|row| (row.number, row.cells_json)).collect())
}

/// Writes down which column is which field, while the sheet is being read.
pub async fn save_mapping(
    db: &Db,
    region: &RegionCode,
    id: &ImportId,
    mapping_json: &str,
) -> Result<(), StoreError> {
    db.housekeeping(
        sql("update import_run set mapping_json = $1 where region_code = $2 and id = $3")
            .bind(mapping_json)
            .bind(region)
            .bind(id),
    )
    .await
    .map(|_| ())
}

/// Forgets some rows of an import that was set aside, few enough that no writer waits; its summary stays. How many rows were
/// forgotten.
pub async fn forget_rows_of(
    db: &Db,
    region: &RegionCode,
    run: &ImportId,
    most: i64,
) -> Result<u64, StoreError> {
    db.housekeeping(
        sql("delete from import_row where region_code = $1 and run_id = $2 and number in (
             select w.number from import_row w join import_run r on r.region_code = w.region_code and r.id = w.run_id
             where w.region_code = $1 and w.run_id = $2 and r.state = 'discarded' limit $3)")
        .bind(region)
        .bind(run)
        .bind(most),
    )
    .await
}

/// Forgets some rows of imports from before a moment and of those that somebody set aside, few enough that no writer waits; their
/// summaries stay. How many rows were forgotten.
pub async fn forget_rows(db: &Db, region: &RegionCode, before: Moment, most: i64) -> Result<u64, StoreError> {
    db.housekeeping(
        sql("delete from import_row where region_code = $1 and (run_id, number) in (
             select w.run_id, w.number from import_row w
             join import_run r on r.region_code = w.region_code and r.id = w.run_id
             where w.region_code = $1 and (r.created_at < $2 or (r.state = 'discarded' and r.reason = '')) limit $3)")
        .bind(region)
        .bind(before)
        .bind(most),
    )
    .await
}

/// Imports keep the name that stands in for whoever began or confirmed them.
pub const FORGOTTEN: &[&str] = &[
    "update import_run set person_name = (select p.name from person p where p.id = $1) where person_id = $1",
    "update import_run set asked_name = (select p.name from person p where p.id = $1) where asked_by = $1",
];
