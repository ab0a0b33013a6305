//! Which hands of an entry are the government's: an office of the district, by its record or by its name.

use sekber_core::registry::duplicate::name_alone;
use sekber_core::text::fold;

use super::draft::{EntryDraft, Hand};
use super::store::write::{OfficeName, offices};
use crate::kit::store::{StoreError, Tx};

/// Letters from which on a name that begins as an office's is taken for that of an office: whatever place stands behind it.
const TELLING_LETTERS: usize = 8;

/// How the names of governments, of their offices and of their budgets begin.
const GOVERNMENT: [&str; 24] = [
    "apbd",
    "apbdes",
    "badan",
    "bagian",
    "bappeda",
    "bpkad",
    "bupati",
    "desa",
    "dinas",
    "inspektorat",
    "kabupaten",
    "kas",
    "kecamatan",
    "kelurahan",
    "kota",
    "pemda",
    "pemdes",
    "pemerintah",
    "pemkab",
    "pemko",
    "pemkot",
    "rsud",
    "sekretariat",
    "setda",
];

/// What the government is in an entry.
#[derive(Debug, Default)]
pub struct Government {
    /// The office that gives, as the registry calls it.
    pub gives: Option<String>,
    /// Whether an office receives.
    pub receives: bool,
    /// Whether whoever gives can give money of the district or of a village: an office, or who is named as a government is.
    pub gives_budget: bool,
}

/// Which hands of a draft are the government's; none of what is made up. One statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn government(tx: &mut Tx, draft: &EntryDraft) -> Result<Government, StoreError> {
    if draft.simulated {
        return Ok(Government::default());
    }
    let known = offices(tx).await?;
    let office = |hand: &Hand| known.iter().find(|office| is_office(hand, office));
    let gives = office(&draft.funder).map(|office| office.name.clone());
    Ok(Government {
        gives_budget: gives.is_some() || is_named_as_government(&draft.funder),
        gives,
        receives: office(&draft.implementer).is_some(),
    })
}

/// Whether a name that is in no registry begins as that of a government, of one of its offices or of its budget does. What is in the
/// registry is an office or none.
fn is_named_as_government(hand: &Hand) -> bool {
    let name = fold(&hand.name);
    let first = name.split(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty());
    hand.id.is_none() && first.is_some_and(|word| GOVERNMENT.contains(&word))
}

fn is_office(hand: &Hand, office: &OfficeName) -> bool {
    if let Some(id) = &hand.id {
        return *id == office.id;
    }
    let (written, known) = (name_alone(&hand.name), name_alone(&office.name));
    let begins_so = known.chars().count() >= TELLING_LETTERS && written.starts_with(&known);
    let is_short = !office.short_name.is_empty() && fold(&hand.name) == fold(&office.short_name);
    written == known || begins_so || is_short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_known_by_its_record_and_however_its_name_is_written() {
        let office = OfficeName {
            id: "dinkes".parse().unwrap(),
            name: "Dinas Kesehatan".to_owned(),
            short_name: "Dinkes".to_owned(),
        };
        let named = |name: &str| is_office(&Hand { id: None, name: name.to_owned() }, &office);
        for name in ["Dinas Kesehatan", "DINAS  kesehatan", "dinkes", "Dinas Kesehatan Kabupaten Sintang"] {
            assert!(named(name), "{name}");
        }
        for name in ["Yayasan Kesehatan", "Dinas Pertanian", "Dink", ""] {
            assert!(!named(name), "{name}");
        }
        let gives = |name: &str| is_named_as_government(&Hand { id: None, name: name.to_owned() });
        assert!(gives("Pemerintah Kabupaten Sintang") && gives("(APBD) 2024") && gives("Dinas Pertanian"));
        assert!(!gives("Yayasan Kesehatan") && !gives("Donor Satu") && !gives(""));
        let of = |id: &str| is_office(&Hand::of(id.parse().unwrap(), "Dinas Kesehatan"), &office);
        assert!(of("dinkes") && !of("yayasan"), "a record is what it is, whatever it is called");
    }
}
