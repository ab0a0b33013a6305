//! SQL of reports read one by one.

use jiff::civil::Date;
use sekber_core::report::ReportState;
use sekber_core::value::{OrganisationId, PartnershipId, PeriodId, RegionCode, ReportId};

use crate::features::report::model::{Photo, Report};
use crate::kit::access::Actor;
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

crate::row_struct! {
    /// A report on the page of its partnership.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct OfPartnership {
        /// The report.
        pub id: ReportId,
        /// The period it is for.
        pub period: String,
        /// The last day for handing in.
        pub due_on: Date,
        /// The partner who reports.
        pub organisation: String,
        /// How far it is.
        pub state: ReportState,
    }
}

/// The reports on a partnership that somebody may open, the latest period first: those who oversee the district and the offices of
/// the partnership what was sent, a partner its own, the secretariat also what it began for a partner.
pub async fn of_partnership(
    db: &Db,
    region: &RegionCode,
    partnership: &PartnershipId,
    actor: &Actor,
    most: i64,
) -> Result<Vec<OfPartnership>, StoreError> {
    let own: Vec<OrganisationId> =
        if actor.takes_part() { actor.organisations().cloned().collect() } else { Vec::new() };
    let asked = sql("select r.id, q.name as period, q.due_on, o.short_name as organisation, r.state from report r
         join report_period q on q.region_code = r.region_code and q.id = r.period_id
         join organisation o on o.region_code = r.region_code and o.id = r.organisation_id
         where r.region_code = $1 and r.partnership_id = $2")
    .bind(region)
    .bind(partnership)
    .push_list(" and (r.organisation_id in ", own.iter())
    .push_bind(" or (r.begun_for and ", actor.is_secretariat())
    .push_bind(") or (r.sent_at is not null and (", actor.oversees())
    .push_list(
        " or exists (select 1 from partnership_party m where m.region_code = r.region_code
           and m.partnership_id = r.partnership_id and m.part in ('lead', 'support') and m.organisation_id in ",
        own.iter(),
    );
    let asked = asked.push(")))) order by q.ends_on desc, o.sort_key, r.id");
    db.all(asked.push_bind(" limit ", most)).await
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
