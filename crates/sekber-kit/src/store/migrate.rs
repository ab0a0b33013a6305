//! One history of the schema. A step that must differ between the engines has two files with one stem.

use std::borrow::Cow;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr};

use super::{Db, Engine, StoreError};

/// The schema's steps, embedded.
#[derive(rust_embed::Embed)]
#[folder = "migrations"]
struct Steps;

/// One step as it applies to one engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Leading number of the file name.
    pub version: i64,
    /// The rest of the stem.
    pub name: String,
    /// The SQL text.
    pub text: String,
}

/// The steps for an engine, in order of their number.
pub fn steps(engine: Engine) -> Vec<Step> {
    let other = match engine {
        Engine::Sqlite => ".postgres.sql",
        Engine::Postgres => ".sqlite.sql",
    };
    let mut steps: Vec<Step> = Steps::iter()
        .filter(|file| file.ends_with(".sql") && !file.ends_with(other))
        .filter_map(|file| {
            let stem = file.split('.').next()?;
            let (version, name) = stem.split_once('_')?;
            let text = String::from_utf8(Steps::get(&file)?.data.into_owned()).ok()?;
            Some(Step { version: version.parse().ok()?, name: name.replace('_', " "), text })
        })
        .collect();
    steps.sort_by_key(|step| step.version);
    steps
}

impl Db {
    /// Brings the schema up to date; steps already taken are checked, not repeated.
    ///
    /// # Errors
    /// When a taken step has changed since, or a new one fails.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        let migrations = steps(self.engine())
            .into_iter()
            .map(|step| {
                let text = AssertSqlSafe(step.text).into_sql_str();
                Migration::new(step.version, Cow::Owned(step.name), MigrationType::Simple, text, false)
            })
            .collect();
        let migrator = Migrator::with_migrations(migrations);
        match self {
            Self::Sqlite { writer, .. } => migrator.run(&writer.pool).await?,
            Self::Postgres(servers) => migrator.run(&servers.writing.pool).await?,
        }
        Ok(())
    }

    /// How many steps are still to be taken.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn pending_migrations(&self) -> Result<usize, StoreError> {
        let wanted = steps(self.engine()).len();
        let taken: Result<Option<i64>, StoreError> =
            self.value(super::sql("select count(*) from _sqlx_migrations where success")).await;
        // The table is missing until the first step was taken.
        let taken = taken.ok().flatten().and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
        Ok(wanted.saturating_sub(taken))
    }
}
