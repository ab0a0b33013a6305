//! Shapes of what changes a record: the fields of a new one, none of which has to be there.

use serde_json::Value as Json;

use super::shapes::NewProgramme;
use crate::features::api::schema::{Described, Schemas};

/// What changes a programme: what is sent stands afterwards, what is left out stays.
#[derive(Debug)]
pub struct ProgrammeChange;

impl Described for ProgrammeChange {
    fn schema(schemas: &mut Schemas) -> Json {
        schemas.named("ProgrammeChange", |schemas| {
            let whole = NewProgramme::schema(schemas);
            let mut change = schemas.described(&whole);
            if let Some(change) = change.as_object_mut() {
                change.remove("required");
                let about = "A change of a programme: fields that are left out keep what they hold.";
                change.insert("description".to_owned(), about.into());
            }
            change
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::features::api::check;
    use crate::features::api::fields;
    use crate::kit::problem::Problem;

    #[test]
    fn a_change_needs_no_field_and_knows_those_of_a_new_one() {
        let names =
            |fields: Vec<fields::Field>| fields.into_iter().map(|field| field.name).collect::<Vec<_>>();
        let changed = fields::of(ProgrammeChange::schema);
        assert!(changed.iter().all(|field| !field.required || field.name.contains('.')));
        assert_eq!(names(changed), names(fields::of(NewProgramme::schema)));
        let before = json!({ "organisation": "a", "title": "Kebun", "version": 3, "help_sought": "bibit" });
        let read = |body: &str| check::read_over::<ProgrammeChange, NewProgramme>(body.as_bytes(), &before);
        let sent = read(r#"{ "beneficiaries": 55 }"#).unwrap();
        assert_eq!((sent.title.as_str(), sent.beneficiaries), ("Kebun", Some(55)));
        assert_eq!((sent.organisation.as_str(), sent.help_sought.as_str()), ("a", "bibit"));
        for body in [r#"{ "title": null }"#, r#"{ "asing": 1 }"#] {
            assert!(matches!(read(body), Err(Problem::Invalid(_))), "{body}");
        }
    }
}
