//! Letters of an award beside the step that is their reason: partners learn when their part of it goes on and what became of an objection,
//! because a time to contest is short, and the secretariat that one waits.

use std::collections::BTreeSet;

use sekber_core::value::{ObjectionId, OrganisationId};

use super::limits;
use super::model::{Entry, Season};
use super::steps::rules_in_force;
use super::store::{entries, jury, tickets};
use crate::features::mail::{self, LANGUAGE, Message};
use crate::features::registry::addresses;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// What happened to an award.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// The evidence was taken and can be contested.
    Taken,
    /// The provisional result was told and can be contested.
    Announced,
    /// The result is final.
    Decided,
}

impl Happened {
    /// Subject and text of the letter to those who take part.
    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Taken => ("email-award-taken-subject", "email-award-taken-text"),
            Self::Announced => ("email-award-announced-subject", "email-award-announced-text"),
            Self::Decided => ("email-award-decided-subject", "email-award-decided-text"),
        }
    }
}

/// A letter before it is addressed.
struct Letter {
    subject: &'static str,
    text: &'static str,
    /// What makes it another letter than those before it.
    once: String,
    /// Where it leads.
    path: String,
    /// The partner whom it is about, where it is about one.
    partner: String,
    /// By when what it asks for is due, where it asks for something.
    due: String,
}

/// Tells every partner that takes part what happened, and once the evidence is taken also those who do not, and the jurors that their sheets
/// wait. What is made up for a demonstration calls nobody who is real.
///
/// # Errors
/// When the database refuses.
pub async fn tell(app: &App, tx: &mut Tx, season: &Season, happened: Happened) -> Result<(), Problem> {
    let entries = entries::all_in(tx, &season.id).await?;
    let taking_part = entries.into_iter().map(|one| one.organisation_id).collect();
    tell_partners(app, tx, season, taking_part, happened.keys()).await?;
    if happened == Happened::Taken {
        let out = tickets::left_out_in(tx, &season.id).await?;
        let out = out.into_iter().map(|one| one.organisation_id).collect();
        tell_partners(app, tx, season, out, ("email-award-out-subject", "email-award-out-text")).await?;
        tell_jurors(app, tx, season).await?;
    }
    Ok(())
}

async fn tell_jurors(app: &App, tx: &mut Tx, season: &Season) -> Result<(), Problem> {
    let rules = rules_in_force(tx, season).await?;
    if !rules.has_jury() {
        return Ok(());
    }
    let reached = jury::late_in(tx, &season.id).await?.into_iter().map(|one| one.email).collect();
    let (subject, text) = ("email-award-begun-subject", "email-award-begun-text");
    let (once, path) = (format!("{subject} {}", season.id), format!("{}/jury", season.path()));
    let due = LANGUAGE.date(limits::sheets_due(&rules));
    write(app, tx, season, reached, Letter { subject, text, once, path, partner: String::new(), due }).await
}

async fn tell_partners(
    app: &App,
    tx: &mut Tx,
    season: &Season,
    partners: BTreeSet<OrganisationId>,
    (subject, text): (&'static str, &'static str),
) -> Result<(), Problem> {
    let reached = addresses::together_in(tx, &partners).await?;
    let (once, path) = (format!("{subject} {}", season.id), format!("{}/entries", season.path()));
    let (partner, due) = (String::new(), String::new());
    write(app, tx, season, reached, Letter { subject, text, once, path, partner, due }).await
}

/// Tells the secretariat that a partner contests something, and whose turn that makes it.
///
/// # Errors
/// When the database refuses.
pub async fn objected(
    app: &App,
    tx: &mut Tx,
    season: &Season,
    (entry, objection): (&Entry, &ObjectionId),
) -> Result<(), Problem> {
    let reached = addresses::of_secretariat_in(tx).await?;
    let (subject, text) = ("email-award-objected-subject", "email-award-objected-text");
    write(app, tx, season, reached, about(entry, objection, season, (subject, text))).await
}

/// Tells the partner that its objection was answered.
///
/// # Errors
/// When the database refuses.
pub async fn answered(
    app: &App,
    tx: &mut Tx,
    season: &Season,
    (entry, objection): (&Entry, &ObjectionId),
) -> Result<(), Problem> {
    let reached = addresses::together_in(tx, [&entry.organisation_id]).await?;
    let (subject, text) = ("email-award-answered-subject", "email-award-answered-text");
    write(app, tx, season, reached, about(entry, objection, season, (subject, text))).await
}

fn about(
    entry: &Entry,
    objection: &ObjectionId,
    season: &Season,
    (subject, text): (&'static str, &'static str),
) -> Letter {
    let path = format!("{}/entries/{}", season.path(), entry.id);
    let (once, partner) = (format!("{subject} {objection}"), entry.name.clone());
    Letter { subject, text, once, path, partner, due: String::new() }
}

async fn write(
    app: &App,
    tx: &mut Tx,
    season: &Season,
    reached: Vec<String>,
    letter: Letter,
) -> Result<(), Problem> {
    let until = season.contested_until().map(|day| LANGUAGE.date(day)).unwrap_or_default();
    let facts = [
        ("season", season.name.clone()),
        ("partner", letter.partner),
        ("until", until),
        ("due", letter.due),
        ("link", format!("{}{}", app.settings().base_url, letter.path)),
        ("district", app.district().name),
    ];
    let message = Message {
        about: season.id.to_string(),
        once: letter.once,
        subject: letter.subject,
        text: letter.text,
        facts: &facts,
        simulated: season.simulated,
    };
    mail::write_letters(app, tx, reached, &message).await.map(|_| ())
}
