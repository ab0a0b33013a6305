//! The certificate of a winner: landscape, under the head of the district's head, names without titles.

use sekber_documents::official::{Block, Document};
use serde::Serialize;

use super::Desk;
use crate::features::award::model::Entry;
use crate::features::document::Issued;

/// What makes a certificate this certificate.
#[derive(Debug, Clone, Serialize)]
pub struct Won {
    /// Who won.
    #[serde(skip)]
    pub entry: Entry,
    /// The winner's name.
    pub name: String,
    /// The category's name.
    pub category: String,
    /// The place.
    pub place: i64,
    /// The year.
    pub year: i64,
    /// The season's name.
    pub season: String,
    /// Number and day of the decree on the winners; may be empty.
    pub decree: String,
}

/// The certificate.
pub fn document(desk: &Desk, won: &Won, issued: Option<&Issued>) -> Document {
    let frame = &desk.frame;
    let title = frame.say("award-certificate-title");
    let number = issued.map(|issued| issued.number.as_str()).filter(|number| !number.is_empty());
    let under =
        number.map(|number| frame.say_with("award-document-number", "number", number)).unwrap_or_default();
    let line = |text: String, size, bold| Block::Centred { text, size, bold };
    let facts = [
        ("place", place(won.place)),
        ("category", won.category.clone()),
        ("season", won.season.clone()),
        ("year", won.year.to_string()),
    ];
    let mut blocks = vec![Block::Frame, Block::Title { text: title.clone(), under }];
    blocks.extend(desk.simulated());
    blocks.extend([
        line(frame.say("award-certificate-given"), 15, false),
        line(won.name.clone(), 30, true),
        line(frame.say_facts("award-certificate-as", &facts), 16, false),
        line(frame.say_with("award-certificate-for", "district", desk.app.district().name), 14, false),
    ]);
    if !won.decree.is_empty() {
        let decree = won.decree.trim_start_matches("Nomor ").to_owned();
        let facts = [("head", desk.head()), ("decree", decree)];
        blocks.push(line(frame.say_facts("award-certificate-decree", &facts), 10, false));
    }
    blocks.push(line(desk.dated(), 11, false));
    blocks.push(Block::Signatures { signers: vec![desk.signer(issued.map(|issued| &issued.signer))] });
    blocks.push(desk.check(issued));
    Document { wide: true, foot: String::new(), ..desk.under_the_head(&title, blocks) }
}

/// `I`, `II`, `III`, as certificates number places.
pub fn place(place: i64) -> String {
    let numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    let numeral = usize::try_from(place - 1).ok().and_then(|at| numerals.get(at));
    numeral.map_or_else(|| place.to_string(), |numeral| (*numeral).to_owned())
}
