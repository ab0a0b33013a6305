//! The two engines behind one face: binding arguments and reading rows for SQLite and PostgreSQL.

use std::sync::Arc;

use futures_util::{Stream, TryStreamExt as _};
use sqlx::{AssertSqlSafe, Column as _, Postgres, Row as _, Sqlite, TypeInfo as _, ValueRef as _};

use super::connections::Condition;
use super::{Row, Sql, StoreError, Value, count_statement};

type Arguments<'q, D> = <D as sqlx::Database>::Arguments;

macro_rules! bind_all {
    ($query:expr, $args:expr) => {{
        let mut query = $query;
        for arg in $args {
            query = match arg {
                Value::Text(value) => query.bind(value),
                Value::Whole(value) => query.bind(value),
                Value::Real(value) => query.bind(value),
                Value::YesNo(value) => query.bind(value),
            };
        }
        query
    }};
}

macro_rules! names_of {
    ($row:expr) => {
        $row.columns().iter().map(|column| column.name().to_owned()).collect()
    };
}

macro_rules! engine {
    ($fetch:ident, $each:ident, $run:ident, $database:ty, $read:ident, $placeholders:ident) => {
        pub(super) async fn $fetch<'e, E>(executor: E, sql: Sql) -> Result<Vec<Row>, StoreError>
        where
            E: sqlx::Executor<'e, Database = $database>,
        {
            count_statement();
            let (text, args) = sql.$placeholders();
            let query: sqlx::query::Query<'_, $database, Arguments<'_, $database>> =
                bind_all!(sqlx::query(AssertSqlSafe(text)), args);
            let found = query.fetch_all(executor).await?;
            let Some(head) = found.first() else { return Ok(Vec::new()) };
            let names: Arc<[String]> = names_of!(head);
            found
                .iter()
                .map(|row| {
                    let values = (0..names.len()).map(|index| $read(row, index)).collect::<Result<_, _>>()?;
                    Ok(Row { names: names.clone(), values })
                })
                .collect()
        }

        /// Hands every row to a function as it comes.
        pub(super) async fn $each<'e, E, F: From<StoreError>>(
            executor: E,
            sql: Sql,
            condition: &Condition,
            mut take: impl FnMut(Row) -> Result<(), F>,
        ) -> Result<(), F>
        where
            E: sqlx::Executor<'e, Database = $database>,
        {
            count_statement();
            let (text, args) = sql.$placeholders();
            let query: sqlx::query::Query<'_, $database, Arguments<'_, $database>> =
                bind_all!(sqlx::query(AssertSqlSafe(text)), args);
            let mut coming = query.fetch(executor);
            let mut names: Option<Arc<[String]>> = None;
            while let Some(row) = condition.watch(next(&mut coming)).await? {
                let names = names.get_or_insert_with(|| names_of!(row)).clone();
                let values = (0..names.len()).map(|index| $read(&row, index)).collect::<Result<_, _>>()?;
                take(Row { names, values })?;
            }
            Ok(())
        }

        pub(super) async fn $run<'e, E>(executor: E, sql: Sql) -> Result<u64, StoreError>
        where
            E: sqlx::Executor<'e, Database = $database>,
        {
            count_statement();
            let (text, args) = sql.$placeholders();
            let query: sqlx::query::Query<'_, $database, Arguments<'_, $database>> =
                bind_all!(sqlx::query(AssertSqlSafe(text)), args);
            Ok(query.execute(executor).await?.rows_affected())
        }
    };
}

engine!(fetch_sqlite, each_sqlite, run_sqlite, Sqlite, read_sqlite, unnumbered);
engine!(fetch_postgres, each_postgres, run_postgres, Postgres, read_postgres, numbered);

async fn next<T>(
    rows: &mut (impl Stream<Item = Result<T, sqlx::Error>> + Unpin),
) -> Result<Option<T>, StoreError> {
    Ok(rows.try_next().await?)
}

fn read_sqlite(row: &sqlx::sqlite::SqliteRow, index: usize) -> Result<Value, StoreError> {
    let raw = row.try_get_raw(index)?;
    if raw.is_null() {
        return Ok(Value::Text(None));
    }
    let kind = raw.type_info();
    Ok(match kind.name() {
        "INTEGER" | "INT8" | "BIGINT" => Value::Whole(Some(row.try_get_unchecked(index)?)),
        "BOOLEAN" => Value::YesNo(Some(row.try_get_unchecked(index)?)),
        "REAL" => Value::Real(Some(row.try_get_unchecked(index)?)),
        _ => Value::Text(Some(row.try_get_unchecked(index)?)),
    })
}

fn read_postgres(row: &sqlx::postgres::PgRow, index: usize) -> Result<Value, StoreError> {
    let raw = row.try_get_raw(index)?;
    if raw.is_null() {
        return Ok(Value::Text(None));
    }
    let kind = raw.type_info();
    Ok(match kind.name() {
        "INT8" => Value::Whole(Some(row.try_get(index)?)),
        "INT4" => Value::Whole(Some(i64::from(row.try_get::<i32, _>(index)?))),
        "BOOL" => Value::YesNo(Some(row.try_get(index)?)),
        "FLOAT8" => Value::Real(Some(row.try_get(index)?)),
        _ => Value::Text(Some(row.try_get_unchecked(index)?)),
    })
}
