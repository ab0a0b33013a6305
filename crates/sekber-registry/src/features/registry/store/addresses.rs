//! SQL of the e-mail addresses under which the secretariat and organisations are reached.

use std::collections::BTreeMap;

use sekber_core::value::{OrganisationId, RegionCode};

use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

crate::row_struct! {
    struct Address { email: String }
    struct OfOne { organisation_id: OrganisationId, email: String }
}

/// The addresses of some organisations, each in alphabetical order.
pub type Addresses = BTreeMap<OrganisationId, Vec<String>>;

fn asked<'a>(region: &RegionCode, organisations: impl IntoIterator<Item = &'a OrganisationId>) -> Sql {
    let all: Vec<&OrganisationId> = organisations.into_iter().collect();
    sql("select o.id as organisation_id, lower(o.contact_email) as email from organisation o where o.contact_email <> ''")
        .push_bind(" and o.region_code = ", region)
        .push_list(" and o.id in ", all.iter().copied())
        .push(
            " union
             select r.organisation_id, lower(person.email) from person_role r
             join person on person.id = r.person_id and person.active",
        )
        .push_bind(" where r.region_code = ", region)
        .push_list(" and r.organisation_id in ", all.iter().copied())
        .push(" order by 1, 2")
}

fn by_organisation(found: Vec<OfOne>) -> Addresses {
    let mut all = Addresses::new();
    for one in found {
        all.entry(one.organisation_id).or_default().push(one.email);
    }
    all
}

/// Where organisations are reached: their contact, and their people with an account. One statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn of<'a>(
    db: &Db,
    region: &RegionCode,
    organisations: impl IntoIterator<Item = &'a OrganisationId>,
) -> Result<Addresses, StoreError> {
    Ok(by_organisation(db.all(asked(region, organisations)).await?))
}

/// The same within a transaction.
pub async fn of_in<'a>(
    tx: &mut Tx,
    organisations: impl IntoIterator<Item = &'a OrganisationId>,
) -> Result<Addresses, StoreError> {
    let region = tx.region.clone();
    Ok(by_organisation(tx.all(asked(&region, organisations)).await?))
}

/// The addresses of all of some organisations in one list, within a transaction. One that two of them share stands in it twice.
///
/// # Errors
/// When the database cannot be asked.
pub async fn together_in<'a>(
    tx: &mut Tx,
    organisations: impl IntoIterator<Item = &'a OrganisationId>,
) -> Result<Vec<String>, StoreError> {
    Ok(of_in(tx, organisations).await?.into_values().flatten().collect())
}

fn secretariat(region: &RegionCode) -> Sql {
    sql("select distinct lower(person.email) as email from person_role r
             join person on person.id = r.person_id and person.active
             where r.region_code = $1 and (r.role = 'staff' or (r.role = 'admin' and not exists (select 1 from person_role s
              join person q on q.id = s.person_id and q.active where s.region_code = $1 and s.role = 'staff')))
             order by 1")
    .bind(region)
}

fn plain(found: Vec<Address>) -> Vec<String> {
    found.into_iter().map(|one| one.email).collect()
}

/// Where the secretariat is reached: its staff, and its administrators where there is no staff.
pub async fn of_secretariat(db: &Db, region: &RegionCode) -> Result<Vec<String>, StoreError> {
    db.all(secretariat(region)).await.map(plain)
}

/// The same within a transaction.
pub async fn of_secretariat_in(tx: &mut Tx) -> Result<Vec<String>, StoreError> {
    let region = tx.region.clone();
    tx.all(secretariat(&region)).await.map(plain)
}
