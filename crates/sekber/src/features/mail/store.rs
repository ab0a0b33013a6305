//! SQL of letters.

use sekber_core::letter::State;
use sekber_core::value::{LetterId, Moment, RegionCode};

use super::model::{Kept, Letter};
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

const COLUMNS: &str =
    "id, recipient, subject, body, calendar, state, attempts, next_at, problem, made_at, sent_at";

/// Writes a letter; `false` when it exists already.
pub async fn insert(tx: &mut Tx, id: &LetterId, letter: &Letter) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let rows = tx
        .run(
            sql("insert into letter (region_code, id, about, once, recipient, subject, body, calendar, next_at, made_at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) on conflict do nothing")
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

/// Letters that are due, the oldest first.
pub async fn due(db: &Db, region: &RegionCode, now: Moment, most: i64) -> Result<Vec<Kept>, StoreError> {
    let asked = letters(region).push_bind(" and state = ", State::Waiting).push_bind(" and next_at <= ", now);
    db.all(asked.push(" order by next_at, id").push_bind(" limit ", most)).await
}

fn letters(region: &RegionCode) -> Sql {
    sql("select ").push(COLUMNS).push(" from letter").push_bind(" where region_code = ", region)
}

/// Takes a due letter for one attempt, so that no other process sends it too; it is due again at `until` if this process
/// dies. `false` when another one was faster.
pub async fn claim(db: &Db, region: &RegionCode, letter: &Kept, until: Moment) -> Result<bool, StoreError> {
    let claimed = db
        .housekeeping(
            sql("update letter set next_at = $3, attempts = attempts + 1
                 where region_code = $1 and id = $2 and state = 'waiting' and next_at = $4")
            .bind(region)
            .bind(&letter.id)
            .bind(until)
            .bind(letter.next_at),
        )
        .await?;
    Ok(claimed > 0)
}

/// Writes down how an attempt ended.
pub async fn note(
    db: &Db,
    region: &RegionCode,
    id: &LetterId,
    state: State,
    problem: &str,
    at: Moment,
) -> Result<(), StoreError> {
    let sent = (state == State::Sent).then_some(at);
    // What has left is not kept: letters hold codes and links that let people in.
    db.housekeeping(
        sql("update letter set state = $3, problem = $4, next_at = $5, sent_at = $6,
             body = (case when $3 = 'sent' then '' else body end), calendar = (case when $3 = 'sent' then null else calendar end)
             where region_code = $1 and id = $2")
            .bind(region)
            .bind(id)
            .bind(state)
            .bind(problem)
            .bind(at)
            .bind(sent),
    )
    .await
    .map(|_| ())
}

/// Forgets letters that left before a moment.
pub async fn forget(db: &Db, region: &RegionCode, before: Moment) -> Result<(), StoreError> {
    let forget = sql("delete from letter where region_code = $1 and state = 'sent' and next_at < $2");
    db.housekeeping(forget.bind(region).bind(before)).await.map(|_| ())
}

/// Makes a letter that was given up wait again; `false` when it was not given up.
pub async fn again(tx: &mut Tx, id: &LetterId) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let again = sql(
        "update letter set state = 'waiting', attempts = 0, next_at = $3 where region_code = $1 and id = $2 and state = 'failed'",
    );
    Ok(tx.run(again.bind(&region).bind(id).bind(now)).await? > 0)
}

/// One letter.
pub async fn find(tx: &mut Tx, id: &LetterId) -> Result<Option<Kept>, StoreError> {
    let asked = letters(&tx.region.clone()).push_bind(" and id = ", id);
    tx.maybe(asked).await
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
