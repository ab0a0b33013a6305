//! SQL of which partnerships a joint agreement covers: it serves all with its partner that end with it or before, and of whose leading
//! office it names a field of government.

use sekber_core::partnership::AgreementKind;
use sekber_core::value::{OrganisationId, PartnershipId};

use jiff::civil::Date;

use crate::features::partnership::model::{Agreement, Partnership};
use crate::kit::store::{StoreError, Tx, sql};

/// That a joint agreement `a` covers a partnership `p`: it holds as long, as far as that is known, and names one of the fields of the
/// leading office, where both name any.
macro_rules! covers {
    () => {
        "((p.end_on is null or a.ends_on >= p.end_on)
          and (not exists (select 1 from agreement_field cf where cf.region_code = a.region_code and cf.agreement_id = a.id)
           or not exists (select 1 from partnership_party cm
            join organisation_field co on co.region_code = cm.region_code and co.organisation_id = cm.organisation_id
            where cm.region_code = p.region_code and cm.partnership_id = p.id and cm.part = 'lead')
           or exists (select 1 from partnership_party cm
            join organisation_field co on co.region_code = cm.region_code and co.organisation_id = cm.organisation_id
            join agreement_field cf on cf.region_code = co.region_code and cf.code = co.code and cf.agreement_id = a.id
            where cm.region_code = p.region_code and cm.partnership_id = p.id and cm.part = 'lead')))"
    };
}
pub(super) use covers;

/// The partnerships that are on the way to a joint agreement and that one with their partner covers.
pub async fn on_the_way(tx: &mut Tx, joint: &Agreement) -> Result<Vec<Partnership>, StoreError> {
    let region = tx.region.clone();
    let asked = sql(super::record::PARTNERSHIP)
        .bind(&region)
        .push_bind(
            " and p.state = 'in_agreement' and p.road = 'third_party' and p.id in (select m.partnership_id from partnership_party m
             where m.region_code = $1 and m.part = 'partner' and m.organisation_id = ",
            joint.partner_id.as_ref(),
        )
        .push_bind(
            ") and exists (select 1 from agreement a where a.region_code = p.region_code and a.id = ",
            &joint.id,
        )
        .push(concat!(" and ", covers!(), ") order by p.number"));
    tx.all(asked).await
}

/// Joint agreements with a partner that hold on a day and cover a partnership: nobody is asked for the same paper twice.
pub async fn joint_in_force(
    tx: &mut Tx,
    (partner, partnership): (&OrganisationId, &PartnershipId),
    today: Date,
) -> Result<Vec<Agreement>, StoreError> {
    let region = tx.region.clone();
    let asked = sql(super::agreements::AGREEMENT)
        .bind(&region)
        .push_bind(" and a.partner_id = ", partner)
        .push_bind(" and a.kind = ", AgreementKind::Joint)
        .push_bind(" and a.state = 'signed' and a.ends_on >= ", today)
        .push_bind(
            " and exists (select 1 from partnership p where p.region_code = a.region_code and p.id = ",
            partnership,
        )
        .push(concat!(" and ", covers!(), ") order by a.created_at, a.id"));
    tx.all(asked).await
}
