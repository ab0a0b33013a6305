//! SQL of people and their roles.

use sekber_core::roles::Role;
use sekber_core::value::PersonId;

use crate::kit::store::{Db, StoreError, Tx, sql};

crate::row_struct! {
    /// What signing in needs to know about a person.
    pub struct Credentials {
        /// The person.
        pub id: PersonId,
        /// The name.
        pub name: String,
        /// The password's hash; none until the invitation is taken up.
        pub password_hash: Option<String>,
    }
}

/// The person with this address, when active.
pub async fn credentials(db: &Db, email: &str) -> Result<Option<Credentials>, StoreError> {
    db.maybe(sql("select id, name, password_hash from person where email = $1 and active").bind(email)).await
}

/// Adds a person.
pub async fn insert(
    tx: &mut Tx,
    id: &PersonId,
    email: &str,
    name: &str,
    hash: &str,
) -> Result<(), StoreError> {
    let now = tx.now;
    tx.run(
        sql("insert into person (id, email, name, password_hash, created_at) values ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(email)
            .bind(name)
            .bind(hash)
            .bind(now),
    )
    .await
    .map(|_| ())
}

/// Grants a role.
pub async fn grant(tx: &mut Tx, person: &PersonId, role: &Role) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("insert into person_role (region_code, person_id, role, organisation_id, granted_at) values ($1, $2, $3, $4, $5)")
            .bind(&region)
            .bind(person)
            .bind(role.name())
            .bind(role.organisation())
            .bind(now),
    )
    .await
    .map(|_| ())
}

/// Ends a session.
pub async fn end_session(tx: &mut Tx, token_hash: &str) -> Result<(), StoreError> {
    tx.run(sql("delete from session where token_hash = $1").bind(token_hash)).await.map(|_| ())
}
