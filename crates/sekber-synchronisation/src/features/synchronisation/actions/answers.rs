//! What the owners of two programmes answer to a verdict, and that the secretariat keeps it all the same.

use sekber_core::value::ProgrammeId;

use super::{Told, as_seen, both};
use crate::features::district;
use crate::features::programme::Stored;
use crate::features::synchronisation::answers::{AnswerDraft, OwnerAnswer, ReplyDraft};
use crate::features::synchronisation::findings::{self, Table};
use crate::features::synchronisation::letters;
use crate::features::synchronisation::model::{PairId, Standing};
use crate::features::synchronisation::settled::of_pair;
use crate::features::synchronisation::store;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;

/// What the trail calls an answer.
fn answered_as(answer: OwnerAnswer) -> &'static str {
    match answer {
        OwnerAnswer::Agrees => "finding.agreed",
        OwnerAnswer::Objects => "finding.objected",
    }
}

/// The programme of a side, and the other one.
fn sides<'t>(table: &'t Table, pair: &PairId, side: &ProgrammeId) -> Option<(&'t Stored, &'t Stored)> {
    let (first, second) = both(table, pair)?;
    let (a, b) = (&table.programmes[first], &table.programmes[second]);
    match side {
        side if *side == a.id => Some((a, b)),
        side if *side == b.id => Some((b, a)),
        _ => None,
    }
}

/// Answers the verdict that the person saw for one of both programmes, once; the secretariat is told.
///
/// # Errors
/// [`Problem::NotAllowed`] unless somebody does it who acts for the owner of that programme, [`Problem::Invalid`] when an objection
/// lacks its reason or the reason is too long, [`Problem::NotFound`] when one of the programmes is not under way in the cycle or the
/// side is none of them, [`Problem::Conflict`] when the pair was settled anew meanwhile or the verdict was taken back, a refusal when
/// the verdict does not hold any more or that side has answered already.
pub async fn answer_verdict(
    app: &App,
    actor: &Actor,
    pair: &PairId,
    draft: &AnswerDraft,
) -> Result<(), Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let table = findings::table(app, &cycle.id).await?;
    let (own, other) = sides(&table, pair, &draft.side).ok_or(Problem::NotFound)?;
    actor.require_for(&own.content.organisation, Actor::acts_for)?;
    draft.faults().or(())?;
    let mut tx = app.begin(actor).await?;
    let decided = as_seen(&mut tx, pair, &draft.seen).await?;
    let decided = decided.ok_or_else(|| Problem::refused("finding-refused-answer"))?;
    let places = both(&table, pair).ok_or(Problem::NotFound)?;
    let standing = of_pair(&table, Some(&decided), places)?;
    if !matches!(standing, Standing::Decided | Standing::Partly) {
        return Err(Problem::refused("finding-refused-answer"));
    }
    if !store::answers::insert(&mut tx, pair, draft).await? {
        return Err(Problem::refused("finding-refused-answered"));
    }
    let owner = table.names.organisation(&own.content.organisation).to_owned();
    letters::answered(app, &mut tx, (own, other), (&owner, draft)).await?;
    let told = Told { verdict: decided.verdict, other: &other.content.title, note: &draft.reason, mover: "" };
    let event = Event::new(answered_as(draft.answer), pair.key(), &own.content.title);
    Ok(tx.commit(event.after(&told)).await?)
}

/// Keeps the verdict that the person saw although a side objected, and tells that side why.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] when the reply is empty or too long,
/// [`Problem::NotFound`] as for [`answer_verdict`], [`Problem::Conflict`] when the pair was settled anew meanwhile or the verdict was
/// taken back, a refusal when no objection of that side waits.
pub async fn keep_verdict(
    app: &App,
    actor: &Actor,
    pair: &PairId,
    draft: &ReplyDraft,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    draft.faults().or(())?;
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let table = findings::table(app, &cycle.id).await?;
    let (own, other) = sides(&table, pair, &draft.side).ok_or(Problem::NotFound)?;
    let mut tx = app.begin(actor).await?;
    let decided = as_seen(&mut tx, pair, &draft.seen).await?;
    let decided = decided.ok_or_else(|| Problem::refused("finding-refused-reply"))?;
    if !store::answers::reply(&mut tx, pair, draft).await? {
        return Err(Problem::refused("finding-refused-reply"));
    }
    letters::kept(app, &mut tx, (own, other), draft).await?;
    let told = Told { verdict: decided.verdict, other: &other.content.title, note: &draft.reply, mover: "" };
    Ok(tx.commit(Event::new("finding.kept", pair.key(), &own.content.title).after(&told)).await?)
}
