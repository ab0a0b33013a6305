//! What people settle about findings; the monthly letter; data on need.

pub mod answers;
pub mod boundaries;
pub mod data;

use sekber_core::value::ProgrammeId;
use sekber_engines::synchronisation::grading::{Grade, Verdict};
use serde::Serialize;

use super::findings::{self, Table};
use super::leader::letter;
use super::model::{Decided, PairId, VerdictDraft, fact};
use super::{facts, letters, store};
use crate::features::{district, programme};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

#[derive(Serialize)]
struct Told<'a> {
    verdict: Verdict,
    other: &'a str,
    note: &'a str,
    /// Whose programme changes its time; empty where nobody was named.
    #[serde(skip_serializing_if = "str::is_empty")]
    mover: &'a str,
}

/// What the trail of a programme tells of a verdict about it.
#[derive(Serialize)]
struct ToldOwner<'a> {
    other: &'a str,
    note: &'a str,
    finding: String,
}

/// What happened to a programme about which something was settled.
fn settled_as(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Merge => "programme.settled_merge",
        Verdict::SplitArea => "programme.settled_area",
        Verdict::ShiftTime => "programme.settled_time",
        Verdict::Complement => "programme.settled_complement",
        Verdict::NoConflict => "programme.settled_no_conflict",
    }
}

/// Settles a pair, over the verdict that the person saw. It holds until the facts change.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] when the note is too long, [`Problem::NotFound`] when
/// one of the programmes is not under way in the cycle, [`Problem::Refused`] when the facts changed since they were shown, or when it is
/// not clear where both work and the verdict is more than that they have nothing to do with each other,
/// [`Problem::Conflict`] when somebody else settled the pair meanwhile or took the verdict back.
pub async fn decide(app: &App, actor: &Actor, pair: &PairId, draft: &VerdictDraft) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    draft.faults().or(())?;
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let table = findings::table(app, &cycle.id).await?;
    let (first, second) = both(&table, pair).ok_or(Problem::NotFound)?;
    let (a, b) = (&table.programmes[first].content, &table.programmes[second].content);
    let (_, json, digest) = facts::settled(a, b, &table.names)?;
    if digest != draft.digest {
        return Err(Problem::refused("finding-refused-changed"));
    }
    let is_unclear = table.finding(first, second).is_some_and(|finding| finding.grade == Grade::Unclear);
    if is_unclear && draft.verdict != Verdict::NoConflict {
        return Err(Problem::refused("finding-refused-unclear"));
    }
    let of_pair =
        |id: &ProgrammeId| draft.verdict == Verdict::ShiftTime && [&pair.first, &pair.second].contains(&id);
    let draft = &VerdictDraft { mover: draft.mover.clone().filter(of_pair), ..draft.clone() };
    let mut tx = app.begin(actor).await?;
    let before = as_seen(&mut tx, pair, &draft.seen).await?;
    // What was answered to the verdict before says nothing of this one.
    store::answers::remove(&mut tx, pair).await?;
    store::write(&mut tx, pair, draft, &json).await?;
    let both = (&table.programmes[first], &table.programmes[second]);
    letters::settled(app, &mut tx, both, draft).await?;
    let mover = |mover: Option<&ProgrammeId>| match mover {
        Some(id) if *id == pair.first => table.names.organisation(&a.organisation),
        Some(_) => table.names.organisation(&b.organisation),
        None => "",
    };
    let told = |verdict, note, moved| Told { verdict, other: &b.title, note, mover: mover(moved) };
    let now = told(draft.verdict, draft.note.as_str(), draft.mover.as_ref());
    for (own, other) in [both, (both.1, both.0)] {
        let told = ToldOwner { other: &other.content.title, note: &draft.note, finding: pair.path() };
        tx.note(Event::new(settled_as(draft.verdict), &own.id, &own.content.title).after(&told));
    }
    let event = Event::new("finding.decided", pair.key(), &a.title).after(&now);
    let event = match &before {
        Some(before) => event.before(&told(before.verdict, before.note.as_str(), before.mover_id.as_ref())),
        None => event,
    };
    Ok(tx.commit(event).await?)
}

/// Takes the verdict back that the person saw, so that the finding waits again; nothing happens when there is none.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Conflict`] when somebody else settled the pair meanwhile.
pub async fn reopen(app: &App, actor: &Actor, pair: &PairId, seen: &str) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let Some(before) = as_seen(&mut tx, pair, seen).await? else { return Ok(()) };
    store::answers::remove(&mut tx, pair).await?;
    store::remove(&mut tx, pair).await?;
    let facts = before.facts();
    let (first, second) = (fact(&facts.first, "title"), fact(&facts.second, "title"));
    let told = Told { verdict: before.verdict, other: &second, note: &before.note, mover: "" };
    for (id, own, other) in [(&pair.first, &first, &second), (&pair.second, &second, &first)] {
        let told = ToldOwner { other: other.as_str(), note: "", finding: pair.path() };
        tx.note(Event::new("programme.verdict_withdrawn", id, own).after(&told));
    }
    Ok(tx.commit(Event::new("finding.reopened", pair.key(), &first).before(&told)).await?)
}

/// Makes one record of two programmes that a verdict says are one activity: the other one is given up, and says where it is recorded.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::NotFound`] when one of the programmes is not under way in the
/// cycle, a refusal when no verdict that still holds says so, when an objection to it waits for a reply, or when a partnership carries
/// out the one that would be given up;
/// [`Problem::Conflict`] when somebody else settled the pair or changed the programme meanwhile.
pub async fn unite(
    app: &App,
    actor: &Actor,
    pair: &PairId,
    (stays, seen): (&ProgrammeId, &str),
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let table = findings::table(app, &cycle.id).await?;
    let (first, second) = both(&table, pair).ok_or(Problem::NotFound)?;
    let (a, b) = (&table.programmes[first], &table.programmes[second]);
    let (kept, gone) = if *stays == a.id { (a, b) } else { (b, a) };
    if kept.id != *stays {
        return Err(Problem::NotFound);
    }
    let (_, _, digest) = facts::settled(&a.content, &b.content, &table.names)?;
    let mut tx = app.begin(actor).await?;
    let verdict = as_seen(&mut tx, pair, seen).await?;
    let says_so = |verdict: &Decided| verdict.verdict == Verdict::Merge && verdict.digest == digest;
    if !verdict.as_ref().is_some_and(|verdict| says_so(verdict) && verdict.stays_id.is_none()) {
        return Err(Problem::refused("finding-refused-unite"));
    }
    if store::answers::objections(&mut tx, pair).await? > 0 {
        return Err(Problem::refused("finding-refused-unite-objected"));
    }
    if store::partnerships_of(&mut tx, &gone.id).await? > 0 {
        return Err(Problem::refused("finding-refused-unite-partnership"));
    }
    let owner = table.names.organisation(&kept.content.organisation).to_owned();
    let facts = [("title", kept.content.title.clone()), ("owner", owner)];
    let reason = app.words().say_with(Language::Indonesian, "finding-united-reason", &facts);
    programme::unite(&mut tx, (&gone.id, gone.version), &kept.id, &reason).await?;
    store::note_united(&mut tx, pair, &kept.id).await?;
    letters::united(app, &mut tx, gone, kept).await?;
    let told = Told { verdict: Verdict::Merge, other: &gone.content.title, note: &reason, mover: "" };
    Ok(tx.commit(Event::new("finding.united", pair.key(), &kept.content.title).after(&told)).await?)
}

/// Chooses whether the leader's page comes by e-mail every month, the next one first; nothing happens when that is so already.
///
/// # Errors
/// [`Problem::NotAllowed`] unless somebody from the secretariat or a leader chooses it for themselves.
pub async fn choose_letter(app: &App, actor: &Actor, wanted: bool) -> Result<(), Problem> {
    actor.require(Permit::Observer)?;
    let person = actor.person_id().ok_or(Problem::NotAllowed)?;
    let mut tx = app.begin(actor).await?;
    let (changed, event) = if wanted {
        let first = letter::month(letter::next_month(app.today()));
        let event = Event::new("person.leader_letter_chosen", person, &actor.name);
        (store::leader::want(&mut tx, person, &first).await?, event)
    } else {
        let event = Event::new("person.leader_letter_declined", person, &actor.name);
        (store::leader::want_no_more(&mut tx, person).await?, event)
    };
    if !changed {
        return Ok(());
    }
    Ok(tx.commit(event).await?)
}

/// The verdict about a pair, which is the one that the person saw. Two who settle at once wait for each other here.
async fn as_seen(tx: &mut Tx, pair: &PairId, seen: &str) -> Result<Option<Decided>, Problem> {
    tx.lock_audit_head().await?;
    let before = store::verdict_in(tx, pair).await?;
    let stamp = before.as_ref().map(Decided::stamp).unwrap_or_default();
    if stamp == seen { Ok(before) } else { Err(Problem::Conflict) }
}

/// The places of both programmes of a pair.
pub fn both(table: &Table, pair: &PairId) -> Option<(usize, usize)> {
    table.place(&pair.first).zip(table.place(&pair.second)).filter(|(first, second)| first != second)
}
