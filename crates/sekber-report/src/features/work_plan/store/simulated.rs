//! SQL of the partnerships that are made up for a demonstration and were carried out.

use jiff::civil::Date;
use sekber_core::value::{OrganisationId, PartnershipId, RegionCode};

use crate::kit::store::{StoreError, Tx, sql};

crate::row_struct! {
    /// A partnership that is made up, with who leads and who answers.
    #[derive(Debug, Clone)]
    pub struct SimulatedPartnership {
        /// The partnership.
        pub id: PartnershipId,
        /// What it is called.
        pub title: String,
        /// The office that leads.
        pub office_id: OrganisationId,
        /// The partner that answers.
        pub partner_id: OrganisationId,
        /// Its first day.
        pub start_on: Option<Date>,
        /// Its last day.
        pub end_on: Option<Date>,
    }
}

/// The partnerships that are made up and were carried out, in their order.
pub async fn partnerships(tx: &mut Tx) -> Result<Vec<SimulatedPartnership>, StoreError> {
    let region = tx.region.clone();
    tx.all(
        sql("select p.id, p.title, l.organisation_id as office_id, m.organisation_id as partner_id, p.start_on, p.end_on
             from partnership p
             join partnership_party l on l.region_code = p.region_code and l.partnership_id = p.id and l.part = 'lead'
             join partnership_party m on m.region_code = p.region_code and m.partnership_id = p.id and m.part = 'partner'
             where p.region_code = $1 and p.simulated and p.state in ('active', 'completed') order by p.number")
        .bind(&region),
    )
    .await
}

crate::row_struct! {
    /// A place.
    struct Place {
        code: RegionCode,
    }
}

/// Some kecamatan of the district, in order of their codes.
pub async fn kecamatan(tx: &mut Tx) -> Result<Vec<RegionCode>, StoreError> {
    let region = tx.region.clone();
    let asked =
        sql("select code from region where region_code = $1 and level = 'district' order by code limit 14");
    let found: Vec<Place> = tx.all(asked.bind(&region)).await?;
    Ok(found.into_iter().map(|place| place.code).collect())
}
