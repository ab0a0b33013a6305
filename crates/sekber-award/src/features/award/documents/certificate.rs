//! The certificate of a winner: landscape, under emblem and name of the district's head, names without titles.

use jiff::civil::Date;
use sekber_documents::official::{Block, Document, Signer};
use serde::Serialize;

use super::DocumentScene;
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
    /// Number of the decree on the winners; empty until certificates are issued.
    pub decree: String,
    /// The day of that decree.
    pub decree_day: Option<Date>,
    /// The day that the certificate bears: that of the ceremony unless another one was chosen.
    pub day: Date,
}

/// The certificate.
pub fn document(papers: &DocumentScene, won: &Won, issued: Option<&Issued>) -> Document {
    let frame = &papers.frame;
    let title = frame.say("award-certificate-title");
    let number = issued.map(|issued| issued.number.as_str()).filter(|number| !number.is_empty());
    let under =
        number.map(|number| frame.say_with("award-document-number", "number", number)).unwrap_or_default();
    let line = |text: String, size, bold| Block::Centred { text, size, bold };
    let facts = [
        ("place", place(won.place)),
        ("category", kept_together(&won.category)),
        // A mark in brackets never stands alone on a line.
        ("season", won.season.replace(" (", "\u{a0}(")),
        ("year", won.year.to_string()),
    ];
    let mut blocks = vec![Block::Frame, Block::Title { text: title.clone(), under }];
    blocks.extend(papers.simulated());
    blocks.extend([
        line(frame.say("award-certificate-given"), 15, false),
        line(super::without_notes(&won.name), NAME, true),
        line(frame.say_facts("award-certificate-as", &facts), 16, false),
        line(frame.say_with("award-certificate-for", "district", papers.app.district().name), 14, false),
    ]);
    if !won.decree.is_empty() {
        let number = won.decree.trim_start_matches("Nomor ").to_owned();
        let decree = match won.decree_day {
            Some(day) => {
                let facts = [("number", number), ("day", frame.language.date(day))];
                frame.say_facts("award-certificate-decree-of", &facts)
            }
            None => number,
        };
        let facts = [("head", papers.head()), ("decree", decree)];
        blocks.push(line(frame.say_facts("award-certificate-decree", &facts), 10, false));
    }
    let dated = format!("{}, {}", papers.town(), frame.language.date(won.day));
    let signer = papers.signer(issued.map(|issued| &issued.signer));
    let signer = Signer { position: format!("{dated}\n{}", signer.position), ..signer };
    blocks.push(Block::Signatures { signers: vec![signer] });
    blocks.push(papers.check(issued));
    let mut plain = papers.under_the_head(&title, blocks);
    // What an emblem takes from its one page, everything else gives.
    if plain.letterhead.emblem.is_some() {
        plain.blocks.insert(0, Block::OnePage);
    }
    let mut paper = plain.paper.certificate();
    // What it is stands larger than whose it is.
    paper.sizes.title = TITLE;
    Document { paper, wide: true, foot: String::new(), ..plain }
}

/// How large the winner's name stands, in points.
const NAME: u8 = 22;
/// How large the title of the paper stands, in half points.
const TITLE: u16 = 48;
/// Most characters within brackets that stay on one line.
const TOGETHER: usize = 30;

/// A name whose short brackets are never broken over two lines.
fn kept_together(name: &str) -> String {
    let mut inside = false;
    let parts = name.split_inclusive(['(', ')']).map(|part| {
        let short = inside && part.ends_with(')') && part.chars().count() <= TOGETHER;
        inside = part.ends_with('(');
        if short { part.replace(' ', "\u{a0}") } else { part.to_owned() }
    });
    parts.collect()
}

/// `I`, `II`, `III`, as certificates number places.
pub fn place(place: i64) -> String {
    let numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    let numeral = usize::try_from(place - 1).ok().and_then(|at| numerals.get(at));
    numeral.map_or_else(|| place.to_string(), |numeral| (*numeral).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_brackets_stay_on_one_line() {
        assert_eq!(kept_together("Koperasi Jasa (kelas Sintang)"), "Koperasi Jasa (kelas\u{a0}Sintang)");
        assert_eq!(kept_together("Yayasan Sendiri"), "Yayasan Sendiri");
        let long = "Lembaga (yang namanya di dalam kurung panjang sekali)";
        assert_eq!(kept_together(long), long);
        assert_eq!(kept_together("Lembaga (tanpa penutup"), "Lembaga (tanpa penutup");
    }
}
