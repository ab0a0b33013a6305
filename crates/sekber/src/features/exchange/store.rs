//! SQL of imports: the runs, the rows that wait in them, and the keys by which rows find what is stored.

use sekber_core::value::{CycleId, ImportId, Moment, OrganisationId, PersonId, ProgrammeId, RegionCode};

use super::kind::{Kind, Outcome, State};
use super::row::SheetRow;
use super::verdict::Verdict;
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, insert_rows, sql};

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
    }
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
    /// A legal paper's number.
    #[derive(Debug, Clone)]
    pub struct LegalNumber {
        /// Whose.
        pub organisation_id: OrganisationId,
        /// The number as written.
        pub number: String,
    }
}

const RUN: &str =
    "select id, kind, file_name, state, done, total, mapping_json, outcome_json, person_id, person_name,
     created_at from import_run where region_code = $1";

/// A new import without rows.
pub async fn insert_run(db: &Db, region: &RegionCode, run: &Run) -> Result<(), StoreError> {
    db.housekeeping(
        sql("insert into import_run (region_code, id, kind, file_name, state, total, mapping_json, person_id, person_name, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
            .bind(region)
            .bind(&run.id)
            .bind(run.kind)
            .bind(&run.file_name)
            .bind(run.state)
            .bind(run.total)
            .bind(&run.mapping_json)
            .bind(run.person_id.clone())
            .bind(&run.person_name)
            .bind(run.created_at),
    )
    .await
    .map(|_| ())
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
    for statement in statements {
        db.housekeeping(statement).await?;
    }
    Ok(())
}

/// Writes down what was found out about rows.
pub async fn save_verdicts(
    db: &Db,
    region: &RegionCode,
    run: &ImportId,
    rows: Vec<(Waiting, Verdict)>,
) -> Result<(), StoreError> {
    let mut values = Vec::with_capacity(rows.len());
    for (row, verdict) in rows {
        values.push(vec![
            Value::from(region),
            run.into(),
            row.number.into(),
            row.cells_json.into(),
            verdict.outcome.into(),
            verdict.is_warned().into(),
            (&verdict.label).into(),
            serde_json::to_string(&verdict.details())?.into(),
        ]);
    }
    let statements = insert_rows(
        "insert into import_row (region_code, run_id, number, cells_json, outcome, warned, label, details_json) values",
        " on conflict (region_code, run_id, number) do update set outcome = excluded.outcome,
          warned = excluded.warned, label = excluded.label, details_json = excluded.details_json",
        values,
    );
    for statement in statements {
        db.housekeeping(statement).await?;
    }
    Ok(())
}

/// An import.
pub async fn run(db: &Db, region: &RegionCode, id: &ImportId) -> Result<Option<Run>, StoreError> {
    db.maybe(sql(RUN).bind(region).push_bind(" and id = ", id)).await
}

/// The latest imports, of everybody or of one person.
pub async fn runs(db: &Db, region: &RegionCode, person: Option<&str>) -> Result<Vec<Run>, StoreError> {
    db.all(
        sql(RUN)
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
    sql("select number, cells_json, outcome, label, details_json from import_row where region_code = $1 and run_id = $2")
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

/// Moves an import from one of some states into another; `false` when it is in none of them.
pub async fn set_state(
    db: &Db,
    region: &RegionCode,
    id: &ImportId,
    from: &[State],
    to: State,
) -> Result<bool, StoreError> {
    let moved = db
        .housekeeping(
            sql("update import_run set state = $1 where region_code = $2 and id = $3")
                .bind(to)
                .bind(region)
                .bind(id)
                .push_list(" and state in ", from.iter().copied()),
        )
        .await?;
    Ok(moved == 1)
}

/// Writes down how many rows of each outcome there are, and the state that follows.
pub async fn save_summary(
    db: &Db,
    region: &RegionCode,
    id: &ImportId,
    state: State,
    summary_json: &str,
) -> Result<(), StoreError> {
    db.housekeeping(
        sql("update import_run set state = $1, outcome_json = $2 where region_code = $3 and id = $4")
            .bind(state)
            .bind(summary_json)
            .bind(region)
            .bind(id),
    )
    .await
    .map(|_| ())
}

/// Writes down which column is which field.
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

/// Marks an import as applied, in the very transaction that applies it.
pub async fn finish(tx: &mut Tx, id: &ImportId, done: i64) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("update import_run set state = $1, done = $2, finished_at = $3 where region_code = $4 and id = $5")
            .bind(State::Applied)
            .bind(done)
            .bind(now)
            .bind(&region)
            .bind(id),
    )
    .await
    .map(|_| ())
}

/// Imports that were being worked on when the program stopped are marked so; how many there were.
pub async fn mark_interrupted(db: &Db, region: &RegionCode) -> Result<u64, StoreError> {
    db.housekeeping(
        sql("update import_run set state = $1 where region_code = $2")
            .bind(State::Interrupted)
            .bind(region)
            .push_list(" and state in ", [State::Checking, State::Applying]),
    )
    .await
}

/// Forgets the rows of imports from before a moment; their summaries stay.
pub async fn forget_rows(db: &Db, region: &RegionCode, before: Moment) -> Result<u64, StoreError> {
    db.housekeeping(
        sql("delete from import_row where region_code = $1 and run_id in (select id from import_run where region_code = $2 and created_at < $3)")
            .bind(region)
            .bind(region)
            .bind(before),
    )
    .await
}

/// By what the programmes of a cycle are found again.
pub async fn programme_keys(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
) -> Result<Vec<ProgrammeKey>, StoreError> {
    db.all(
        sql("select id, organisation_id, reference, title from programme where region_code = $1 and cycle_id = $2")
            .bind(region)
            .bind(cycle),
    )
    .await
}

/// The numbers of legal papers in force.
pub async fn legal_numbers(db: &Db, region: &RegionCode) -> Result<Vec<LegalNumber>, StoreError> {
    db.all(
        sql("select organisation_id, number from paper where region_code = $1 and ended_at is null")
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
    let ids =
        sql("select id from programme where region_code = $1 and cycle_id = $2").bind(region).bind(cycle);
    let ids = match owners {
        Some(owners) => ids.push_list(" and organisation_id in ", owners),
        None => ids,
    };
    let found: Vec<Found> = db.all(ids.push(" order by sort_key, id limit 100000")).await?;
    Ok(found.into_iter().map(|row| row.id).collect())
}

/// The active person with this address.
pub async fn person(db: &Db, email: &str) -> Result<Option<PersonId>, StoreError> {
    db.value(sql("select id from person where email = $1 and active").bind(email)).await
}
