//! What the filter bar of a list offers.

use sekber_core::registry::kinds::{Level, Party, Side};

use crate::features::registry::model::{Kind, Standing};
use crate::features::registry::pages::{Choices, field_choices};
use crate::features::registry::store::list::Choice;
use crate::kit::page::Frame;
use crate::kit::search;

/// What the filter bar offers.
pub(super) struct Offers {
    pub(super) kinds: Choices,
    pub(super) parties: Choices,
    pub(super) levels: Choices,
    pub(super) states: Choices,
    pub(super) themes: Choices,
    pub(super) fields: Choices,
    pub(super) invited: Choices,
    pub(super) at_work: Choices,
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
            parties: match side {
                Side::Partner => parties(frame),
                Side::Office => Vec::new(),
            },
            levels: frame.say_codes("level-", Level::ALL.iter()),
            states: frame.say_codes("standing-", Standing::all(side)),
            themes: of("theme"),
            fields: field_choices(&frame.district.region),
            invited: vec![
                ("yes".to_owned(), frame.say("registry-invited-yes")),
                ("no".to_owned(), frame.say("registry-invited-no")),
            ],
            at_work: vec![(super::WITH_PROGRAMMES.to_owned(), frame.say("registry-at-work-with"))],
            places: of("place"),
            sorts: sorts(frame, words),
        }
    }
}

/// The five parties of collaborative government, and who stands outside of them.
fn parties(frame: &Frame) -> Choices {
    let mut parties = frame.say_codes("partner-party-", Party::ALL.iter());
    parties.push((super::NO_PARTY.to_owned(), frame.say("partner-outside-parties")));
    parties
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
