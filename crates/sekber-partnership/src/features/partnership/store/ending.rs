//! SQL of what ends soon.

use jiff::civil::Date;
use sekber_core::partnership::AgreementKind;
use sekber_core::value::{AgreementId, OrganisationId, RegionCode};

use crate::kit::store::{Db, StoreError, sql};

crate::row_struct! {
    /// A signed agreement that ends.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Ending {
        /// The agreement.
        pub id: AgreementId,
        /// What it is.
        pub kind: AgreementKind,
        /// What it is about.
        pub title: String,
        /// Its last day.
        pub ends_on: Date,
    }
    struct Who { organisation_id: OrganisationId }
}

/// Signed agreements whose last day lies between two days, the nearest first.
pub async fn between(
    db: &Db,
    region: &RegionCode,
    (from, until): (Date, Date),
) -> Result<Vec<Ending>, StoreError> {
    db.all(
        sql("select a.id, a.kind, a.title, a.ends_on from agreement a
             where a.region_code = $1 and a.state = 'signed' and a.ends_on >= $2 and a.ends_on <= $3
             and a.kind in ('joint', 'cooperation', 'synergy', 'memorandum', 'yearly_plan', 'commitment')
             order by a.ends_on, a.id")
        .bind(region)
        .bind(from)
        .bind(until),
    )
    .await
}

/// Those who carry out what an agreement serves, as far as it is not over: leading offices and partners.
pub async fn concerned(
    db: &Db,
    region: &RegionCode,
    id: &AgreementId,
) -> Result<Vec<OrganisationId>, StoreError> {
    let asked = sql("select distinct m.organisation_id from agreement_partnership l
         join partnership p on p.region_code = l.region_code and p.id = l.partnership_id
         join partnership_party m on m.region_code = l.region_code and m.partnership_id = l.partnership_id
         where l.region_code = $1 and l.agreement_id = $2 and p.state in ('in_agreement', 'active')
         and m.part in ('lead', 'partner') order by 1");
    let found: Vec<Who> = db.all(asked.bind(region).bind(id)).await?;
    Ok(found.into_iter().map(|one| one.organisation_id).collect())
}
