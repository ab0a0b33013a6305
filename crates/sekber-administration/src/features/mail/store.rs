//! SQL of emails.

pub mod notices;

use sekber_core::email::State;
use sekber_core::value::{EmailId, Moment, RegionCode};

use super::model::{Email, Kept};
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

const COLUMNS: &str = "id, recipient, subject, body, calendar, state, attempts, problem, made_at, sent_at";

/// Writes an email of somebody who is counted, or of nobody, which is held for the digest or not; `false` when it exists already.
pub async fn insert(
    tx: &mut Tx,
    id: &EmailId,
    email: &Email,
    (by, held): (&str, bool),
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let rows = tx
        .run(
            sql("insert into email (region_code, id, about, once, recipient, subject, body, calendar, made_at, written_by, held)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing")
                .bind(&region)
                .bind(id)
                .bind(&email.about)
                .bind(email.once.clone())
                .bind(&email.recipient)
                .bind(&email.subject)
                .bind(&email.body)
                .bind(email.calendar.clone())
                .bind(now)
                .bind(by)
                .bind(held),
        )
        .await?;
    Ok(rows > 0)
}

crate::row_struct! {
    /// How many letters of people who are counted were written within some time.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Pace {
        /// By one person.
        pub written: i64,
        /// By that person to one address.
        pub to_one: i64,
        /// By all of them to that address.
        pub received: i64,
    }
}

impl Pace {
    /// Whether one more letter would be too many.
    pub fn reaches(&self, most: &Self) -> bool {
        self.written >= most.written || self.to_one >= most.to_one || self.received >= most.received
    }
}

/// How many letters a person, and all who are counted to an address, have written since a moment.
pub async fn pace(tx: &mut Tx, (by, recipient): (&str, &str), since: Moment) -> Result<Pace, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select
         (select count(*) from email w where w.region_code = $1 and w.written_by = $2 and w.made_at > $4) as written,
         (select count(*) from email o where o.region_code = $1 and o.written_by = $2 and o.made_at > $4 and o.recipient = $3)
          as to_one,
         (select count(*) from email r where r.region_code = $1 and r.recipient = $3 and r.made_at > $4 and r.written_by <> '')
          as received");
    tx.one(asked.bind(&region).bind(by).bind(recipient).bind(since)).await
}

fn emails(region: &RegionCode) -> Sql {
    sql("select ").push(COLUMNS).push(" from email").push_bind(" where region_code = ", region)
}

/// Notes that the mail server took an email. What has left is not kept: emails hold codes and links that let people in.
pub async fn sent(db: &Db, region: &RegionCode, id: &EmailId, at: Moment) -> Result<(), StoreError> {
    let sent = sql("update email set state = 'sent', problem = '', body = '', calendar = null, sent_at = $1
         where region_code = $2 and id = $3");
    db.housekeeping(sent.bind(at).bind(region).bind(id)).await.map(|_| ())
}

/// Notes how often an email was tried and why it did not leave.
pub async fn note_attempt(
    db: &Db,
    region: &RegionCode,
    id: &EmailId,
    (attempts, problem): (i64, &str),
) -> Result<(), StoreError> {
    let noted = sql("update email set attempts = $1, problem = $2 where region_code = $3 and id = $4");
    db.housekeeping(noted.bind(attempts).bind(problem).bind(region).bind(id)).await.map(|_| ())
}

/// Gives an email up that has not left.
pub async fn fail(tx: &mut Tx, id: &str) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let failed =
        sql("update email set state = 'failed' where region_code = $1 and id = $2 and state = 'waiting'");
    tx.run(failed.bind(&region).bind(id)).await.map(|_| ())
}

/// Forgets emails that left before a moment.
pub async fn forget(db: &Db, region: &RegionCode, before: Moment) -> Result<(), StoreError> {
    let forget = sql("delete from email where region_code = $1 and state = 'sent' and sent_at < $2");
    db.housekeeping(forget.bind(region).bind(before)).await.map(|_| ())
}

/// Makes an email that was given up wait again; `false` when it was not given up.
pub async fn again(tx: &mut Tx, id: &EmailId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let again = sql("update email set state = 'waiting', attempts = 0
         where region_code = $1 and id = $2 and state = 'failed'");
    Ok(tx.run(again.bind(&region).bind(id)).await? > 0)
}

/// One email.
pub async fn find(db: &Db, region: &RegionCode, id: &EmailId) -> Result<Option<Kept>, StoreError> {
    db.maybe(emails(region).push_bind(" and id = ", id)).await
}

/// One email, inside a transaction.
pub async fn find_in(tx: &mut Tx, id: &EmailId) -> Result<Option<Kept>, StoreError> {
    let asked = emails(&tx.region.clone()).push_bind(" and id = ", id);
    tx.maybe(asked).await
}

crate::row_struct! {
    /// An email that waits without a job.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Unqueued {
        /// The email.
        pub id: EmailId,
    }
}

/// Emails that wait, are not held for a digest and have no job, at most so many as one cleanup takes.
pub async fn unqueued(db: &Db, region: &RegionCode) -> Result<Vec<Unqueued>, StoreError> {
    let asked = sql("select l.id from email l where l.region_code = $1 and l.state = 'waiting' and not l.held and not exists (
         select 1 from job j where j.region_code = l.region_code and j.name = 'mail_delivery' and j.once_key = l.id)
         order by l.id limit 500");
    db.all(asked.bind(region)).await
}

/// A page of emails, the newest first; `state` narrows it.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    state: Option<State>,
    cursor: &Cursor,
) -> Result<Page<Kept>, StoreError> {
    let count = sql("select count(*) from email").push_bind(" where region_code = ", region);
    let total = db.value(count.push_if(" and state = ", state)).await?.unwrap_or(0);
    let asked = emails(region).push_if(" and state = ", state);
    let asked = match cursor {
        Cursor::Start => asked.push(" order by id desc"),
        Cursor::After(key) => asked.push_bind(" and id < ", key.id.as_str()).push(" order by id desc"),
        Cursor::Before(key) => asked.push_bind(" and id > ", key.id.as_str()).push(" order by id"),
    };
    let rows: Vec<Kept> = db.all(asked.push_bind(" limit ", PAGE_SIZE + 1)).await?;
    Ok(Page::from_fetched(rows, cursor, total, |email| Key { sort: String::new(), id: email.id.to_string() }))
}

crate::row_struct! {
    /// How many emails are in a state.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Counted {
        /// The state.
        pub state: State,
        /// How many emails.
        pub emails: i64,
    }
}

/// How the emails about a record stand.
pub async fn counts(db: &Db, region: &RegionCode, about: &str) -> Result<Vec<Counted>, StoreError> {
    let asked = sql(
        "select state, count(*) as emails from email where region_code = $1 and about = $2 group by state",
    );
    db.all(asked.bind(region).bind(about)).await
}

/// Forgets all emails to an address.
pub async fn forget_recipient(tx: &mut Tx, recipient: &str) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let forgotten = sql("delete from email where region_code = $1 and lower(recipient) = $2");
    tx.run(forgotten.bind(&region).bind(recipient.to_lowercase())).await.map(|_| ())
}

/// Takes back letters about a record that have not left; of those that go out once only the ones whose name holds a word, if one is
/// given. What they tell is true no longer.
pub async fn take_back(tx: &mut Tx, about: &str, word: Option<&str>) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let taken = sql("delete from email where state <> 'sent'").push_bind(" and region_code = ", &region);
    let taken = taken.push_bind(" and about = ", about);
    tx.run(taken.push_if(" and once like ", word.map(|word| format!("% {word} %")))).await.map(|_| ())
}

/// Takes back all letters to an address that have not left: whoever it belongs to is not to read them any more.
pub async fn take_back_to(tx: &mut Tx, recipient: &str) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let taken = sql("delete from email where region_code = $1 and state <> 'sent' and lower(recipient) = $2");
    tx.run(taken.bind(&region).bind(recipient.to_lowercase())).await.map(|_| ())
}
