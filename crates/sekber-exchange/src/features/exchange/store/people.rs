//! SQL of the people who import: who they are.

use sekber_core::value::PersonId;

use crate::kit::store::{Db, StoreError, sql};

/// The active person with this address.
pub async fn by_email(db: &Db, email: &str) -> Result<Option<PersonId>, StoreError> {
    db.value(sql("select id from person where email = $1 and active").bind(email)).await
}
