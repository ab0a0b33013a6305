//! SQL of the files that are handed over with an answer.

use sekber_core::value::{AttachmentId, InformationRequestId, RegionCode};

use crate::features::information::limits;
use crate::features::information::model::InformationRequest;
use crate::kit::files::{self, Attachment};
use crate::kit::store::{Db, StoreError, Tx, select, sql};

/// As many as there can be, and the one of an answer from before.
const MOST: i64 = limits::FILES as i64 + 1;

/// The files beside a request, the first first: those that were put there, or the one of an answer from before there could be several.
pub async fn of_request(
    db: &Db,
    region: &RegionCode,
    one: &InformationRequest,
) -> Result<Vec<Attachment>, StoreError> {
    let asked = select::<Attachment>(
        " from district_file where region_code = $1 and (id = $2 or id in (select v.attachment_id from information_file v
          where v.region_code = $1 and v.request_id = $3))",
    );
    let asked = asked.bind(region).bind(one.file_id.as_ref()).bind(&one.id);
    db.all(asked.push_bind(" order by created_at, id limit ", MOST)).await
}

/// Takes hold of a request that waits, so that its files are those that were read; false when it is another by now.
pub async fn hold(tx: &mut Tx, (id, version): (&InformationRequestId, i64)) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let held = sql("update information_request set version = version + 1
         where region_code = $1 and id = $2 and version = $3 and state = 'received'");
    Ok(tx.run(held.bind(&region).bind(id).bind(version)).await? == 1)
}

/// Puts a file beside a request.
pub async fn insert(tx: &mut Tx, id: &InformationRequestId, file: &AttachmentId) -> Result<(), StoreError> {
    let (region, at) = (tx.region.clone(), tx.now);
    let kept = sql("insert into information_file (region_code, request_id, attachment_id, added_at)
         values ($1, $2, $3, $4)");
    tx.run(kept.bind(&region).bind(id).bind(file).bind(at)).await.map(|_| ())
}

/// Takes a file from a request and forgets it; false when it is not there.
pub async fn remove(tx: &mut Tx, id: &InformationRequestId, file: &AttachmentId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let gone =
        sql("delete from information_file where region_code = $1 and request_id = $2 and attachment_id = $3");
    if tx.run(gone.bind(&region).bind(id).bind(file)).await? == 0 {
        return Ok(false);
    }
    files::forget_own(tx, file).await?;
    Ok(true)
}
