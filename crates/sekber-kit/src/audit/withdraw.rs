//! Taking personal data out of the trail: the chain holds seals, so it stays whole, and a line says that it was done.

use sekber_core::value::PersonId;

use crate::problem::Problem;
use crate::store::{Sql, StoreError, Tx, sql};

/// Kinds of record whose name in the trail is a person's name.
const PERSONAL: [&str; 3] = ["person", "session", "refusal"];

/// The kind of event that justifies that a person's names, and the words of lines about the person, are missing.
pub const FORGOTTEN: &str = "person.anonymised";

/// The kind of event that justifies that the names and words of one line are missing; its subject is the line's number.
pub const ERASED: &str = "audit.erased";

/// Takes a person out of the district's trail: the name wherever it stands, and the words of lines about the person, as far
/// as they are sealed. The commit that follows must be a [`FORGOTTEN`] event on the person.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw_names(tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let own = |statement: Sql| {
        statement
            .push_bind(" where region_code = ", &region)
            .push_bind(" and subject_id = ", person)
            .push_list(" and subject in ", PERSONAL)
    };
    tx.run(own(sql("update audit set label = '', words = '', names_salt = null"))).await?;
    let sealed = own(sql("update audit set before_json = null, after_json = null, words_salt = null"));
    tx.run(sealed.push(" and words_seal is not null")).await?;
    let acted = sql(
        "update audit set actor_name = '', words = '', names_salt = null where region_code = $1 and actor_id = $2",
    );
    tx.run(acted.bind(&region).bind(person)).await?;
    Ok(())
}

/// Takes the names and words out of one line. The commit that follows must be an [`ERASED`] event on the line's number.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such line; a refusal when the chain covers its words, because it is older than
/// the seals; else when the database refuses.
pub async fn erase(tx: &mut Tx, seq: i64) -> Result<(), Problem> {
    let region = tx.region.clone();
    let asked = sql(
        "select case when words_seal is null then 0 else 1 end from audit where region_code = $1 and seq = $2",
    );
    match tx.value::<i64>(asked.bind(&region).bind(seq)).await? {
        None => return Err(Problem::NotFound),
        Some(0) => return Err(Problem::refused("audit-refused-unsealed")),
        Some(_) => {}
    }
    let emptied = sql("update audit set actor_name = '', label = '', words = '', names_salt = null,
                before_json = null, after_json = null, words_salt = null
         where region_code = $1 and seq = $2");
    tx.run(emptied.bind(&region).bind(seq)).await?;
    Ok(())
}
