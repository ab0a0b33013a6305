//! How papers write what they say: what stays open, lists, amounts and sentences.

use sekber_core::value::Money;
use sekber_documents::official::Block;

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
        _ => Block::Numbered { items: divided(items) },
    }
}

/// The items of a list as official lists divide them; as they are where somebody set signs of their own.
fn divided(items: Vec<String>) -> Vec<String> {
    let is_set = |item: &String| item.trim_end().ends_with(['.', ';', ',', ':', '?', '!']);
    if items.iter().any(is_set) {
        return items;
    }
    let last = items.len();
    let end = |at: usize| match last - at {
        1 => ".",
        2 => "; dan",
        _ => ";",
    };
    items.iter().enumerate().map(|(at, item)| format!("{}{}", item.trim_end(), end(at))).collect()
}

/// What is said within a line, as a sentence of its own.
pub fn sentence(text: &str) -> String {
    let mut signs = text.chars();
    let first = signs.next().map(char::to_uppercase);
    format!("{}{}.", first.into_iter().flatten().collect::<String>(), signs.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_divided_unless_somebody_did() {
        let of = |items: &[&str]| divided(items.iter().map(|item| (*item).to_owned()).collect());
        assert_eq!(of(&["Kebun", "Pelatihan", "Alat"]), ["Kebun;", "Pelatihan; dan", "Alat."]);
        assert_eq!(of(&["Kebun;", "Alat"]), ["Kebun;", "Alat"]);
        assert!(of(&[]).is_empty());
    }
}
