//! SQL of letters.

use sekber_core::letter::State;
use sekber_core::value::{LetterId, Moment, RegionCode};

use super::model::{Kept, Letter};
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

const COLUMNS: &str = "id, recipient, subject, body, calendar, state, attempts, problem, made_at, sent_at";

/// Writes a letter; `false` when it exists already.
pub async fn insert(tx: &mut Tx, id: &LetterId, letter: &Letter) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let rows = tx
        .run(
            sql("insert into letter (region_code, id, about, once, recipient, subject, body, calendar, made_at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing")
                .bind(&region)
                .bind(id)
                .bind(&letter.about)
                .bind(letter.once.clone())
                .bind(&letter.recipient)
                .bind(&letter.subject)
                .bind(&letter.body)
                .bind(letter.calendar.clone())
                .bind(now),
        )
        .await?;
    Ok(rows > 0)
}

fn letters(region: &RegionCode) -> Sql {
    sql("select ").push(COLUMNS).push(" from letter").push_bind(" where region_code = ", region)
}

/// Notes that the post office took a letter. What has left is not kept: letters hold codes and links that let people in.
pub async fn sent(db: &Db, region: &RegionCode, id: &LetterId, at: Moment) -> Result<(), StoreError> {
    let sent = sql("update letter set state = 'sent', problem = '', body = '', calendar = null, sent_at = $1
         where region_code = $2 and id = $3");
    db.housekeeping(sent.bind(at).bind(region).bind(id)).await.map(|_| ())
}

/// Notes how often a letter was tried and why it did not leave.
pub async fn note_attempt(
    db: &Db,
    region: &RegionCode,
    id: &LetterId,
    (attempts, problem): (i64, &str),
) -> Result<(), StoreError> {
    let noted = sql("update letter set attempts = $1, problem = $2 where region_code = $3 and id = $4");
    db.housekeeping(noted.bind(attempts).bind(problem).bind(region).bind(id)).await.map(|_| ())
}

/// Gives a letter up that has not left.
pub async fn fail(tx: &mut Tx, id: &str) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let failed =
        sql("update letter set state = 'failed' where region_code = $1 and id = $2 and state = 'waiting'");
    tx.run(failed.bind(&region).bind(id)).await.map(|_| ())
}

/// Forgets letters that left before a moment.
pub async fn forget(db: &Db, region: &RegionCode, before: Moment) -> Result<(), StoreError> {
    let forget = sql("delete from letter where region_code = $1 and state = 'sent' and sent_at < $2");
    db.housekeeping(forget.bind(region).bind(before)).await.map(|_| ())
}

/// Makes a letter that was given up wait again; `false` when it was not given up.
pub async fn again(tx: &mut Tx, id: &LetterId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let again = sql("update letter set state = 'waiting', attempts = 0
         where region_code = $1 and id = $2 and state = 'failed'");
    Ok(tx.run(again.bind(&region).bind(id)).await? > 0)
}

/// One letter.
pub async fn find(db: &Db, region: &RegionCode, id: &LetterId) -> Result<Option<Kept>, StoreError> {
    db.maybe(letters(region).push_bind(" and id = ", id)).await
}

/// One letter, inside a transaction.
pub async fn find_in(tx: &mut Tx, id: &LetterId) -> Result<Option<Kept>, StoreError> {
    let asked = letters(&tx.region.clone()).push_bind(" and id = ", id);
    tx.maybe(asked).await
}

crate::row_struct! {
    /// A letter that waits without a job.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Unqueued {
        /// The letter.
        pub id: LetterId,
    }
}

/// Letters that wait and have no job, at most so many as one cleanup takes.
pub async fn unqueued(db: &Db, region: &RegionCode) -> Result<Vec<Unqueued>, StoreError> {
    let asked = sql("select l.id from letter l where l.region_code = $1 and l.state = 'waiting' and not exists (
         select 1 from job j where j.region_code = l.region_code and j.name = 'mail_delivery' and j.once_key = l.id)
         order by l.id limit 500");
    db.all(asked.bind(region)).await
}

/// A page of letters, the newest first; `state` narrows it.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    state: Option<State>,
    cursor: &Cursor,
) -> Result<Page<Kept>, StoreError> {
    let count = sql("select count(*) from letter").push_bind(" where region_code = ", region);
    let total = db.value(count.push_if(" and state = ", state)).await?.unwrap_or(0);
    let asked = letters(region).push_if(" and state = ", state);
    let asked = match cursor {
        Cursor::Start => asked.push(" order by id desc"),
        Cursor::After(key) => asked.push_bind(" and id < ", key.id.as_str()).push(" order by id desc"),
        Cursor::Before(key) => asked.push_bind(" and id > ", key.id.as_str()).push(" order by id"),
    };
    let rows: Vec<Kept> = db.all(asked.push_bind(" limit ", PAGE_SIZE + 1)).await?;
    Ok(Page::from_fetched(rows, cursor, total, |letter| Key {
        sort: String::new(),
        id: letter.id.to_string(),
    }))
}

crate::row_struct! {
    /// How many letters are in a state.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Counted {
        /// The state.
        pub state: State,
        /// How many letters.
        pub letters: i64,
    }
}

/// How the letters about a record stand.
pub async fn counts(db: &Db, region: &RegionCode, about: &str) -> Result<Vec<Counted>, StoreError> {
    let asked = sql(
        "select state, count(*) as letters from letter where region_code = $1 and about = $2 group by state",
    );
    db.all(asked.bind(region).bind(about)).await
}
