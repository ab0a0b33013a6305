//! A plan as an official paper.

use sekber_paper::official::{Block, Paper};
use sekber_paper::sheet::Table;

use crate::kit::app::App;
use crate::kit::page::paper::paper;
use crate::kit::words::Language;

/// The table of a plan under the letterhead, on its side, with the digest by which anybody can tell the plan again.
pub fn printed(app: &App, language: Language, cycle: &str, digest: &str, pairs: &Table) -> Paper {
    let say = |key: &str, name: &str, fact: String| app.words().say_with(language, key, &[(name, fact)]);
    let title = app.words().say(language, "matching-paper-title");
    let number = pairs.rows.len();
    let blocks = vec![
        Block::Title { text: title.clone(), under: cycle.to_owned() },
        Block::Text { text: say("matching-paper-pairs", "number", number.to_string()), indent: false },
        Block::from(pairs),
        Block::Text { text: say("matching-paper-digest", "digest", digest.to_owned()), indent: false },
    ];
    Paper { wide: true, ..paper(app, language, &title, blocks) }
}
