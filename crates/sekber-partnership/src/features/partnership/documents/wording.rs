//! How papers write what they say: what stays open, lists, amounts, and what stands under a name.

use sekber_core::partnership::Capacity;
use sekber_core::value::Money;
use sekber_documents::official::Block;

use crate::features::partnership::model::Agreement;
use crate::kit::page::official_document;

/// What is filled in by hand.
pub const DOTS: &str = "……………………";

/// A text, or room to write it by hand.
pub fn filled(text: &str) -> String {
    if text.is_empty() { DOTS.to_owned() } else { text.to_owned() }
}

/// What somebody wrote, a line each.
pub fn lines(text: &str) -> Vec<String> {
    official_document::paragraphs(text).collect()
}

/// `Rp450.000.000,00`: agreements write sen even where there are none.
pub fn with_sen(money: Money) -> String {
    let none = if money.minor % 100 == 0 { ",00" } else { "" };
    format!("{}{none}", money.id())
}

/// A list, numbered where there is more than one.
pub fn listed(mut items: Vec<String>) -> Block {
    match items.len() {
        1 => Block::Text { text: items.remove(0), indent: false },
        _ => Block::Numbered { items },
    }
}

/// What is said within a line, as a sentence of its own.
pub fn sentence(text: &str) -> String {
    let mut signs = text.chars();
    let first = signs.next().map(char::to_uppercase);
    format!("{}{}.", first.into_iter().flatten().collect::<String>(), signs.as_str())
}

/// What stands under the name of whoever signs for the district: the head of the region bears neither rank nor NIP.
pub fn under(agreement: &Agreement) -> String {
    let lines = [agreement.district_rank.clone(), nip(&agreement.district_number)];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    if agreement.signer == Capacity::Head { lines.join("\n") } else { String::new() }
}

/// `NIP 19800101 200501 1 001`, where there is one.
fn nip(number: &str) -> String {
    if number.is_empty() { String::new() } else { format!("NIP {number}") }
}
