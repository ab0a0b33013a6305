//! How to check an issued document: the same words, code and picture on the papers of every room.

use sekber_documents::official::Block;

use super::actions::Issued;
use super::model::shown;
use crate::kit::app::App;
use crate::kit::page::qr;
use crate::kit::words::Language;

/// The block that says how to check a document. Where the site has no address that others reach, the picture holds the code alone.
pub fn check_block(app: &App, language: Language, issued: &Issued) -> Block {
    let code = &issued.code;
    let say = |key: &str, facts: &[(&str, String)]| app.words().say_with(language, key, facts);
    let (text, scanned) = match app.settings().public_address() {
        Some(site) => (
            say("document-check", &[("address", format!("{site}/papers/check"))]),
            format!("{site}/papers/check?code={code}"),
        ),
        None => (say("document-check-anywhere", &[]), code.clone()),
    };
    let in_the_trail = say("document-anchor", &[("anchor", issued.anchor.grouped())]);
    Block::Check {
        text: format!("{text} {in_the_trail}"),
        code: shown(code),
        picture: qr(&scanned).unwrap_or_default(),
    }
}
