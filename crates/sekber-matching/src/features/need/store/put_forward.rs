//! SQL of the partners' programmes beside a need: those that serve its place already, and those that a partner can answer with.

use sekber_core::value::{OrganisationId, ProgrammeId, RegionCode};

use crate::features::need::limits;
use crate::features::need::model::Need;
use crate::kit::store::{Db, StoreError, select_of};

crate::row_struct! {
    /// A partner's programme that is put forward in the cycle of a need.
    #[derive(Debug, Clone)]
    pub struct PutForward {
        /// The programme.
        pub id: ProgrammeId,
        /// Its title.
        pub title: String,
        /// The partner.
        pub partner_id: OrganisationId,
        /// The partner's name in speech.
        pub partner: String,
        /// Whether its codes lie in the field of the need, and a place of it is, lies in or holds that of the need.
        pub serves: bool,
    }
}

/// The programmes that serve the field and the place of a need, and all of some partners. One statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn put_forward(
    db: &Db,
    region: &RegionCode,
    need: &Need,
    own: &[OrganisationId],
) -> Result<Vec<PutForward>, StoreError> {
    let place = need.place_code.as_ref().unwrap_or(region);
    let asked = select_of::<PutForward>(
        "x.",
        concat!(
            " from
         (select p.id, p.title, p.sort_key, p.organisation_id as partner_id, o.short_name as partner,
           (exists (select 1 from programme_code k where k.region_code = p.region_code and k.programme_id = p.id
             and k.vocabulary = 'nomenclature' and (k.code = $2 or k.code like $3))
            and exists (select 1 from programme_place l where l.region_code = p.region_code and l.programme_id = p.id
             and (l.place_code = $1 or l.place_code = $4 or l.place_code like $5))) as serves
          from programme p
          join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
          where p.region_code = $1 and p.cycle_id = $6 and p.side = 'partner' and ",
            crate::under_way!("p"),
            ") x"
        ),
    );
    let asked = asked.bind(region).bind(&need.field).bind(format!("{}.%", need.field));
    let asked = asked.bind(place).bind(format!("{place}.%")).bind(&need.cycle_id);
    let asked = asked.push_list(" where x.serves or x.partner_id in ", own);
    db.all(asked.push_bind(" order by x.sort_key, x.id limit ", limits::PUT_FORWARD)).await
}
