//! The answer to a request as a letter, in Indonesian as official letters are.

use jiff::civil::Date;
use sekber_core::information::{InformationState, OBJECTION_DAYS, Way};
use sekber_core::write::id_spelled;
use sekber_documents::official::{Block, Document, Signer};

use super::model::{InformationRequest, address, superior};
use crate::features::document::Heads;
use crate::features::portal;
use crate::kit::app::App;
use crate::kit::page::official_document;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// The language of official letters.
pub(super) const LANGUAGE: Language = Language::Indonesian;
/// What is filled in by hand.
const DOTS: &str = "……………………";

/// What the file of a letter is called, without its ending.
pub fn file_name(one: &InformationRequest) -> String {
    format!("jawaban-ppid-{}-{}", one.year, one.number)
}

/// The letter about a request that was answered. It names the request by the number of its receipt, which is none of the register of
/// letters: where that one is not known, it is written in by hand. Files that go with it are named; without a signer it is a draft.
///
/// # Errors
/// [`Problem::NotFound`] while nobody answered, and when the database cannot be asked.
pub async fn letter(app: &App, one: &InformationRequest, files: &[String]) -> Result<Document, Problem> {
    let answered_at = one.answered_at.ok_or(Problem::NotFound)?;
    let heads = Heads::of(app).await?;
    let say = |key: &str, facts: &[(&str, String)]| app.words().say_with(LANGUAGE, key, facts);
    let text = |text: String| Block::Text { text, indent: true };
    let title = say("information-letter-title", &[]);
    let day = app.settings().local_date(answered_at);
    let mut blocks = head(app, &heads, one, (&title, &one.letter_number, files.len()), day);
    let received = LANGUAGE.long_date(one.received_on);
    let opening = [("received", received), ("number", one.receipt())];
    blocks.push(text(say("information-letter-opening", &opening)));
    blocks.extend(quoted(&one.what));
    blocks.push(text(say(result(one.state), &[])));
    let answer = official_document::paragraphs(&one.answer).map(text);
    let refused = refusal(app, one).into_iter().map(text);
    // What is given is told before what is kept back; why nothing is given, before what else is to be said of it.
    if one.state == InformationState::Partly {
        blocks.extend(answer.chain(refused));
    } else {
        blocks.extend(refused.chain(answer));
    }
    if !files.is_empty() {
        blocks.push(text(say("information-letter-with", &[("file", files.join(", "))])));
    }
    let given = matches!(one.state, InformationState::Answered | InformationState::Partly);
    // Nothing was sent to an address that nobody left.
    let can_be = one.way != Way::Email.as_str() || address(&one.contact).is_some();
    if given && can_be && !one.way.is_empty() {
        let way = say(&format!("information-way-{}", one.way), &[]).to_lowercase();
        blocks.push(text(say("information-letter-way", &[("way", way)])));
    }
    let check = [("number", one.receipt()), ("place", state_page(app))];
    blocks.push(text(say("information-letter-check", &check)));
    let office = portal::settings(app.db(), &app.region()).await?.unwrap_or_default();
    let superior = superior(&office, say("information-superior", &[]));
    let until = LANGUAGE.long_date(one.days_after(day, OBJECTION_DAYS));
    blocks.push(text(say("information-letter-objection", &[("superior", superior), ("date", until)])));
    blocks.push(text(say("information-letter-closing", &[])));
    let by = (one.signer_name.as_str(), one.signer_position.as_str());
    blocks.extend(signature(app, (by.0, by.1, &one.signer_under), say("information-letter-officer", &[])));
    Ok(heads.over(app, LANGUAGE, by, official_document::document(app, LANGUAGE, &title, blocks)))
}

/// On which ground information is kept back, by which test of consequences and for how long. Refusals from before have only the ground.
fn refusal(app: &App, one: &InformationRequest) -> Vec<String> {
    let say = |key: &str, fact: (&'static str, String)| app.words().say_with(LANGUAGE, key, &[fact]);
    let mut said = Vec::new();
    if !one.ground.is_empty() {
        let ground = app.words().say(LANGUAGE, &format!("information-ground-{}", one.ground));
        let is_rest = one.state == InformationState::Partly;
        let key = if is_rest { "information-letter-rest" } else { "information-letter-ground" };
        said.push(say(key, ("ground", ground)));
    }
    for (key, text) in
        [("information-letter-test", &one.consequence_test), ("information-letter-term", &one.exception_term)]
    {
        if !text.is_empty() {
            said.push(say(key, ("said", one_line(text))));
        }
    }
    said
}

/// A text within a sentence, which ends itself.
fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_end_matches('.').to_owned()
}

/// What was asked for, word for word, so that nobody takes it for what the letter says.
pub(super) fn quoted(asked: &str) -> Vec<Block> {
    let asked = format!("“{}”", asked.trim());
    official_document::paragraphs(&asked).map(|text| Block::Text { text, indent: false }).collect()
}

/// Where the state of a request is looked at, as a letter says it.
pub(super) fn state_page(app: &App) -> String {
    let say = |key: &str, facts: &[(&str, String)]| app.words().say_with(LANGUAGE, key, facts);
    match app.settings().public_address() {
        Some(site) => {
            say("information-letter-page-at", &[("address", format!("{site}/public/information/state"))])
        }
        None => say("information-letter-page", &[]),
    }
}

/// How a letter to whoever asked begins: its number, which whoever sends it gives from the register of letters, be it by hand, how many
/// files it encloses, what it is about, its day, and to whom it goes. Who asked is taken out after a while; the letter is then to whoever
/// holds the code.
pub(super) fn head(
    app: &App,
    heads: &Heads,
    one: &InformationRequest,
    (title, number, files): (&str, &str, usize),
    day: Date,
) -> Vec<Block> {
    let say = |key: &str, facts: &[(&str, String)]| app.words().say_with(LANGUAGE, key, facts);
    let number = if number.is_empty() { DOTS } else { number };
    let enclosed = match u64::try_from(files).unwrap_or(u64::MAX) {
        0 => "–".to_owned(),
        files => {
            let number = format!("{files} ({})", id_spelled(files));
            say("information-letter-files", &[("number", number)])
        }
    };
    let fields = vec![
        (say("document-number", &[]), number.to_owned()),
        (say("document-nature", &[]), say("information-letter-nature", &[])),
        (say("document-enclosures", &[]), enclosed),
        (say("document-concerning", &[]), title.to_owned()),
    ];
    let dated = format!("{}, {}", heads.town(&app.district().name), LANGUAGE.date(day));
    let recipient = match one.name.as_str() {
        "" => say("information-letter-to", &[("name", asker(app, one))]),
        name => say("information-letter-to-person", &[("name", name.to_owned())]),
    };
    let recipients = vec![recipient, say("information-letter-place", &[])];
    let mut blocks = vec![Block::Letter { fields, dated, recipients }];
    if one.simulated {
        blocks.push(Block::Centred { text: say("information-letter-simulated", &[]), size: 12, bold: true });
    }
    blocks
}

/// Who asked, as a letter names them, also once the name was taken out.
pub(super) fn asker(app: &App, one: &InformationRequest) -> String {
    match one.name.as_str() {
        "" => app.words().say_with(LANGUAGE, "information-letter-somebody", &[]),
        name => name.to_owned(),
    }
}

/// How it ends: whoever signs, by name, position and what stands under the name. Without a name it is a draft, to be signed by hand in
/// the usual position.
pub(super) fn signature(
    app: &App,
    (name, position, under): (&str, &str, &str),
    usual_position: String,
) -> Vec<Block> {
    let by_hand = Signer { position: usual_position, name: DOTS.to_owned(), under: format!("NIP {DOTS}") };
    if name.is_empty() {
        let text = app.words().say_with(LANGUAGE, "document-draft", &[]);
        return vec![Block::Signatures { signers: vec![by_hand] }, Block::Draft { text }];
    }
    let signer = Signer { position: position.to_owned(), name: name.to_owned(), under: under.to_owned() };
    vec![Block::Signatures { signers: vec![signer] }]
}

/// The sentence that says how the request ended.
fn result(state: InformationState) -> &'static str {
    match state {
        InformationState::Received | InformationState::Answered => "information-letter-given",
        InformationState::Partly => "information-letter-partly",
        InformationState::Refused => "information-letter-refused",
        InformationState::NotHeld => "information-letter-not-held",
    }
}
