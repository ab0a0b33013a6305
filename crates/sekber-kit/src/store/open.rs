//! An open transaction on either engine. Its first failure dooms it on both alike: nothing more is done in it, and it can
//! never be committed.

use sqlx::{Postgres, Sqlite, Transaction};

use super::connections::{Condition, Connections};
use super::{Row, Sql, StoreError, engine};

enum Held {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// An open transaction; dropped without [`Open::commit`] it leaves no trace.
pub(super) struct Open {
    held: Held,
    condition: Condition,
    doomed: bool,
}

impl Open {
    /// Begins on SQLite.
    pub(super) async fn on_sqlite(
        connections: &Connections<Sqlite>,
        begin: &'static str,
    ) -> Result<Self, StoreError> {
        let begun = async { Ok(Held::Sqlite(connections.pool.begin_with(begin).await?)) };
        let condition = connections.condition.clone();
        Ok(Self { held: condition.watch(begun).await?, condition, doomed: false })
    }

    /// Begins on PostgreSQL.
    pub(super) async fn on_postgres(
        connections: &Connections<Postgres>,
        begin: &'static str,
    ) -> Result<Self, StoreError> {
        let begun = async { Ok(Held::Postgres(connections.pool.begin_with(begin).await?)) };
        let condition = connections.condition.clone();
        Ok(Self { held: condition.watch(begun).await?, condition, doomed: false })
    }

    /// Rows as they are.
    pub(super) async fn rows(&mut self, sql: Sql) -> Result<Vec<Row>, StoreError> {
        self.sound()?;
        let held = &mut self.held;
        let work = async {
            match held {
                Held::Sqlite(tx) => engine::fetch_sqlite(&mut **tx, sql).await,
                Held::Postgres(tx) => engine::fetch_postgres(&mut **tx, sql).await,
            }
        };
        let done = self.condition.watch(work).await;
        self.doomed = done.is_err();
        done
    }

    /// Runs a statement and returns how many rows it touched.
    pub(super) async fn run(&mut self, sql: Sql) -> Result<u64, StoreError> {
        self.sound()?;
        let held = &mut self.held;
        let work = async {
            match held {
                Held::Sqlite(tx) => engine::run_sqlite(&mut **tx, sql).await,
                Held::Postgres(tx) => engine::run_postgres(&mut **tx, sql).await,
            }
        };
        let done = self.condition.watch(work).await;
        if done.is_ok() {
            self.condition.moved();
        }
        self.doomed = done.is_err();
        done
    }

    /// Hands every row of a statement to a function, one at a time, so that memory does not grow with the result.
    pub(super) async fn each<E: From<StoreError>>(
        &mut self,
        sql: Sql,
        take: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        self.sound()?;
        match &mut self.held {
            Held::Sqlite(tx) => engine::each_sqlite(&mut **tx, sql, &self.condition, take).await,
            Held::Postgres(tx) => engine::each_postgres(&mut **tx, sql, &self.condition, take).await,
        }
    }

    /// PostgreSQL would take the commit of a failed transaction for a wish to roll back, and say that all went well; SQLite
    /// may have ended it already, and would keep each further statement by itself.
    fn sound(&self) -> Result<(), StoreError> {
        if self.doomed { Err(StoreError::Doomed) } else { Ok(()) }
    }

    /// Keeps everything. After an error nothing is kept, unless the error says that nobody can know.
    pub(super) async fn commit(self) -> Result<(), StoreError> {
        self.sound()?;
        let Self { held, condition, .. } = self;
        let work = async {
            match held {
                Held::Sqlite(tx) => tx.commit().await?,
                Held::Postgres(tx) => tx.commit().await?,
            }
            Ok(())
        };
        condition.watch(work).await.map_err(StoreError::at_commit)?;
        condition.stored();
        Ok(())
    }
}
