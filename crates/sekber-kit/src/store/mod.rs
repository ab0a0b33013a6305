//! Storage: one face over SQLite and PostgreSQL, where the only way to commit is to say what happened.

mod code_list;
mod connections;
pub mod dialect;
mod engine;
mod error;
pub mod fulltext;
pub mod like;
pub mod migrate;
mod open;
pub mod paging;
mod servers;
pub mod snapshot;
mod sql;
mod tx;
mod value;

use std::cell::Cell;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Sqlite};

use super::awaited::Awaited;
use super::files::private;
pub use code_list::CodeList;
pub use connections::Connections;
pub use error::{Outage, StoreError};
use open::Open;
pub use servers::Servers;
use sql::insert_rows_into;
pub use sql::{Sql, insert_rows, select, select_of, sql, whole_table};
pub use tx::Tx;
pub use value::{Bind, Column, FromRow, Plainly, Row, Value, without_nul};

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
        writer: Connections<Sqlite>,
        /// Read-only connections.
        reader: Connections<Sqlite>,
    },
    /// PostgreSQL.
    Postgres(Servers),
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

/// Closes the database to other users, also one that an older program made. SQLite gives the files beside it the same mode.
/// What cannot be closed is told by `sekber doctor`; what cannot be made, SQLite says better.
fn keep_private(path: &str) {
    let path = std::path::Path::new(path);
    if let Err(error) = private::make(path) {
        tracing::debug!(%error, "the database file cannot be made");
    }
    for ending in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        if let Err(error) = private::close_to_others(std::path::Path::new(&name)) {
            tracing::warn!(%error, file = ?name, "others may read a file of the database");
        }
    }
}

/// How long a writer waits for its turn, behind writers of this process and of others.
const WRITERS_TURN: Duration = Duration::from_secs(10);
/// Memory for pages of the connection that writes, in KiB as the embedded database takes it. Many rows at once touch pages
/// all over the indexes; those that find no room are written out and read back before the commit.
const WRITER_MEMORY: &str = "-16000";
/// Rows that a connection may have found and nobody has taken yet; with few, reader and taker wait for each other all the time.
const ROWS_ON_THE_WAY: usize = 500;
/// Pages of the log after which it is carried over into the file. A page that is written again and again is carried over once.
const LOG_PAGES: &str = "8000";

impl Db {
    /// Connects to `sqlite:path/to/file` (made when missing) or `postgres://…`.
    ///
    /// # Errors
    /// When the address is not understood or the database cannot be reached.
    pub async fn connect(address: &str) -> Result<Self, StoreError> {
        Self::connect_beside(address, None).await
    }

    /// Connects as [`Db::connect`] does. While the PostgreSQL there is away, what is only read comes from the server at
    /// `standby`, which must hold whatever was acknowledged.
    ///
    /// # Errors
    /// As [`Db::connect`]; the other server need not be there yet.
    pub async fn connect_beside(address: &str, standby: Option<&str>) -> Result<Self, StoreError> {
        if let Some(path) = address.strip_prefix("sqlite:") {
            Self::connect_sqlite(path.trim_start_matches("//")).await
        } else if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            Ok(Self::Postgres(Servers::open(address, standby).await?))
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
            .busy_timeout(WRITERS_TURN)
            .pragma("temp_store", "memory")
            .row_buffer_size(ROWS_ON_THE_WAY)
            .disable_statement_logging();
        keep_private(path);
        let pool = SqlitePoolOptions::new().acquire_timeout(WRITERS_TURN);
        let writing =
            base.clone().pragma("cache_size", WRITER_MEMORY).pragma("wal_autocheckpoint", LOG_PAGES);
        let writer = Connections::open(pool.clone().max_connections(1), writing).await?;
        let reading = base.read_only(true).create_if_missing(false);
        let reader = Connections::open(pool.max_connections(4), reading).await?;
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
    pub fn rows(&self, sql: Sql) -> Awaited<'_, Result<Vec<Row>, StoreError>> {
        Box::pin(async move {
            match self {
                Self::Sqlite { reader, .. } => {
                    reader.condition.watch(engine::fetch_sqlite(&reader.pool, sql)).await
                }
                Self::Postgres(servers) => servers.rows(sql).await,
            }
        })
    }

    /// Runs a statement outside any transaction and outside the audit trail: only for bookkeeping that is
    /// nobody's decision, such as the time a session was last seen.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn housekeeping(&self, sql: Sql) -> Awaited<'_, Result<u64, StoreError>> {
        Box::pin(async move {
            let (done, condition) = match self {
                Self::Sqlite { writer, .. } => {
                    (writer.condition.watch(engine::run_sqlite(&writer.pool, sql)).await, &writer.condition)
                }
                Self::Postgres(Servers { writing, .. }) => (
                    writing.condition.watch(engine::run_postgres(&writing.pool, sql)).await,
                    &writing.condition,
                ),
            };
            let touched = done.map_err(StoreError::at_commit)?;
            if touched > 0 {
                condition.stored();
            }
            Ok(touched)
        })
    }

    /// Runs a statement as [`Db::housekeeping`] does, and a second one in the same transaction if the first touched a row;
    /// whether it did.
    ///
    /// # Errors
    /// When the database refuses one of them; then nothing was changed.
    pub fn housekeeping_together(
        &self,
        first: Sql,
        second: Option<Sql>,
    ) -> Awaited<'_, Result<bool, StoreError>> {
        Box::pin(async move {
            let mut open = self.opened().await?;
            if open.run(first).await? == 0 {
                return Ok(false);
            }
            if let Some(second) = second {
                open.run(second).await?;
            }
            open.commit().await?;
            Ok(true)
        })
    }

    /// Runs statements as [`Db::housekeeping`] does, all of them or none.
    ///
    /// # Errors
    /// When the database refuses one of them.
    pub fn housekeeping_all(&self, statements: Vec<Sql>) -> Awaited<'_, Result<(), StoreError>> {
        Box::pin(async move {
            let mut open = self.opened().await?;
            for statement in statements {
                open.run(statement).await?;
            }
            open.commit().await
        })
    }

    /// A transaction where everything is written. SQLite takes the write lock at once, so a transaction never has to be
    /// repeated because another one wrote in between.
    async fn opened(&self) -> Result<Open, StoreError> {
        match self {
            Self::Sqlite { writer, .. } => Open::on_sqlite(writer, "begin immediate").await,
            Self::Postgres(servers) => Open::on_postgres(&servers.writing, "begin").await,
        }
    }

    /// Lets the database count its tables anew, after many rows came at once. What it does not get to do in time it does
    /// by itself later, so a failure is only told.
    pub async fn analyze(&self) {
        let Some(statement) = dialect::statistics(self.engine()) else { return };
        if let Err(error) = self.housekeeping(statement).await {
            tracing::warn!(%error, "the database could not count its tables anew");
        }
    }

    /// Whether a statement that writes has succeeded within so short a time, and no outage was met since. While a long
    /// transaction has the one writer of SQLite, this tells that it goes on.
    pub fn is_writing(&self, within: Duration) -> bool {
        let writer = match self {
            Self::Sqlite { writer, .. } => &writer.condition,
            Self::Postgres(servers) => &servers.writing.condition,
        };
        writer.moved_within(within) && self.is_well()
    }

    /// Whether nothing has failed since something was last stored, as far as anybody tried.
    pub fn is_well(&self) -> bool {
        match self {
            Self::Sqlite { writer, reader } => writer.condition.is_well() && reader.condition.is_well(),
            Self::Postgres(servers) => servers.writing.condition.is_well(),
        }
    }

    /// Stores a trifle that changes nothing and reads something, to see whether both work.
    ///
    /// # Errors
    /// When the database cannot serve.
    pub async fn prove(&self) -> Result<(), StoreError> {
        self.rows(sql("select 1")).await?;
        self.housekeeping(dialect::trifle(self.engine())).await?;
        match self {
            Self::Sqlite { writer, reader } => {
                writer.condition.stored();
                reader.condition.stored();
            }
            Self::Postgres(servers) => servers.writing.condition.stored(),
        }
        Ok(())
    }

    /// Closes all connections; open transactions roll back.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { writer, reader } => {
                reader.pool.close().await;
                writer.pool.close().await;
            }
            Self::Postgres(servers) => servers.close().await,
        }
    }
}
