//! SQL of signing in.

use sekber_core::value::PersonId;

use crate::kit::store::{Db, StoreError, Tx, sql};

/// Whether the person has signed in from this device before.
pub async fn is_known_device(db: &Db, person: &PersonId, hash: &str) -> Result<bool, StoreError> {
    let known = sql("select 1 from known_device where token_hash = $1 and person_id = $2").bind(hash);
    Ok(db.value::<i64>(known.bind(person)).await?.is_some())
}

/// Remembers the device that a person signs in from.
pub async fn know_device(tx: &mut Tx, person: &PersonId, hash: &str) -> Result<(), StoreError> {
    insert_device(tx, person, hash).await?;
    let signed_in = sql("update person set signed_in_at = $1 where id = $2").bind(tx.now).bind(person);
    tx.run(signed_in).await.map(|_| ())
}

/// Remembers a device of a person.
pub async fn insert_device(tx: &mut Tx, person: &PersonId, hash: &str) -> Result<(), StoreError> {
    let now = tx.now;
    tx.run(
        sql("insert into known_device (token_hash, person_id, created_at, seen_at) values ($1, $2, $3, $3)
             on conflict (token_hash, person_id) do update set seen_at = excluded.seen_at")
        .bind(hash)
        .bind(person)
        .bind(now),
    )
    .await
    .map(|_| ())
}

/// Keeps a sign-in between password and code.
pub async fn insert_step(
    db: &Db,
    hash: &str,
    person: &PersonId,
    expires: sekber_core::value::Moment,
) -> Result<(), StoreError> {
    let kept = sql("insert into sign_in_step (token_hash, person_id, expires_at) values ($1, $2, $3)");
    db.housekeeping(kept.bind(hash).bind(person).bind(expires)).await.map(|_| ())
}

/// Whose sign-in waits for a code.
pub async fn step_of(
    db: &Db,
    hash: &str,
    now: sekber_core::value::Moment,
) -> Result<Option<PersonId>, StoreError> {
    let asked = sql("select s.person_id from sign_in_step s join person p on p.id = s.person_id and p.active
                     where s.token_hash = $1 and s.expires_at > $2");
    db.value(asked.bind(hash).bind(now)).await
}

/// Ends the wait for a code; false when it had ended already.
pub async fn end_step(tx: &mut Tx, hash: &str) -> Result<bool, StoreError> {
    Ok(tx.run(sql("delete from sign_in_step where token_hash = $1").bind(hash)).await? == 1)
}

/// Ends a session by the hash of its secret.
pub async fn end_session(tx: &mut Tx, token_hash: &str) -> Result<(), StoreError> {
    tx.run(sql("delete from session where token_hash = $1").bind(token_hash)).await.map(|_| ())
}
