//! Takes letters to the post office (SMTP): one job for each.

use std::sync::OnceLock;
use std::time::Duration;

use futures_util::future::BoxFuture;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::Error as SmtpError;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use sekber_core::letter::State;
use sekber_core::value::LetterId;

use super::model::Kept;
use super::store;
use crate::kit::app::App;
use crate::kit::jobs::{Failure, NewJob, Outcome, Retries, Work};
use crate::kit::problem::Problem;
use crate::kit::settings::MailSettings;
use crate::kit::store::Tx;

/// The name of the job that delivers one letter.
pub const DELIVERY: &str = "mail_delivery";
/// How often a letter is tried: for about a day and a half.
pub const RETRIES: Retries = Retries { attempts: 12, first_pause: 60, longest_pause: 6 * 60 * 60 };
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

/// The way to the post office, which keeps its connections open between letters.
#[derive(Default)]
struct Transport(OnceLock<AsyncSmtpTransport<Tokio1Executor>>);

/// One attempt at one letter. A process that dies between sending and writing that down sends a letter twice; none is lost.
///
/// # Errors
/// What the post office said, or that it said nothing.
pub async fn deliver(work: Work) -> Result<Outcome, Failure> {
    let (app, id) = (&work.app, work.payload.parse::<LetterId>());
    let (db, region) = (app.db(), app.region());
    let (Some(settings), Ok(id)) = (&app.settings().mail, id) else { return Ok(Outcome::Done) };
    let letter = store::find(db, &region, &id).await?.filter(|letter| letter.state != State::Sent);
    let Some(letter) = letter else { return Ok(Outcome::Done) };
    let Err(why) = send(app, settings, &letter).await else {
        store::sent(db, &region, &id, app.now()).await?;
        return Ok(Outcome::Done);
    };
    store::note_attempt(db, &region, &id, (work.attempt, &why.to_string())).await?;
    Err(if why.is_final() {
        Failure::lasting("problem-letter-refused", why)
    } else {
        Failure::passing("problem-letter-waits", why)
    })
}

async fn send(app: &App, settings: &MailSettings, letter: &Kept) -> Result<(), Undelivered> {
    let message = put_together(settings, letter)?;
    let transport = app.memory::<Transport>();
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

/// Shows a letter as failed whose delivery was given up.
pub fn given_up<'a>(tx: &'a mut Tx, letter: &'a str, _: &'a Failure) -> BoxFuture<'a, Result<(), Problem>> {
    Box::pin(async move { Ok(store::fail(tx, letter).await?) })
}

/// Forgets letters that left long ago, and queues those that wait without a job: an older backup brings such ones.
///
/// # Errors
/// When the database refuses.
pub async fn clean_up(work: Work) -> Result<Outcome, Failure> {
    let (app, db, region) = (&work.app, work.app.db(), work.app.region());
    let before = app.now().plus_seconds(-KEPT_DAYS * 24 * 60 * 60);
    store::forget(db, &region, before).await?;
    for letter in store::unqueued(db, &region).await? {
        let job = NewJob::new(DELIVERY, &letter.id).once(&letter.id);
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
