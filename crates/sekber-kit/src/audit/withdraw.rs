//! Taking personal data out of the trail: the chain holds seals, so it stays whole, and a line says that it was done.

use sekber_core::value::PersonId;

use super::Event;
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

/// What [`withdraw_words`] came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WordsWithdrawn {
    /// Lines that were emptied.
    pub emptied: i64,
    /// Lines older than the seals, whose words are part of the chain and stay.
    pub sealed_in: i64,
}

/// Lines that are looked at together.
const PIECE: i64 = 500;

/// Takes the words out of every line that tells of a record in which a person stands, whoever the line is about: the record of an
/// office holds the name of its contact person. A name counts where it is all that a field for a person’s name says, an address
/// wherever it stands: a name may be any word, and no word is a reason to empty a line.
/// Each emptied line gets an [`ERASED`] line of its own, noted with the transaction. One walk over the district's trail for each.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw_words(tx: &mut Tx, names: &[String], address: &str) -> Result<WordsWithdrawn, Problem> {
    crate::row_struct! {
        struct Told { seq: i64, before_json: Option<String>, after_json: Option<String>, is_sealed: bool }
    }
    let mut done = WordsWithdrawn::default();
    let whole =
        |name: &String| (serde_json::Value::from(name.as_str()).to_string(), Some(name.to_lowercase()));
    for (text, name) in names.iter().map(whole).chain([(address.to_owned(), None)]) {
        let lower = text.to_lowercase();
        let (region, mut after) = (tx.region.clone(), 0);
        loop {
            // The database narrows down, whichever way it compares letters; what a wildcard let through is left out below.
            let asked = sql("select seq, before_json, after_json, words_seal is not null as is_sealed from audit
                where region_code = $1 and seq > $2 and (lower(before_json) like $3 or lower(after_json) like $3
                 or before_json like $4 or after_json like $4) order by seq limit $5");
            let asked = asked.bind(&region).bind(after).bind(format!("%{lower}%")).bind(format!("%{text}%"));
            let found: Vec<Told> = tx.all(asked.bind(PIECE)).await?;
            let Some(last) = found.last() else { break };
            after = last.seq;
            for line in &found {
                let holds = |json: &Option<String>| {
                    json.as_ref().is_some_and(|json| match &name {
                        Some(name) => {
                            serde_json::from_str(json).is_ok_and(|told| is_named_in(&told, "", name))
                        }
                        None => stands_alone(&json.to_lowercase(), &lower),
                    })
                };
                match (holds(&line.before_json) || holds(&line.after_json), line.is_sealed) {
                    (true, true) => {
                        erase(tx, line.seq).await?;
                        tx.note(Event::new(ERASED, line.seq, ""));
                        done.emptied += 1;
                    }
                    (true, false) => done.sealed_in += 1,
                    (false, _) => {}
                }
            }
        }
    }
    Ok(done)
}

/// Whether a record, or what stands in it under this key, names somebody.
fn is_named_in(told: &serde_json::Value, key: &str, name: &str) -> bool {
    match told {
        serde_json::Value::String(text) => holds_a_person(key) && text.to_lowercase() == *name,
        serde_json::Value::Array(all) => all.iter().any(|one| is_named_in(one, key, name)),
        // A name of its own tells of the record: of a person when the record stands among people.
        serde_json::Value::Object(fields) => fields.iter().any(|(field, one)| match field.as_str() {
            "name" => is_named_in(one, key, name),
            field => is_named_in(one, field, name),
        }),
        _ => false,
    }
}

/// Whether a field of this name holds people's names.
fn holds_a_person(key: &str) -> bool {
    let parts =
        ["person", "people", "contact", "signer", "signatory", "chair", "delegate", "speaker", "verifier"];
    key.ends_with("_by") || parts.iter().any(|part| key.contains(part))
}

/// Whether a text stands somewhere and is no part of a longer address: `rita@contoh.id` is not in `marita@contoh.id`.
fn stands_alone(whole: &str, text: &str) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || "._%+-@".contains(c);
    whole.match_indices(text).any(|(at, _)| {
        let behind = &whole[at + text.len()..];
        // A full stop may end a sentence.
        let mut behind = behind.chars().skip_while(|c| *c == '.');
        !whole[..at].chars().next_back().is_some_and(goes_on) && !behind.next().is_some_and(goes_on)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_not_found_in_a_longer_one() {
        for (whole, expected) in [
            ("rita@contoh.id", true),
            ("{\"email\":\"rita@contoh.id\"}", true),
            ("tanya rita@contoh.id.", true),
            ("marita@contoh.id", false),
            ("rita@contoh.id.au", false),
            ("x.rita@contoh.id; rita@contoh.id", true),
        ] {
            assert_eq!(stands_alone(whole, "rita@contoh.id"), expected, "{whole}");
        }
    }

    #[test]
    fn a_name_counts_in_fields_for_names_only() {
        let told = serde_json::json!({
            "state": "active", "title": "Rita", "contact_name": "Budi", "people": [{ "name": "Siti Aminah" }], "decided_by": "Ana"
        });
        for (name, expected) in
            [("active", false), ("rita", false), ("budi", true), ("siti aminah", true), ("ana", true)]
        {
            assert_eq!(is_named_in(&told, "", name), expected, "{name}");
        }
    }
}
