//! Letters about needs, written beside the change that is their reason: to an office in whose name one is written, to partners whom a
//! need fits, to the office when one answers, to partners when the office decides or the need ends.

use sekber_core::value::OrganisationId;
use sekber_engines::matching::need::AnswerState;

use super::model::{Answer, Need};
use crate::features::mail::Message;
use crate::features::registry;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// A letter before it is addressed: the keys of its subject and text, and what they name.
struct Draft<'a> {
    subject: &'static str,
    text: &'static str,
    /// What makes it another letter than those before it.
    once: String,
    facts: Vec<(&'a str, String)>,
}

async fn write(
    app: &App,
    tx: &mut Tx,
    need: &Need,
    to: &[OrganisationId],
    draft: Draft<'_>,
) -> Result<(), Problem> {
    if to.is_empty() {
        return Ok(());
    }
    let mut facts = vec![
        ("title", need.title.clone()),
        ("office", need.office.clone()),
        ("link", format!("{}{}", app.settings().base_url, need.path())),
        ("district", app.district().name),
    ];
    facts.extend(draft.facts);
    let message = Message {
        about: need.id.to_string(),
        once: format!("{} {} {}", draft.subject, need.id, draft.once),
        subject: draft.subject,
        text: draft.text,
        facts: &facts,
        simulated: need.simulated,
    };
    registry::write_letters_to(app, tx, to, &message).await
}

/// Tells partners of a need that fits them, each once.
pub async fn called(app: &App, tx: &mut Tx, need: &Need, partners: &[OrganisationId]) -> Result<(), Problem> {
    let purpose = need.purpose.clone();
    let draft = Draft {
        subject: "email-need-call-subject",
        text: "email-need-call-text",
        once: String::new(),
        facts: vec![("purpose", purpose)],
    };
    write(app, tx, need, partners, draft).await
}

/// Tells an office that somebody else has written a need in its name.
pub async fn written(app: &App, tx: &mut Tx, need: &Need) -> Result<(), Problem> {
    let draft = Draft {
        subject: "email-need-written-subject",
        text: "email-need-written-text",
        once: String::new(),
        facts: Vec::new(),
    };
    write(app, tx, need, std::slice::from_ref(&need.office_id), draft).await
}

/// Tells the office that a partner has answered: once a day, however often it takes back and answers again, and once more after
/// each no of the office.
pub async fn answered(
    app: &App,
    tx: &mut Tx,
    need: &Need,
    (before, answer): (Option<&Answer>, &Answer),
) -> Result<(), Problem> {
    let once = match before {
        Some(before) if before.state == AnswerState::Declined => answer.version.to_string(),
        _ => app.today().to_string(),
    };
    let programme = answer.programme.clone().unwrap_or_else(|| "–".to_owned());
    let message = if answer.message.is_empty() { "–".to_owned() } else { answer.message.clone() };
    let draft = Draft {
        subject: "email-need-answer-subject",
        text: "email-need-answer-text",
        once: format!("{} {once}", answer.partner_id),
        facts: vec![("partner", answer.partner.clone()), ("programme", programme), ("message", message)],
    };
    write(app, tx, need, std::slice::from_ref(&need.office_id), draft).await
}

/// Tells the partner what the office has decided.
pub async fn decided(app: &App, tx: &mut Tx, need: &Need, answer: &Answer) -> Result<(), Problem> {
    let (subject, text) = match answer.state {
        AnswerState::Accepted => ("email-need-accepted-subject", "email-need-accepted-text"),
        _ => ("email-need-declined-subject", "email-need-declined-text"),
    };
    let draft = Draft {
        subject,
        text,
        once: format!("{} {}", answer.partner_id, answer.version),
        facts: vec![
            ("programme", answer.programme.clone().unwrap_or_else(|| "–".to_owned())),
            ("reason", answer.reason.clone()),
        ],
    };
    write(app, tx, need, std::slice::from_ref(&answer.partner_id), draft).await
}

/// Tells partners whose answers wait that the need is over: once a day, however often it is opened again.
pub async fn ended(
    app: &App,
    tx: &mut Tx,
    need: &Need,
    partners: &[OrganisationId],
    reason: &str,
) -> Result<(), Problem> {
    let reason = if reason.is_empty() { "–".to_owned() } else { reason.to_owned() };
    let draft = Draft {
        subject: "email-need-ended-subject",
        text: "email-need-ended-text",
        once: app.today().to_string(),
        facts: vec![("reason", reason)],
    };
    write(app, tx, need, partners, draft).await
}
