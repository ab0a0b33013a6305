//! SQL of the second factor.

use sekber_core::value::PersonId;

use crate::kit::store::{Db, StoreError, Tx, Value, insert_rows, sql};

/// Uses up a time step: false when it, or a later one, was used before.
pub async fn use_step(tx: &mut Tx, person: &PersonId, step: i64) -> Result<bool, StoreError> {
    let used = sql("update person set totp_last_step = $1 where id = $2 and totp_last_step < $1");
    Ok(tx.run(used.bind(step).bind(person)).await? == 1)
}

/// Uses up a recovery code: false when there is no such code or it was used before.
pub async fn use_recovery(tx: &mut Tx, person: &PersonId, hash: &str) -> Result<bool, StoreError> {
    let now = tx.now;
    let used = sql(
        "update recovery_code set used_at = $1 where person_id = $2 and code_hash = $3 and used_at is null",
    );
    Ok(tx.run(used.bind(now).bind(person).bind(hash)).await? == 1)
}

/// How many recovery codes are left.
pub async fn recovery_left(db: &Db, person: &PersonId) -> Result<i64, StoreError> {
    let left =
        sql("select count(*) from recovery_code where person_id = $1 and used_at is null").bind(person);
    Ok(db.value(left).await?.unwrap_or(0))
}

crate::row_struct! {
    /// A second factor's secret as it is kept.
    #[derive(Debug, Clone)]
    pub struct KeptSecret {
        /// Whose.
        pub id: PersonId,
        /// The secret, encrypted or, from before there were keys, in clear.
        pub totp_secret: String,
    }
}

/// Every secret as it is kept.
pub async fn secrets(db: &Db) -> Result<Vec<KeptSecret>, StoreError> {
    db.all(sql("select id, totp_secret from person where totp_secret is not null order by id")).await
}

/// Keeps a secret encrypted anew, unless it has changed in the meantime.
pub async fn replace_secret(db: &Db, before: &KeptSecret, after: &str) -> Result<(), StoreError> {
    let replaced = sql("update person set totp_secret = $1 where id = $2 and totp_secret = $3");
    db.housekeeping(replaced.bind(after).bind(&before.id).bind(&before.totp_secret)).await.map(|_| ())
}

/// Switches the second factor on.
pub async fn switch_on(tx: &mut Tx, person: &PersonId, secret: &str, step: i64) -> Result<(), StoreError> {
    let on =
        sql("update person set totp_secret = $1, totp_last_step = $2, version = version + 1 where id = $3");
    tx.run(on.bind(secret).bind(step).bind(person)).await.map(|_| ())
}

/// Replaces all recovery codes.
pub async fn replace_recovery(tx: &mut Tx, person: &PersonId, hashes: &[String]) -> Result<(), StoreError> {
    tx.run(sql("delete from recovery_code where person_id = $1").bind(person)).await?;
    let rows = hashes.iter().map(|hash| vec![Value::from(person), hash.into()]).collect();
    tx.run_all(insert_rows("insert into recovery_code (person_id, code_hash) values", "", rows)).await
}

/// Takes the second factor and its recovery codes away. The last step stays, so that no code works twice after all.
pub async fn forget(tx: &mut Tx, person: &PersonId) -> Result<bool, StoreError> {
    tx.run(sql("delete from recovery_code where person_id = $1").bind(person)).await?;
    let off = sql(
        "update person set totp_secret = null, version = version + 1 where id = $1 and totp_secret is not null",
    );
    Ok(tx.run(off.bind(person)).await? == 1)
}
