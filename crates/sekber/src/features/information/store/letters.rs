//! SQL of letters that name whoever asked: they go with the name.

use sekber_core::value::{AttachmentId, InformationRequestId, Moment, RegionCode};

use crate::kit::store::{Db, StoreError, Tx, sql};

crate::row_struct! {
    /// Where a letter is.
    struct Place {
        /// Within the place of all files.
        place: String,
    }
}

/// Letters whose names go, those of district `$1` before `$2`: of an answer, of an extension, and of a decision, which names whoever objected for another.
const LETTERS: &str = "select r.letter_id as id from information_request r
      where r.region_code = $1 and coalesce(r.answered_at, r.received_at) < $2 and r.letter_id is not null
     union all select r.docx_id from information_request r
      where r.region_code = $1 and coalesce(r.answered_at, r.received_at) < $2 and r.docx_id is not null
     union all select o.letter_id from information_objection o
      join information_request r on r.region_code = o.region_code and r.id = o.request_id
      where o.region_code = $1 and (coalesce(r.answered_at, r.received_at) < $2 or o.decided_at < $2)
       and o.letter_id is not null
     union all select o.docx_id from information_objection o
      join information_request r on r.region_code = o.region_code and r.id = o.request_id
      where o.region_code = $1 and (coalesce(r.answered_at, r.received_at) < $2 or o.decided_at < $2)
       and o.docx_id is not null
     union all select r.scan_id from information_request r
      where r.region_code = $1 and coalesce(r.answered_at, r.received_at) < $2 and r.scan_id is not null
     union all select r.extension_letter_id from information_request r
      where r.region_code = $1 and coalesce(r.answered_at, r.received_at) < $2 and r.extension_letter_id is not null
     union all select r.extension_scan_id from information_request r
      where r.region_code = $1 and coalesce(r.answered_at, r.received_at) < $2 and r.extension_scan_id is not null
     union all select o.scan_id from information_objection o
      join information_request r on r.region_code = o.region_code and r.id = o.request_id
      where o.region_code = $1 and (coalesce(r.answered_at, r.received_at) < $2 or o.decided_at < $2)
       and o.scan_id is not null";

/// Keeps the scan of the letter with an answer; false while there is none to sign, or when there is a scan already.
pub async fn sign_answer(
    tx: &mut Tx,
    request: &InformationRequestId,
    scan: &AttachmentId,
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let signed = sql("update information_request set scan_id = $1, version = version + 1
         where region_code = $2 and id = $3 and answered_at is not null and scan_id is null");
    Ok(tx.run(signed.bind(scan).bind(&region).bind(request)).await? == 1)
}

/// The same for the letter that says that it takes longer.
pub async fn sign_extension(
    tx: &mut Tx,
    request: &InformationRequestId,
    scan: &AttachmentId,
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let signed = sql("update information_request set extension_scan_id = $1, version = version + 1
         where region_code = $2 and id = $3 and extended_on is not null and extension_scan_id is null");
    Ok(tx.run(signed.bind(scan).bind(&region).bind(request)).await? == 1)
}

/// The same for the letter about the objection that was decided last.
pub async fn sign_reply(
    tx: &mut Tx,
    request: &InformationRequestId,
    scan: &AttachmentId,
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let signed = sql("update information_objection set scan_id = $1, version = version + 1
         where region_code = $2 and scan_id is null and id = (select o.id from information_objection o
          where o.region_code = $2 and o.request_id = $3 and o.decided_at is not null order by o.decided_at desc, o.id desc limit 1)");
    Ok(tx.run(signed.bind(scan).bind(&region).bind(request)).await? == 1)
}

/// Where letters are, the first few, about requests that were answered before a moment, or came in before it and were never answered, and
/// about objections that were decided before it.
pub async fn due(db: &Db, region: &RegionCode, before: Moment) -> Result<Vec<String>, StoreError> {
    let asked = sql("select place from district_file where region_code = $1 and id in (").push(LETTERS);
    let asked = asked.push(") order by place limit 500").bind(region).bind(before);
    let places: Vec<Place> = db.all(asked).await?;
    Ok(places.into_iter().map(|one| one.place).collect())
}

/// Forgets which files they were, once these are gone.
pub async fn forget(db: &Db, region: &RegionCode, before: Moment) -> Result<(), StoreError> {
    let of_objections = sql("update information_objection set letter_id = null, docx_id = null, scan_id = null, version = version + 1
         where region_code = $1 and (letter_id is not null or docx_id is not null or scan_id is not null) and (decided_at < $2 or request_id in
          (select r.id from information_request r where r.region_code = $1 and coalesce(r.answered_at, r.received_at) < $2))");
    let of_requests = sql("update information_request set letter_id = null, docx_id = null, scan_id = null, extension_letter_id = null,
         extension_scan_id = null, version = version + 1
         where region_code = $1 and coalesce(answered_at, received_at) < $2 and (letter_id is not null or docx_id is not null or scan_id is not null
          or extension_letter_id is not null or extension_scan_id is not null)");
    let both = [of_objections, of_requests].map(|statement| statement.bind(region).bind(before));
    db.housekeeping_all(Vec::from(both)).await
}
