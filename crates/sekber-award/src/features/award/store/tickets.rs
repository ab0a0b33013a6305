//! SQL of the reports that are the ticket to an award, and of those who do not take part.

use jiff::civil::Date;
use sekber_core::value::{Moment, OrganisationId, RegionCode, SeasonId};

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

/// The reports that are due between two days, of every partnership that is carried out or was in their period.
fn reports(region: &RegionCode, (from, until): (Date, Date)) -> Sql {
    sql("select m.organisation_id, count(*) as due,
         cast(sum(case when r.state = 'confirmed' then 1 else 0 end) as bigint) as confirmed
         from report_period t join partnership p on p.region_code = t.region_code
         join partnership_party m on m.region_code = p.region_code and m.partnership_id = p.id and m.part in ('partner', 'copartner')
         left join report r on r.region_code = p.region_code and r.period_id = t.id and r.partnership_id = p.id
          and r.organisation_id = m.organisation_id
         where t.region_code = $1 and (r.id is not null or (p.state in ('active', 'completed')
          and coalesce(p.start_on, '') <= t.ends_on and coalesce(p.end_on, '9999-12-31') >= t.starts_on))")
    .bind(region)
    .push_bind(" and t.due_on >= ", from)
    .push_bind(" and t.due_on <= ", until)
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

/// Who does not take part in a season, by name. Whose it is now is read from the registry, as with entries.
pub async fn left_out(db: &Db, region: &RegionCode, season: &SeasonId) -> Result<Vec<LeftOut>, StoreError> {
    db.all(
        sql("select coalesce(o.merged_into, o.id) as organisation_id, l.name, l.reason from award_left_out l
             join organisation o on o.region_code = l.region_code and o.id = l.organisation_id
             where l.region_code = $1 and l.season_id = $2 order by l.name, l.organisation_id")
        .bind(region)
        .bind(season),
    )
    .await
}
