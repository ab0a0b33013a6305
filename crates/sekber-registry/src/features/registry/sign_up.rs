//! An organisation signs itself up: it tells what it is, declares that this is true, and names its person in charge. The
//! secretariat looks at it and invites that person, who completes the record and submits it to be verified. Nobody gets
//! in, and nothing is shown to others, before that look.

use sekber_core::registry::kinds::Side;
use sekber_core::value::OrganisationId;
use serde::Serialize;

use super::duplicates::look_for;
use super::model::record_path;
use super::store::{self, record, sign_ups};
use super::{OrganisationDraft, actions, form, limits};
use crate::features::account;
use crate::features::mail::{self, Email};
use crate::kit::access::{Actor, Origin, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

/// The declaration that is agreed to, by its number; another wording gets another number.
const DECLARATION: i64 = 1;

/// What an organisation hands in.
#[derive(Debug, Clone)]
pub struct Request {
    /// The record to be.
    pub draft: OrganisationDraft,
    /// Whether it says that it is another organisation than those that look alike.
    pub is_another: bool,
}

#[derive(Serialize)]
struct Declared {
    declaration: i64,
}

impl Request {
    /// Reads the form.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with everything to mend.
    pub fn from_form(form: &Form) -> Result<Self, Problem> {
        let (typed, mut faults) = form::read(form, Side::Partner, None, &Actor::applicant());
        for field in ["contact_name", "contact_email"] {
            if form.filled(field).is_none() {
                faults.add(field, "fault-required");
            }
        }
        if !form.checked("declared", &mut faults) && faults.of("declared").is_none() {
            faults.add("declared", "fault-declaration");
        }
        let is_another = form.checked("is_another", &mut faults);
        // What this form does not ask for stays empty, whatever was sent.
        let draft = OrganisationDraft {
            contact_email: typed.contact_email.to_lowercase(),
            contact_public: false,
            address: String::new(),
            themes: Vec::new(),
            fields: Vec::new(),
            ..typed
        };
        let faults = faults.and(draft.faults());
        faults.or(Self { draft, is_another })
    }
}

/// What a sign-up led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The organisation waits for the secretariat.
    Received,
    /// A registered organisation looks alike; it has to say that it is another one.
    LooksAlike,
}

/// Signs an organisation up.
///
/// # Errors
/// [`Problem::NotFound`] where organisations join by invitation only, [`Problem::TooMany`] after many from one network, a refusal
/// while very many wait to be let in.
pub async fn sign_up(app: &App, origin: &Origin, request: Request) -> Result<Outcome, Problem> {
    if !app.settings().sign_up {
        return Err(Problem::NotFound);
    }
    let Request { draft, is_another } = request;
    account::count_sign_up(app, origin)?;
    let all = record::comparables(app.db(), &app.region()).await?;
    let typed = (draft.name.as_str(), draft.short_name.as_str(), draft.website.as_str());
    if !is_another && !look_for(typed, all).await?.is_empty() {
        return Ok(Outcome::LooksAlike);
    }
    let draft = OrganisationDraft { is_another, ..draft };
    let name = draft.name.clone();
    let secretariat = account::secretariat_addresses(app.db(), &app.region()).await?;
    let mut tx = app.begin(&Actor::applicant()).await?;
    let waiting = sign_ups::count_all_waiting(&mut tx).await?;
    if waiting >= limits::WAITING {
        return Err(Problem::refused("refusal-sign-ups-many"));
    }
    let id = actions::create(&mut tx, draft).await?;
    sign_ups::insert(&mut tx, &id, DECLARATION).await?;
    // Whoever signs up others by the dozen fills no mailbox: one letter a day, which counts all of them.
    let once = Some(format!("sign-ups {}", app.today()));
    let letter = Letter { words: SIGNED_UP, once, waiting: waiting + 1 };
    tell(&mut tx, app, &secretariat, (&id, &name), &letter).await?;
    let declared = Declared { declaration: DECLARATION };
    tx.commit(Event::new("organisation.signed_up", &id, &name).after(&declared)).await?;
    Ok(Outcome::Received)
}

/// What the trail keeps of a refused sign-up.
#[derive(Serialize)]
struct RefusedFor<'a> {
    reason: &'a str,
}

/// Refuses an organisation that signed itself up: it stays out of everybody's sight and waits no longer, and its person in charge is
/// told why. The secretariat may still invite that person later.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] without a reason or with one that is too long,
/// [`Problem::NotFound`] unless it signed itself up and waits to be let in, [`Problem::Conflict`] when it was refused before.
pub async fn refuse_sign_up(
    app: &App,
    actor: &Actor,
    id: &OrganisationId,
    reason: &str,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    if reason.is_empty() {
        faults.add("reason", "fault-reason");
    }
    faults.check_longest("reason", reason, limits::REMARK);
    faults.or(())?;
    let mut tx = app.begin(actor).await?;
    let found = store::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?.organisation;
    if sign_ups::count_waiting_in(&mut tx, std::slice::from_ref(id)).await? == 0 {
        return Err(Problem::NotFound);
    }
    if !sign_ups::set_refused(&mut tx, id, reason).await? {
        return Err(Problem::Conflict);
    }
    let facts =
        [("name", found.name.clone()), ("district", app.district().name), ("reason", reason.to_owned())];
    let say = |key| app.words().say_with(Language::Indonesian, key, &facts);
    let email = Email {
        about: id.to_string(),
        recipient: found.contact_email.clone(),
        subject: say("email-sign-up-refused-subject"),
        body: say("email-sign-up-refused-text"),
        ..Email::default()
    };
    mail::write(&mut tx, app, &email).await?;
    let event = Event::new("organisation.sign_up_refused", id, &found.name);
    tx.commit(event.after(&RefusedFor { reason })).await?;
    Ok(())
}

fn refuse(waiting: i64) -> Result<(), Problem> {
    match waiting {
        0 => Ok(()),
        _ => Err(Problem::refused("refusal-waits-to-be-let-in")),
    }
}

/// Refuses to name organisations, in an invitation or a programme, that signed themselves up and wait to be let in: what names
/// them would show them to others.
///
/// # Errors
/// A refusal that says what to do first; otherwise when the database refuses.
pub async fn refuse_waiting(app: &App, organisations: &[OrganisationId]) -> Result<(), Problem> {
    refuse(sign_ups::count_waiting(app.db(), &app.region(), organisations).await?)
}

/// The same within a transaction.
///
/// # Errors
/// As [`refuse_waiting`].
pub async fn refuse_waiting_in(tx: &mut Tx, organisations: &[OrganisationId]) -> Result<(), Problem> {
    refuse(sign_ups::count_waiting_in(tx, organisations).await?)
}

/// Says that there is no such organisation to whoever may not see one that waits to be let in.
///
/// # Errors
/// [`Problem::NotFound`] unless the actor is of the secretariat or belongs to it; otherwise when the database refuses.
pub async fn require_in_sight(
    app: &App,
    actor: &Actor,
    organisation: &OrganisationId,
) -> Result<(), Problem> {
    if actor.is_secretariat() || actor.belongs_to(organisation) {
        return Ok(());
    }
    match sign_ups::count_waiting(app.db(), &app.region(), std::slice::from_ref(organisation)).await? {
        0 => Ok(()),
        _ => Err(Problem::NotFound),
    }
}

/// An e-mail to the secretariat.
struct Letter {
    /// Keys of subject and text.
    words: [&'static str; 2],
    /// What there is only one such letter of, for each who reads it.
    once: Option<String>,
    /// How many organisations wait to be let in.
    waiting: i64,
}

/// Subject and text of the e-mail about somebody who signed up.
const SIGNED_UP: [&str; 2] = ["email-sign-up-subject", "email-sign-up-text"];
/// Subject and text of the e-mail about a verified partner that changed what it is in law.
const LOOK_AGAIN: [&str; 2] = ["email-look-again-subject", "email-look-again-text"];

/// Writes to the secretariat that a verified partner changed what it is in law and waits to be looked at.
///
/// # Errors
/// When the database refuses.
pub async fn tell_to_look_again(
    tx: &mut Tx,
    app: &App,
    secretariat: &[String],
    partner: (&OrganisationId, &str),
) -> Result<(), Problem> {
    let letter = Letter { words: LOOK_AGAIN, once: None, waiting: 0 };
    tell(tx, app, secretariat, partner, &letter).await
}

/// Tells the secretariat that somebody waits.
async fn tell(
    tx: &mut Tx,
    app: &App,
    secretariat: &[String],
    (id, name): (&OrganisationId, &str),
    letter: &Letter,
) -> Result<(), Problem> {
    let link = format!("{}{}", app.settings().base_url, record_path(Side::Partner, id));
    let facts = [
        ("name", name.to_owned()),
        ("link", link),
        ("district", app.district().name),
        ("waiting", letter.waiting.to_string()),
    ];
    let [subject, text] = letter.words;
    let say = |key| app.words().say_with(Language::Indonesian, key, &facts);
    for recipient in secretariat {
        let email = Email {
            about: id.to_string(),
            once: letter.once.as_ref().map(|once| format!("{once} {recipient}")),
            recipient: recipient.clone(),
            subject: say(subject),
            body: say(text),
            ..Email::default()
        };
        mail::write(tx, app, &email).await?;
    }
    Ok(())
}
