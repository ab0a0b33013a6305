//! Choices of this room that are stored by their codes: what a village answered to a plan, and who ended a partnership early; and which
//! of a village's answers holds.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sekber_core::coded::coded;

coded! {
    /// What a village answered to a plan.
    Answer, "answer of a village":
    /// It agrees.
    Agrees = "agrees",
    /// It agrees on conditions.
    Conditions = "conditions",
    /// It refuses.
    Refuses = "refuses",
}

coded! {
    /// Whose letter ends a partnership early.
    EndedBy, "side that ends a partnership":
    /// That of the district's side.
    Office = "office",
    /// That of the partner.
    Partner = "partner",
    /// One of both sides.
    Both = "both",
}

/// A consent as it was signed: its paper, whose it is, and when.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// The paper.
    pub id: &'a str,
    /// The village, as it was typed.
    pub village: &'a str,
    /// The day.
    pub on: Option<Date>,
}

/// A village by a name that spaces, capitals and the word `Desa` before it do not change.
fn plain(village: &str) -> String {
    let words: Vec<String> = village.split_whitespace().map(str::to_lowercase).collect();
    let words = match words.as_slice() {
        [first, rest @ ..] if first == "desa" && !rest.is_empty() => rest,
        all => all,
    };
    words.join(" ")
}

/// The papers that a later one of the same village replaced; of one day the one that was begun last holds. What names no village
/// stands for itself.
pub fn replaced<'a>(said: impl IntoIterator<Item = Said<'a>>) -> BTreeSet<&'a str> {
    let mut all: Vec<Said<'a>> = said.into_iter().filter(|one| !plain(one.village).is_empty()).collect();
    all.sort_by_key(|one| (one.on, one.id));
    let mut last: BTreeMap<String, &'a str> = BTreeMap::new();
    all.into_iter().filter_map(|one| last.insert(plain(one.village), one.id)).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_latest_answer_of_a_village_holds() {
        let said = |id, village, day| Said { id, village, on: Some(date(2026, 1, day)) };
        let all = [
            said("1", "Baning Kota", 9),
            said("2", "desa  baning kota", 3),
            said("3", "Sungai Ana", 1),
            said("4", "Baning Kota", 9),
            said("5", "", 1),
            said("6", "", 2),
        ];
        assert_eq!(replaced(all).into_iter().collect::<Vec<_>>(), ["1", "2"]);
    }
}
