//! Whom an address belongs to: of what is written to an address, those with an account are told on their pages as well.

use sekber_core::email::Choice;
use sekber_core::value::PersonId;

use crate::store::{StoreError, Tx, sql};

crate::text_column!(Choice);

crate::row_struct! {
    /// Somebody with an account who is let in and has a role in the district.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Addressee {
        /// The person.
        pub person_id: PersonId,
        /// How the person wants to be told by e-mail.
        pub email_notices: Choice,
    }
}

/// Whose address it is; `None` when it is nobody's who has a role in the district of the transaction and is let in.
///
/// # Errors
/// When the database cannot be asked.
pub async fn of(tx: &mut Tx, address: &str) -> Result<Option<Addressee>, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select p.id as person_id, p.email_notices from person p where p.email = $1 and p.active
         and exists (select 1 from person_role r where r.person_id = p.id and r.region_code = $2)");
    tx.maybe(asked.bind(address.to_lowercase()).bind(&region)).await
}
