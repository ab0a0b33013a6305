//! SQL of an organisation's programmes, as its page shows them.

use sekber_core::value::{CycleId, OrganisationId, ProgrammeId, RegionCode};

use crate::kit::access::Sight;
use crate::kit::store::{Db, Sql, StoreError, sql};

crate::row_struct! {
    /// A programme in short, with what is counted over all that the organisation has or that concern it.
    #[derive(Debug, Clone, PartialEq)]
    pub struct PanelLine {
        /// The programme.
        pub id: ProgrammeId,
        /// Its title.
        pub title: String,
        /// Whose it is.
        pub owner: String,
        /// Its money, in the rupiah's smallest unit.
        pub total_idr: i64,
        /// Its amounts in other currencies, as `currency:minor` separated by `;`.
        pub other_money: Option<String>,
        /// How many programmes the organisation has.
        pub own: i64,
        /// How many programmes of others concern it.
        pub concerned: i64,
        /// The money of its own, in the rupiah's smallest unit.
        pub money: i64,
    }
}

/// Begins a statement with `seen`: the programmes of a cycle that the organisation `$2` of the district `$1` has or that
/// concern it, as far as they are within sight. Given-up ones are left out.
fn within_sight(region: &RegionCode, id: &OrganisationId, cycle: &CycleId, sight: &Sight) -> Sql {
    let seen = sql("with seen as (select p.id, p.organisation_id, p.title, p.sort_key, p.total_idr,
             (case when p.organisation_id = $2 then 0 else 1 end) as is_of_others
             from programme p where p.region_code = $1 and p.cycle_id = $3 and p.state <> 'cancelled'
             and (p.organisation_id = $2 or p.id in (select po.programme_id from programme_office po
              where po.region_code = $1 and po.organisation_id = $2))")
    .bind(region)
    .bind(id)
    .bind(cycle);
    let seen = match sight {
        Sight::All => seen,
        Sight::Own(own) => {
            seen.push_list(" and (p.state <> 'draft' or p.organisation_id in ", own.iter()).push(")")
        }
        Sight::NoneBut(own) => seen.push_list(" and p.organisation_id in ", own.iter()),
    };
    seen.push(") ")
}

/// The first programmes that it has or that concern it, its own first; one statement.
pub async fn lines(
    db: &Db,
    region: &RegionCode,
    (id, cycle): (&OrganisationId, &CycleId),
    sight: &Sight,
    most: i64,
) -> Result<Vec<PanelLine>, StoreError> {
    db.all(
        within_sight(region, id, cycle, sight)
            .push(concat!(
                "select p.id, p.title, p.total_idr, o.short_name as owner,
             (select string_agg(m.currency || ':' || m.amount_minor, ';') from funding_line m
              where m.region_code = $1 and m.programme_id = p.id and m.currency <> 'IDR') as other_money,
             (select count(*) from seen where is_of_others = 0) as own,
             (select count(*) from seen where is_of_others = 1) as concerned,
             (select ",
                crate::bounded_sum!("total_idr"),
                " from seen where is_of_others = 0) as money
             from seen p join organisation o on o.region_code = $1 and o.id = p.organisation_id
             order by p.is_of_others, p.sort_key, p.id"
            ))
            .push_bind(" limit ", most),
    )
    .await
}
