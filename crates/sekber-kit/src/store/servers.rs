//! PostgreSQL as one server or as a cluster: everything goes to the server that writes. While that one is away, what is only read
//! comes from the one that stands by (decision 44).

use std::str::FromStr as _;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions as _, Error, Postgres};

use super::{Connections, Outage, Row, Sql, StoreError, engine, sql};

/// Connections to the server that writes.
const WRITING: u32 = 16;
/// Connections to the server that stands by, made only while the other is away.
const STANDING_BY: u32 = 8;
/// How long a statement waits for a connection.
const TURN: Duration = Duration::from_secs(10);
/// How long a read waits for the server that writes when another one can answer.
const READ_TURN: Duration = Duration::from_millis(1500);
/// How often a server that was found to be away is asked again, beside whoever reads; all of them go to the other one at once.
const AWAY: Duration = Duration::from_secs(1);

/// The server that writes and, where there is one, the server that stands by; cheap to clone.
#[derive(Debug, Clone)]
pub struct Servers {
    /// The one that writes, which is asked for everything.
    pub writing: Connections<Postgres>,
    standby: Option<Connections<Postgres>>,
}

impl Servers {
    /// Connects to the server that writes; to the other one only when it is needed.
    ///
    /// # Errors
    /// When an address is not understood or the server that writes cannot be reached.
    pub(super) async fn open(address: &str, standby: Option<&str>) -> Result<Self, StoreError> {
        let pool = |connections| PgPoolOptions::new().max_connections(connections);
        let writing = Connections::open(pool(WRITING).acquire_timeout(TURN), options(address)?).await?;
        let standby = match standby {
            Some(address) => {
                let pool = pool(STANDING_BY).acquire_timeout(READ_TURN);
                Some(Connections::open_when_wanted(pool, options(address)?))
            }
            None => None,
        };
        Ok(Self { writing, standby })
    }

    /// Rows of a statement that changes nothing.
    ///
    /// # Errors
    /// When neither server can answer; then why the one that writes cannot.
    pub(super) async fn rows(&self, sql: Sql) -> Result<Vec<Row>, StoreError> {
        let Some(standby) = &self.standby else { return self.read_where_written(sql).await };
        let mut away = None;
        if !self.writing.condition.is_away() {
            match self.read_unless_away(sql.clone()).await {
                Err(error) if is_away(&error) => away = Some(error),
                done => return done,
            }
        } else if self.writing.condition.may_be_asked(AWAY) {
            self.ask_again();
        }
        let read = standby.condition.watch(engine::fetch_postgres(&standby.pool, sql.clone())).await;
        match (read, away) {
            (Err(error), Some(away)) if is_away(&error) => Err(away),
            // The one that stood by may have become the one that writes, and be reached as such only.
            (Err(error), None) if is_away(&error) => self.read_unless_away(sql).await,
            (read, _) => read,
        }
    }

    /// Asks the server that writes whether it is there again; nobody waits for its answer.
    fn ask_again(&self) {
        let servers = self.clone();
        tokio::spawn(async move { servers.read_unless_away(sql("select 1")).await.map(drop) });
    }

    /// Reads where everything is written, and remembers whether that server answered.
    async fn read_unless_away(&self, sql: Sql) -> Result<Vec<Row>, StoreError> {
        let read = self.read_soon(sql).await;
        match &read {
            Err(error) if is_away(error) => self.writing.condition.went_away(),
            _ => self.writing.condition.answered(),
        }
        read
    }

    async fn read_where_written(&self, sql: Sql) -> Result<Vec<Row>, StoreError> {
        self.writing.condition.watch(engine::fetch_postgres(&self.writing.pool, sql)).await
    }

    /// Reads where everything is written, unless no connection can be had soon. One that was had may take its time.
    async fn read_soon(&self, sql: Sql) -> Result<Vec<Row>, StoreError> {
        let work = async {
            let acquired = tokio::time::timeout(READ_TURN, self.writing.pool.acquire()).await;
            let mut connection: PoolConnection<Postgres> = acquired.map_err(|_| Error::PoolTimedOut)??;
            engine::fetch_postgres(&mut *connection, sql).await
        };
        self.writing.condition.watch(work).await
    }

    /// Closes all connections; open transactions roll back.
    pub(super) async fn close(&self) {
        if let Some(standby) = &self.standby {
            standby.pool.close().await;
        }
        self.writing.pool.close().await;
    }
}

/// Requests are logged with their statements and times; the text of a slow bulk insert would fill the log.
fn options(address: &str) -> Result<PgConnectOptions, StoreError> {
    Ok(PgConnectOptions::from_str(address)?.application_name("sekber").disable_statement_logging())
}

/// Whether another server may be able to answer what this one could not.
fn is_away(error: &StoreError) -> bool {
    matches!(error.outage(), Some(Outage::Unreachable | Outage::Silent | Outage::Busy))
}
