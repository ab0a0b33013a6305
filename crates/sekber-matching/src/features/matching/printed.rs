//! A plan as an official document.

use sekber_documents::official::{Block, Document};
use sekber_documents::sheet::Table;

use crate::kit::app::App;
use crate::kit::page::official_document::document;
use crate::kit::words::Language;

/// The table of a plan under the letterhead, on its side, with the digest by which anybody can tell the plan again.
pub fn printed(app: &App, language: Language, cycle: &str, digest: &str, pairs: &Table) -> Document {
    let say = |key: &str, name: &str, fact: String| app.words().say_with(language, key, &[(name, fact)]);
    let title = app.words().say(language, "matching-document-title");
    let number = pairs.rows.len();
    let blocks = vec![
        Block::Title { text: title.clone(), under: cycle.to_owned() },
        Block::Text { text: say("matching-document-pairs", "number", number.to_string()), indent: false },
        Block::from(pairs),
        Block::Text { text: say("matching-document-digest", "digest", digest.to_owned()), indent: false },
    ];
    Document { wide: true, ..document(app, language, &title, blocks) }
}
