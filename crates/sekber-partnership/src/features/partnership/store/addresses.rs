//! SQL of the e-mail addresses of those whose turn it is.

use sekber_core::value::{OrganisationId, RegionCode};

use crate::kit::store::{Sql, StoreError, Tx, sql};

crate::row_struct! {
    struct Address { email: String }
}

async fn all(tx: &mut Tx, asked: Sql) -> Result<Vec<String>, StoreError> {
    let found: Vec<Address> = tx.all(asked).await?;
    Ok(found.into_iter().map(|one| one.email).collect())
}

/// Where an organisation is reached: its contact, and its people with an account.
pub async fn of(
    tx: &mut Tx,
    region: &RegionCode,
    organisation: &OrganisationId,
) -> Result<Vec<String>, StoreError> {
    let asked = sql("select lower(o.contact_email) as email from organisation o
             where o.region_code = $1 and o.id = $2 and o.contact_email <> ''
             union
             select lower(person.email) from person_role r join person on person.id = r.person_id and person.active
             where r.region_code = $1 and r.organisation_id = $2
             order by 1");
    all(tx, asked.bind(region).bind(organisation)).await
}

/// Where the secretariat is reached: its staff, and its administrators where there is no staff.
pub async fn of_secretariat(tx: &mut Tx, region: &RegionCode) -> Result<Vec<String>, StoreError> {
    let asked = sql("select distinct lower(person.email) as email from person_role r
             join person on person.id = r.person_id and person.active
             where r.region_code = $1 and (r.role = 'staff' or (r.role = 'admin' and not exists (select 1 from person_role s
              join person q on q.id = s.person_id and q.active where s.region_code = $1 and s.role = 'staff')))
             order by 1");
    all(tx, asked.bind(region)).await
}
