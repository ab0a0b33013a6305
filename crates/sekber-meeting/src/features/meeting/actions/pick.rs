//! What phones tell: a wish about a pair, an order of wishes, an answer to the plan. Sending the same thing twice counts
//! once, and is answered the same.

use sekber_core::meeting::kinds::Consent;
use sekber_core::registry::kinds::Side;
use sekber_core::value::{OrganisationId, ProgrammeId, SubmissionId};
use sekber_engines::matching::interest::{Opinion, Stance, Told};
use serde::Serialize;

use super::turn::take_turn;
use super::{Word, commit_and_wake, load};
use crate::features::matching::{self, Pair, PairRecord};
use crate::features::meeting::guard::Delegate;
use crate::features::meeting::store::{events, outcome};
use crate::features::meeting::{limits, settled};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::turns::Turn;

/// Most programmes that an order of wishes names.
const MOST_RANKS: usize = 99;

/// A wish as the hall hears it. Why somebody declines, and notes, stay between the sides.
#[derive(Debug, Clone, Serialize)]
struct Picked<'a> {
    side: Side,
    office: &'a OrganisationId,
    office_name: &'a str,
    programme: &'a ProgrammeId,
    title: &'a str,
    partner: &'a OrganisationId,
    partner_name: &'a str,
    /// `want`, `maybe`, `no` or `withdrawn`.
    stance: &'a str,
    /// Whether both sides want it now.
    mutual: bool,
}

/// Begins what a phone asks for: waits for the meeting's turn, then tells whether the submission was answered before.
async fn begin(
    app: &App,
    delegate: &Delegate,
    submission: &SubmissionId,
) -> Result<Result<(Tx, Turn), i64>, Problem> {
    let (mut tx, turn) = take_turn(app, &delegate.actor, &delegate.meeting.id).await?;
    match events::receipt(&mut tx, &delegate.meeting.id, submission).await? {
        None => Ok(Ok((tx, turn))),
        Some((seq, seat)) if seat == delegate.key() => Ok(Err(seq)),
        // Another phone's name for a submission: either chance beyond belief or somebody guessing.
        Some(_) => Err(Problem::NotAllowed),
    }
}

/// Refuses unless the meeting takes choices now.
async fn choosing(tx: &mut Tx, delegate: &Delegate) -> Result<(), Problem> {
    let meeting = load(tx, &delegate.meeting.id).await?;
    if meeting.takes_picks(tx.now) { Ok(()) } else { Err(Problem::refused("meeting-refused-picks")) }
}

/// The pair, when the delegate may speak about it.
async fn own_pair(tx: &mut Tx, delegate: &Delegate, pair: &Pair) -> Result<(PairRecord, Side), Problem> {
    let (organisation, side) = delegate.speaks_for()?;
    let cycle = &delegate.meeting.cycle_id;
    let known = PairRecord::load(tx, cycle, pair).await?;
    let own = match side {
        Side::Office => pair.office == *organisation,
        Side::Partner => known.names.partner_id == *organisation,
    };
    if own { Ok((known, side)) } else { Err(Problem::NotAllowed) }
}

/// Writes a wish, or takes it back when `opinion` is none. Returns the number of the word to the hall.
///
/// # Errors
/// A refusal when no choices are taken now, [`Problem::NotAllowed`] about a pair that is not the delegate's.
pub async fn pick(
    app: &App,
    delegate: &Delegate,
    submission: &SubmissionId,
    pair: &Pair,
    opinion: Option<&Opinion>,
) -> Result<i64, Problem> {
    let (mut tx, _turn) = match begin(app, delegate, submission).await? {
        Ok(begun) => begun,
        Err(seq) => return Ok(seq),
    };
    choosing(&mut tx, delegate).await?;
    let (known, side) = own_pair(&mut tx, delegate, pair).await?;
    let event = match opinion {
        Some(opinion) => matching::tell(&mut tx, &known, side, opinion, Told::Meeting).await?,
        None => matching::withdraw(&mut tx, &known, side).await?,
    };
    let names = &known.names;
    let Some(event) = event else {
        return unchanged(tx, delegate, submission, (&pair.programme, &names.title)).await;
    };
    let stance = opinion.map(|opinion| opinion.stance);
    let wanted = stance == Some(Stance::Want);
    let data = Picked {
        side,
        office: &pair.office,
        office_name: &names.office,
        programme: &pair.programme,
        title: &names.title,
        partner: &names.partner_id,
        partner_name: &names.partner,
        stance: stance.map_or("withdrawn", Stance::as_str),
        mutual: wanted && known.interest_of(side.other()).is_some_and(|theirs| theirs.stance == Stance::Want),
    };
    // What is not wanted is heard by the own side only; a wish, and its end, by both.
    let audience = match stance {
        Some(Stance::Maybe | Stance::No) => delegate.organisation.as_ref().map(ToString::to_string),
        Some(Stance::Want) | None => Some(format!("{} {}", pair.office, names.partner_id)),
    };
    finish(app, tx, delegate, submission, event, Word { kind: "pick", audience, data: &data }).await
}

/// Puts the delegate's wishes into an order: the first named becomes the dearest.
///
/// # Errors
/// As [`pick`]; a refusal when one of them is not wanted by the delegate's side.
pub async fn rank(
    app: &App,
    delegate: &Delegate,
    submission: &SubmissionId,
    pairs: &[Pair],
) -> Result<i64, Problem> {
    let (mut tx, _turn) = match begin(app, delegate, submission).await? {
        Ok(begun) => begun,
        Err(seq) => return Ok(seq),
    };
    choosing(&mut tx, delegate).await?;
    if pairs.is_empty() || pairs.len() > MOST_RANKS {
        return Err(Problem::refused("meeting-refused-ranks"));
    }
    let (mut last, mut dearest) = (None, None);
    for (place, pair) in (1..).zip(pairs) {
        let (known, side) = own_pair(&mut tx, delegate, pair).await?;
        let own = known.interest_of(side).filter(|own| own.stance != Stance::No);
        let own = own.ok_or_else(|| Problem::refused("meeting-refused-ranks"))?;
        let opinion = Opinion { rank: Some(place), ..own.opinion() };
        dearest.get_or_insert((&pair.programme, known.names.title.clone()));
        if let Some(event) = matching::tell(&mut tx, &known, side, &opinion, Told::Meeting).await?
            && let Some(before) = last.replace(event)
        {
            tx.note(before);
        }
    }
    let Some(event) = last else {
        let (programme, title) = dearest.ok_or_else(|| Problem::refused("meeting-refused-ranks"))?;
        return unchanged(tx, delegate, submission, (programme, &title)).await;
    };
    let audience = delegate.organisation.as_ref().map(ToString::to_string);
    let data = pairs.len();
    finish(app, tx, delegate, submission, event, Word { kind: "ranked", audience, data: &data }).await
}

#[derive(Serialize)]
struct Answered<'a> {
    side: Side,
    office: &'a str,
    programme: &'a ProgrammeId,
    consent: Consent,
}

/// Agrees to a planned pair, or objects with a reason.
///
/// # Errors
/// A refusal when there is no such pair in the plan of the meeting, an objection says no reason, or [answers no longer
/// change](settled::answered_pair).
pub async fn answer(
    app: &App,
    delegate: &Delegate,
    submission: &SubmissionId,
    pair: &Pair,
    consent: Consent,
    reason: &str,
) -> Result<i64, Problem> {
    let reason = limits::remark(reason)?;
    if consent == Consent::Objected && reason.is_empty() {
        return Err(Problem::refused("meeting-refused-no-reason"));
    }
    let (mut tx, _turn) = match begin(app, delegate, submission).await? {
        Ok(begun) => begun,
        Err(seq) => return Ok(seq),
    };
    let meeting = load(&mut tx, &delegate.meeting.id).await?;
    // The plan is read here, not taken from the hall: a phone may know of it before this process was told.
    settled::answered_pair(&mut tx, &meeting, pair).await?;
    if !meeting.hears_phones(tx.now) {
        return Err(Problem::refused("meeting-refused-no-plan"));
    }
    let (PairRecord { names, .. }, side) = own_pair(&mut tx, delegate, pair).await?;
    let about = (&pair.office, &pair.programme);
    outcome::set_answer(&mut tx, &meeting.id, about, side, (consent, &reason), false).await?;
    let data = Answered { side, office: &names.office, programme: &pair.programme, consent };
    let kind = match consent {
        Consent::Agreed => "pairing.agreed",
        Consent::Objected => "pairing.objected",
    };
    let event = Event::new(kind, &pair.programme, &names.title).after(&data);
    let audience = Some(format!("{} {}", pair.office, names.partner_id));
    finish(app, tx, delegate, submission, event, Word { kind: "answer", audience, data: &data }).await
}

#[derive(Serialize)]
struct Approved<'a> {
    who: &'a str,
    objection: &'a str,
}

/// Approves the minutes as they are, or says what is to be corrected: nobody approves by leaving that empty.
///
/// # Errors
/// A refusal for an objection that says nothing or too much, [`Problem::Conflict`] when they were changed since `version`.
pub async fn approve(
    app: &App,
    delegate: &Delegate,
    submission: &SubmissionId,
    version: i64,
    (consent, objection): (Consent, &str),
) -> Result<i64, Problem> {
    let objection = match consent {
        Consent::Agreed => String::new(),
        Consent::Objected => limits::remark(objection)?,
    };
    if consent == Consent::Objected && objection.is_empty() {
        return Err(Problem::refused("meeting-refused-no-correction"));
    }
    let (mut tx, _turn) = match begin(app, delegate, submission).await? {
        Ok(begun) => begun,
        Err(seq) => return Ok(seq),
    };
    let meeting = load(&mut tx, &delegate.meeting.id).await?;
    if meeting.minutes_version != version {
        return Err(Problem::Conflict);
    }
    outcome::set_approval(&mut tx, &meeting.id, &delegate.participant, version, &objection).await?;
    let kind = match consent {
        Consent::Agreed => "minutes.approved",
        Consent::Objected => "minutes.objected",
    };
    let event = Event::new(kind, &meeting.id, &meeting.name);
    let event = event.after(&Approved { who: &delegate.short_name, objection: &objection });
    acknowledge(tx, delegate, submission, event).await
}

/// Answers a submission that asked for what stood already. It gets its receipt as well: when it comes again, after others
/// have changed what stands, it must not be carried out anew.
async fn unchanged(
    tx: Tx,
    delegate: &Delegate,
    submission: &SubmissionId,
    (programme, title): (&ProgrammeId, &str),
) -> Result<i64, Problem> {
    acknowledge(tx, delegate, submission, Event::new("interest.repeated", programme, title)).await
}

/// Keeps a submission's receipt beside what it did, when the hall hears nothing of it.
async fn acknowledge(
    mut tx: Tx,
    delegate: &Delegate,
    submission: &SubmissionId,
    event: Event,
) -> Result<i64, Problem> {
    let seq = events::latest_in(&mut tx, &delegate.meeting.id).await?;
    events::keep_receipt(&mut tx, &delegate.meeting.id, submission, delegate.key(), seq).await?;
    tx.commit(event).await?;
    Ok(seq)
}

/// Keeps the answer beside the change, so that both are there or neither.
async fn finish(
    app: &App,
    mut tx: Tx,
    delegate: &Delegate,
    submission: &SubmissionId,
    event: Event,
    word: Word<'_, impl Serialize>,
) -> Result<i64, Problem> {
    let meeting = &delegate.meeting.id;
    let seq = events::append(&mut tx, meeting, word.kind, word.audience, word.data).await?;
    events::keep_receipt(&mut tx, meeting, submission, delegate.key(), seq).await?;
    commit_and_wake(app, tx, meeting, event).await?;
    Ok(seq)
}
