//! The same letter to each of some addresses, written beside the change that is its reason. In Indonesian, the language of the office
//! that sends it.

use super::{Email, write};
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

/// The language of such letters.
pub const LANGUAGE: Language = Language::Indonesian;

/// A letter before it is addressed.
pub struct Message<'a> {
    /// What it is about: the identifier of a record.
    pub about: String,
    /// What makes it another letter than those before it.
    pub once: String,
    /// Key of its subject.
    pub subject: &'a str,
    /// Key of its text.
    pub text: &'a str,
    /// What both name.
    pub facts: &'a [(&'a str, String)],
    /// Whether what it is about is made up for a demonstration, which writes to nobody's mailbox.
    pub simulated: bool,
}

/// Writes a letter to each of some addresses, to none twice. About what is made up for a demonstration, only those who may sign in are
/// told, in their list of notices. Returns how many were told.
///
/// # Errors
/// When the database refuses.
pub async fn write_letters(
    app: &App,
    tx: &mut Tx,
    mut reached: Vec<String>,
    message: &Message<'_>,
) -> Result<usize, Problem> {
    reached.sort();
    reached.dedup();
    let mut letters = 0;
    for recipient in reached {
        let email = Email {
            about: message.about.clone(),
            once: Some(format!("{} {recipient}", message.once)),
            subject: app.words().say_with(LANGUAGE, message.subject, message.facts),
            body: app.words().say_with(LANGUAGE, message.text, message.facts),
            recipient,
            simulated: message.simulated,
            ..Email::default()
        };
        letters += usize::from(write(tx, app, &email).await?);
    }
    Ok(letters)
}
