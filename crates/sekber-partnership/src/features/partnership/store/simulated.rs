//! SQL of the partnerships that are made up for a demonstration and were carried out: money, plans and visits are made up of them.

use jiff::civil::Date;
use sekber_core::value::{OrganisationId, PartnershipId};

use crate::kit::store::{StoreError, Tx, sql};

crate::row_struct! {
    /// A partnership that is made up, with who leads and who answers.
    #[derive(Debug, Clone)]
    pub struct SimulatedPartnership {
        /// The partnership.
        pub id: PartnershipId,
        /// The office that leads.
        pub office_id: OrganisationId,
        /// Its name.
        pub office: String,
        /// The partner that answers.
        pub partner_id: OrganisationId,
        /// Its name.
        pub partner: String,
        /// Its first day.
        pub start_on: Option<Date>,
        /// Its last day.
        pub end_on: Option<Date>,
    }
}

/// The partnerships that are made up and were carried out, in their order.
///
/// # Errors
/// When the database refuses.
pub async fn simulated_partnerships(tx: &mut Tx) -> Result<Vec<SimulatedPartnership>, StoreError> {
    let region = tx.region.clone();
    tx.all(
        sql("select p.id, l.organisation_id as office_id, f.name as office, m.organisation_id as partner_id,
             o.name as partner, p.start_on, p.end_on from partnership p
             join partnership_party l on l.region_code = p.region_code and l.partnership_id = p.id and l.part = 'lead'
             join organisation f on f.region_code = l.region_code and f.id = l.organisation_id
             join partnership_party m on m.region_code = p.region_code and m.partnership_id = p.id and m.part = 'partner'
             join organisation o on o.region_code = m.region_code and o.id = m.organisation_id
             where p.region_code = $1 and p.simulated and p.state in ('active', 'completed') order by p.number")
        .bind(&region),
    )
    .await
}
