//! SQL of failed attempts: bookkeeping that is nobody's decision, so it stays outside the trail.

use sekber_core::value::Moment;

use super::{Attempt, MEMORY_SECONDS};
use crate::kit::access::session::LONGEST_SECONDS;
use crate::kit::store::{Db, StoreError, sql};

crate::row_struct! {
    /// What went before an attempt.
    pub struct Before {
        /// Failures with the account from the origin within the memory.
        pub own: i64,
        /// The last of them.
        pub own_last: Moment,
        /// Failures of the origin within an hour.
        pub recent: i64,
        /// The last of them.
        pub last: Moment,
    }
}

/// Writes an attempt down as failed.
pub async fn insert(db: &Db, attempt: &Attempt, now: Moment) -> Result<(), StoreError> {
    db.housekeeping(
        sql("insert into sign_in_failure (id, account_hash, origin_hash, at) values ($1, $2, $3, $4)")
            .bind(&attempt.id)
            .bind(&attempt.account_hash)
            .bind(&attempt.origin_hash)
            .bind(now),
    )
    .await
    .map(|_| ())
}

/// Counts what went before an attempt.
pub async fn before(db: &Db, attempt: &Attempt, now: Moment) -> Result<Before, StoreError> {
    db.one(
        sql("select cast(coalesce(sum(case when account_hash = $1 then 1 else 0 end), 0) as bigint) as own,
                    coalesce(max(case when account_hash = $1 then at else 0 end), 0) as own_last,
                    cast(coalesce(sum(case when at > $2 then 1 else 0 end), 0) as bigint) as recent,
                    coalesce(max(at), 0) as last
             from sign_in_failure where origin_hash = $3 and id <> $4 and at > $5")
        .bind(&attempt.account_hash)
        .bind(now.plus_seconds(-60 * 60))
        .bind(&attempt.origin_hash)
        .bind(&attempt.id)
        .bind(now.plus_seconds(-MEMORY_SECONDS)),
    )
    .await
}

/// Takes an attempt back, with all others of the same account and origin when `all` is set.
pub async fn forgive(db: &Db, attempt: &Attempt, all: bool) -> Result<(), StoreError> {
    let taken = if all {
        sql("delete from sign_in_failure where account_hash = $1 and origin_hash = $2")
            .bind(&attempt.account_hash)
            .bind(&attempt.origin_hash)
    } else {
        sql("delete from sign_in_failure where id = $1").bind(&attempt.id)
    };
    db.housekeeping(taken).await.map(|_| ())
}

/// Deletes what no longer counts.
pub async fn sweep(db: &Db, now: Moment) -> Result<(), StoreError> {
    let old = sql("delete from sign_in_failure where at < $1").bind(now.plus_seconds(-MEMORY_SECONDS));
    db.housekeeping(old).await?;
    let idle = now.plus_seconds(-LONGEST_SECONDS);
    db.housekeeping(sql("delete from session where expires_at < $1 or seen_at < $2").bind(now).bind(idle))
        .await?;
    db.housekeeping(sql("delete from sign_in_step where expires_at < $1").bind(now)).await.map(|_| ())
}
