//! SQL of requests for erasure and of breaches; what is read of a person stands in [`own`].

pub mod own;

use sekber_core::privacy::ErasureState;
use sekber_core::value::{BreachId, ErasureRequestId, Moment, PersonId, RegionCode};

use super::model::{Addressee, Breach, BreachDraft, ErasureRequest};
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, select, sql};

/// A request in a person's own words goes with the person; it was carried out with that.
pub const FORGOTTEN: &[&str] = &[
    "update erasure_request set reason = '', answer = '', state = case when state = 'open' then 'done' else state end
     where person_id = $1",
];

fn requests() -> Sql {
    sql("select q.id, q.person_id, p.name, q.state, q.reason, q.asked_at, q.answer
         from erasure_request q join person p on p.id = q.person_id where q.region_code = $1")
}

/// The latest request of a person.
pub async fn latest_of(
    db: &Db,
    region: &RegionCode,
    person: &PersonId,
) -> Result<Option<ErasureRequest>, StoreError> {
    let asked = requests().bind(region).push_bind(" and q.person_id = ", person);
    db.maybe(asked.push(" order by q.id desc limit 1")).await
}

/// Requests that wait, the oldest first; at most a hundred.
pub async fn open(db: &Db, region: &RegionCode) -> Result<Vec<ErasureRequest>, StoreError> {
    let asked = requests().bind(region).push_bind(" and q.state = ", ErasureState::Open);
    db.all(asked.push(" order by q.id limit 100")).await
}

/// Whether a person waits for an answer.
pub async fn waits(tx: &mut Tx, person: &PersonId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = requests().bind(&region).push_bind(" and q.person_id = ", person);
    let asked = asked.push_bind(" and q.state = ", ErasureState::Open).push(" limit 1");
    Ok(tx.maybe::<ErasureRequest>(asked).await?.is_some())
}

/// How many requests a person has made since a moment, whatever became of them.
pub async fn asked_since(tx: &mut Tx, person: &PersonId, since: Moment) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql(
        "select count(*) from erasure_request where region_code = $1 and person_id = $2 and asked_at > $3",
    );
    Ok(tx.value(asked.bind(&region).bind(person).bind(since)).await?.unwrap_or(0))
}

/// A request that waits.
pub async fn find_open(tx: &mut Tx, id: &ErasureRequestId) -> Result<Option<ErasureRequest>, StoreError> {
    let region = tx.region.clone();
    let asked = requests().bind(&region).push_bind(" and q.id = ", id);
    tx.maybe(asked.push_bind(" and q.state = ", ErasureState::Open)).await
}

/// Keeps a request.
pub async fn insert(
    tx: &mut Tx,
    id: &ErasureRequestId,
    person: &PersonId,
    reason: &str,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let kept = sql("insert into erasure_request (region_code, id, person_id, reason, asked_at)
                    values ($1, $2, $3, $4, $5)");
    tx.run(kept.bind(&region).bind(id).bind(person).bind(reason).bind(now)).await.map(|_| ())
}

/// Ends the open requests of a person, or one of them; how many there were.
pub async fn close(
    tx: &mut Tx,
    person: &PersonId,
    state: ErasureState,
    answer: &str,
) -> Result<u64, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let closed = sql("update erasure_request set state = $1, answer = $2, decided_at = $3
                      where region_code = $4 and person_id = $5 and state = 'open'");
    tx.run(closed.bind(state).bind(answer).bind(now).bind(&region).bind(person)).await
}

const BREACH: &str = " from breach where region_code = $1";

/// Breaches, the latest first: one page, and how many there are.
pub async fn breaches(db: &Db, region: &RegionCode, cursor: &Cursor) -> Result<Page<Breach>, StoreError> {
    let total = sql("select count(*) from breach where region_code = $1").bind(region);
    let total: i64 = db.value(total).await?.unwrap_or_default();
    let asked = select::<Breach>(BREACH).bind(region);
    // Identifiers are ordered by time.
    let asked = match cursor {
        Cursor::Start => asked.push(" order by id desc"),
        Cursor::After(key) => asked.push_bind(" and id < ", &key.id).push(" order by id desc"),
        Cursor::Before(key) => asked.push_bind(" and id > ", &key.id).push(" order by id"),
    };
    let rows: Vec<Breach> = db.all(asked.push_bind(" limit ", PAGE_SIZE + 1)).await?;
    let key = |breach: &Breach| Key { sort: String::new(), id: breach.id.to_string() };
    Ok(Page::from_fetched(rows, cursor, total, key))
}

/// A breach.
pub async fn breach(db: &Db, region: &RegionCode, id: &BreachId) -> Result<Option<Breach>, StoreError> {
    db.maybe(select::<Breach>(BREACH).bind(region).push_bind(" and id = ", id)).await
}

/// The same within a transaction.
pub async fn breach_in(tx: &mut Tx, id: &BreachId) -> Result<Option<Breach>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(select::<Breach>(BREACH).bind(&region).push_bind(" and id = ", id)).await
}

fn content(statement: Sql, draft: &BreachDraft, now: Moment) -> Sql {
    statement
        .bind(draft.noticed_at)
        .bind(draft.happened_on)
        .bind(&draft.data)
        .bind(&draft.how)
        .bind(draft.codes())
        .bind(draft.people)
        .bind(&draft.measures)
        .bind(&draft.advice)
        .bind(&draft.contact)
        .bind(draft.simulated)
        .bind(now)
}

/// Keeps a breach.
pub async fn insert_breach(tx: &mut Tx, id: &BreachId, draft: &BreachDraft) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let kept = sql(
        "insert into breach (noticed_at, happened_on, data, how, touched, people, measures, advice, contact,
         simulated, changed_at, created_at, region_code, id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13)",
    );
    tx.run(content(kept, draft, now).bind(&region).bind(id)).await.map(|_| ())
}

/// Changes a breach; false when it has changed since it was read.
pub async fn update_breach(
    tx: &mut Tx,
    id: &BreachId,
    version: i64,
    draft: &BreachDraft,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let changed = sql(
        "update breach set noticed_at = $1, happened_on = $2, data = $3, how = $4, touched = $5, people = $6,
         measures = $7, advice = $8, contact = $9, simulated = $10, changed_at = $11, version = version + 1
         where region_code = $12 and id = $13 and version = $14",
    );
    Ok(tx.run(content(changed, draft, now).bind(&region).bind(id).bind(version)).await? == 1)
}

/// Notes that the people, or the authority, were told now.
pub async fn told(tx: &mut Tx, id: &BreachId, whom: Addressee) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let told = match whom {
        Addressee::People => sql(
            "update breach set people_told_at = $1, version = version + 1 where region_code = $2 and id = $3",
        ),
        Addressee::Authority => sql(
            "update breach set authority_told_at = $1, version = version + 1 where region_code = $2 and id = $3",
        ),
    };
    tx.run(told.bind(now).bind(&region).bind(id)).await.map(|_| ())
}
