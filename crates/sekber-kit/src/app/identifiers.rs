//! Identifiers of records: fresh ones, and those that a form was given for what it makes.

/// The identifier that a form was given for what it makes, so that it makes one however often it is sent; a fresh one when it
/// brings none of ours. Any other text could be the address of another page, such as `new`.
pub fn id_from_form<T: TryFrom<String>>(text: &str) -> T
where
    T::Error: std::fmt::Debug,
{
    let is_ours = uuid::Uuid::try_parse(text)
        .is_ok_and(|id| id.get_version_num() == 7 && id.simple().to_string() == text);
    let brought = is_ours.then(|| T::try_from(text.to_owned()).ok()).flatten();
    brought.unwrap_or_else(new_id)
}

/// A fresh identifier: ordered by time, then chance.
pub fn new_id<T: TryFrom<String>>() -> T
where
    T::Error: std::fmt::Debug,
{
    let text = uuid::Uuid::now_v7().simple().to_string();
    match T::try_from(text) {
        Ok(id) => id,
        Err(_) => unreachable!("32 hexadecimal digits are a valid identifier"),
    }
}

#[cfg(test)]
mod tests {
    use sekber_core::value::ProgrammeId;

    use super::*;

    #[test]
    fn a_form_brings_an_identifier_of_ours_or_none() {
        let ours: ProgrammeId = new_id();
        assert_eq!(id_from_form::<ProgrammeId>(ours.as_str()), ours);
        let hyphened = "0198f3a0-0000-7000-8000-000000000001";
        let random = "7d444840-9dc0-41d1-b245-5ffdce74fad2".replace('-', "");
        for text in ["", "new", "codes", "programme-own", hyphened, &random, &ours.as_str().to_uppercase()] {
            assert_ne!(id_from_form::<ProgrammeId>(text).as_str(), text, "{text}");
        }
    }
}
