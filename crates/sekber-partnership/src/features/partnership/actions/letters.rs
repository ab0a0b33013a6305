//! Letters about a paper: to those who write on it, that it was issued or signed, or what somebody did with its draft without them, and
//! why; to the secretariat, that it waits.

use std::collections::BTreeSet;

use sekber_core::partnership::AgreementKind;
use sekber_core::registry::kinds::Side;
use sekber_core::value::OrganisationId;

use crate::features::mail::{self, LANGUAGE, Message};
use crate::features::partnership::model::{Agreement, Party};
use crate::features::partnership::store::{agreements, record};
use crate::features::registry::addresses;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// What is told of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The secretariat said for a side that it wants nothing changed.
    PassedFor,
    /// It was given up.
    Withdrawn,
}

impl Told {
    fn name(self) -> &'static str {
        match self {
            Self::PassedFor => "passed for a side",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Whether a party writes on papers of a kind, so that it has to know what becomes of them.
fn is_concerned(party: &Party, kind: AgreementKind) -> bool {
    party.part.must_accept() && (kind.is_signed_by_both() || party.part.side() == Side::Office)
}

/// Tells those who write on a paper, and the secretariat, what was done with it and why.
///
/// # Errors
/// When the database refuses.
pub async fn tell(
    app: &App,
    tx: &mut Tx,
    (agreement, parties): (&Agreement, &[Party]),
    (told, reason): (Told, &str),
) -> Result<(), Problem> {
    let concerned = parties.iter().filter(|party| is_concerned(party, agreement.kind));
    let concerned: Vec<OrganisationId> = concerned.map(|party| party.organisation_id.clone()).collect();
    let mut reached = addresses::of_secretariat_in(tx).await?;
    reached.extend(addresses::together_in(tx, &concerned).await?);
    let (subject, text) = match told {
        Told::PassedFor => ("email-agreement-passed-subject", "email-agreement-passed-text"),
        Told::Withdrawn => ("email-agreement-withdrawn-subject", "email-agreement-withdrawn-text"),
    };
    let once = format!("agreement {} {} {}", told.name(), agreement.id, tx.now.0);
    let more = vec![("who", tx.actor.name.clone()), ("reason", reason.to_owned())];
    write(app, tx, agreement, reached, (once, subject, text), more).await
}

/// Tells those who write on a paper that the secretariat issued it, or recorded that it was signed.
///
/// # Errors
/// When the database refuses.
pub async fn tell_parties(
    app: &App,
    tx: &mut Tx,
    agreement: &Agreement,
    is_signed: bool,
) -> Result<(), Problem> {
    let mut concerned: BTreeSet<OrganisationId> = BTreeSet::new();
    for one in agreements::partnerships_in(tx, &agreement.id).await? {
        let parties = record::parties_in(tx, &one.id).await?;
        let to = parties.into_iter().filter(|party| is_concerned(party, agreement.kind));
        concerned.extend(to.map(|party| party.organisation_id));
    }
    let concerned: Vec<OrganisationId> = concerned.into_iter().collect();
    let reached = addresses::together_in(tx, &concerned).await?;
    let (what, subject, text) = match is_signed {
        true => ("signed", "email-agreement-signed-subject", "email-agreement-signed-text"),
        false => ("issued", "email-agreement-issued-subject", "email-agreement-issued-text"),
    };
    let once = format!("agreement {what} {} {}", agreement.id, tx.now.0);
    let more = vec![("who", tx.actor.name.clone())];
    write(app, tx, agreement, reached, (once, subject, text), more).await
}

/// Tells the secretariat that a draft waits for it.
///
/// # Errors
/// When the database refuses.
pub async fn tell_secretariat(app: &App, tx: &mut Tx, agreement: &Agreement) -> Result<(), Problem> {
    let reached = addresses::of_secretariat_in(tx).await?;
    let once = format!("agreement agreed {} {}", agreement.id, agreement.version);
    let (subject, text) = ("email-agreement-agreed-subject", "email-agreement-agreed-text");
    write(app, tx, agreement, reached, (once, subject, text), Vec::new()).await
}

/// Writes a letter about a draft to some addresses, with what it names beside the draft.
async fn write(
    app: &App,
    tx: &mut Tx,
    agreement: &Agreement,
    reached: Vec<String>,
    (once, subject, text): (String, &str, &str),
    more: Vec<(&str, String)>,
) -> Result<(), Problem> {
    let kind = agreement.kind.as_str().replace('_', "-");
    let mut facts = vec![
        ("kind", app.words().say(LANGUAGE, &format!("agreement-kind-{kind}"))),
        ("title", agreement.title.clone()),
        ("link", format!("{}{}", app.settings().base_url, agreement.path())),
        ("district", app.district().name),
    ];
    facts.extend(more);
    let message = Message {
        about: agreement.id.to_string(),
        once,
        subject,
        text,
        facts: &facts,
        simulated: agreement.simulated,
    };
    mail::write_letters(app, tx, reached, &message).await.map(|_| ())
}
