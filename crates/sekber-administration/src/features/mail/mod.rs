//! Emails and notices: written beside the change that is their reason. An email is sent afterwards, at once or gathered into one a
//! day as its reader chose, and tried again when the mail server does not answer; without an address of a mail server in the settings
//! none is written. Who has an account finds the same under the bell on every page.

mod actions;
mod check;
mod codes;
mod delivery;
mod digest;
mod letters;
mod links;
mod model;
mod pages;
mod pages_notices;
mod store;

use std::time::Duration;

use sekber_core::value::{EmailId, PersonId};

use crate::kit::access::Permit;
use crate::kit::access::addressee::{self, Addressee};
use crate::kit::app::{App, new_id};
use crate::kit::card::{Card, Check, FirstStep, FramePart, NavGroup, NavItem, Route, get, post};
use crate::kit::jobs::{self, NewJob, every, job};
use crate::kit::store::{StoreError, Tx};

use delivery::DELIVERY;
use model::Notice;
use store::{Pace, notices};

pub use actions::again;
pub use delivery::{KEPT_DAYS, probe};
pub use digest::write_digests;
pub use letters::{LANGUAGE, Message, write_letters};
pub use model::Email;
pub use sekber_core::email::{Choice, State};
pub use store::{counts, forget_recipient, take_back, take_back_to};

/// Letters that somebody outside the secretariat causes within a day, those of them to one address, and those that one address is
/// sent by all such people together.
const MOST: Pace = Pace { written: 100, to_one: 20, received: 60 };
/// Notices that one person is given within a day by what people outside the secretariat do.
const MOST_NOTICES: i64 = 200;
/// Days after which a notice is let go.
pub const NOTICES_KEPT_DAYS: i64 = 180;
/// A day.
const PACE_SECONDS: i64 = 24 * 60 * 60;

/// How often emails are forgotten that left long ago, and emails without a job are queued.
const CLEANUP: Duration = Duration::from_secs(6 * 60 * 60);
/// How often it is looked whether digests are to be written.
const DIGESTS: Duration = Duration::from_secs(30 * 60);

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "mail",
        routes: Some(routes),
        frame: &[(FramePart::Notices, "/notices")],
        nav: vec![NavItem {
            group: NavGroup::Administration,
            label: "nav-mail",
            href: "/mail",
            permit: Permit::Secretariat,
        }],
        words: crate::room_words!(),
        jobs: vec![
            job(DELIVERY, delivery::deliver)
                .retried(delivery::RETRIES)
                .at_once(2)
                .when_given_up(delivery::given_up)
                .ready_when(is_set_up),
            every("mail_cleanup", CLEANUP, delivery::clean_up),
            every("mail_digest", DIGESTS, digest::in_the_morning),
        ],
        codes: codes::all(),
        checks: vec![Check::Settings(check::check)],
        // The operator of the machine sets it up; the page says so. A district may do without it for good.
        first_steps: vec![FirstStep {
            code: "mail",
            place: 50,
            permit: Permit::Admin,
            href: "/mail",
            also: "",
            figures: "",
            is_done: |app, _| is_set_up(app),
            by_hand: true,
        }],
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/mail", pages::list),
        post("/mail/{email}/again", pages::again),
        get("/notices", pages_notices::list),
        post("/notices/read", pages_notices::read),
    ]
}

/// Whether emails can be sent.
pub fn is_set_up(app: &App) -> bool {
    app.settings().mail.is_some()
}

/// Tells somebody: by an email that leaves when the transaction is committed, or with the digest of the day, or not at all, as its
/// reader chose; and by a notice where the address belongs to somebody with a role here. Returns whether it was written: what may be
/// told only once is not told again, and people outside the secretariat cause a bounded number a day. What happened stands on its
/// page, so that nobody misses more than the letter. What people typed is no link in it, whoever causes it.
///
/// # Errors
/// When the database refuses.
pub async fn write(tx: &mut Tx, app: &App, email: &Email) -> Result<bool, StoreError> {
    let reader = if email.at_once { None } else { addressee::of(tx, &email.recipient).await? };
    if let (Some(reader), Some(once)) = (&reader, &email.once)
        && notices::is_told(tx, &reader.person_id, once).await?
    {
        return Ok(false);
    }
    let counted = !tx.actor.is_secretariat() && tx.actor.person_id().is_some();
    let by = if counted { tx.actor.id_text().to_owned() } else { String::new() };
    if counted && are_too_many(tx, (by.as_str(), email.recipient.as_str()), reader.as_ref()).await? {
        return Ok(false);
    }
    let choice = reader.as_ref().map_or(Choice::AtOnce, |reader| reader.email_notices);
    let leaves = is_set_up(app) && choice != Choice::Never && !email.simulated;
    if leaves {
        // An entry for the calendar cannot stand in a digest, and day and place of a meeting do not wait.
        let held = choice == Choice::Daily && email.calendar.is_none();
        if !send(tx, app, email, (by.as_str(), held)).await? {
            return Ok(false);
        }
    }
    let Some(reader) = reader else { return Ok(leaves) };
    let notice = Notice {
        id: new_id(),
        once: email.once.clone(),
        subject: email.subject.clone(),
        path: page_of(&app.settings().base_url, email),
        made_at: tx.now,
        read_at: None,
    };
    let is_new = notices::insert(tx, &notice, (&reader.person_id, email.about.as_str())).await?;
    Ok(leaves || is_new)
}

/// Whether somebody outside the secretariat has told so much within a day that nothing more is told.
async fn are_too_many(
    tx: &mut Tx,
    between: (&str, &str),
    reader: Option<&Addressee>,
) -> Result<bool, StoreError> {
    let since = tx.now.plus_seconds(-PACE_SECONDS);
    if store::pace(tx, between, since).await?.reaches(&MOST) {
        return Ok(true);
    }
    match reader {
        Some(reader) => Ok(notices::given(tx, &reader.person_id, since).await? >= MOST_NOTICES),
        None => Ok(false),
    }
}

/// Writes an email that leaves by itself or is held for the digest; `false` when it exists already.
async fn send(tx: &mut Tx, app: &App, email: &Email, (by, held): (&str, bool)) -> Result<bool, StoreError> {
    let own = std::iter::once(app.settings().base_url.as_str());
    let kept: Vec<&str> = own.chain(links::addresses(&email.trusted)).collect();
    let email = Email {
        subject: links::blunted(&email.subject, &[]),
        body: links::blunted(&email.body, &kept),
        ..email.clone()
    };
    let id: EmailId = new_id();
    let is_new = store::insert(tx, &id, &email, (by, held)).await?;
    if is_new && !held {
        jobs::enqueue(tx, &NewJob::new(DELIVERY, &id).once(&id)).await?;
    }
    Ok(is_new)
}

/// The page of this site that an email leads to; empty where it leads nowhere.
fn page_of(base: &str, email: &Email) -> String {
    if !email.page.is_empty() {
        return email.page.clone();
    }
    let mut behind = email.body.split(base).skip(1);
    let path = behind.find(|rest| rest.starts_with('/') && !rest.starts_with("//")).unwrap_or_default();
    let path = path.split(char::is_whitespace).next().unwrap_or_default();
    path.trim_end_matches(['.', ',', ';', ':', ')', '"', '”', '>']).to_owned()
}

/// Whether anybody was told of a record, by e-mail or under the bell.
///
/// # Errors
/// When the database refuses.
pub async fn was_told(app: &App, about: &str) -> Result<bool, StoreError> {
    notices::was_told(app.db(), &app.region(), about).await
}

/// Forgets all that a person was told: access or the last role has ended, or the person is erased.
///
/// # Errors
/// When the database refuses.
pub async fn forget_notices(tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    notices::forget(tx, person).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_leads_where_its_email_does() {
        let of = |body: &str| Email { body: body.to_owned(), ..Email::default() };
        let base = "https://sekber.example.go.id";
        let led = |body: &str| page_of(base, &of(body));
        assert_eq!(led("Buka https://sekber.example.go.id/reports/a1. Terima kasih"), "/reports/a1");
        assert_eq!(led("Buka https://sekber.example.go.id/reports/a1?x=1#y\nSalam"), "/reports/a1?x=1#y");
        assert_eq!(
            led("https://sekber.example.go.id.jahat.id/reports dan https://sekber.example.go.id//jahat.id"),
            ""
        );
        assert_eq!(led("Tanpa tautan"), "");
        let own = Email { page: "/meetings/m".to_owned(), ..of("https://sekber.example.go.id/hall?code=X") };
        assert_eq!(page_of(base, &own), "/meetings/m");
    }
}
