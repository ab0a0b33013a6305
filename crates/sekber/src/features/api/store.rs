//! SQL of tokens, and of answers to requests that named themselves.

use sekber_core::value::{ApiTokenId, Moment, PersonId, RegionCode};

use super::limits;
use super::model::{Answered, HeldToken, Token};
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, select, sql};

const TOKEN: &str = " from api_token
     where region_code = $1";

/// Tokens end with the sessions of their person.
pub const ACCESS_ENDED: &[&str] =
    &["update api_token set withdrawn_at = $2 where person_id = $1 and withdrawn_at is null"];

/// What a person called a token, and the address that it tells, may name the person, and kept answers hold what was written.
pub const FORGOTTEN: &[&str] = &[
    "delete from webhook_notice where token_id in (select id from api_token where person_id = $1)",
    "delete from webhook where token_id in (select id from api_token where person_id = $1)",
    "update api_token set name = '' where person_id = $1",
    "delete from api_answer where person_id = $1",
];

/// The tokens of a person, the latest first.
pub async fn of_person(db: &Db, region: &RegionCode, person: &PersonId) -> Result<Vec<Token>, StoreError> {
    let asked = select::<Token>(TOKEN).bind(region).push_bind(" and person_id = ", person);
    db.all(asked.push(" order by created_at desc, id limit 200")).await
}

/// The token with this hash, whether it still holds or not.
pub async fn by_hash(db: &Db, region: &RegionCode, hash: &str) -> Result<Option<Token>, StoreError> {
    db.maybe(select::<Token>(TOKEN).bind(region).push_bind(" and token_hash = ", hash)).await
}

/// Tokens that let somebody in, of everybody or of one person, the latest first: one page, and how many there are.
pub async fn of_everybody(
    db: &Db,
    region: &RegionCode,
    person: Option<&PersonId>,
    cursor: &Cursor,
    now: Moment,
) -> Result<Page<HeldToken>, StoreError> {
    let holding = |start: Sql| {
        start
            .bind(region)
            .push_bind(" and t.withdrawn_at is null and t.expires_at > ", now)
            .push_if(" and t.person_id = ", person)
    };
    let total = holding(sql("select count(*) from api_token t where t.region_code = $1"));
    let total: i64 = db.value(total).await?.unwrap_or_default();
    let asked = holding(sql(
        "select t.id, t.person_id, p.name as person, t.name, t.scope, t.token_end, t.created_at, t.expires_at, t.used_at,
                w.url as told_url, w.subjects as told_subjects
         from api_token t join person p on p.id = t.person_id
         left join webhook w on w.region_code = t.region_code and w.token_id = t.id where t.region_code = $1",
    ));
    // Identifiers are ordered by time.
    let asked = match cursor {
        Cursor::Start => asked.push(" order by t.id desc"),
        Cursor::After(key) => asked.push_bind(" and t.id < ", &key.id).push(" order by t.id desc"),
        Cursor::Before(key) => asked.push_bind(" and t.id > ", &key.id).push(" order by t.id"),
    };
    let rows: Vec<HeldToken> = db.all(asked.push_bind(" limit ", PAGE_SIZE + 1)).await?;
    let key = |token: &HeldToken| Key { sort: String::new(), id: token.id.to_string() };
    Ok(Page::from_fetched(rows, cursor, total, key))
}

/// A token of the district within a transaction; only of this person, if one is given.
pub async fn find_in(
    tx: &mut Tx,
    person: Option<&PersonId>,
    id: &ApiTokenId,
) -> Result<Option<Token>, StoreError> {
    let region = tx.region.clone();
    let asked = select::<Token>(TOKEN).bind(&region).push_if(" and person_id = ", person);
    tx.maybe(asked.push_bind(" and id = ", id)).await
}

/// How many tokens of a person hold.
pub async fn holding(tx: &mut Tx, person: &PersonId) -> Result<i64, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let asked = sql(
        "select count(*) from api_token where region_code = $1 and person_id = $2 and withdrawn_at is null and expires_at > $3",
    );
    Ok(tx.value(asked.bind(&region).bind(person).bind(now)).await?.unwrap_or_default())
}

/// Writes a new token.
pub async fn insert(tx: &mut Tx, token: &Token, hash: &str) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(
        sql("insert into api_token (region_code, id, person_id, name, scope, token_hash, token_end, created_at, expires_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(&region)
        .bind(&token.id)
        .bind(&token.person_id)
        .bind(&token.name)
        .bind(token.scope)
        .bind(hash)
        .bind(&token.token_end)
        .bind(token.created_at)
        .bind(token.expires_at),
    )
    .await
    .map(|_| ())
}

/// Ends a token.
pub async fn withdraw(tx: &mut Tx, id: &ApiTokenId) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql(
        "update api_token set withdrawn_at = $1 where region_code = $2 and id = $3 and withdrawn_at is null",
    );
    tx.run(statement.bind(now).bind(&region).bind(id)).await.map(|_| ())
}

/// Notes that a token was used.
pub async fn touch(db: &Db, region: &RegionCode, id: &ApiTokenId, now: Moment) -> Result<(), StoreError> {
    let statement = sql("update api_token set used_at = $1 where region_code = $2 and id = $3");
    db.housekeeping(statement.bind(now).bind(region).bind(id)).await.map(|_| ())
}

/// What was answered to a person's request of this name.
pub async fn answered(tx: &mut Tx, person: &PersonId, key: &str) -> Result<Option<Answered>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(
        sql("select request_digest, status, body from api_answer
             where region_code = $1 and person_id = $2 and idempotency_key = $3")
        .bind(&region)
        .bind(person)
        .bind(key),
    )
    .await
}

/// Keeps an answer, and forgets those that were kept long enough.
pub async fn keep_answer(
    tx: &mut Tx,
    person: &PersonId,
    key: &str,
    answer: &Answered,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let old = sql("delete from api_answer where region_code = $1 and made_at < $2");
    tx.run(old.bind(&region).bind(now.plus_seconds(-limits::ANSWER_SECONDS))).await?;
    tx.run(
        sql("insert into api_answer (region_code, person_id, idempotency_key, request_digest, status, body, made_at)
             values ($1, $2, $3, $4, $5, $6, $7)")
        .bind(&region)
        .bind(person)
        .bind(key)
        .bind(&answer.request_digest)
        .bind(answer.status)
        .bind(&answer.body)
        .bind(now),
    )
    .await
    .map(|_| ())
}
