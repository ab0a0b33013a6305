//! SQL of slides and handouts.

use sekber_core::value::{AttachmentId, MeetingId, OrganisationId, RegionCode};

use crate::features::meeting::model::Handout;
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

fn asked(region: &RegionCode, meeting: &MeetingId) -> Sql {
    sql("select h.attachment_id as id, h.organisation_id, o.short_name as owner, a.file_name, a.size from meeting_handout h
         join attachment a on a.region_code = h.region_code and a.id = h.attachment_id
         join organisation o on o.region_code = h.region_code and o.id = h.organisation_id
         where h.region_code = $1 and h.meeting_id = $2 and h.ended_at is null")
    .bind(region)
    .bind(meeting)
}

/// The handouts of a meeting, by owner and name.
pub async fn all(db: &Db, region: &RegionCode, meeting: &MeetingId) -> Result<Vec<Handout>, StoreError> {
    db.all(asked(region, meeting).push(" order by o.sort_key, a.file_name, a.id")).await
}

/// One handout.
pub async fn find(
    db: &Db,
    region: &RegionCode,
    meeting: &MeetingId,
    id: &AttachmentId,
) -> Result<Option<Handout>, StoreError> {
    db.maybe(asked(region, meeting).push_bind(" and a.id = ", id)).await
}

/// How many handouts an organisation has brought to a meeting, taken back or not.
pub async fn count(
    tx: &mut Tx,
    meeting: &MeetingId,
    organisation: &OrganisationId,
) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql(
        "select count(*) from meeting_handout where region_code = $1 and meeting_id = $2 and organisation_id = $3",
    );
    Ok(tx.value(asked.bind(&region).bind(meeting).bind(organisation)).await?.unwrap_or(0))
}

/// Makes an attachment a handout.
pub async fn insert(
    tx: &mut Tx,
    meeting: &MeetingId,
    organisation: &OrganisationId,
    id: &AttachmentId,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("insert into meeting_handout (region_code, meeting_id, attachment_id, organisation_id, created_at) values ($1, $2, $3, $4, $5)")
            .bind(&region)
            .bind(meeting)
            .bind(id)
            .bind(organisation)
            .bind(now),
    )
    .await
    .map(|_| ())
}

/// Takes a handout off the list; the file stays in the archive.
pub async fn end(tx: &mut Tx, meeting: &MeetingId, id: &AttachmentId) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql(
        "update meeting_handout set ended_at = $1 where region_code = $2 and meeting_id = $3 and attachment_id = $4",
    );
    tx.run(statement.bind(now).bind(&region).bind(meeting).bind(id)).await.map(|_| ())
}
