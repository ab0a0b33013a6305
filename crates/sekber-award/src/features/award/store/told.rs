//! What was told of an entry's work in the period that is judged, beside the jury's boxes: its partner's confirmed reports, visits, targets.

use jiff::civil::Date;
use sekber_core::value::{CycleId, OrganisationId, RegionCode};

use crate::kit::store::{Db, StoreError, sql};

/// Most records that stand beside the boxes.
pub const MOST: usize = 60;

crate::row_struct! {
    /// A record that tells of the work.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Told {
        /// `report`, `visit` or `programme`.
        pub record: String,
        /// The record.
        pub record_id: String,
        /// The name of the report's period, the day of the visit, or the programme's title.
        pub label: String,
        /// The title of the partnership; empty for a programme.
        pub about: String,
        /// What it tells.
        pub told: String,
        /// People whom a report says were reached.
        pub people: Option<i64>,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
    }
}

/// The records of a partner, the latest of each kind first; one more than [`MOST`] where there are more.
pub async fn of(
    db: &Db,
    region: &RegionCode,
    partner: &OrganisationId,
    cycle: &CycleId,
    (from, until): (Date, Date),
) -> Result<Vec<Told>, StoreError> {
    let most = i64::try_from(MOST + 1).unwrap_or(i64::MAX);
    let asked = sql(concat!(
        "select * from (
         select 'report' as record, r.id as record_id, t.name as label, p.title as about,
          case when r.results <> '' then r.results else r.activities end as told,
          case when r.men is null and r.women is null then null else coalesce(r.men, 0) + coalesce(r.women, 0) end as people,
          r.simulated as simulated, t.starts_on as day
         from report r
         join report_period t on t.region_code = r.region_code and t.id = r.period_id
         join partnership p on p.region_code = r.region_code and p.id = r.partnership_id
         where r.region_code = $1 and r.organisation_id = $2 and r.state = 'confirmed'
          and t.starts_on <= $5 and t.ends_on >= $4
         union all
         select 'visit', v.id, v.on_day, p.title, v.seen, cast(null as bigint), v.simulated, v.on_day
         from visit v join partnership p on p.region_code = v.region_code and p.id = v.partnership_id
         where v.region_code = $1 and v.on_day >= $4 and v.on_day <= $5
          and exists (select 1 from partnership_party m where m.region_code = p.region_code and m.partnership_id = p.id
           and m.organisation_id = $2)
         union all
         select 'programme', g.id, g.title, '', g.targets, cast(null as bigint), g.provenance = 'simulated', ''
         from programme g where g.region_code = $1 and g.organisation_id = $2 and g.targets <> ''
          and g.state in ('verified', 'active', 'completed')
          and ",
        crate::of_cycle!("g", "$3"),
        "
         ) as told_of order by case record when 'report' then 1 when 'visit' then 2 else 3 end, day desc, label, record_id limit $6"
    ));
    db.all(asked.bind(region).bind(partner).bind(cycle).bind(from).bind(until).bind(most)).await
}
