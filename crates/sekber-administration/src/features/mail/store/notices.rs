//! SQL of notices and of the e-mails that are held until the digest of the day.

use sekber_core::value::{Moment, PersonId, RegionCode};

use crate::features::mail::model::{Held, Notice, Waiting};
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, StoreError, Tx, select, sql};

/// How many readers of digests are asked about at a time.
const READERS: i64 = 200;

/// Whether a person was told of an event that has a name.
pub async fn is_told(tx: &mut Tx, person: &PersonId, once: &str) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked =
        sql("select count(*) from person_notice where region_code = $1 and person_id = $2 and once = $3");
    Ok(tx.value::<i64>(asked.bind(&region).bind(person).bind(once)).await?.unwrap_or(0) > 0)
}

/// Whether an e-mail or a notice tells of a record.
pub async fn was_told(db: &Db, region: &RegionCode, about: &str) -> Result<bool, StoreError> {
    let asked = sql("select
         (select count(*) from (select 1 as told from email where region_code = $1 and about = $2 limit 1) e)
         + (select count(*) from (select 1 as told from person_notice where region_code = $1 and about = $2 limit 1) n)");
    Ok(db.value::<i64>(asked.bind(region).bind(about)).await?.unwrap_or(0) > 0)
}

/// How many notices a person was given since a moment.
pub async fn given(tx: &mut Tx, person: &PersonId, since: Moment) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked =
        sql("select count(*) from person_notice where region_code = $1 and person_id = $2 and made_at > $3");
    Ok(tx.value::<i64>(asked.bind(&region).bind(person).bind(since)).await?.unwrap_or(0))
}

/// Keeps a notice for a person; `false` when the person has it already.
pub async fn insert(
    tx: &mut Tx,
    notice: &Notice,
    (person, about): (&PersonId, &str),
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let rows = tx
        .run(
            sql("insert into person_notice (region_code, id, person_id, about, once, subject, path, made_at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing")
            .bind(&region)
            .bind(notice.id.as_str())
            .bind(person)
            .bind(about)
            .bind(notice.once.clone())
            .bind(notice.subject.as_str())
            .bind(notice.path.as_str())
            .bind(notice.made_at),
        )
        .await?;
    Ok(rows > 0)
}

/// A page of what a person was told, the newest first.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    person: &PersonId,
    cursor: &Cursor,
) -> Result<Page<Notice>, StoreError> {
    let count = sql("select count(*) from person_notice").push_bind(" where region_code = ", region);
    let total = db.value(count.push_bind(" and person_id = ", person)).await?.unwrap_or(0);
    let asked = select::<Notice>(" from person_notice")
        .push_bind(" where region_code = ", region)
        .push_bind(" and person_id = ", person);
    let asked = match cursor {
        Cursor::Start => asked.push(" order by id desc"),
        Cursor::After(key) => asked.push_bind(" and id < ", key.id.as_str()).push(" order by id desc"),
        Cursor::Before(key) => asked.push_bind(" and id > ", key.id.as_str()).push(" order by id"),
    };
    let rows: Vec<Notice> = db.all(asked.push_bind(" limit ", PAGE_SIZE + 1)).await?;
    Ok(Page::from_fetched(rows, cursor, total, |notice| Key { sort: String::new(), id: notice.id.clone() }))
}

/// Notes that a person has read one notice, or all that were there at a moment. Being read is no change of a record.
pub async fn read(
    db: &Db,
    region: &RegionCode,
    person: &PersonId,
    (one, until, now): (Option<&str>, Moment, Moment),
) -> Result<(), StoreError> {
    let read = sql("update person_notice set read_at = $1
         where read_at is null and region_code = $2 and person_id = $3 and made_at <= $4");
    let read = read.bind(now).bind(region).bind(person).bind(until).push_if(" and id = ", one);
    db.housekeeping(read).await.map(|_| ())
}

/// Forgets all that a person was told.
pub async fn forget(tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let forgotten = sql("delete from person_notice where region_code = $1 and person_id = $2");
    tx.run(forgotten.bind(&region).bind(person)).await.map(|_| ())
}

/// Forgets notices from before a moment.
pub async fn forget_old(db: &Db, region: &RegionCode, before: Moment) -> Result<(), StoreError> {
    let forget = sql("delete from person_notice where region_code = $1 and made_at < $2");
    db.housekeeping(forget.bind(region).bind(before)).await.map(|_| ())
}

/// Addresses for which e-mails are held, behind one in their order.
pub async fn waiting(db: &Db, region: &RegionCode, after: &str) -> Result<Vec<Waiting>, StoreError> {
    let asked = sql("select distinct recipient from email where region_code = $1 and held and recipient > $2
         order by recipient limit $3");
    db.all(asked.bind(region).bind(after).bind(READERS)).await
}

/// E-mails that are held for an address, the oldest first.
pub async fn held(tx: &mut Tx, recipient: &str, most: i64) -> Result<Vec<Held>, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select id, subject, body, made_at from email
         where region_code = $1 and held and recipient = $2 order by id limit $3");
    tx.all(asked.bind(&region).bind(recipient).bind(most)).await
}

/// Notes that e-mails which were held have gone into a digest: their text is not kept twice. Returns how many they are.
pub async fn gathered(tx: &mut Tx, held: &[Held]) -> Result<u64, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let gathered =
        sql("update email set state = 'sent', held = false, body = '', calendar = null, sent_at = $1
         where held and region_code = $2")
        .bind(now)
        .bind(&region);
    tx.run(gathered.push_list(" and id in ", held.iter().map(|one| &one.id))).await
}

/// Drops what is held for an address: nobody reads it there any more.
pub async fn drop_held(db: &Db, region: &RegionCode, recipient: &str) -> Result<(), StoreError> {
    let dropped = sql("delete from email where region_code = $1 and held and recipient = $2");
    db.housekeeping(dropped.bind(region).bind(recipient)).await.map(|_| ())
}
