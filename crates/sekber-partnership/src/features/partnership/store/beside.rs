//! SQL of what stands beside a paper: with whom its partnerships are, and the signed papers that it names by their numbers.

use jiff::civil::Date;
use sekber_core::partnership::AgreementKind;
use sekber_core::value::{AgreementId, OrganisationId, RegionCode};

use crate::kit::store::{Db, StoreError, sql};

crate::row_struct! {
    /// A signed paper that another names.
    #[derive(Debug, Clone)]
    pub struct Named {
        /// What it is.
        pub kind: AgreementKind,
        /// The office that it is about.
        pub office_id: Option<OrganisationId>,
        /// The district's number.
        pub number_district: String,
        /// The day it was signed.
        pub signed_on: Option<Date>,
        /// Its last day.
        pub ends_on: Option<Date>,
    }
}

/// What stands beside a paper.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// The partner of its partnerships.
    pub partner: Option<String>,
    /// Joint agreements and powers of attorney, the latest first.
    signed: Vec<Named>,
}

impl Beside {
    fn held(&self, day: Date) -> impl Iterator<Item = &Named> {
        let holds = move |one: &&Named| {
            one.signed_on.is_some_and(|signed| signed <= day) && one.ends_on.is_none_or(|ends| ends >= day)
        };
        self.signed.iter().filter(holds)
    }

    /// The joint agreement that holds on a day.
    pub fn joint(&self, day: Date) -> Option<&Named> {
        self.held(day).find(|one| one.kind == AgreementKind::Joint)
    }

    /// The power of attorney for an office that holds on a day.
    pub fn power(&self, office: Option<&OrganisationId>, day: Date) -> Option<&Named> {
        let office = office?;
        self.held(day).find(|one| one.kind == AgreementKind::Power && one.office_id.as_ref() == Some(office))
    }
}

/// What stands beside a paper in the partnerships that it serves. Two statements.
///
/// # Errors
/// When the database cannot be asked.
pub async fn of(db: &Db, region: &RegionCode, id: &AgreementId) -> Result<Beside, StoreError> {
    let partner = sql("select o.name from agreement_partnership l
         join partnership_party m on m.region_code = l.region_code and m.partnership_id = l.partnership_id and m.part = 'partner'
         join organisation o on o.region_code = m.region_code and o.id = m.organisation_id
         where l.region_code = $1 and l.agreement_id = $2 order by o.id limit 1");
    let signed = sql("select a.kind, a.office_id, a.number_district, a.signed_on, a.ends_on from agreement a
         where a.region_code = $1 and a.id <> $2 and a.kind in ('joint', 'power') and a.state = 'signed' and a.id in
          (select k.agreement_id from agreement_partnership l
           join agreement_partnership k on k.region_code = l.region_code and k.partnership_id = l.partnership_id
           where l.region_code = $1 and l.agreement_id = $2)
         order by a.signed_on desc, a.id desc");
    Ok(Beside {
        partner: db.value(partner.bind(region).bind(id)).await?,
        signed: db.all(signed.bind(region).bind(id)).await?,
    })
}
