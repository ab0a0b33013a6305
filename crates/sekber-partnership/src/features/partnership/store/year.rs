//! SQL of a partner's year: what it carried out, where, with whom, and who else works there.

use jiff::civil::Date;
use sekber_core::partnership::PartnershipState;
use sekber_core::value::{Moment, OrganisationId, PartnershipId, RegionCode};

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
    /// Something about the places of those partnerships.
    #[derive(Debug, Clone)]
    pub struct Around {
        /// `place` or `partner`.
        pub list: String,
        /// Code of the place, or the partner.
        pub code: String,
        /// Its name.
        pub name: String,
        /// Of how many programmes.
        pub programmes: i64,
    }
}

/// The days of a year, and when they begin and end.
pub struct Year {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// When it begins.
    pub begins: Moment,
    /// When the next one begins.
    pub ends: Moment,
}

/// Adds the condition that a partnership `p` was carried out in the year `$3` to `$6` with the partner `$2`.
const IN_YEAR: &str = " p.region_code = $1 and p.state in ('active', 'completed', 'ended')
     and (p.state = 'active' or p.end_on is not null or p.state_since >= $5)
     and (p.start_on is not null or p.created_at < $6)
     and coalesce(p.start_on, $3) <= $4 and coalesce(p.end_on, $4) >= $3
     and exists (select 1 from partnership_party w where w.region_code = p.region_code and w.partnership_id = p.id
      and w.organisation_id = $2)";

/// The partnerships of a partner in a year.
pub async fn carried(
    db: &Db,
    region: &RegionCode,
    partner: &OrganisationId,
    year: &Year,
) -> Result<Vec<Carried>, StoreError> {
    let asked = sql("select p.id, p.title, p.state, p.start_on, p.end_on, p.simulated,
         (select string_agg(o.name, '; ') from partnership_party m join organisation o on o.region_code = m.region_code
          and o.id = m.organisation_id where m.region_code = p.region_code and m.partnership_id = p.id
          and m.part in ('lead', 'support')) as offices,
         (select string_agg(g.title, '; ') from partnership_programme c join programme g on g.region_code = c.region_code
          and g.id = c.programme_id where c.region_code = p.region_code and c.partnership_id = p.id) as programmes
         from partnership p where")
        .push(IN_YEAR)
        .push(" order by p.number");
    let asked = asked.bind(region).bind(partner).bind(year.first).bind(year.last);
    db.all(asked.bind(year.begins).bind(year.ends)).await
}

/// The places of those partnerships' programmes, and the partners whose programmes are at the same places.
pub async fn around(
    db: &Db,
    region: &RegionCode,
    partner: &OrganisationId,
    year: &Year,
) -> Result<Vec<Around>, StoreError> {
    let asked = sql("with own as (select distinct l.place_code from partnership p
          join partnership_programme c on c.region_code = p.region_code and c.partnership_id = p.id
          join programme_place l on l.region_code = c.region_code and l.programme_id = c.programme_id where")
        .push(IN_YEAR)
        .push(
            ") select 'place' as list, r.code, r.name, cast(0 as bigint) as programmes from own
             join region r on r.region_code = $1 and r.code = own.place_code
             union all
             select * from (select 'partner' as list, o.id as code, o.short_name as name, count(distinct g.id) as programmes
             from programme_place l
             join programme g on g.region_code = l.region_code and g.id = l.programme_id and g.side = 'partner'
              and g.state in ('verified', 'active', 'completed') and g.organisation_id <> $2
             join organisation o on o.region_code = g.region_code and o.id = g.organisation_id
             where l.region_code = $1 and l.place_code in (select place_code from own where place_code <> $1)
             group by o.id, o.short_name order by 4 desc, 3 limit 12) as others
             order by 1, 2",
        );
    let asked = asked.bind(region).bind(partner).bind(year.first).bind(year.last);
    db.all(asked.bind(year.begins).bind(year.ends)).await
}
