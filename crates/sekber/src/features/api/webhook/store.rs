//! SQL of webhooks and of what they are told.

use sekber_core::value::{ApiTokenId, Moment, PersonId, RegionCode};

use super::model::{Change, Notice, NoticeState, NoticeSubject, Shown, Webhook};
use crate::features::api::limits;
use crate::kit::store::{Db, Sql, StoreError, Tx, select, sql};

const WEBHOOK: &str =
    "select w.token_id, t.person_id, w.url, w.subjects, w.secret, w.followed_to, w.created_at
     from webhook w join api_token t on t.region_code = w.region_code and t.id = w.token_id
     where w.region_code = $1 and t.withdrawn_at is null and t.expires_at > $2";

const NOTICE: &str = " from webhook_notice
     where region_code = $1 and token_id = $2";

/// The webhooks whose tokens hold.
pub async fn holding(db: &Db, region: &RegionCode, now: Moment) -> Result<Vec<Webhook>, StoreError> {
    db.all(sql(WEBHOOK).bind(region).bind(now).push(" order by w.token_id")).await
}

/// The webhook of a token, as long as the token holds.
pub async fn find(
    db: &Db,
    region: &RegionCode,
    token: &ApiTokenId,
    now: Moment,
) -> Result<Option<Webhook>, StoreError> {
    db.maybe(sql(WEBHOOK).bind(region).bind(now).push_bind(" and w.token_id = ", token)).await
}

/// The webhook of a token that holds, within a transaction.
pub async fn find_in(tx: &mut Tx, token: &ApiTokenId) -> Result<Option<Webhook>, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.maybe(sql(WEBHOOK).bind(&region).bind(now).push_bind(" and w.token_id = ", token)).await
}

/// Sets the address of a token; the one before it ends.
pub async fn set(tx: &mut Tx, webhook: &Webhook) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(
        sql("insert into webhook (region_code, token_id, url, subjects, secret, followed_to, created_at)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (region_code, token_id) do update set url = excluded.url, subjects = excluded.subjects,
             secret = excluded.secret, followed_to = excluded.followed_to, created_at = excluded.created_at")
        .bind(&region)
        .bind(&webhook.token_id)
        .bind(&webhook.url)
        .bind(&webhook.subjects)
        .bind(&webhook.secret)
        .bind(webhook.followed_to)
        .bind(webhook.created_at),
    )
    .await
    .map(|_| ())
}

/// Removes the address of a token with all that it was told; `false` when there is none.
pub async fn remove(tx: &mut Tx, token: &ApiTokenId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let notices = sql("delete from webhook_notice where region_code = $1 and token_id = $2");
    tx.run(notices.bind(&region).bind(token)).await?;
    let webhook = sql("delete from webhook where region_code = $1 and token_id = $2");
    Ok(tx.run(webhook.bind(&region).bind(token)).await? > 0)
}

/// The statement that keeps a secret encrypted anew.
pub fn encrypted_anew(region: &RegionCode, token: &ApiTokenId, (before, secret): (&str, &str)) -> Sql {
    // Not over one that was set in the meantime.
    sql("update webhook set secret = $1 where region_code = $2 and token_id = $3 and secret = $4")
        .bind(secret)
        .bind(region)
        .bind(token)
        .bind(before)
}

/// The number of the trail's last line.
pub async fn last_line(db: &Db, region: &RegionCode) -> Result<i64, StoreError> {
    let asked = sql("select seq from audit_head where region_code = $1").bind(region);
    Ok(db.value(asked).await?.unwrap_or_default())
}

/// The records of some kinds that changed between two lines of the trail, each once, by the last line about it; as many as are
/// looked at together.
pub async fn changes(
    db: &Db,
    region: &RegionCode,
    (after, until): (i64, i64),
    subjects: &[&str],
) -> Result<Vec<Change>, StoreError> {
    let asked =
        sql("select subject, subject_id, max(seq) as seq, max(at) as at from audit where region_code = $1")
            .bind(region)
            .push_bind(" and seq > ", after)
            .push_bind(" and seq <= ", until)
            .push_list(" and subject in ", subjects.iter().copied())
            .push(" group by subject, subject_id order by max(seq)");
    db.all(asked.push_bind(" limit ", limits::CHANGES)).await
}

/// Whether a test waits for the receiver of a token.
pub async fn test_waits(tx: &mut Tx, token: &ApiTokenId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from webhook_notice where region_code = $1 and token_id = $2");
    let asked = asked.bind(&region).bind(token).push_bind(" and subject = ", NoticeSubject::Test);
    let asked = asked.push_bind(" and state = ", NoticeState::Waiting);
    Ok(tx.value::<i64>(asked).await?.unwrap_or(0) > 0)
}

/// How many tests a person has asked for since a moment, with any token. Counted in the trail, which keeps those of webhooks
/// that were removed since.
pub async fn tests_since(tx: &mut Tx, person: &PersonId, since: Moment) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from audit where region_code = $1 and kind = 'api_token.webhook_tested'
         and actor_id = $2 and at >= $3");
    Ok(tx.value::<i64>(asked.bind(&region).bind(person).bind(since)).await?.unwrap_or(0))
}

/// The statement that keeps a notice, which is written once: of which line of the trail and when, what it is about and which one.
pub fn insertion(
    region: &RegionCode,
    token: &ApiTokenId,
    (seq, at): (i64, Moment),
    (subject, subject_id): (NoticeSubject, &str),
) -> Sql {
    sql("insert into webhook_notice (region_code, token_id, seq, subject, subject_id, at, state)
         values ($1, $2, $3, $4, $5, $6, 'waiting') on conflict do nothing")
    .bind(region)
    .bind(token)
    .bind(seq)
    .bind(subject)
    .bind(subject_id)
    .bind(at)
}

/// The statement that says how far the trail was looked at.
pub fn followed(region: &RegionCode, token: &ApiTokenId, until: i64) -> Sql {
    sql("update webhook set followed_to = $1 where region_code = $2 and token_id = $3 and followed_to < $1")
        .bind(until)
        .bind(region)
        .bind(token)
}

/// The latest notices of a token, the newest first, each with what its record was called and with the job that takes it to its
/// receiver. One statement.
pub async fn latest(db: &Db, region: &RegionCode, token: &ApiTokenId) -> Result<Vec<Shown>, StoreError> {
    let asked = sql(
        "select n.subject, n.subject_id, a.label as title, n.at, n.state, n.attempts, n.answer, n.sent_at,
             j.due_at, j.error_json, count(*) over () as total
         from webhook_notice n
         left join audit a on a.region_code = n.region_code and a.seq = n.seq
         left join job j on j.region_code = n.region_code and j.name = 'webhook_notice'
          and j.once_key = n.token_id || '.' || cast(n.seq as text)
         where n.region_code = $1 and n.token_id = $2 order by n.seq desc",
    )
    .bind(region)
    .bind(token);
    db.all(asked.push_bind(" limit ", limits::NOTICES_SHOWN)).await
}

/// A notice that the receiver has not taken.
pub async fn unsent(
    db: &Db,
    region: &RegionCode,
    token: &ApiTokenId,
    seq: i64,
) -> Result<Option<Notice>, StoreError> {
    let asked = select::<Notice>(NOTICE).bind(region).bind(token).push_bind(" and seq = ", seq);
    db.maybe(asked.push(" and state <> 'sent'")).await
}

/// Forgets a notice that must not be sent any more.
pub async fn forget(db: &Db, region: &RegionCode, token: &ApiTokenId, seq: i64) -> Result<(), StoreError> {
    let forget = sql("delete from webhook_notice where region_code = $1 and token_id = $2 and seq = $3");
    db.housekeeping(forget.bind(region).bind(token).bind(seq)).await.map(|_| ())
}

/// Notes what became of an attempt: the status that was answered, if any, where the notice stands then, and when the receiver
/// took it, if it did.
pub async fn note_attempt(
    db: &Db,
    region: &RegionCode,
    (token, seq): (&ApiTokenId, i64),
    (attempts, answer): (i64, Option<i64>),
    (state, taken): (NoticeState, Option<Moment>),
) -> Result<(), StoreError> {
    let noted = sql("update webhook_notice set state = $1, attempts = $2, answer = $3, sent_at = $4
         where region_code = $5 and token_id = $6 and seq = $7");
    let noted = noted.bind(state).bind(attempts).bind(answer).bind(taken);
    db.housekeeping(noted.bind(region).bind(token).bind(seq)).await.map(|_| ())
}

/// Gives a notice up that was not taken.
pub async fn fail(tx: &mut Tx, token: &ApiTokenId, seq: i64) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let failed = sql("update webhook_notice set state = 'failed'
         where region_code = $1 and token_id = $2 and seq = $3 and state <> 'sent'");
    tx.run(failed.bind(&region).bind(token).bind(seq)).await.map(|_| ())
}

/// Deletes notices that are old, and all that belongs to tokens that have ended.
pub async fn clean_up(db: &Db, region: &RegionCode, now: Moment) -> Result<(), StoreError> {
    let old = sql("delete from webhook_notice where region_code = $1 and at < $2")
        .bind(region)
        .bind(now.plus_seconds(-limits::NOTICE_SECONDS));
    let of_ended = |start: &'static str| {
        sql(start).bind(region).bind(now).push(
            " where region_code = $1 and token_id in (select id from api_token
              where region_code = $1 and (withdrawn_at is not null or expires_at <= $2))",
        )
    };
    let (notices, webhooks) = (of_ended("delete from webhook_notice"), of_ended("delete from webhook"));
    db.housekeeping_all(vec![old, notices, webhooks]).await
}
