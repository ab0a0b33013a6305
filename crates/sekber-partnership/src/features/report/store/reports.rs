//! SQL of reports read one by one.

use jiff::civil::Date;
use sekber_core::value::{OrganisationId, PartnershipId, PeriodId, RegionCode, ReportId};

use crate::features::report::model::{Photo, Report};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

const REPORT: &str =
    "select r.id, r.period_id, q.name as period, q.starts_on, q.ends_on, q.due_on, q.locked_at, r.partnership_id,
            p.title as partnership, r.organisation_id, o.name as organisation, r.state, r.state_since, r.activities, r.results,
            r.men, r.women, r.with_disability, r.obstacles, r.next_steps, r.submission, r.sent_at, r.sent_by, r.remarks,
            r.decided_at, r.decided_by, r.simulated, r.begun_for, r.version, r.changed_at
     from report r
     join report_period q on q.region_code = r.region_code and q.id = r.period_id
     join partnership p on p.region_code = r.region_code and p.id = r.partnership_id
     join organisation o on o.region_code = r.region_code and o.id = r.organisation_id
     where r.region_code = $1";

fn one(region: &RegionCode, id: &ReportId) -> Sql {
    sql(REPORT).bind(region).push_bind(" and r.id = ", id)
}

/// A report.
pub async fn find(db: &Db, region: &RegionCode, id: &ReportId) -> Result<Option<Report>, StoreError> {
    db.maybe(one(region, id)).await
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx, id: &ReportId) -> Result<Option<Report>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(one(&region, id)).await
}

/// The report of a partner on a partnership in a period.
pub async fn of_place(
    tx: &mut Tx,
    (period, partnership, organisation): (&PeriodId, &PartnershipId, &OrganisationId),
) -> Result<Option<Report>, StoreError> {
    let region = tx.region.clone();
    let asked = sql(REPORT)
        .bind(&region)
        .push_bind(" and r.period_id = ", period)
        .push_bind(" and r.partnership_id = ", partnership)
        .push_bind(" and r.organisation_id = ", organisation);
    tx.maybe(asked).await
}

/// The last report before a day that a partner sent about a partnership.
pub async fn before(
    db: &Db,
    region: &RegionCode,
    (partnership, organisation): (&PartnershipId, &OrganisationId),
    day: Date,
) -> Result<Option<Report>, StoreError> {
    let asked = sql(REPORT)
        .bind(region)
        .push_bind(" and r.partnership_id = ", partnership)
        .push_bind(" and r.organisation_id = ", organisation)
        .push_bind(" and q.ends_on < ", day)
        .push(" and r.sent_at is not null order by q.ends_on desc, r.id limit 1");
    db.maybe(asked).await
}

/// The photos of a report.
pub async fn photos(db: &Db, region: &RegionCode, id: &ReportId) -> Result<Vec<Photo>, StoreError> {
    db.all(
        sql("select v.attachment_id, f.file_name, v.person_name from report_photo v
             join district_file f on f.region_code = v.region_code and f.id = v.attachment_id
             where v.region_code = $1 and v.report_id = $2 order by v.added_at, v.attachment_id")
        .bind(region)
        .bind(id),
    )
    .await
}

/// How many photos a report has.
pub async fn count_photos(tx: &mut Tx, id: &ReportId) -> Result<usize, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from report_photo where region_code = $1 and report_id = $2");
    let count = tx.value::<i64>(asked.bind(&region).bind(id)).await?.unwrap_or(0);
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}
