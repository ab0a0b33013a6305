//! SQL of a partner's year: what it carried out, where, for and with whom, who else works there, and what it finished.

use jiff::civil::Date;
use sekber_core::partnership::PartnershipState;
use sekber_core::value::{OrganisationId, PartnershipId, RegionCode};

use crate::features::partnership::{Days, carried_out};
use crate::kit::store::{Db, StoreError, sql};

crate::row_struct! {
    /// A partnership that was carried out in a year.
    #[derive(Debug, Clone)]
    pub struct Carried {
        /// The partnership.
        pub id: PartnershipId,
        /// Its title.
        pub title: String,
        /// How far it is.
        pub state: PartnershipState,
        /// Its first day.
        pub start_on: Option<Date>,
        /// Its last day.
        pub end_on: Option<Date>,
        /// Whether it was made up.
        pub simulated: bool,
        /// The offices that take part, separated by `; `.
        pub offices: Option<String>,
        /// Titles of its programmes, separated by `; `.
        pub programmes: Option<String>,
    }
    /// Something that belongs to those partnerships, or to what the partner did in them in the year.
    #[derive(Debug, Clone)]
    pub struct Told {
        /// `place` or `partner`, an `activity` of a plan that was finished, or a `report` that was confirmed.
        pub list: String,
        /// Code of the place, or the partner; the day of an activity or report, by which they are in order.
        pub code: String,
        /// The name of the place or partner, the activity, or the partnership of a report.
        pub name: String,
        /// Of how many programmes, of a partner.
        pub programmes: i64,
        /// What came of it, as a report tells.
        pub results: String,
        /// Men and boys who were reached.
        pub men: Option<i64>,
        /// Women and girls who were reached.
        pub women: Option<i64>,
        /// Of them with a disability.
        pub with_disability: Option<i64>,
    }
}

/// That a partnership `p` is of the district `$1` and has the partner `$2` among its parties.
const OF_PARTNER: &str = " p.region_code = $1
     and exists (select 1 from partnership_party w where w.region_code = p.region_code and w.partnership_id = p.id
      and w.organisation_id = $2)";

/// The partnerships of a partner in a year.
pub async fn carried(
    db: &Db,
    region: &RegionCode,
    partner: &OrganisationId,
    year: &Days,
) -> Result<Vec<Carried>, StoreError> {
    let asked = sql("select p.id, p.title, p.state, p.start_on, p.end_on, p.simulated,
         (select string_agg(o.name, '; ') from partnership_party m join organisation o on o.region_code = m.region_code
          and o.id = m.organisation_id where m.region_code = p.region_code and m.partnership_id = p.id
          and m.part in ('lead', 'support')) as offices,
         (select string_agg(g.title, '; ') from partnership_programme c join programme g on g.region_code = c.region_code
          and g.id = c.programme_id where c.region_code = p.region_code and c.partnership_id = p.id) as programmes
         from partnership p where")
        .push(OF_PARTNER)
        .bind(region)
        .bind(partner);
    db.all(carried_out(asked, year).push(" order by p.number")).await
}

/// Most activities that are told.
const MOST_DONE: i64 = 40;

/// The places of those partnerships' programmes, and the partners whose programmes are at the same places; the activities that the partner
/// answers for and finished in the year, and its reports on periods that end in it, as far as they are confirmed.
pub async fn told(
    db: &Db,
    region: &RegionCode,
    partner: &OrganisationId,
    year: &Days,
) -> Result<Vec<Told>, StoreError> {
    let own = sql("with own as (select distinct l.place_code from partnership p
          join partnership_programme c on c.region_code = p.region_code and c.partnership_id = p.id
          join programme_place l on l.region_code = c.region_code and l.programme_id = c.programme_id where")
    .push(OF_PARTNER)
    .bind(region)
    .bind(partner);
    let around = carried_out(own, year).push(
        ") select 'place' as list, r.code, r.name, cast(0 as bigint) as programmes, '' as results, cast(null as bigint) as men,
          cast(null as bigint) as women, cast(null as bigint) as with_disability from own
         join region r on r.region_code = $1 and r.code = own.place_code
         union all
         select * from (select 'partner' as list, o.id as code, o.short_name as name, count(distinct g.id) as programmes,
           '' as results, cast(null as bigint) as men, cast(null as bigint) as women, cast(null as bigint) as with_disability
          from programme_place l
          join programme g on g.region_code = l.region_code and g.id = l.programme_id and g.side = 'partner'
           and g.state in ('verified', 'active', 'completed') and g.organisation_id <> $2
          join organisation o on o.region_code = g.region_code and o.id = g.organisation_id
          where l.region_code = $1 and l.place_code in (select place_code from own where place_code <> $1)
          group by o.id, o.short_name order by 4 desc, 3 limit 12) as others",
    );
    let done = around
        .push(
            " union all
         select * from (select 'activity' as list, a.done_on || ' ' || a.id as code, a.title as name,
           cast(0 as bigint) as programmes, '' as results, cast(null as bigint) as men, cast(null as bigint) as women,
           cast(null as bigint) as with_disability from work_activity a
          where a.region_code = $1 and a.organisation_id = $2 and a.agreed_at is not null and a.dropped_on is null",
        )
        .push_bind(" and a.done_on >= ", year.first)
        .push_bind(" and a.done_on <= ", year.last)
        .push_bind(" order by a.done_on, a.id limit ", MOST_DONE)
        .push(
            ") as finished
         union all
         select 'report', d.ends_on || ' ' || r.id, p.title, cast(0 as bigint), r.results, r.men, r.women, r.with_disability from report r
          join report_period d on d.region_code = r.region_code and d.id = r.period_id
          join partnership p on p.region_code = r.region_code and p.id = r.partnership_id
          where r.region_code = $1 and r.organisation_id = $2 and r.state = 'confirmed'",
        )
        .push_bind(" and d.ends_on >= ", year.first)
        .push_bind(" and d.ends_on <= ", year.last);
    db.all(done.push(" order by 1, 2")).await
}
