//! Emails: written beside the change that is their reason, sent afterwards, tried again when the mail server
//! does not answer. Without an address of a mail server in the settings no email is written at all.

mod actions;
mod check;
mod codes;
mod delivery;
mod links;
mod model;
mod pages;
mod store;

use std::time::Duration;

use sekber_core::value::EmailId;

use crate::kit::access::Permit;
use crate::kit::app::{App, new_id};
use crate::kit::card::{Card, Check, NavGroup, NavItem, get, post};
use crate::kit::jobs::{self, NewJob, every, job};
use crate::kit::store::{StoreError, Tx};

use delivery::DELIVERY;
use store::Pace;

pub use actions::again;
pub use delivery::{KEPT_DAYS, probe};
pub use model::Email;
pub use sekber_core::email::State;
pub use store::{counts, forget_recipient, take_back, take_back_to};

/// Letters that somebody outside the secretariat causes within a day, those of them to one address, and those that one address is
/// sent by all such people together.
const MOST: Pace = Pace { written: 100, to_one: 20, received: 60 };
/// A day.
const PACE_SECONDS: i64 = 24 * 60 * 60;

/// How often emails are forgotten that left long ago, and emails without a job are queued.
const CLEANUP: Duration = Duration::from_secs(6 * 60 * 60);

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "mail",
        routes: vec![get("/mail", pages::list), post("/mail/{email}/again", pages::again)],
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
        ],
        codes: codes::all(),
        checks: vec![Check::Settings(check::check)],
        ..Card::default()
    }
}

/// Whether emails can be sent.
pub fn is_set_up(app: &App) -> bool {
    app.settings().mail.is_some()
}

/// Writes an email; it leaves when the transaction is committed. Returns whether it was written: an email that may exist only
/// once is not written again, and people outside the secretariat cause a bounded number a day. What happened stands on its page, so
/// that nobody misses more than the letter. What people typed is no link in it, whoever causes it.
///
/// # Errors
/// When the database refuses.
pub async fn write(tx: &mut Tx, app: &App, email: &Email) -> Result<bool, StoreError> {
    let counted = !tx.actor.is_secretariat() && tx.actor.person_id().is_some();
    let by = if counted { tx.actor.id_text().to_owned() } else { String::new() };
    if counted {
        let since = tx.now.plus_seconds(-PACE_SECONDS);
        let pace = store::pace(tx, (by.as_str(), email.recipient.as_str()), since).await?;
        if pace.reaches(&MOST) {
            return Ok(false);
        }
    }
    let own = std::iter::once(app.settings().base_url.as_str());
    let kept: Vec<&str> = own.chain(links::addresses(&email.trusted)).collect();
    let email = Email {
        subject: links::blunted(&email.subject, &[]),
        body: links::blunted(&email.body, &kept),
        ..email.clone()
    };
    let id: EmailId = new_id();
    let is_new = store::insert(tx, &id, &email, &by).await?;
    if is_new {
        jobs::enqueue(tx, &NewJob::new(DELIVERY, &id).once(&id)).await?;
    }
    Ok(is_new)
}
