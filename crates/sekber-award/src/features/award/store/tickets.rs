//! SQL of the reports that are the ticket to an award, and of those who do not take part.

use jiff::civil::Date;
use sekber_core::value::{Moment, OrganisationId, RegionCode, SeasonId};

use super::conduct::due;
use crate::features::award::model::LeftOut;
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, insert_rows, sql};

crate::row_struct! {
    /// How far a partner is with the reports that are due in a time.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Reported {
        /// The partner.
        pub organisation_id: OrganisationId,
        /// How many are due.
        pub due: i64,
        /// How many of them are confirmed.
        pub confirmed: i64,
    }
}

/// How many reports are due between two days, and how many of them are confirmed.
fn reports(region: &RegionCode, days: (Date, Date)) -> Sql {
    let counted = sql("select m.organisation_id, count(*) as due,
         cast(sum(case when r.state = 'confirmed' then 1 else 0 end) as bigint) as confirmed");
    due(counted.bind(region), days)
}

/// Whether any report falls due between two days, be it of anybody.
pub async fn are_asked_for(
    db: &Db,
    region: &RegionCode,
    (from, until): (Date, Date),
) -> Result<bool, StoreError> {
    let asked = sql("select count(*) from report_period where region_code = $1").bind(region);
    let asked = asked.push_bind(" and due_on >= ", from).push_bind(" and due_on <= ", until);
    Ok(db.value::<i64>(asked).await?.unwrap_or(0) > 0)
}

/// Every partner of whom a report is due.
pub async fn reported_in(tx: &mut Tx, days: (Date, Date)) -> Result<Vec<Reported>, StoreError> {
    let region = tx.region.clone();
    tx.all(reports(&region, days).push(" group by m.organisation_id")).await
}

/// One partner; `None` where no report of it is due.
pub async fn reported(
    db: &Db,
    region: &RegionCode,
    partner: &OrganisationId,
    days: (Date, Date),
) -> Result<Option<Reported>, StoreError> {
    let asked = reports(region, days).push_bind(" and m.organisation_id = ", partner);
    db.maybe(asked.push(" group by m.organisation_id")).await
}

/// Writes who does not take part, and why.
pub async fn insert_left_out(
    tx: &mut Tx,
    season: &SeasonId,
    all: &[LeftOut],
    at: Moment,
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let row = |one: &LeftOut| -> Vec<Value> {
        vec![
            (&region).into(),
            season.into(),
            (&one.organisation_id).into(),
            (&one.name).into(),
            (&one.reason).into(),
            at.into(),
        ]
    };
    let head = "insert into award_left_out (region_code, season_id, organisation_id, name, reason, created_at) values";
    tx.run_all(insert_rows(head, "", all.iter().map(row).collect())).await
}

fn out_of(region: &RegionCode, season: &SeasonId) -> Sql {
    sql("select coalesce(o.merged_into, o.id) as organisation_id, l.name, l.reason from award_left_out l
         join organisation o on o.region_code = l.region_code and o.id = l.organisation_id
         where l.region_code = $1 and l.season_id = $2 order by l.name, l.organisation_id")
    .bind(region)
    .bind(season)
}

/// Who does not take part in a season, by name. Whose it is now is read from the registry, as with entries.
pub async fn left_out(db: &Db, region: &RegionCode, season: &SeasonId) -> Result<Vec<LeftOut>, StoreError> {
    db.all(out_of(region, season)).await
}

/// The same, within a transaction.
pub async fn left_out_in(tx: &mut Tx, season: &SeasonId) -> Result<Vec<LeftOut>, StoreError> {
    let region = tx.region.clone();
    tx.all(out_of(&region, season)).await
}
