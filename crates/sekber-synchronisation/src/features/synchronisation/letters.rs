//! Letters about findings. To the owner of a programme, that another one was handed in that seems to be the same. About verdicts, written
//! beside them: to the owners of both programmes, who do what a verdict says, and again once both records
//! became one; to the secretariat, what an owner answers, and to whoever objected, why a verdict stays.

use sekber_core::value::OrganisationId;
use sekber_engines::synchronisation::grading::Verdict;

use super::answers::{AnswerDraft, OwnerAnswer, ReplyDraft};
use super::model::{PairId, VerdictDraft};
use crate::features::mail::{self, Message};
use crate::features::programme::Stored;
use crate::features::registry::addresses;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Tells both owners what was settled, and what they have to change where a verdict asks something of them.
pub async fn settled(
    app: &App,
    tx: &mut Tx,
    (a, b): (&Stored, &Stored),
    draft: &VerdictDraft,
) -> Result<(), Problem> {
    let text = match draft.verdict {
        Verdict::SplitArea => "email-finding-area-text",
        Verdict::ShiftTime if draft.mover.is_some() => "email-finding-mover-text",
        Verdict::ShiftTime => "email-finding-time-text",
        Verdict::Merge => "email-finding-merge-text",
        Verdict::Complement => "email-finding-complement-text",
        Verdict::NoConflict => "email-finding-no-conflict-text",
    };
    // Whoever moves is named first.
    let (a, b) = if draft.mover.as_ref() == Some(&b.id) { (b, a) } else { (a, b) };
    let path = PairId::of(&a.id, &b.id).path();
    let owners = [&a.content.organisation, &b.content.organisation];
    write(app, tx, (a, b), (text, &path), &owners).await
}

/// Tells the owner of a record that was closed where its activity is recorded now, and the owner of the one that stays that it records both.
pub async fn united(app: &App, tx: &mut Tx, gone: &Stored, kept: &Stored) -> Result<(), Problem> {
    let path = format!("/programmes/{}", gone.id);
    let to = [&gone.content.organisation];
    write(app, tx, (gone, kept), ("email-finding-united-text", &path), &to).await?;
    let path = format!("/programmes/{}", kept.id);
    let to = [&kept.content.organisation];
    write(app, tx, (kept, gone), ("email-finding-stays-text", &path), &to).await
}

/// Tells the secretariat what the owner of the first programme answered to the verdict about both.
pub async fn answered(
    app: &App,
    tx: &mut Tx,
    (own, other): (&Stored, &Stored),
    (owner, draft): (&str, &AnswerDraft),
) -> Result<(), Problem> {
    let text = match draft.answer {
        OwnerAnswer::Agrees => "email-finding-agreed-text",
        OwnerAnswer::Objects => "email-finding-objected-text",
    };
    let reason = if draft.reason.is_empty() { "–".to_owned() } else { draft.reason.clone() };
    let more = vec![("owner", owner.to_owned()), ("reason", reason)];
    let reached = addresses::of_secretariat_in(tx).await?;
    let path = PairId::of(&own.id, &other.id).path();
    send(app, tx, (own, other), ("email-finding-answer-subject", text, &path), (reached, more)).await
}

/// Tells the owner of the first programme, who objected to the verdict about both, why it stays.
pub async fn kept(
    app: &App,
    tx: &mut Tx,
    (own, other): (&Stored, &Stored),
    draft: &ReplyDraft,
) -> Result<(), Problem> {
    let reached = addresses::together_in(tx, [&own.content.organisation]).await?;
    let more = vec![("reply", draft.reply.clone())];
    let path = PairId::of(&own.id, &other.id).path();
    let told = ("email-finding-subject", "email-finding-kept-text", path.as_str());
    send(app, tx, (own, other), told, (reached, more)).await
}

/// Tells the owner of the first programme that the second one, of another owner, seems to be the same or to do the same; once for each pair.
/// Returns how many were told.
pub async fn found(
    app: &App,
    tx: &mut Tx,
    (known, new): (&Stored, &Stored),
    owner: &str,
) -> Result<usize, Problem> {
    let reached = addresses::together_in(tx, [&known.content.organisation]).await?;
    let pair = PairId::of(&known.id, &new.id);
    let facts = [
        ("title", known.content.title.clone()),
        ("other", new.content.title.clone()),
        ("owner", owner.to_owned()),
        ("link", format!("{}{}", app.settings().base_url, pair.path())),
        ("district", app.district().name),
    ];
    let message = Message {
        about: known.id.to_string(),
        once: format!("finding_found {}", pair.key()),
        subject: "email-finding-found-subject",
        text: "email-finding-found-text",
        facts: &facts,
        simulated: [known, new].iter().any(|stored| stored.content.is_simulated()),
    };
    mail::write_letters(app, tx, reached, &message).await
}

async fn write(
    app: &App,
    tx: &mut Tx,
    sides: (&Stored, &Stored),
    (text, path): (&'static str, &str),
    to: &[&OrganisationId],
) -> Result<(), Problem> {
    let reached = addresses::together_in(tx, to.iter().copied()).await?;
    send(app, tx, sides, ("email-finding-subject", text, path), (reached, Vec::new())).await
}

/// Writes a letter about two programmes to some addresses, with what it names beside both.
async fn send(
    app: &App,
    tx: &mut Tx,
    (a, b): (&Stored, &Stored),
    (subject, text, path): (&'static str, &'static str, &str),
    (reached, more): (Vec<String>, Vec<(&'static str, String)>),
) -> Result<(), Problem> {
    let mut facts = vec![
        ("title", a.content.title.clone()),
        ("other", b.content.title.clone()),
        ("link", format!("{}{path}", app.settings().base_url)),
        ("district", app.district().name),
    ];
    facts.extend(more);
    let message = Message {
        about: a.id.to_string(),
        once: format!("{text} {} {} {}", a.id, b.id, tx.now.0),
        subject,
        text,
        facts: &facts,
        simulated: [a, b].iter().any(|stored| stored.content.is_simulated()),
    };
    mail::write_letters(app, tx, reached, &message).await.map(|_| ())
}
