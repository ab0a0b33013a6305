//! SQL of activities as they are read, of their places, and of what happened to the lines of a plan.

use jiff::civil::Date;
use sekber_core::value::{ActivityId, Moment, PartnershipId, RegionCode};

use crate::features::work_plan::limits;
use crate::features::work_plan::model::{Activity, FirstPlace, PlaceOf, Planned};
use crate::kit::store::{Db, Sql, StoreError, Tx, select, sql};

const ACTIVITY: &str =
    "select a.id, a.partnership_id, a.organisation_id, o.name as organisation, a.title, a.detail, a.starts_on, a.ends_on,
            a.begun_on, a.done_on, a.note, a.dropped_on, a.drop_reason, a.proposed_by, a.agreed_at, a.agreed_by, a.simulated,
            a.version
     from work_activity a
     join organisation o on o.region_code = a.region_code and o.id = a.organisation_id
     where a.region_code = $1";

fn one(region: &RegionCode, id: &ActivityId) -> Sql {
    sql(ACTIVITY).bind(region).push_bind(" and a.id = ", id)
}

/// An activity.
pub async fn find(db: &Db, region: &RegionCode, id: &ActivityId) -> Result<Option<Activity>, StoreError> {
    db.maybe(one(region, id)).await
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx, id: &ActivityId) -> Result<Option<Activity>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(one(&region, id)).await
}

fn most() -> i64 {
    i64::try_from(limits::ACTIVITIES).unwrap_or(i64::MAX)
}

/// The activities of a partnership, in the order of their days.
pub async fn of_partnership(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
) -> Result<Vec<Activity>, StoreError> {
    let asked = sql(ACTIVITY).bind(region).push_bind(" and a.partnership_id = ", id);
    db.all(asked.push_bind(" order by a.starts_on, a.ends_on, a.id limit ", most())).await
}

/// The same as the page of a plan shows them.
pub async fn planned(db: &Db, region: &RegionCode, id: &PartnershipId) -> Result<Vec<Planned>, StoreError> {
    let asked = sql("select a.id, o.name as organisation, a.title, a.starts_on, a.ends_on, a.begun_on, a.done_on, a.dropped_on,
         a.drop_reason, a.proposed_by, a.agreed_at from work_activity a
         join organisation o on o.region_code = a.region_code and o.id = a.organisation_id
         where a.region_code = $1 and a.partnership_id = $2 order by a.starts_on, a.ends_on, a.id limit $3");
    db.all(asked.bind(region).bind(id).bind(most())).await
}

/// The activities of a partnership that hold and have a day within some days, or are carried out then, in the order of their days.
///
/// # Errors
/// When the database cannot be asked.
pub async fn within(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
    (from, until): (Date, Date),
) -> Result<Vec<Activity>, StoreError> {
    let asked = sql(ACTIVITY)
        .bind(region)
        .push_bind(" and a.partnership_id = ", id)
        .push(" and a.agreed_at is not null and a.dropped_on is null")
        .push_bind(" and coalesce(a.begun_on, a.starts_on) <= ", until)
        .push_bind(" and coalesce(a.done_on, a.ends_on) >= ", from);
    db.all(asked.push_bind(" order by a.starts_on, a.ends_on, a.id limit ", most())).await
}

/// How many activities a partnership has.
pub async fn count(tx: &mut Tx, id: &PartnershipId) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from work_activity where region_code = $1 and partnership_id = $2");
    Ok(tx.value(asked.bind(&region).bind(id)).await?.unwrap_or(0))
}

const PLACE: &str = "select w.activity_id, r.code, r.name from work_activity_place w
     join region r on r.region_code = w.region_code and r.code = w.place_code
     where w.region_code = $1";

/// Where the activities of a partnership are carried out.
pub async fn places(db: &Db, region: &RegionCode, id: &PartnershipId) -> Result<Vec<PlaceOf>, StoreError> {
    let asked = sql(PLACE).bind(region).push_bind(
        " and w.activity_id in (select a.id from work_activity a where a.region_code = w.region_code and a.partnership_id = ",
        id,
    );
    db.all(asked.push(") order by w.activity_id, r.code")).await
}

/// The first places of each activity of a partnership, with how many each has.
pub async fn first_places(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
    each: i64,
) -> Result<Vec<FirstPlace>, StoreError> {
    let asked = sql("select f.activity_id, f.name, f.total
         from (select w.activity_id, r.code, r.name, count(*) over (partition by w.activity_id) as total,
                      row_number() over (partition by w.activity_id order by r.code) as place_number
               from work_activity_place w
               join region r on r.region_code = w.region_code and r.code = w.place_code
               where w.region_code = $1 and w.activity_id in
                 (select a.id from work_activity a where a.region_code = w.region_code and a.partnership_id = $2)) f
         where f.place_number <= $3 order by f.activity_id, f.code");
    db.all(asked.bind(region).bind(id).bind(each)).await
}

/// Where one activity is carried out.
pub async fn places_of(db: &Db, region: &RegionCode, id: &ActivityId) -> Result<Vec<PlaceOf>, StoreError> {
    db.all(sql(PLACE).bind(region).push_bind(" and w.activity_id = ", id).push(" order by r.code")).await
}

/// The same within a transaction.
pub async fn places_in(tx: &mut Tx, id: &ActivityId) -> Result<Vec<PlaceOf>, StoreError> {
    let region = tx.region.clone();
    tx.all(sql(PLACE).bind(&region).push_bind(" and w.activity_id = ", id).push(" order by r.code")).await
}

/// How many of some places are in the district.
pub async fn known_places(tx: &mut Tx, codes: &[RegionCode]) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from region where region_code = $1").bind(&region);
    Ok(tx.value(asked.push_list(" and code in ", codes.iter())).await?.unwrap_or(0))
}

crate::row_struct! {
    /// Something that happened to a line of a plan, from the trail.
    #[derive(Debug, Clone)]
    pub struct Happening {
        /// When.
        pub at: Moment,
        /// Who; empty when the name was withdrawn.
        pub actor_name: String,
        /// What, as `work_activity.verb`.
        pub kind: String,
        /// Which kind of line.
        pub subject: String,
        /// The line's name at that time.
        pub label: String,
        /// The line before, as JSON.
        pub before_json: Option<String>,
        /// The line after, as JSON.
        pub after_json: Option<String>,
    }
}

const HAPPENING: &str = " from audit where region_code = $1";

/// What happened to the lines of a partnership's plan, the last one first.
pub async fn history(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
    most: i64,
) -> Result<Vec<Happening>, StoreError> {
    let asked = select::<Happening>(HAPPENING)
        .bind(region)
        .push_bind(
            " and ((subject = 'work_activity' and subject_id in (select a.id from work_activity a where a.region_code = $1
              and a.partnership_id = ",
            id,
        )
        .push_bind(
            ")) or (subject = 'work_indicator' and subject_id in (select i.id from work_indicator i where i.region_code = $1
              and i.partnership_id = ",
            id,
        );
    db.all(asked.push_bind("))) order by seq desc limit ", most)).await
}

/// What happened to one line, the last one first.
pub async fn history_of(
    db: &Db,
    region: &RegionCode,
    (subject, id): (&'static str, &str),
    most: i64,
) -> Result<Vec<Happening>, StoreError> {
    let asked = select::<Happening>(HAPPENING)
        .bind(region)
        .push_bind(" and subject = ", subject)
        .push_bind(" and subject_id = ", id);
    db.all(asked.push_bind(" order by seq desc limit ", most)).await
}

crate::row_struct! {
    /// What a plan comes to in short.
    #[derive(Debug, Clone, Default)]
    pub struct InShort {
        /// Activities that were not dropped.
        pub activities: i64,
        /// Of them, those that are done.
        pub done: i64,
        /// Of them, those whose last day is over.
        pub overdue: i64,
        /// Indicators that were not dropped.
        pub indicators: i64,
        /// Lines that nobody has agreed to yet, or that one side wants dropped.
        pub proposed: i64,
    }
}

/// A plan in short, on a day; one statement.
pub async fn in_short(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
    today: Date,
) -> Result<InShort, StoreError> {
    let found = db
        .maybe(
            sql("select count(*) as activities, coalesce(sum(case when a.done_on is not null then 1 else 0 end), 0) as done,
                 coalesce(sum(case when a.done_on is null and a.ends_on < $3 then 1 else 0 end), 0) as overdue,
                 (select count(*) from work_indicator i where i.region_code = $1 and i.partnership_id = $2
                  and i.dropped_on is null) as indicators,
                 coalesce(sum(case when a.agreed_at is null or a.drop_reason <> '' then 1 else 0 end), 0)
                  + (select count(*) from work_indicator i where i.region_code = $1 and i.partnership_id = $2
                     and i.dropped_on is null and (i.agreed_at is null or i.drop_reason <> '')) as proposed
                 from work_activity a where a.region_code = $1 and a.partnership_id = $2 and a.dropped_on is null")
            .bind(region)
            .bind(id)
            .bind(today),
        )
        .await?;
    Ok(found.unwrap_or_default())
}
