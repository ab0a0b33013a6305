//! One unchanging view of a running database, and the raw filling of an empty one: what backups are made of.

use std::collections::BTreeMap;

use super::open::Open;
use super::{Db, Row, Sql, StoreError, Value, dialect, insert_rows_into};

/// What a column holds, as far as both engines agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number.
    Whole,
    /// A real number.
    Real,
    /// Yes or no.
    YesNo,
}

/// A table's columns in the order of their names, without those that the database computes.
pub type Columns = BTreeMap<String, Kind>;

/// A transaction that sees the database as it was when it began, whatever is written meanwhile.
pub struct Snapshot(Open);

impl Db {
    /// Begins a snapshot.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        Ok(Snapshot(match self {
            Self::Sqlite { reader, .. } => Open::on_sqlite(reader, "begin").await?,
            Self::Postgres(servers) => {
                Open::on_postgres(&servers.writing, "begin isolation level repeatable read read only").await?
            }
        }))
    }

    /// The columns of a table that hold data.
    ///
    /// # Errors
    /// When the catalogue cannot be read.
    pub async fn columns(&self, table: &str) -> Result<Columns, StoreError> {
        let rows = self.rows(dialect::columns_of(self.engine(), table)).await?;
        let mut columns = Columns::new();
        for row in &rows {
            let kind: String = row.get("kind")?;
            let kind = match kind.to_ascii_lowercase().as_str() {
                "bigint" => Kind::Whole,
                "boolean" => Kind::YesNo,
                "double precision" => Kind::Real,
                _ => Kind::Text,
            };
            columns.insert(row.get("name")?, kind);
        }
        Ok(columns)
    }

    /// The tables that hold data, by name.
    ///
    /// # Errors
    /// When the catalogue cannot be read.
    pub async fn tables(&self) -> Result<Vec<String>, StoreError> {
        let rows = self.rows(dialect::tables(self.engine())).await?;
        rows.iter().map(|row| row.get("name")).collect()
    }

    /// Fills tables in one transaction, without events: the rows bring their own audit trail along.
    ///
    /// # Errors
    /// When the database refuses a row; then nothing was filled.
    pub async fn filling(&self) -> Result<Filling, StoreError> {
        Ok(Filling(match self {
            Self::Sqlite { writer, .. } => Open::on_sqlite(writer, "begin immediate").await?,
            Self::Postgres(servers) => Open::on_postgres(&servers.writing, "begin").await?,
        }))
    }
}

impl Snapshot {
    /// Hands every row of a statement to a function, one at a time, so that memory does not grow with the table.
    ///
    /// # Errors
    /// When the database fails or the function does.
    pub async fn each<E: From<StoreError>>(
        &mut self,
        sql: Sql,
        take: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        self.0.each(sql, take).await
    }
}

/// A transaction that fills empty tables.
pub struct Filling(Open);

impl Filling {
    /// Adds rows to a table of the schema; every row has the same columns.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn add(
        &mut self,
        table: &str,
        columns: &[&str],
        rows: Vec<Vec<Value>>,
    ) -> Result<(), StoreError> {
        for statement in insert_rows_into(table, columns, rows) {
            self.0.run(statement).await?;
        }
        Ok(())
    }

    /// Runs a statement upon what was added.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn run(&mut self, statement: Sql) -> Result<(), StoreError> {
        self.0.run(statement).await.map(|_| ())
    }

    /// Keeps everything that was added.
    ///
    /// # Errors
    /// When the database refuses; then nothing was kept.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.0.commit().await
    }
}
