//! Takes emails to the mail server (SMTP): one job for each.

use std::sync::OnceLock;
use std::time::Duration;

use futures_util::future::BoxFuture;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::Error as SmtpError;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use sekber_core::email::State;
use sekber_core::value::EmailId;

use super::model::Kept;
use super::store;
use crate::kit::app::App;
use crate::kit::jobs::{Failure, NewJob, Outcome, Retries, Work};
use crate::kit::problem::Problem;
use crate::kit::settings::MailSettings;
use crate::kit::store::Tx;

/// The name of the job that delivers one email.
pub const DELIVERY: &str = "mail_delivery";
/// How often an email is tried: for about twenty hours.
pub const RETRIES: Retries = Retries { attempts: 12, first_pause: 60, longest_pause: 6 * 60 * 60 };
/// Days after which it is forgotten to whom an email went.
pub const KEPT_DAYS: i64 = 180;
/// What the mail server may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why an email did not leave.
#[derive(Debug, thiserror::Error)]
enum Undelivered {
    /// An address is none, or the email cannot be put together.
    #[error("{0}")]
    Unsendable(String),
    /// What the mail server said, or that it said nothing.
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

/// The way to the mail server, which keeps its connections open between emails.
#[derive(Default)]
struct Transport(OnceLock<AsyncSmtpTransport<Tokio1Executor>>);

/// One attempt at one email. A process that dies between sending and writing that down sends an email twice; none is lost.
///
/// # Errors
/// What the mail server said, or that it said nothing.
pub async fn deliver(work: Work) -> Result<Outcome, Failure> {
    let (app, id) = (&work.app, work.payload.parse::<EmailId>());
    let (db, region) = (app.db(), app.region());
    let (Some(settings), Ok(id)) = (&app.settings().mail, id) else { return Ok(Outcome::Done) };
    let email = store::find(db, &region, &id).await?.filter(|email| email.state != State::Sent);
    let Some(email) = email else { return Ok(Outcome::Done) };
    let Err(why) = send(app, settings, &email).await else {
        store::sent(db, &region, &id, app.now()).await?;
        return Ok(Outcome::Done);
    };
    store::note_attempt(db, &region, &id, (work.attempt, &why.to_string())).await?;
    Err(if why.is_final() {
        Failure::lasting("problem-email-refused", why)
    } else {
        Failure::passing("problem-email-waits", why)
    })
}

async fn send(app: &App, settings: &MailSettings, email: &Kept) -> Result<(), Undelivered> {
    let message = put_together(settings, email)?;
    let transport = app.process_memory::<Transport>();
    let office = match transport.0.get() {
        Some(office) => office.clone(),
        None => {
            let opened = post_office(settings)?;
            transport.0.get_or_init(|| opened).clone()
        }
    };
    office.send(message).await?;
    Ok(())
}

/// Shows an email as failed whose delivery was given up.
pub fn given_up<'a>(tx: &'a mut Tx, email: &'a str, _: &'a Failure) -> BoxFuture<'a, Result<(), Problem>> {
    Box::pin(async move { Ok(store::fail(tx, email).await?) })
}

/// Forgets emails that left long ago, and queues those that wait without a job: an older backup brings such ones.
///
/// # Errors
/// When the database refuses.
pub async fn clean_up(work: Work) -> Result<Outcome, Failure> {
    let (app, db, region) = (&work.app, work.app.db(), work.app.region());
    let before = app.now().plus_seconds(-KEPT_DAYS * 24 * 60 * 60);
    store::forget(db, &region, before).await?;
    let before = app.now().plus_seconds(-super::NOTICES_KEPT_DAYS * 24 * 60 * 60);
    store::notices::forget_old(db, &region, before).await?;
    for email in store::unqueued(db, &region).await? {
        let job = NewJob::new(DELIVERY, &email.id).once(&email.id);
        db.housekeeping(job.statement(app)).await?;
    }
    Ok(Outcome::Done)
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

fn put_together(settings: &MailSettings, email: &Kept) -> Result<Message, Undelivered> {
    let address = |text: &str| -> Result<Mailbox, Undelivered> {
        text.parse().map_err(|why| Undelivered::Unsendable(format!("{text}: {why}")))
    };
    let message = Message::builder()
        .from(address(&settings.from)?)
        .to(address(&email.recipient)?)
        .subject(email.subject.clone());
    let text = SinglePart::plain(email.body.clone());
    let built = match &email.calendar {
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
    fn an_email_is_tried_for_some_twenty_hours() {
        let pauses: i64 = (1..=RETRIES.attempts).filter_map(|attempts| RETRIES.pause_after(attempts)).sum();
        assert_eq!(pauses / 3_600, 20);
    }
}
