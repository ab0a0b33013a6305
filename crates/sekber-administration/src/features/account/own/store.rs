//! SQL of one's own account.

use sekber_core::email::Choice;
use sekber_core::value::{Moment, PersonId, SessionId};

use crate::kit::store::{Db, StoreError, Tx, select, sql};

crate::row_struct! {
    /// A device that is signed in.
    #[derive(Debug, Clone)]
    pub struct Session {
        /// The session.
        pub id: SessionId,
        /// Hash of its secret, to tell the one in use.
        pub token_hash: String,
        /// What the browser calls itself.
        pub device: String,
        /// Since when.
        pub created_at: Moment,
        /// When it was last used.
        pub seen_at: Moment,
    }
}

/// A person's sessions that were used within so many seconds, the latest used first.
pub async fn sessions(
    db: &Db,
    person: &PersonId,
    now: Moment,
    idle: i64,
) -> Result<Vec<Session>, StoreError> {
    db.all(
        select::<Session>(
            " from session
             where person_id = $1 and expires_at > $2 and seen_at > $3 order by seen_at desc, id",
        )
        .bind(person)
        .bind(now)
        .bind(now.plus_seconds(-idle)),
    )
    .await
}

/// Ends one of a person's sessions; false when it is not theirs or has ended.
pub async fn end_session(tx: &mut Tx, person: &PersonId, session: &SessionId) -> Result<bool, StoreError> {
    let ended = sql("delete from session where id = $1 and person_id = $2").bind(session).bind(person);
    Ok(tx.run(ended).await? == 1)
}

/// How often a person has renamed themselves in the district since a moment.
pub async fn renamed_since(tx: &mut Tx, person: &PersonId, since: Moment) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql(
        "select count(*) from audit where region_code = $1 and kind = 'person.renamed' and subject = 'person'
                     and subject_id = $2 and actor_id = $2 and at >= $3",
    );
    Ok(tx.value::<i64>(asked.bind(&region).bind(person).bind(since)).await?.unwrap_or(0))
}

/// Keeps the language that a person prefers.
pub async fn set_language(tx: &mut Tx, person: &PersonId, tag: &str) -> Result<(), StoreError> {
    let set = sql("update person set language = $1, version = version + 1 where id = $2");
    tx.run(set.bind(tag).bind(person)).await.map(|_| ())
}

/// Keeps how a person wants to be told by e-mail.
pub async fn set_notices(tx: &mut Tx, person: &PersonId, choice: Choice) -> Result<(), StoreError> {
    let set = sql("update person set email_notices = $1, version = version + 1 where id = $2");
    tx.run(set.bind(choice).bind(person)).await.map(|_| ())
}
