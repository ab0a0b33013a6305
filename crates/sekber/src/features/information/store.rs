//! SQL of requests for information.

pub mod files;
pub mod letters;
mod list;
pub mod objection;
pub mod years;

use jiff::civil::Date;
use sekber_core::information::{InformationState, RefusalGround, Way};
use sekber_core::value::{AttachmentId, InformationRequestId, Moment, RegionCode};

use super::model::{InformationDraft, InformationRequest};
use crate::features::document::SignedBy;
use crate::kit::store::{Db, StoreError, Tx, sql};

pub use list::{Filter, Order, everything, page};

const REQUEST: &str = "select id, year, number, name, contact, what, purpose, state, received_on, received_at,
     extended_because, answer, ground, consequence_test, exception_term, answered_at, file_id, letter_number,
     letter_id, scan_id, docx_id, signer_position, signer_name, signer_under, simulated, version,
     coalesce((select r.holidays from portal_references r where r.region_code = information_request.region_code), '') as holidays,
     coalesce((select o.state from information_objection o where o.region_code = information_request.region_code
      and o.request_id = information_request.id order by case o.state when 'received' then 0 else 1 end, o.id desc limit 1), '')
      as objection,
     (select min(o.filed_on) from information_objection o where o.region_code = information_request.region_code
      and o.request_id = information_request.id and o.state = 'received') as objected_on, way, extended_on,
     extension_number, extension_letter_id, extension_scan_id, extension_signer_position, extension_signer_name,
     extension_signer_under,
     (select count(*) from information_file v where v.region_code = information_request.region_code
      and v.request_id = information_request.id) + case when file_id is null then 0 else 1 end as files
     from information_request where region_code = $1";

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
         received_on, received_at, simulated, way) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)");
    let kept = kept.bind(&region).bind(id).bind(year).bind(number).bind(code_hash).bind(&draft.name);
    let kept = kept.bind(&draft.contact).bind(&draft.what).bind(&draft.purpose);
    let kept = kept.bind(day).bind(at).bind(draft.simulated);
    tx.run(kept.bind(draft.way.map_or("", Way::as_str))).await.map(|_| ())
}

/// Prolongs a request that waits and was not prolonged before, as it then is and with the letter; false when it is another by now.
pub async fn extend(
    tx: &mut Tx,
    version: i64,
    extended: &InformationRequest,
    letter: &AttachmentId,
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let kept = sql("update information_request set extended_because = $1, extended_on = $2, extension_number = $3,
         extension_letter_id = $4, extension_signer_position = $5, extension_signer_name = $6, extension_signer_under = $7,
         version = version + 1
         where region_code = $8 and id = $9 and version = $10 and state = 'received' and extended_because = ''");
    let kept = kept.bind(&extended.extended_because).bind(extended.extended_on);
    let kept = kept.bind(&extended.extension_number).bind(letter).bind(&extended.extension_signer_position);
    let kept = kept.bind(&extended.extension_signer_name).bind(&extended.extension_signer_under);
    Ok(tx.run(kept.bind(&region).bind(&extended.id).bind(version)).await? == 1)
}

/// Ends a request that waits, with the letter as PDF and DOCX; false when it is another by now.
pub async fn answer(
    tx: &mut Tx,
    (id, version): (&InformationRequestId, i64),
    (state, ground, [test, term]): (InformationState, Option<RefusalGround>, [&str; 2]),
    (answer, letter_number, signer): (&str, &str, Option<&SignedBy>),
    letters: Option<[&AttachmentId; 2]>,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let answered =
        sql("update information_request set state = $1, ground = $2, answer = $3, answered_at = $4,
         letter_number = $5, letter_id = $6, signer_position = $7, signer_name = $8, signer_under = $9,
         docx_id = $10, consequence_test = $11, exception_term = $12, version = version + 1
         where region_code = $13 and id = $14 and version = $15 and state = 'received'");
    let answered = answered.bind(state).bind(ground.map_or("", RefusalGround::as_str)).bind(answer).bind(now);
    let signed = signer.map(|signer| (signer.position_lines(), signer.printed_name(), signer.under()));
    let (position, name, under) = signed.unwrap_or_default();
    let (letter, docx) = (letters.map(|[letter, _]| letter), letters.map(|[_, docx]| docx));
    let answered = answered.bind(letter_number).bind(letter).bind(position).bind(name).bind(under).bind(docx);
    let answered = answered.bind(test).bind(term);
    Ok(tx.run(answered.bind(&region).bind(id).bind(version)).await? == 1)
}

/// Takes name, contact and purpose out of what was answered before a moment, or came in before it and was never answered. What is asked
/// stays in the register of requests.
pub async fn forget(db: &Db, region: &RegionCode, before: Moment) -> Result<u64, StoreError> {
    let forgotten =
        sql("update information_request set name = '', contact = '', purpose = '', version = version + 1
         where region_code = $1 and coalesce(answered_at, received_at) < $2
          and (name <> '' or contact <> '' or purpose <> '')");
    db.housekeeping(forgotten.bind(region).bind(before)).await
}
