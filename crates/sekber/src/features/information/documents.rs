//! The answer to a request as a letter, in Indonesian as official letters are.

use sekber_core::information::InformationState;
use sekber_documents::official::{Block, Document, Signer};

use super::model::InformationRequest;
use crate::features::document::Heads;
use crate::kit::app::App;
use crate::kit::page::official_document;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

const LANGUAGE: Language = Language::Indonesian;
/// What is filled in by hand.
const DOTS: &str = "……………………";

/// The letter about a request that was answered. It names the request by the number of its receipt, which is none of the register of
/// letters: that one is written in by hand. With a file it names it; without a signer it is a draft.
///
/// # Errors
/// [`Problem::NotFound`] while nobody answered, and when the database cannot be asked.
pub async fn letter(app: &App, one: &InformationRequest, file: Option<&str>) -> Result<Document, Problem> {
    let answered_at = one.answered_at.ok_or(Problem::NotFound)?;
    let heads = Heads::of(app).await?;
    let say = |key: &str, facts: &[(&str, String)]| app.words().say_with(LANGUAGE, key, facts);
    let text = |text: String| Block::Text { text, indent: true };
    let title = say("information-letter-title", &[]);
    let fields = vec![
        // The number of the register of letters, which whoever sends it gives; that of the request stands in the text.
        (say("document-number", &[]), DOTS.to_owned()),
        (say("document-nature", &[]), say("information-letter-nature", &[])),
        (say("document-enclosures", &[]), file.unwrap_or("–").to_owned()),
        (say("document-concerning", &[]), title.clone()),
    ];
    let day = LANGUAGE.date(app.settings().local_date(answered_at));
    let dated = format!("{}, {day}", heads.town(&app.district().name));
    // Who asked is taken out after a while; the letter is then to whoever holds its code.
    let recipient = match one.name.as_str() {
        "" => say("information-letter-somebody", &[]),
        name => name.to_owned(),
    };
    let recipient = say("information-letter-to", &[("name", recipient)]);
    let mut blocks = vec![Block::Letter { fields, dated, recipients: vec![recipient] }];
    if one.simulated {
        blocks.push(Block::Centred { text: say("information-letter-simulated", &[]), size: 12, bold: true });
    }
    let received = LANGUAGE.long_date(one.received_on);
    let opening = [("received", received), ("number", one.receipt())];
    blocks.push(text(say("information-letter-opening", &opening)));
    blocks.extend(official_document::paragraphs(&one.what).map(text));
    blocks.push(text(say(result(one.state), &[])));
    if !one.ground.is_empty() {
        let ground = say(&format!("information-ground-{}", one.ground), &[]);
        blocks.push(text(say("information-letter-ground", &[("ground", ground)])));
    }
    blocks.extend(official_document::paragraphs(&one.answer).map(text));
    if let Some(file) = file {
        blocks.push(text(say("information-letter-with", &[("file", file.to_owned())])));
    }
    blocks.push(text(say("information-objection", &[])));
    let signer = match one.signer_name.as_str() {
        "" => Signer {
            position: say("information-letter-officer", &[]),
            name: DOTS.to_owned(),
            under: format!("NIP {DOTS}"),
        },
        name => Signer {
            position: one.signer_position.clone(),
            name: name.to_owned(),
            under: one.signer_under.clone(),
        },
    };
    blocks.push(Block::Signatures { signers: vec![signer] });
    // Without anybody who signs it is no letter yet.
    if one.signer_name.is_empty() {
        blocks.push(Block::Text { text: say("document-draft", &[]), indent: false });
    }
    let place = match app.settings().public_address() {
        Some(site) => {
            say("information-letter-page-at", &[("address", format!("{site}/public/information/state"))])
        }
        None => say("information-letter-page", &[]),
    };
    let check = [("number", one.receipt()), ("place", place)];
    blocks.push(Block::Text { text: say("information-letter-check", &check), indent: false });
    let by = (one.signer_name.as_str(), one.signer_position.as_str());
    Ok(heads.over(app, LANGUAGE, by, official_document::document(app, LANGUAGE, &title, blocks)))
}

/// The sentence that says how the request ended.
fn result(state: InformationState) -> &'static str {
    match state {
        InformationState::Received | InformationState::Answered => "information-letter-given",
        InformationState::Refused => "information-letter-refused",
        InformationState::NotHeld => "information-letter-not-held",
    }
}
