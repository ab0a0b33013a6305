//! SQL of a partner's year: what it carried out, where, with whom, and who else works there.

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

/// The places of those partnerships' programmes, and the partners whose programmes are at the same places.
pub async fn around(
    db: &Db,
    region: &RegionCode,
    partner: &OrganisationId,
    year: &Days,
) -> Result<Vec<Around>, StoreError> {
    let asked = sql("with own as (select distinct l.place_code from partnership p
          join partnership_programme c on c.region_code = p.region_code and c.partnership_id = p.id
          join programme_place l on l.region_code = c.region_code and l.programme_id = c.programme_id where")
    .push(OF_PARTNER)
    .bind(region)
    .bind(partner);
    let asked = carried_out(asked, year).push(
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
    db.all(asked).await
}
