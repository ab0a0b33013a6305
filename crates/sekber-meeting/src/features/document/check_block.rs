//! How to check an issued document: the same words, code and picture on the papers of every room.

use sekber_core::audit::Anchor;
use sekber_documents::official::Block;

use super::actions::Issued;
use super::model::shown;
use crate::kit::app::App;
use crate::kit::page::qr;
use crate::kit::words::Language;

/// An anchor as papers bear it: the number and the first digits, as many as a check of the trail asks for.
fn short(anchor: &Anchor) -> String {
    let whole = anchor.to_string();
    let (number, digits) = whole.split_once(':').unwrap_or((&whole, ""));
    let (first, rest) = digits.split_at_checked(8).unwrap_or((digits, ""));
    format!("{number}:{first} {}", rest.get(..Anchor::FEWEST - 8).unwrap_or(rest))
}

/// Where a document is checked, and a picture that leads there. Where the site has no address that others reach, the picture holds the
/// code alone.
fn where_checked(app: &App, code: &str) -> (Option<String>, String) {
    let address = app.settings().public_address().map(|site| format!("{site}/papers/check"));
    let scanned = match &address {
        Some(address) => format!("{address}?code={code}"),
        None => code.to_owned(),
    };
    (address, qr(&scanned).unwrap_or_default())
}

/// The block that says how to check a document.
pub fn check_block(app: &App, language: Language, issued: &Issued) -> Block {
    let say = |key: &str, facts: &[(&str, String)]| app.words().say_with(language, key, facts);
    let (address, picture) = where_checked(app, &issued.code);
    let text = match address {
        Some(address) => say("document-check", &[("address", address)]),
        None => say("document-check-anywhere", &[]),
    };
    let in_the_trail = say("document-anchor", &[("anchor", short(&issued.anchor))]);
    Block::Check { text: format!("{text} {in_the_trail}"), code: shown(&issued.code), picture }
}

/// The same for a certificate, small: where to check it, and so much of the anchor as proves that nothing before it was rewritten.
pub fn corner_block(app: &App, language: Language, issued: &Issued) -> Block {
    let anchor = short(&issued.anchor);
    let say = |key: &str, facts: &[(&str, String)]| app.words().say_with(language, key, facts);
    let (address, picture) = where_checked(app, &issued.code);
    let text = match address {
        Some(address) => say("document-corner", &[("address", address), ("anchor", anchor)]),
        None => say("document-corner-anywhere", &[("anchor", anchor)]),
    };
    Block::Corner { text, code: shown(&issued.code), picture }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_on_a_paper_is_long_enough_to_check_the_trail_by() {
        let digits = "0e4eb157fdc031b9".repeat(4);
        let whole: Anchor = format!("2444:{digits}").parse().unwrap();
        let printed = short(&whole);
        assert_eq!(printed, "2444:0e4eb157 fdc031b9");
        let read: Anchor = printed.parse().unwrap();
        assert_eq!(read.seq, whole.seq);
        assert_eq!(short(&read), printed, "the shortest that is taken is printed whole");
    }
}
