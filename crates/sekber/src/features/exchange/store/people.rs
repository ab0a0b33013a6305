//! SQL of the people who import: who they are and what they may do now.

use sekber_core::roles::Role;
use sekber_core::value::{OrganisationId, PersonId, RegionCode};

use crate::kit::access::Actor;
use crate::kit::store::{Db, Sql, StoreError, sql};

crate::row_struct! {
    struct Found { id: PersonId, name: String, role: Option<String>, organisation_id: Option<OrganisationId> }
}

/// The active person with this id, with the roles held in the district now.
pub async fn actor(db: &Db, region: &RegionCode, person: &str) -> Result<Option<Actor>, StoreError> {
    found(db, people(region).push_bind(" and p.id = ", person)).await
}

/// The active person with this address, in the same way.
pub async fn by_email(db: &Db, region: &RegionCode, email: &str) -> Result<Option<Actor>, StoreError> {
    found(db, people(region).push_bind(" and p.email = ", email)).await
}

fn people(region: &RegionCode) -> Sql {
    sql("select p.id, p.name, r.role, r.organisation_id from person p
         left join person_role r on r.person_id = p.id and r.region_code = $1 where p.active")
    .bind(region)
}

async fn found(db: &Db, asked: Sql) -> Result<Option<Actor>, StoreError> {
    let rows: Vec<Found> = db.all(asked.push(" order by r.role, r.organisation_id")).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let (id, name) = (Some(first.id.clone()), first.name.clone());
    let roles =
        rows.into_iter().filter_map(|row| Role::from_parts(&row.role?, row.organisation_id).ok()).collect();
    Ok(Some(Actor { id, seat: None, name, roles }))
}
