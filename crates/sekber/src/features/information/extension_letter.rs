//! The letter that tells whoever asked that the answer takes longer, in Indonesian as official letters are.

use sekber_documents::official::{Block, Document};

use super::documents::{LANGUAGE, head, quoted, signature, state_page};
use super::model::InformationRequest;
use crate::features::document::Heads;
use crate::kit::app::App;
use crate::kit::page::official_document;
use crate::kit::problem::Problem;

/// What the file of a letter is called, without its ending.
pub fn file_name(one: &InformationRequest) -> String {
    format!("perpanjangan-ppid-{}-{}", one.year, one.number)
}

/// The letter about a request that was prolonged, with the reason and the new last day. Its number in the register of letters is written
/// in by hand where it is not known; without a signer it is a draft.
///
/// # Errors
/// [`Problem::NotFound`] while nobody prolonged it, or for one that does not tell the day, and when the database cannot be asked.
pub async fn letter(app: &App, one: &InformationRequest) -> Result<Document, Problem> {
    let extended_on = one.extended_on.ok_or(Problem::NotFound)?;
    let heads = Heads::of(app).await?;
    let say = |key: &str, facts: &[(&str, String)]| app.words().say_with(LANGUAGE, key, facts);
    let text = |text: String| Block::Text { text, indent: true };
    let title = say("information-extension-title", &[]);
    let begins = (title.as_str(), one.extension_number.as_str(), 0);
    let mut blocks = head(app, &heads, one, begins, extended_on);
    let opening = [("received", LANGUAGE.long_date(one.received_on)), ("number", one.receipt())];
    blocks.push(text(say("information-extension-opening", &opening)));
    blocks.extend(quoted(&one.what));
    let days =
        [("before", LANGUAGE.long_date(one.until_at_first())), ("until", LANGUAGE.long_date(one.until()))];
    blocks.push(text(say("information-extension-until", &days)));
    blocks.extend(official_document::paragraphs(&one.extended_because).map(text));
    let check = [("number", one.receipt()), ("place", state_page(app))];
    blocks.push(text(say("information-extension-check", &check)));
    blocks.push(text(say("information-letter-closing", &[])));
    let by = (one.extension_signer_name.as_str(), one.extension_signer_position.as_str());
    let usual = say("information-letter-officer", &[]);
    blocks.extend(signature(app, (by.0, by.1, &one.extension_signer_under), usual));
    Ok(heads.over(app, LANGUAGE, by, official_document::document(app, LANGUAGE, &title, blocks)))
}
