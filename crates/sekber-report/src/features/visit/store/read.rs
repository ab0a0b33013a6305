//! SQL of visits as they are read.

use sekber_core::value::{FollowUpId, PartnershipId, RegionCode, VisitId};

use crate::features::visit::limits;
use crate::features::visit::model::{FollowUp, Line, Person, Photo, Visit};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

const VISIT: &str =
    "select v.id, v.partnership_id, v.made_by, v.on_day, v.place_code, r.name as place, r.kind as place_kind, k.name as place_within,
            v.place_note, v.seen, v.advice,
            v.simulated, v.person_name, v.version, v.created_at
     from visit v
     left join region r on r.region_code = v.region_code and r.code = v.place_code
     left join region k on k.region_code = r.region_code and k.code = r.parent_code
     where v.region_code = $1";

fn one(region: &RegionCode, id: &VisitId) -> Sql {
    sql(VISIT).bind(region).push_bind(" and v.id = ", id)
}

/// A visit.
pub async fn find(db: &Db, region: &RegionCode, id: &VisitId) -> Result<Option<Visit>, StoreError> {
    db.maybe(one(region, id)).await
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx, id: &VisitId) -> Result<Option<Visit>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(one(&region, id)).await
}

/// The visits of a partnership, the last one first.
pub async fn of_partnership(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
) -> Result<Vec<Line>, StoreError> {
    let most = i64::try_from(limits::VISITS).unwrap_or(i64::MAX);
    let asked = sql("select v.id, v.on_day, r.name as place, v.place_note, v.person_name,
         (select count(*) from visit_follow_up f where f.region_code = v.region_code and f.visit_id = v.id
          and f.done_on is null) as open,
         (select count(*) from visit_follow_up f where f.region_code = v.region_code and f.visit_id = v.id) as follow_ups
         from visit v
         left join region r on r.region_code = v.region_code and r.code = v.place_code
         where v.region_code = $1 and v.partnership_id = $2 order by v.on_day desc, v.id desc limit $3");
    db.all(asked.bind(region).bind(id).bind(most)).await
}

/// How many visits a partnership has.
pub async fn count(tx: &mut Tx, id: &PartnershipId) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from visit where region_code = $1 and partnership_id = $2");
    Ok(tx.value(asked.bind(&region).bind(id)).await?.unwrap_or(0))
}

fn people_asked(region: &RegionCode, id: &VisitId) -> Sql {
    sql("select name, post, body, number, part from visit_person where region_code = $1 and visit_id = $2 order by ordinal")
        .bind(region)
        .bind(id)
}

/// Who was there.
pub async fn people(db: &Db, region: &RegionCode, id: &VisitId) -> Result<Vec<Person>, StoreError> {
    db.all(people_asked(region, id)).await
}

/// The same within a transaction.
pub async fn people_in(tx: &mut Tx, id: &VisitId) -> Result<Vec<Person>, StoreError> {
    let region = tx.region.clone();
    tx.all(people_asked(&region, id)).await
}

/// The photos of a visit.
pub async fn photos(db: &Db, region: &RegionCode, id: &VisitId) -> Result<Vec<Photo>, StoreError> {
    db.all(
        sql("select v.attachment_id, f.file_name, v.person_name from visit_photo v
             join district_file f on f.region_code = v.region_code and f.id = v.attachment_id
             where v.region_code = $1 and v.visit_id = $2 order by v.added_at, v.attachment_id")
        .bind(region)
        .bind(id),
    )
    .await
}

/// How many photos a visit has.
pub async fn count_photos(tx: &mut Tx, id: &VisitId) -> Result<usize, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from visit_photo where region_code = $1 and visit_id = $2");
    let count = tx.value::<i64>(asked.bind(&region).bind(id)).await?.unwrap_or(0);
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Whether a photo of the same content is beside the visit already.
pub async fn has_photo(tx: &mut Tx, id: &VisitId, sha256: &str) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from visit_photo v
         join district_file f on f.region_code = v.region_code and f.id = v.attachment_id
         where v.region_code = $1 and v.visit_id = $2 and f.sha256 = $3");
    Ok(tx.value::<i64>(asked.bind(&region).bind(id).bind(sha256)).await?.unwrap_or(0) > 0)
}

fn follow_ups_asked(region: &RegionCode, id: &VisitId) -> Sql {
    sql("select f.id, f.what, f.organisation_id, o.name as organisation, f.due_on, f.done_on, f.done_by from visit_follow_up f
         join organisation o on o.region_code = f.region_code and o.id = f.organisation_id
         where f.region_code = $1 and f.visit_id = $2")
    .bind(region)
    .bind(id)
}

/// What a visit asks for, by day.
pub async fn follow_ups(db: &Db, region: &RegionCode, id: &VisitId) -> Result<Vec<FollowUp>, StoreError> {
    db.all(follow_ups_asked(region, id).push(" order by f.due_on, f.id")).await
}

/// One thing that a visit asks for.
pub async fn follow_up_in(
    tx: &mut Tx,
    visit: &VisitId,
    id: &FollowUpId,
) -> Result<Option<FollowUp>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(follow_ups_asked(&region, visit).push_bind(" and f.id = ", id)).await
}

/// How many things a visit asks for.
pub async fn count_follow_ups(tx: &mut Tx, id: &VisitId) -> Result<usize, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from visit_follow_up where region_code = $1 and visit_id = $2");
    let count = tx.value::<i64>(asked.bind(&region).bind(id)).await?.unwrap_or(0);
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Whether a place is in the district.
pub async fn knows_place(tx: &mut Tx, code: &RegionCode) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from region where region_code = $1 and code = $2");
    Ok(tx.value::<i64>(asked.bind(&region).bind(code)).await?.unwrap_or(0) > 0)
}

/// How many follow-ups of the visits of a partnership nobody has done.
pub async fn left_to_do(
    db: &Db,
    region: &RegionCode,
    partnership: &PartnershipId,
) -> Result<i64, StoreError> {
    let asked = sql("select count(*) from visit_follow_up f
         join visit v on v.region_code = f.region_code and v.id = f.visit_id
         where v.region_code = $1 and v.partnership_id = $2 and f.done_on is null");
    Ok(db.value::<i64>(asked.bind(region).bind(partnership)).await?.unwrap_or_default())
}
