//! The digest: whoever chose one e-mail a day gets all that was written since the last one together, in the morning. What it
//! gathers and what it says are one transaction, so that nothing is left out or told twice when the program stops in between.

use std::fmt::Write as _;

use sekber_core::email::Choice;
use sekber_core::value::EmailId;

use super::delivery::DELIVERY;
use super::letters::LANGUAGE;
use super::model::{Email, Held};
use super::store::{self, notices};
use crate::kit::access::{Actor, addressee};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::jobs::{self, Failure, NewJob, Outcome, Work};
use crate::kit::problem::Problem;

/// The hour of the day from which digests are written, where the district is.
const FROM_HOUR: i8 = 6;
/// Most e-mails of one digest; what is left comes with the next.
const MOST: i64 = 500;

/// Writes the digests of the day once its morning has come.
///
/// # Errors
/// When the database refuses.
pub async fn in_the_morning(work: Work) -> Result<Outcome, Failure> {
    let app = &work.app;
    if super::is_set_up(app) && app.settings().local(app.now()).hour() >= FROM_HOUR {
        write_digests(app).await?;
    }
    Ok(Outcome::Done)
}

/// Writes the digests that are due: one a day to each who has something to read. Returns how many.
///
/// # Errors
/// When the database refuses.
pub async fn write_digests(app: &App) -> Result<usize, Problem> {
    let (mut written, mut after) = (0, String::new());
    loop {
        let some = notices::waiting(app.db(), &app.region(), &after).await?;
        let Some(last) = some.last() else { return Ok(written) };
        after.clone_from(&last.recipient);
        for one in &some {
            written += usize::from(write_to(app, &one.recipient).await?);
        }
    }
}

/// Gathers what is held for an address. Whoever has lost access or role since, or wants no e-mail any more, gets none of it.
async fn write_to(app: &App, recipient: &str) -> Result<bool, Problem> {
    let mut tx = app.begin(&Actor::machine()).await?;
    let reader = addressee::of(&mut tx, recipient).await?;
    let choice = reader.map_or(Choice::Never, |reader| reader.email_notices);
    if choice == Choice::Never {
        drop(tx);
        notices::drop_held(app.db(), &app.region(), recipient).await?;
        return Ok(false);
    }
    let held = notices::held(&mut tx, recipient, MOST).await?;
    if held.is_empty() {
        return Ok(false);
    }
    let id: EmailId = new_id();
    if !store::insert(&mut tx, &id, &digest(app, recipient, &held), ("", false)).await? {
        // The digest of the day was written already.
        return Ok(false);
    }
    let gathered = notices::gathered(&mut tx, &held).await?;
    if usize::try_from(gathered).ok() != Some(held.len()) {
        // Something was taken back meanwhile: the next run says what is left.
        return Ok(false);
    }
    jobs::enqueue(&mut tx, &NewJob::new(DELIVERY, &id).once(&id)).await?;
    tx.commit(Event::new("letter.digest_written", &id, app.district().name)).await?;
    Ok(true)
}

fn digest(app: &App, recipient: &str, held: &[Held]) -> Email {
    let (words, settings) = (app.words(), app.settings());
    let facts = [
        ("district", app.district().name),
        ("day", LANGUAGE.long_date(app.today())),
        ("link", format!("{}/account#notices", settings.base_url)),
    ];
    let mut body = words.say_with(LANGUAGE, "email-digest-text", &facts);
    for (number, one) in (1..).zip(held) {
        let at = LANGUAGE.date_time(settings.local(one.made_at));
        // Writing into a text cannot fail.
        let _ = write!(body, "\n\n----------\n{number}. {} ({at})\n\n{}", one.subject, one.body.trim());
    }
    let foot = words.say_with(LANGUAGE, "email-digest-foot", &facts);
    let _ = write!(body, "\n\n----------\n{foot}\n");
    Email {
        once: Some(format!("digest {} {recipient}", app.today())),
        recipient: recipient.to_owned(),
        subject: words.say_with(LANGUAGE, "email-digest-subject", &facts),
        body,
        ..Email::default()
    }
}
