//! What the filter bar of a list offers.

use sekber_core::registry::kinds::{Level, Side};

use crate::features::registry::model::{Kind, Standing};
use crate::features::registry::pages::{Choices, field_choices};
use crate::features::registry::store::list::Choice;
use crate::kit::page::Frame;
use crate::kit::search;

/// What the filter bar offers.
pub(super) struct Offers {
    pub(super) kinds: Choices,
    pub(super) levels: Choices,
    pub(super) states: Choices,
    pub(super) themes: Choices,
    pub(super) fields: Choices,
    pub(super) invited: Choices,
    pub(super) places: Choices,
    pub(super) sorts: Choices,
}

impl Offers {
    pub(super) fn new(frame: &Frame, side: Side, choices: &[Choice], words: &search::Query) -> Self {
        let english = frame.language.tag() == "en";
        let of = |list: &str| -> Choices {
            let name =
                |row: &Choice| if english && !row.other.is_empty() { &row.other } else { &row.name }.clone();
            choices.iter().filter(|row| row.list == list).map(|row| (row.code.clone(), name(row))).collect()
        };
        Self {
            kinds: frame.say_codes("kind-", Kind::all(side)),
            levels: frame.say_codes("level-", Level::ALL.iter()),
            states: frame.say_codes("standing-", Standing::all(side)),
            themes: of("theme"),
            fields: field_choices(&frame.district.region),
            invited: vec![
                ("yes".to_owned(), frame.say("registry-invited-yes")),
                ("no".to_owned(), frame.say("registry-invited-no")),
            ],
            places: of("place"),
            sorts: sorts(frame, words),
        }
    }
}

/// The orders by their codes; the first is the one without a choice.
fn sorts(frame: &Frame, words: &search::Query) -> Choices {
    let mut sorts = frame.say_codes("registry-sort-", ["name", "money", "changed"]);
    match words.is_empty() {
        true => sorts.iter_mut().take(1).for_each(|(code, _)| code.clear()),
        false => sorts.insert(0, (String::new(), frame.say("list-sort-best"))),
    }
    sorts
}
