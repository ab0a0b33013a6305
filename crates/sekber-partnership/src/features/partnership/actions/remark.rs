//! What the sections for law and cooperation say of a paper while it is drafted. It holds nothing up: who takes part writes the paper,
//! and the secretariat, which is told of it, issues it.

use sekber_core::partnership::AgreementState;
use sekber_core::value::AgreementId;

use crate::features::mail::{self, LANGUAGE, Message};
use crate::features::partnership::model::Agreement;
use crate::features::partnership::permits::DRAFTING;
use crate::features::partnership::remark::{RemarkDraft, RemarkFinding, RemarkOf};
use crate::features::partnership::store::{agreements, remarks};
use crate::features::registry::addresses;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Says something of a draft. The secretariat, which issues it, is told where a section asks for a change.
///
/// # Errors
/// [`Problem::NotAllowed`] unless a section for law or cooperation does it, or the secretariat for it; [`Problem::Invalid`] with what is
/// to be mended, [`Problem::NotFound`] when there is no such paper, a refusal when it is no draft any more, [`Problem::Conflict`] when it
/// says something else by now than was read.
pub async fn remark(
    app: &App,
    actor: &Actor,
    id: &AgreementId,
    version: i64,
    draft: &RemarkDraft,
) -> Result<(), Problem> {
    actor.require(DRAFTING)?;
    draft.faults().or(())?;
    let mut tx = app.begin(actor).await?;
    let found = agreements::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    if found.state != AgreementState::Draft {
        return Err(Problem::refused("agreement-refused-signed"));
    }
    if found.version != version {
        return Err(Problem::Conflict);
    }
    let section = RemarkOf::of(actor);
    remarks::insert(&mut tx, id, version, section, draft).await?;
    if draft.finding == RemarkFinding::ToChange && section != RemarkOf::Secretariat {
        tell(app, &mut tx, &found, (section, &draft.reason)).await?;
    }
    Ok(tx.commit(Event::new("agreement.remarked", id, &found.title).after(draft)).await?)
}

/// Tells the secretariat that a section asks for a change.
async fn tell(
    app: &App,
    tx: &mut Tx,
    agreement: &Agreement,
    (section, reason): (RemarkOf, &str),
) -> Result<(), Problem> {
    let kind = agreement.kind.as_str().replace('_', "-");
    let facts = [
        ("section", app.words().say(LANGUAGE, &format!("remark-of-{section}"))),
        ("kind", app.words().say(LANGUAGE, &format!("agreement-kind-{kind}"))),
        ("title", agreement.title.clone()),
        ("reason", reason.to_owned()),
        ("link", format!("{}{}", app.settings().base_url, agreement.path())),
        ("district", app.district().name),
    ];
    let message = Message {
        about: agreement.id.to_string(),
        once: format!("agreement remarked {} {section} {}", agreement.id, tx.now.0),
        subject: "email-agreement-remarked-subject",
        text: "email-agreement-remarked-text",
        facts: &facts,
        simulated: agreement.simulated,
    };
    let reached = addresses::of_secretariat_in(tx).await?;
    mail::write_letters(app, tx, reached, &message).await.map(|_| ())
}
