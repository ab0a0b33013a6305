//! Takes letters to the post office (SMTP), one attempt after another.

use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::Error as SmtpError;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use sekber_core::letter::State;

use super::model::Kept;
use super::store;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::settings::MailSettings;

/// Most letters that one round takes along.
const AT_ONCE: i64 = 50;
/// After so many attempts a letter is given up: about a day and a half.
const MOST_ATTEMPTS: i64 = 12;
/// Seconds before the second attempt; each further one waits twice as long, up to six hours.
const FIRST_PAUSE: i64 = 60;
/// Seconds after which a letter is due again whose process died while it carried it.
const CARRYING: i64 = 10 * 60;
/// Days after which it is forgotten to whom a letter went.
const KEPT_DAYS: i64 = 180;
/// What the post office may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a letter did not leave.
#[derive(Debug, thiserror::Error)]
enum Undelivered {
    /// An address is none, or the letter cannot be put together.
    #[error("{0}")]
    Unsendable(String),
    /// What the post office said, or that it said nothing.
    #[error(transparent)]
    PostOffice(#[from] SmtpError),
}

impl Undelivered {
    fn is_final(&self) -> bool {
        match self {
            Self::Unsendable(_) => true,
            Self::PostOffice(error) => error.is_permanent(),
        }
    }
}

/// One round: every letter that is due is tried once. Returns how many left. Nothing happens without a post office.
///
/// A process that dies between sending and writing that down sends a letter twice; none is lost.
///
/// # Errors
/// When the database cannot be asked, or the address of the post office makes no sense.
pub async fn deliver(app: &App) -> Result<usize, Problem> {
    let Some(settings) = &app.settings().mail else { return Ok(0) };
    let (db, region) = (app.db(), app.region());
    store::forget(db, &region, app.now().plus_seconds(-KEPT_DAYS * 24 * 60 * 60)).await?;
    let due = store::due(db, &region, app.now(), AT_ONCE).await?;
    if due.is_empty() {
        return Ok(0);
    }
    let office = post_office(settings).map_err(anyhow::Error::from)?;
    let mut left = 0;
    for letter in due {
        if !store::claim(db, &region, &letter, app.now().plus_seconds(CARRYING)).await? {
            continue;
        }
        let outcome = match put_together(settings, &letter) {
            Ok(message) => office.send(message).await.map(|_| ()).map_err(Undelivered::from),
            Err(unsendable) => Err(unsendable),
        };
        let now = app.now();
        match outcome {
            Ok(()) => {
                left += 1;
                store::note(db, &region, &letter.id, State::Sent, "", now).await?;
            }
            Err(why) => {
                let attempts = letter.attempts + 1;
                let state =
                    if why.is_final() || attempts >= MOST_ATTEMPTS { State::Failed } else { State::Waiting };
                tracing::warn!(letter = %letter.id, attempts, %state, "a letter did not leave: {why}");
                let next = now.plus_seconds(pause(attempts));
                store::note(db, &region, &letter.id, state, &why.to_string(), next).await?;
            }
        }
    }
    Ok(left)
}

fn post_office(settings: &MailSettings) -> Result<AsyncSmtpTransport<Tokio1Executor>, SmtpError> {
    Ok(AsyncSmtpTransport::<Tokio1Executor>::from_url(&settings.server)?.timeout(Some(PATIENCE)).build())
}

/// Whether the mail server lets us in and the sender is an address.
///
/// # Errors
/// What is wrong, in the server's words where it spoke.
pub async fn probe(settings: &MailSettings) -> Result<(), String> {
    let sender: Result<Mailbox, _> = settings.from.parse();
    sender.map_err(|why| format!("{:?} is no address: {why}", settings.from))?;
    let office = post_office(settings).map_err(|why| why.to_string())?;
    match office.test_connection().await {
        Ok(true) => Ok(()),
        Ok(false) => Err("the mail server hung up".to_owned()),
        Err(why) => Err(why.to_string()),
    }
}

/// Seconds before the attempt after so many.
fn pause(attempts: i64) -> i64 {
    let doubled = u32::try_from(attempts - 1).unwrap_or(0).min(16);
    (FIRST_PAUSE << doubled).min(6 * 60 * 60)
}

fn put_together(settings: &MailSettings, letter: &Kept) -> Result<Message, Undelivered> {
    let address = |text: &str| -> Result<Mailbox, Undelivered> {
        text.parse().map_err(|why| Undelivered::Unsendable(format!("{text}: {why}")))
    };
    let message = Message::builder()
        .from(address(&settings.from)?)
        .to(address(&letter.recipient)?)
        .subject(letter.subject.clone());
    let text = SinglePart::plain(letter.body.clone());
    let built = match &letter.calendar {
        None => message.singlepart(text),
        Some(calendar) => {
            let kind = ContentType::parse("text/calendar; charset=utf-8; method=PUBLISH");
            let kind = kind.map_err(|why| Undelivered::Unsendable(why.to_string()))?;
            let entry = Attachment::new("rapat.ics".to_owned()).body(calendar.clone(), kind);
            message.multipart(MultiPart::mixed().singlepart(text).singlepart(entry))
        }
    };
    built.map_err(|why| Undelivered::Unsendable(why.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pause_is_twice_as_long_up_to_six_hours() {
        assert_eq!([1, 2, 3].map(pause), [60, 120, 240]);
        assert_eq!([11, 12, 99].map(pause), [21_600; 3]);
    }
}
