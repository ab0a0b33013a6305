//! Storage: one face over SQLite and PostgreSQL, where the only way to commit is to say what happened.

mod engine;
pub mod forks;
pub mod migrate;
pub mod paging;
pub mod snapshot;
mod sql;
mod tx;
mod value;

use std::cell::Cell;
use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, PgPool, SqlitePool};

use sql::insert_rows_into;
pub use sql::{Sql, insert_rows, sql, whole_table};
pub use tx::Tx;
pub use value::{Column, FromRow, Row, Value};

/// What can go wrong between the program and its database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or could not be reached.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error(transparent)]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A column is missing or holds something its type does not allow.
    #[error("column {0} is missing or holds an invalid value")]
    Column(String),
    /// A query that must find a row found none.
    #[error("the row that was asked for does not exist")]
    NoRow,
    /// The address of the database cannot be understood.
    #[error("a database address begins with sqlite: or postgres:, not {0:?}")]
    Address(String),
    /// A record could not be turned into JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

impl StoreError {
    /// Whether a uniqueness rule of the schema said no.
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(error)) if error.is_unique_violation())
    }

    /// Whether any rule of the schema said no, so that it is the row that is wrong and not the database.
    pub fn is_constraint_violation(&self) -> bool {
        let rule = |error: &dyn sqlx::error::DatabaseError| error.kind() != sqlx::error::ErrorKind::Other;
        matches!(self, Self::Database(sqlx::Error::Database(error)) if rule(error.as_ref()))
    }
}

/// Which of the two databases is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, one file.
    Sqlite,
    /// A server, by URL.
    Postgres,
}

/// A database: SQLite with one writing and several reading connections, or a PostgreSQL pool.
#[derive(Debug, Clone)]
pub enum Db {
    /// Embedded: exactly one connection writes, so that writers queue instead of failing.
    Sqlite {
        /// The one writing connection.
        writer: SqlitePool,
        /// Read-only connections.
        reader: SqlitePool,
    },
    /// PostgreSQL.
    Postgres(PgPool),
}

tokio::task_local! {
    static STATEMENTS: Cell<u32>;
}

fn count_statement() {
    // Outside a counted task (command line, start-up) nobody asks for the number.
    let _ = STATEMENTS.try_with(|count| count.set(count.get() + 1));
}

/// Runs a future and returns its result with the number of SQL statements it sent: pages have a budget.
pub async fn counting<F: Future>(work: F) -> (F::Output, u32) {
    STATEMENTS
        .scope(Cell::new(0), async {
            let output = work.await;
            (output, STATEMENTS.with(Cell::get))
        })
        .await
}

impl Db {
    /// Connects to `sqlite:path/to/file` (made when missing) or `postgres://…`.
    ///
    /// # Errors
    /// When the address is not understood or the database cannot be reached.
    pub async fn connect(address: &str) -> Result<Self, StoreError> {
        if let Some(path) = address.strip_prefix("sqlite:") {
            Self::connect_sqlite(path.trim_start_matches("//")).await
        } else if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            // Requests are logged with their statements and times; the text of a slow bulk insert would fill the log.
            let options =
                PgConnectOptions::from_str(address)?.application_name("sekber").disable_statement_logging();
            let pool = PgPoolOptions::new()
                .max_connections(16)
                .acquire_timeout(Duration::from_secs(10))
                .connect_with(options);
            Ok(Self::Postgres(pool.await?))
        } else {
            Err(StoreError::Address(address.split(':').next().unwrap_or_default().to_owned()))
        }
    }

    async fn connect_sqlite(path: &str) -> Result<Self, StoreError> {
        let base = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .foreign_keys(true)
            // Full: an acknowledged commit survives a power cut, not only a crash.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(10))
            .pragma("temp_store", "memory")
            .disable_statement_logging();
        let writer = SqlitePoolOptions::new().max_connections(1).connect_with(base.clone()).await?;
        let reader = SqlitePoolOptions::new()
            .max_connections(4)
            .connect_with(base.read_only(true).create_if_missing(false))
            .await?;
        Ok(Self::Sqlite { writer, reader })
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match self {
            Self::Sqlite { .. } => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }

    /// Every row the statement finds.
    ///
    /// # Errors
    /// When the database refuses or a row does not fit `T`.
    pub async fn all<T: FromRow>(&self, sql: Sql) -> Result<Vec<T>, StoreError> {
        self.rows(sql).await?.iter().map(T::from_row).collect()
    }

    /// The one row that must be there.
    ///
    /// # Errors
    /// [`StoreError::NoRow`] when there is none, else as [`Db::all`].
    pub async fn one<T: FromRow>(&self, sql: Sql) -> Result<T, StoreError> {
        self.maybe(sql).await?.ok_or(StoreError::NoRow)
    }

    /// The first row, if any.
    ///
    /// # Errors
    /// As [`Db::all`].
    pub async fn maybe<T: FromRow>(&self, sql: Sql) -> Result<Option<T>, StoreError> {
        self.rows(sql).await?.first().map(T::from_row).transpose()
    }

    /// The first column of the first row, if any.
    ///
    /// # Errors
    /// As [`Db::all`].
    pub async fn value<T: Column>(&self, sql: Sql) -> Result<Option<T>, StoreError> {
        self.rows(sql).await?.first().map(Row::first).transpose()
    }

    /// Rows as they are, for statements whose columns are not known beforehand.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn rows(&self, sql: Sql) -> Result<Vec<Row>, StoreError> {
        match self {
            Self::Sqlite { reader, .. } => engine::fetch_sqlite(reader, sql).await,
            Self::Postgres(pool) => engine::fetch_postgres(pool, sql).await,
        }
    }

    /// Runs a statement outside any transaction and outside the audit trail: only for bookkeeping that is
    /// nobody's decision, such as the time a session was last seen.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn housekeeping(&self, sql: Sql) -> Result<u64, StoreError> {
        match self {
            Self::Sqlite { writer, .. } => engine::run_sqlite(writer, sql).await,
            Self::Postgres(pool) => engine::run_postgres(pool, sql).await,
        }
    }

    /// Lets the database count its tables anew, after many rows came at once. What it does not get to do in time it does
    /// by itself later, so a failure is only told.
    pub async fn count_anew(&self) {
        let Some(statement) = forks::statistics(self.engine()) else { return };
        if let Err(error) = self.housekeeping(statement).await {
            tracing::warn!(%error, "the database could not count its tables anew");
        }
    }

    /// Closes all connections; open transactions roll back.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { writer, reader } => {
                reader.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}
