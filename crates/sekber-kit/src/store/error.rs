//! What can go wrong between the program and its database, and which of it passes by itself.

use sqlx::Error;
use sqlx::error::DatabaseError;

/// What can go wrong between the program and its database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused.
    #[error(transparent)]
    Database(Error),
    /// The database cannot serve for now; the same may be tried again later.
    #[error("{}: {cause}", outage.in_words())]
    Unavailable {
        /// Why.
        outage: Outage,
        /// Whether a commit was under way whose end is not known; otherwise nothing was stored.
        unsure: bool,
        /// What the driver said.
        cause: Error,
    },
    /// An earlier statement of the same transaction failed, so none of it may be kept.
    #[error("an earlier statement of this transaction failed; nothing of it is kept")]
    Doomed,
    /// The form whose name this transaction keeps was committed a moment before.
    #[error("the same form was committed a moment before")]
    SentBefore,
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

/// Why a database cannot serve for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outage {
    /// No space is left.
    DiskFull,
    /// The disk or its file system reports errors.
    DiskFault,
    /// It may be read but not written: a file system mounted that way, or a server that stands by.
    ReadOnly,
    /// Somebody else holds what is needed.
    Busy,
    /// No answer came in time.
    Silent,
    /// The connection broke or cannot be made.
    Unreachable,
}

impl Outage {
    /// What an operator reads.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::DiskFull => "the disk is full",
            Self::DiskFault => "the disk or its file system reports errors",
            Self::ReadOnly => "the database can be read but not written",
            Self::Busy => "another writer holds the database",
            Self::Silent => "the database does not answer in time",
            Self::Unreachable => "the database cannot be reached",
        }
    }

    /// Whether a commit that ended so may have been stored all the same.
    fn leaves_a_commit_open(self, cause: &Error) -> bool {
        // What SQLite could not even write is not stored; what it wrote and could not flush may be.
        let unwritten =
            matches!(cause, Error::Database(error) if error.code().as_deref() == Some(SQLITE_IOERR_WRITE));
        matches!(self, Self::DiskFault | Self::Silent | Self::Unreachable) && !unwritten
    }
}

/// The extended code of a write that failed.
const SQLITE_IOERR_WRITE: &str = "778";

impl From<Error> for StoreError {
    fn from(cause: Error) -> Self {
        match outage_of(&cause) {
            Some(outage) => Self::Unavailable { outage, unsure: false, cause },
            None => Self::Database(cause),
        }
    }
}

impl StoreError {
    /// Whether a uniqueness rule of the schema said no.
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Database(Error::Database(error)) if error.is_unique_violation())
    }

    /// Whether any rule of the schema said no, or a value did not fit: it is the row that is wrong and not the database.
    pub fn concerns_values(&self) -> bool {
        matches!(self, Self::Database(Error::Database(error)) if concerns_values(error.as_ref()))
    }

    /// Why the database cannot serve for now, when that is the reason.
    pub fn outage(&self) -> Option<Outage> {
        match self {
            Self::Unavailable { outage, .. } => Some(*outage),
            _ => None,
        }
    }

    /// A statement that got no answer in time.
    pub(super) fn silent() -> Self {
        Self::Unavailable { outage: Outage::Silent, unsure: false, cause: Error::PoolTimedOut }
    }

    /// The same failure, met while committing.
    pub(super) fn at_commit(self) -> Self {
        match self {
            Self::Unavailable { outage, cause, .. } => {
                Self::Unavailable { outage, unsure: outage.leaves_a_commit_open(&cause), cause }
            }
            other => other,
        }
    }

    /// Whether the connection may have been left in a state that nobody knows: after everything but a rule that said no, a
    /// value that did not fit, and waiting in vain.
    pub(super) fn spoils_the_connection(&self) -> bool {
        match self {
            Self::Unavailable { outage: Outage::Busy, .. } => false,
            Self::Database(Error::Database(error)) => !concerns_values(error.as_ref()),
            Self::Database(_) | Self::Unavailable { .. } => true,
            _ => false,
        }
    }
}

/// The class of a code of PostgreSQL (its first two letters) or the primary code of SQLite.
enum Code {
    Postgres(String),
    Sqlite(i32),
}

fn code(error: &dyn DatabaseError) -> Option<Code> {
    let text = error.code()?;
    match text.parse::<i32>() {
        // SQLite's codes have at most four digits, PostgreSQL's have five characters.
        Ok(number) if text.len() < 5 => Some(Code::Sqlite(number & 0xff)),
        _ => Some(Code::Postgres(text.into_owned())),
    }
}

/// A constraint that said no, or a value that cannot be stored.
fn concerns_values(error: &dyn DatabaseError) -> bool {
    match code(error) {
        // TOOBIG, CONSTRAINT, MISMATCH.
        Some(Code::Sqlite(primary)) => matches!(primary, 18..=20),
        Some(Code::Postgres(code)) => matches!(code.get(..2), Some("22" | "23")),
        None => false,
    }
}

fn outage_of(error: &Error) -> Option<Outage> {
    match error {
        Error::Database(error) => match code(error.as_ref())? {
            Code::Sqlite(primary) => outage_of_sqlite(primary),
            Code::Postgres(code) => outage_of_postgres(&code),
        },
        Error::Io(cause) => Some(match cause.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Outage::DiskFull,
            _ => Outage::Unreachable,
        }),
        Error::PoolTimedOut => Some(Outage::Busy),
        Error::Tls(_)
        | Error::Protocol(_)
        | Error::PoolClosed
        | Error::WorkerCrashed
        | Error::BeginFailed
        | Error::InvalidSavePointStatement => Some(Outage::Unreachable),
        _ => None,
    }
}

/// Primary result codes of <https://www.sqlite.org/rescode.html>.
fn outage_of_sqlite(primary: i32) -> Option<Outage> {
    Some(match primary {
        // BUSY, LOCKED, PROTOCOL (a lock that could not be had for long).
        5 | 6 | 15 => Outage::Busy,
        // READONLY.
        8 => Outage::ReadOnly,
        // NOMEM, IOERR, CANTOPEN, NOLFS.
        7 | 10 | 14 | 22 => Outage::DiskFault,
        // FULL.
        13 => Outage::DiskFull,
        _ => return None,
    })
}

/// Codes of <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn outage_of_postgres(code: &str) -> Option<Outage> {
    Some(match code {
        // disk_full; system errors such as io_error.
        "53100" => Outage::DiskFull,
        // read_only_sql_transaction: the server stands by for another since a failover.
        "25006" => Outage::ReadOnly,
        // query_canceled, idle_in_transaction_session_timeout, idle_session_timeout.
        "57014" | "25P03" | "57P05" => Outage::Silent,
        // lock_not_available.
        "55P03" => Outage::Busy,
        _ => match code.get(..2)? {
            "58" => Outage::DiskFault,
            // Serialisation failures and deadlocks.
            "40" => Outage::Busy,
            // Connection exceptions; too many connections, no memory; shut down, starting up.
            "08" | "53" | "57" => Outage::Unreachable,
            _ => return None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_say_what_passes_by_itself() {
        let sqlite = [(13, Some(Outage::DiskFull)), (1, None), (19, None), (8, Some(Outage::ReadOnly))];
        for (primary, outage) in sqlite {
            assert_eq!(outage_of_sqlite(primary), outage, "{primary}");
        }
        let postgres = [
            ("57P01", Some(Outage::Unreachable)),
            ("57P03", Some(Outage::Unreachable)),
            ("25006", Some(Outage::ReadOnly)),
            ("53100", Some(Outage::DiskFull)),
            ("40P01", Some(Outage::Busy)),
            ("23505", None),
            ("22021", None),
            ("42601", None),
        ];
        for (code, outage) in postgres {
            assert_eq!(outage_of_postgres(code), outage, "{code}");
        }
    }

    #[test]
    fn only_a_commit_whose_end_nobody_saw_leaves_doubt() {
        for (cause, doubt) in [(Error::WorkerCrashed, true), (Error::PoolTimedOut, false)] {
            let error = StoreError::from(cause).at_commit();
            assert!(matches!(error, StoreError::Unavailable { unsure, .. } if unsure == doubt), "{error:?}");
        }
    }
}
