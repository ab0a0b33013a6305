//! The notices of a breach as letters in Indonesian: to the people whose data it was, and to the authority. What article 46 asks
//! for stands in both: which data, when and how it got out, and what is done about it.

use sekber_documents::official::{Block, Document, Signer};

use super::model::{Addressee, Breach};
use crate::features::document::{Heads, SignedBy};
use crate::kit::app::App;
use crate::kit::page::{Frame, official_document};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// What is filled in by hand.
const DOTS: &str = "……………………";

/// The letter to those who are told.
///
/// # Errors
/// When the database cannot be asked.
pub async fn notice(app: &App, frame: &Frame, breach: &Breach, whom: Addressee) -> Result<Document, Problem> {
    let mut frame = frame.clone();
    frame.language = Language::Indonesian;
    let heads = Heads::of(app).await?;
    let signer = heads.signatories().first().cloned().map(SignedBy::from);
    let district = app.district().name;
    let town = heads.town(&district);
    let people = whom == Addressee::People;
    let title = frame.say("breach-paper-title");
    let recipient = frame.say(if people { "breach-paper-to-people" } else { "breach-paper-to-authority" });
    let fields = vec![
        (frame.say("document-number"), DOTS.to_owned()),
        (frame.say("document-nature"), frame.say("breach-paper-nature")),
        (frame.say("document-enclosures"), "–".to_owned()),
        (frame.say("document-concerning"), title.clone()),
    ];
    let dated = format!("{town}, {}", frame.civil_date(&app.today()));
    let recipients = vec![recipient, frame.say("breach-paper-place")];
    let mut blocks = vec![Block::Letter { fields, dated, recipients }];
    if breach.simulated {
        blocks.push(Block::Centred { text: frame.say("breach-paper-simulated"), size: 12, bold: true });
    }
    let opening = if people { "breach-paper-opening-people" } else { "breach-paper-opening-authority" };
    blocks.push(text(frame.say_with(opening, "district", &district)));
    blocks.extend(told(&frame, breach, whom));
    blocks.push(text(frame.say("breach-paper-closing")));
    let by = signer.as_ref().map(|signer| (signer.name.clone(), signer.position_lines())).unwrap_or_default();
    // Rank and number are written by hand only where nobody is named who signs: not every official has them on the list.
    let (position, name, under) = match &signer {
        Some(signer) => (signer.position_lines(), signer.printed_name(), signer.under()),
        None => (
            frame.say_with("breach-paper-signer", "district", &district),
            DOTS.to_owned(),
            frame.say("breach-paper-under"),
        ),
    };
    blocks.push(Block::Signatures { signers: vec![Signer { position, name, under }] });
    let document = official_document::document(app, Language::Indonesian, &title, blocks);
    Ok(heads.over(app, Language::Indonesian, (&by.0, &by.1), document))
}

fn text(text: String) -> Block {
    Block::Text { text, indent: true }
}

/// What happened, to whom, and what was done about it; to the people also what they can do.
fn told(frame: &Frame, breach: &Breach, whom: Addressee) -> Vec<Block> {
    let heading = |key: &str| Block::Heading { text: frame.say(key) };
    let mut blocks = vec![heading("breach-paper-data")];
    blocks.extend(official_document::paragraphs(&breach.data).map(text));
    let those: Vec<String> = breach
        .data_subjects()
        .iter()
        .map(|one| frame.say_code("privacy-touched-", one.as_str()).to_lowercase())
        .collect();
    let count = match breach.people {
        Some(people) => frame.say_with("breach-paper-people", "count", frame.whole(&people)),
        None => frame.say("breach-paper-people-unknown"),
    };
    blocks.push(text(format!("{} {count}", frame.say_with("breach-paper-those", "those", those.join(", ")))));
    blocks.push(heading("breach-paper-how"));
    let happened = match &breach.happened_on {
        Some(day) => frame.say_with("breach-paper-happened", "day", frame.civil_date(day)),
        None => frame.say("breach-paper-happened-unknown"),
    };
    let noticed = frame.say_with("breach-paper-noticed", "at", frame.date_time(&breach.noticed_at));
    blocks.push(text(format!("{happened} {noticed}")));
    blocks.extend(official_document::paragraphs(&breach.how).map(text));
    blocks.push(heading("breach-paper-measures"));
    blocks.extend(official_document::paragraphs(&breach.measures).map(text));
    if whom == Addressee::People && !breach.advice.is_empty() {
        blocks.push(heading("breach-paper-advice"));
        blocks.extend(official_document::paragraphs(&breach.advice).map(text));
    }
    blocks.push(text(frame.say_with("breach-paper-contact", "contact", &breach.contact)));
    blocks
}
