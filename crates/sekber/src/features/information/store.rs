//! SQL of requests for information.

use jiff::civil::Date;
use sekber_core::information::{InformationState, RefusalGround};
use sekber_core::value::{AttachmentId, InformationRequestId, Moment, RegionCode};

use super::model::{InformationDraft, InformationRequest};
use crate::features::document::SignedBy;
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

const REQUEST: &str = "select id, year, number, name, contact, what, purpose, state, received_on, received_at,
     extended_because, answer, ground, answered_at, file_id, signer_position, signer_name, signer_under, simulated, version from information_request where region_code = $1";

/// Requests, one page and how many there are: those that wait first came first, all others the latest first.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    state: Option<InformationState>,
    cursor: &Cursor,
) -> Result<Page<InformationRequest>, StoreError> {
    let narrowed = |start: Sql| start.bind(region).push_if(" and state = ", state);
    let total = narrowed(sql("select count(*) from information_request where region_code = $1"));
    let total: i64 = db.value(total).await?.unwrap_or_default();
    let asked = narrowed(sql(REQUEST));
    // Identifiers are ordered by time.
    let first = state == Some(InformationState::Received);
    let (later, earlier) = (" order by id", " order by id desc");
    let asked = match (cursor, first) {
        (Cursor::Start, true) => asked.push(later),
        (Cursor::Start, false) => asked.push(earlier),
        (Cursor::After(key), true) => asked.push_bind(" and id > ", &key.id).push(later),
        (Cursor::After(key), false) => asked.push_bind(" and id < ", &key.id).push(earlier),
        (Cursor::Before(key), true) => asked.push_bind(" and id < ", &key.id).push(earlier),
        (Cursor::Before(key), false) => asked.push_bind(" and id > ", &key.id).push(later),
    };
    let rows: Vec<InformationRequest> = db.all(asked.push_bind(" limit ", PAGE_SIZE + 1)).await?;
    let key = |one: &InformationRequest| Key { sort: String::new(), id: one.id.to_string() };
    Ok(Page::from_fetched(rows, cursor, total, key))
}

/// A request.
pub async fn find(
    db: &Db,
    region: &RegionCode,
    id: &InformationRequestId,
) -> Result<Option<InformationRequest>, StoreError> {
    db.maybe(sql(REQUEST).bind(region).push_bind(" and id = ", id)).await
}

/// The request behind a receipt.
pub async fn by_receipt(
    db: &Db,
    region: &RegionCode,
    (year, number): (i64, i64),
    code_hash: &str,
) -> Result<Option<InformationRequest>, StoreError> {
    let asked = sql(REQUEST).bind(region).push_bind(" and year = ", year).push_bind(" and number = ", number);
    db.maybe(asked.push_bind(" and code_hash = ", code_hash)).await
}

/// The request that was filed with a code.
pub async fn by_code(
    db: &Db,
    region: &RegionCode,
    code_hash: &str,
) -> Result<Option<InformationRequest>, StoreError> {
    let asked = sql(REQUEST).bind(region).push_bind(" and code_hash = ", code_hash);
    db.maybe(asked.push(" order by id desc limit 1")).await
}

/// The next number of a year; whoever asks holds the head of the trail.
pub async fn next_number(tx: &mut Tx, year: i64) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql(
        "select coalesce(max(number), 0) + 1 from information_request where region_code = $1 and year = $2",
    );
    Ok(tx.value(asked.bind(&region).bind(year)).await?.unwrap_or(1))
}

/// Keeps a request.
pub async fn insert(
    tx: &mut Tx,
    id: &InformationRequestId,
    draft: &InformationDraft,
    (year, number): (i64, i64),
    code_hash: &str,
    day: Date,
) -> Result<(), StoreError> {
    let (region, at) = (tx.region.clone(), tx.now);
    let kept = sql("insert into information_request (region_code, id, year, number, code_hash, name, contact, what, purpose,
         received_on, received_at, simulated) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
    let kept = kept.bind(&region).bind(id).bind(year).bind(number).bind(code_hash).bind(&draft.name);
    let kept = kept.bind(&draft.contact).bind(&draft.what).bind(&draft.purpose);
    tx.run(kept.bind(day).bind(at).bind(draft.simulated)).await.map(|_| ())
}

/// Prolongs a request that waits and was not prolonged before; false when it is another by now.
pub async fn extend(
    tx: &mut Tx,
    id: &InformationRequestId,
    version: i64,
    because: &str,
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let extended = sql("update information_request set extended_because = $1, version = version + 1
         where region_code = $2 and id = $3 and version = $4 and state = 'received' and extended_because = ''");
    Ok(tx.run(extended.bind(because).bind(&region).bind(id).bind(version)).await? == 1)
}

/// Ends a request that waits; false when it is another by now.
pub async fn answer(
    tx: &mut Tx,
    (id, version): (&InformationRequestId, i64),
    (state, ground): (InformationState, Option<RefusalGround>),
    (answer, signer): (&str, Option<&SignedBy>),
    file: Option<&AttachmentId>,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let answered =
        sql("update information_request set state = $1, ground = $2, answer = $3, answered_at = $4,
         file_id = $5, signer_position = $6, signer_name = $7, signer_under = $8, version = version + 1
         where region_code = $9 and id = $10 and version = $11 and state = 'received'");
    let answered =
        answered.bind(state).bind(ground.map_or("", RefusalGround::as_str)).bind(answer).bind(now).bind(file);
    let signed = signer.map(|signer| (signer.position_lines(), signer.printed_name(), signer.under()));
    let (position, name, under) = signed.unwrap_or_default();
    let answered = answered.bind(position).bind(name).bind(under);
    Ok(tx.run(answered.bind(&region).bind(id).bind(version)).await? == 1)
}

/// Takes name and contact out of what was answered before a moment.
pub async fn forget(db: &Db, region: &RegionCode, before: Moment) -> Result<u64, StoreError> {
    let forgotten = sql("update information_request set name = '', contact = '', version = version + 1
         where region_code = $1 and answered_at < $2 and (name <> '' or contact <> '')");
    db.housekeeping(forgotten.bind(region).bind(before)).await
}
