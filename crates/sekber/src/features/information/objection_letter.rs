//! The decision about an objection as a letter to whoever asked, in Indonesian as official letters are.

use sekber_core::information::ObjectionState;
use sekber_documents::official::{Block, Document};

use super::documents::{LANGUAGE, asker, head, quoted, signature};
use super::model::{InformationRequest, superior_post};
use super::objection::InformationObjection;
use crate::features::document::Heads;
use crate::features::portal;
use crate::kit::app::App;
use crate::kit::page::official_document;
use crate::kit::problem::Problem;

/// What the file of a letter is called, without its ending.
pub fn file_name(objection: &InformationObjection) -> String {
    format!("tanggapan-keberatan-ppid-{}-{}", objection.year, objection.number)
}

/// The letter about an objection that was decided, with the name of the file that goes with it. It names request and objection by their
/// numbers here; that of the register of letters is written in by hand where it is not known. Without a signer it is a draft.
///
/// # Errors
/// [`Problem::NotFound`] while nobody decided, and when the database cannot be asked.
pub async fn letter(
    app: &App,
    one: &InformationRequest,
    objection: &InformationObjection,
    file: Option<&str>,
) -> Result<Document, Problem> {
    let decided_at = objection.decided_at.ok_or(Problem::NotFound)?;
    let decided_on = app.settings().local_date(decided_at);
    let heads = Heads::of(app).await?;
    let say = |key: &str, facts: &[(&str, String)]| app.words().say_with(LANGUAGE, key, facts);
    let text = |text: String| Block::Text { text, indent: true };
    let title = say("information-objection-letter-title", &[]);
    let begins = (title.as_str(), objection.letter_number.as_str(), usize::from(file.is_some()));
    let mut blocks = head(app, &heads, one, begins, decided_on);
    let opening = [
        ("objection", objection.register_number()),
        ("filed", LANGUAGE.long_date(objection.filed_on)),
        ("number", one.receipt()),
    ];
    blocks.push(text(say("information-objection-letter-opening", &opening)));
    blocks.extend(quoted(&one.what));
    if objection.is_represented() {
        let both = [("representative", objection.representative.clone()), ("name", asker(app, one))];
        blocks.push(text(say(represented(objection.power_shown), &both)));
    }
    let reason = say(&format!("information-reason-{}", objection.reason), &[]);
    blocks.push(text(say("information-objection-letter-reason", &[("reason", reason)])));
    blocks.push(text(say(result(objection.state), &[])));
    if !objection.ground.is_empty() {
        let ground = say(&format!("information-ground-{}", objection.ground), &[]);
        blocks.push(text(say("information-letter-ground", &[("ground", ground)])));
    }
    blocks.extend(official_document::paragraphs(&objection.decision).map(text));
    if let Some(file) = file {
        blocks.push(text(say("information-letter-with", &[("file", file.to_owned())])));
    }
    let until = LANGUAGE.long_date(objection.dispute_until(one, Some(decided_on)));
    blocks.push(text(say("information-dispute-decided", &[("date", until)])));
    blocks.push(text(say("information-letter-closing", &[])));
    let office = portal::settings(app.db(), &app.region()).await?.unwrap_or_default();
    let usual = format!("{},", superior_post(&office, say("information-superior-signs", &[])));
    let by = (objection.signer_name.as_str(), objection.signer_position.as_str());
    blocks.extend(signature(app, (by.0, by.1, &objection.signer_under), usual));
    Ok(heads.over(app, LANGUAGE, by, official_document::document(app, LANGUAGE, &title, blocks)))
}

/// The sentence that says who objected for whoever asked, and whether the power of attorney was shown.
fn represented(power_shown: bool) -> &'static str {
    match power_shown {
        true => "information-objection-letter-represented",
        false => "information-objection-letter-unproved",
    }
}

/// The sentence that says how the objection ended.
fn result(state: ObjectionState) -> &'static str {
    match state {
        ObjectionState::Received | ObjectionState::Upheld => "information-objection-letter-upheld",
        ObjectionState::Granted => "information-objection-letter-granted",
        ObjectionState::Partly => "information-objection-letter-partly",
    }
}
