//! The verbs of one-time links.

use sekber_core::roles::{Role, may_give};
use sekber_core::value::{InvitationId, PersonId};

use super::draft::Invite;
use super::store::{self, Invitation, PasswordLink, Standing};
use super::{backing, proof};
use crate::features::account::limits::{name_faults, refuse_others};
use crate::features::account::people::in_care;
use crate::features::account::record::record_of;
use crate::features::account::second_factor;
use crate::features::account::sign_in::{Opened, introduce_device, open_session};
use crate::features::account::store::{self as people, Person};
use crate::features::mail::{self, Choice, Email};
use crate::kit::access::{Actor, password, token};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::live;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

/// How many days a link can be used.
pub const LINK_DAYS: i64 = 7;
/// How many open invitations an organisation may have when its own people invite.
const MOST_OPEN: i64 = 20;
/// How many invitations to it they may make within a day, whatever becomes of them: each is a letter to somebody.
const MOST_A_DAY: i64 = 20;
/// A day.
const DAY_SECONDS: i64 = 24 * 60 * 60;

/// A link that was made: its secret is shown once.
#[derive(Debug, Clone)]
pub struct Link {
    /// The address to open.
    pub address: String,
    /// Whom it is for.
    pub email: String,
    /// That person's name.
    pub name: String,
    /// Whether it was sent to that person as well.
    pub mailed: bool,
    /// Whether others can reach the site under its address; otherwise it opens on the server's own computer only.
    pub reached: bool,
}

impl Link {
    fn new(app: &App, path: &str, secret: &str, email: &str, name: &str) -> Self {
        Self {
            address: format!("{}/{path}/{secret}", app.settings().base_url),
            email: email.to_owned(),
            name: name.to_owned(),
            mailed: mail::is_set_up(app),
            reached: app.settings().public_address().is_some(),
        }
    }

    /// Sends the link to whom it is for, when there is a mail server.
    async fn send(&self, tx: &mut Tx, app: &App, (about, message): (&str, &str)) -> Result<(), Problem> {
        if !self.mailed {
            return Ok(());
        }
        let facts = [
            ("name", self.name.clone()),
            ("district", app.district().name),
            ("link", self.address.clone()),
            ("days", LINK_DAYS.to_string()),
        ];
        let say = |key| app.words().say_with(Language::Indonesian, key, &facts);
        let letter = Email {
            about: about.to_owned(),
            recipient: self.email.clone(),
            subject: say("link-subject"),
            body: say(message),
            at_once: true,
            ..Email::default()
        };
        match mail::write(tx, app, &letter).await? {
            true => Ok(()),
            false => Err(Problem::refused("refused-letters-many")),
        }
    }
}

/// Invites somebody.
///
/// # Errors
/// [`Problem::NotAllowed`] for a role the actor may not give, faults for a wrong name or address and when the person holds the
/// role already or is deactivated, a refusal when too many invitations are open or were made within a day.
pub async fn invite(app: &App, actor: &Actor, new: Invite) -> Result<Link, Problem> {
    if !may_give(&actor.roles, &new.role) {
        return Err(Problem::NotAllowed);
    }
    let new = Invite { email: new.email.to_lowercase(), ..new };
    new.faults().or(())?;
    let region = app.region();
    if let Some(known) = people::by_email(app.db(), &new.email).await? {
        check_known(app, &known, &new.role).await?;
    }
    let record = record_of(app.db(), &region, &new.role).await?;
    let secret = token::fresh().map_err(anyhow::Error::from)?;
    let id: InvitationId = new_id();
    let mut tx = app.begin(actor).await?;
    if let (Some(organisation), false) = (new.role.organisation(), actor.is_secretariat()) {
        if store::open_count(&mut tx, organisation).await? >= MOST_OPEN {
            return Err(Problem::refused("refused-invitations-many"));
        }
        let since = tx.now.plus_seconds(-DAY_SECONDS);
        if store::made_since(&mut tx, organisation, since).await? >= MOST_A_DAY {
            return Err(Problem::refused_with("refused-invitations-day", "most", MOST_A_DAY.to_string()));
        }
    }
    let expires = tx.now.plus_seconds(LINK_DAYS * DAY_SECONDS);
    store::insert(&mut tx, &id, &new, &token::hash(&secret), expires).await?;
    let link = Link::new(app, "invitation", &secret, &new.email, &new.name);
    link.send(&mut tx, app, (id.as_str(), "link-invitation-message")).await?;
    // The label names the role, not the person: the trail holds no names of people who never answered.
    tx.commit(Event::new("invitation.sent", &id, record.label()).after(&record)).await?;
    Ok(link)
}

async fn check_known(app: &App, known: &Person, role: &Role) -> Result<(), Problem> {
    if !known.active {
        return Err(Problem::Invalid(Faults::one("email", "fault-email-inactive")));
    }
    proof::require(app, known, role).await?;
    let held = people::roles_of(app.db(), &app.region(), [known.id.clone()]).await?;
    if held.iter().any(|held| held.role().as_ref() == Some(role)) {
        return Err(Problem::Invalid(Faults::one("email", "fault-email-holds-role")));
    }
    Ok(())
}

/// Withdraws an open invitation.
///
/// # Errors
/// [`Problem::NotAllowed`] when it is not the actor's to withdraw, a refusal when it is no longer open.
pub async fn withdraw(app: &App, actor: &Actor, id: &InvitationId) -> Result<(), Problem> {
    let invitation = store::by_id(app.db(), &app.region(), id).await?;
    if !may_withdraw(actor, &invitation) {
        return Err(Problem::NotAllowed);
    }
    let mut tx = app.begin(actor).await?;
    if !store::withdraw(&mut tx, &invitation.id).await? {
        return Err(Problem::refused("refused-invitation-closed"));
    }
    mail::take_back(&mut tx, invitation.id.as_str(), None).await?;
    let record = invitation.record();
    Ok(tx.commit(Event::new("invitation.withdrawn", &invitation.id, record.label())).await?)
}

/// Whether an invitation is this actor's to withdraw: the secretariat's, and its organisation's manager's.
pub fn may_withdraw(actor: &Actor, invitation: &Invitation) -> bool {
    actor.is_secretariat() || invitation.organisation_id.as_ref().is_some_and(|id| actor.may_manage(id))
}

/// What taking up an invitation led to.
#[derive(Debug, Clone)]
pub enum Joined {
    /// A new person, signed in at once.
    New(Opened),
    /// Somebody who was signed in has one more role.
    Known,
}

/// The answer to an invitation.
#[derive(Debug, Clone)]
pub struct Answer<'a> {
    /// The name, as the person writes it.
    pub name: &'a str,
    /// The password of the new account; somebody who has an account signs in instead.
    pub password: &'a str,
    /// What the browser calls itself.
    pub agent: &'a str,
}

/// Takes an invitation up. Its maker must still be allowed to give the role: whoever was deactivated, lost the role or
/// acts for a suspended partner brings nobody in any more. Whoever has an account already must be signed in to it, with the second
/// factor if there is one: a link proves nothing about an account, and must be no place to try its password.
///
/// # Errors
/// A refusal when the invitation is closed, its maker no longer stands behind it or somebody else is signed in, faults for the name or
/// the password.
pub async fn accept(
    app: &App,
    actor: Option<&Actor>,
    invitation: &Invitation,
    answer: &Answer<'_>,
) -> Result<Joined, Problem> {
    let role = invitation.role().ok_or(Problem::NotFound)?;
    if invitation.standing(app.now()) != Standing::Open || !backing::is_backed(app, invitation).await? {
        return Err(Problem::refused("refused-invitation-closed"));
    }
    match people::by_email(app.db(), &invitation.email).await? {
        Some(person) if person.active => {
            if actor.and_then(Actor::person_id) != Some(&person.id) {
                return Err(Problem::refused("refused-invitation-sign-in"));
            }
            proof::require(app, &person, &role).await?;
            join(app, invitation, &role, &person, None).await?;
            Ok(Joined::Known)
        }
        Some(_) => Err(Problem::refused("refused-person-inactive")),
        None => join_new(app, invitation, &role, answer).await,
    }
}

async fn join_new(
    app: &App,
    invitation: &Invitation,
    role: &Role,
    answer: &Answer<'_>,
) -> Result<Joined, Problem> {
    let name = answer.name.trim();
    let mut faults = name_faults(name);
    if let Some(weakness) = password::judge(answer.password, &[&invitation.email, name]).await? {
        faults.add("password", weakness);
    }
    faults.or(())?;
    let hash = password::hash(answer.password.to_owned()).await?;
    let person = Person {
        id: new_id(),
        email: invitation.email.clone(),
        name: name.to_owned(),
        password_hash: Some(hash),
        totp_secret: None,
        totp_last_step: 0,
        language: None,
        active: true,
        version: 1,
        signed_in_at: None,
        mailbox_unproved: false,
        email_notices: Choice::AtOnce,
    };
    let opened = join(app, invitation, role, &person, Some(answer.agent)).await?;
    opened.map(Joined::New).ok_or(Problem::NotFound)
}

/// Grants the role; a new person (with a browser's name) is added and signed in.
async fn join(
    app: &App,
    invitation: &Invitation,
    role: &Role,
    person: &Person,
    agent: Option<&str>,
) -> Result<Option<Opened>, Problem> {
    let actor = Actor::person(person.id.clone(), &person.name, Vec::new());
    let record = invitation.record();
    let mut tx = app.begin(&actor).await?;
    if !store::use_up(&mut tx, &invitation.id).await? {
        return Err(Problem::refused("refused-invitation-closed"));
    }
    if !backing::is_backed_in(&mut tx, invitation, role).await? {
        return Err(Problem::refused("refused-invitation-closed"));
    }
    let mut opened = None;
    if let Some(agent) = agent {
        refuse_others(&person.name, &people::secretariat_names(&mut tx, &person.id).await?)?;
        let hash = person.password_hash.as_deref();
        people::insert(&mut tx, &person.id, &person.email, &person.name, hash).await?;
        let unproved = !backing::is_of_secretariat_in(&mut tx, invitation).await?;
        people::set_mailbox_unproved(&mut tx, &person.id, unproved).await?;
        tx.note(Event::new("person.added", &person.id, &person.name));
        opened = Some(open_session(&mut tx, person, None, agent).await?);
        tx.note(Event::new("session.opened", &person.id, &person.name));
    }
    people::grant(&mut tx, &person.id, role).await?;
    tx.note(Event::new("person.role_granted", &person.id, &person.name).after(&record));
    tx.commit(Event::new("invitation.accepted", &invitation.id, record.label())).await?;
    Ok(opened)
}

/// Makes a link with which a person sets a new password; the old password works until then.
///
/// # Errors
/// As [`in_care`], and a refusal when the person is not let in any more.
pub async fn make_password_link(app: &App, actor: &Actor, id: &PersonId) -> Result<Link, Problem> {
    let person = in_care(app, actor, id).await?;
    if !person.active {
        return Err(Problem::refused("refused-person-inactive"));
    }
    let secret = token::fresh().map_err(anyhow::Error::from)?;
    let mut tx = app.begin(actor).await?;
    let expires = tx.now.plus_seconds(LINK_DAYS * DAY_SECONDS);
    store::insert_password_link(&mut tx, &person.id, &token::hash(&secret), expires).await?;
    let link = Link::new(app, "password", &secret, &person.email, &person.name);
    link.send(&mut tx, app, (person.id.as_str(), "link-password-message")).await?;
    tx.commit(Event::new("person.password_link_made", &person.id, &person.name)).await?;
    Ok(link)
}

/// Sets a new password by a link; every session of the person ends, and every other link. Only administrators make such links, so that
/// the mailbox is proved from then on. Gives the secret of the device that set it, which is known from then on: those who guess at the
/// account keep nobody waiting who has such a link.
///
/// # Errors
/// A refusal when the link is closed, a fault for a weak password.
pub async fn reset_password(
    app: &App,
    hash: &str,
    link: &PasswordLink,
    new: &str,
) -> Result<String, Problem> {
    if !backing::may_still_reset(app, link).await? {
        return Err(Problem::refused("refused-link-closed"));
    }
    let person = people::person(app.db(), &link.person_id).await?;
    if let Some(weakness) = password::judge(new, &[&person.email, &person.name]).await? {
        return Err(Problem::Invalid(Faults::one("password", weakness)));
    }
    let password = password::hash(new.to_owned()).await?;
    let actor = Actor::person(person.id.clone(), &person.name, Vec::new());
    let mut tx = app.begin(&actor).await?;
    if !store::use_password_link(&mut tx, hash).await? {
        return Err(Problem::refused("refused-link-closed"));
    }
    people::set_password(&mut tx, &person.id, &password).await?;
    if person.mailbox_unproved {
        // Whoever had the account before may have bound it to a phone of theirs.
        second_factor::forget(&mut tx, &person.id).await?;
        people::set_mailbox_unproved(&mut tx, &person.id, false).await?;
    }
    people::end_sessions(app, &mut tx, &person.id, None).await?;
    people::forget_devices(&mut tx, &person.id).await?;
    let device = introduce_device(&mut tx, &person).await?;
    let event = Event::new("person.password_reset", &person.id, &person.name);
    live::commit_and_ask_again(app, tx, event).await?;
    Ok(device)
}
