//! What comes out: the plan that is put into force, minutes that those present approve, and tasks.

use sekber_core::meeting::kinds::{Consent, Round, TaskState};
use sekber_core::registry::kinds::Side;
use sekber_core::value::{MeetingId, OrganisationId, PlanId, TaskId, is_plausible};
use serde::Serialize;

use super::turn::take_turn;
use super::{Word, commit_and_tell, load};
use crate::features::district::Cycle;
use crate::features::matching::{self, Pair, Wanted};
use crate::features::meeting::model::{Meeting, Task};
use crate::features::meeting::store::{meetings, outcome, participants};
use crate::features::meeting::{limits, settled};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Works a plan out of everything said so far, among everybody who takes part in the cycle or only among those who are `there`; it is
/// weighed in the room of matching.
///
/// # Errors
/// A refusal before choosing is over, or when nobody is known to be there.
pub async fn work_out(
    app: &App,
    actor: &Actor,
    cycle: &Cycle,
    meeting: &Meeting,
    (even, there): (bool, bool),
) -> Result<PlanId, Problem> {
    actor.require(Permit::Secretariat)?;
    if meeting.round != Round::Planning {
        return Err(Problem::refused("meeting-refused-round"));
    }
    let mut among = Vec::new();
    if there {
        let all = participants::all(app.db(), &app.region(), &meeting.id).await?;
        let came = all.iter().filter(|one| one.presence.is_there());
        among.extend(came.filter_map(|one| one.organisation_id.as_ref()).map(ToString::to_string));
        among.sort();
        if among.is_empty() {
            return Err(Problem::refused("meeting-refused-plan-nobody"));
        }
    }
    let wanted = Wanted { even, among, ..Wanted::default() };
    matching::make_plan(app, actor, cycle, &meeting.name, wanted).await
}

/// A change that the chair makes to a plan by hand.
#[derive(Debug, Clone)]
pub struct ByHand<'a> {
    /// The pair.
    pub pair: Pair,
    /// `lock`, `veto` or `free`.
    pub rule: &'a str,
    /// Why; needed for a veto.
    pub reason: &'a str,
    /// The plan that is changed.
    pub plan: &'a str,
}

/// Locks, excludes or frees a pair and works the plan out again under the same rules. Returns the new plan.
///
/// # Errors
/// A refusal before choosing is over, or for a veto without a reason.
pub async fn change_by_hand(
    app: &App,
    actor: &Actor,
    cycle: &Cycle,
    meeting: &Meeting,
    change: &ByHand<'_>,
) -> Result<PlanId, Problem> {
    actor.require(Permit::Secretariat)?;
    if meeting.round != Round::Planning {
        return Err(Problem::refused("meeting-refused-round"));
    }
    matching::is_plan_of(app, cycle, change.plan).await?;
    matching::rule_on_pair(app, actor, &cycle.id, &change.pair, change.rule, change.reason).await?;
    matching::renew_plan(app, actor, cycle, change.plan).await
}

#[derive(Serialize)]
struct Locked<'a> {
    plan: &'a PlanId,
}

/// Puts a plan into force and asks both sides of every pair whether they agree. The plan and the meeting change together. The meeting
/// decides: no leader is waited for, but a plan in whose place a leader asked for another is not put into force. A plan that holds
/// already and is not this meeting's is replaced only when it is named as `replaced`.
///
/// # Errors
/// A refusal before choosing is over, while nobody is written down as present, over a plan in force that is not named, or when a
/// leader asked for another; [`Problem::NotFound`] without such a plan.
pub async fn lock(
    app: &App,
    actor: &Actor,
    cycle: &Cycle,
    id: &MeetingId,
    (plan, replaced): (&PlanId, Option<&PlanId>),
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let (mut tx, _turn) = take_turn(app, actor, id).await?;
    let meeting = load(&mut tx, id).await?;
    if meeting.round != Round::Planning {
        return Err(Problem::refused("meeting-refused-round"));
    }
    if participants::present(&mut tx, id).await? == 0 {
        return Err(Problem::refused("meeting-refused-nobody-there"));
    }
    if let Some(other) = matching::plan_in_force(&mut tx, &cycle.id).await? {
        let known = [Some(plan), meeting.plan_id.as_ref(), replaced];
        if !known.contains(&Some(&other.id)) {
            return Err(Problem::refused_with("meeting-refused-replaces", "plan", other.number.to_string()));
        }
    }
    if let Some(event) = matching::publish_plan(&mut tx, cycle, plan).await? {
        tx.note(event);
    }
    meetings::set_plan(&mut tx, id, plan).await?;
    let event = Event::new("meeting.locked", id, &meeting.name).after(&Locked { plan });
    let word = Word { kind: "plan", audience: None, data: &Locked { plan } };
    commit_and_tell(app, tx, id, event, word).await.map(|_| ())
}

#[derive(Serialize)]
struct Said<'a> {
    side: Side,
    office: &'a str,
    consent: Consent,
}

/// Writes down what a side of a planned pair says aloud or on paper. What a side answered itself stays: only it can change that.
///
/// # Errors
/// A refusal when the meeting's plan has no such pair, an objection says no reason, the side answered itself, or [answers no longer
/// change](settled::answered_pair).
pub async fn answer_aloud(
    app: &App,
    actor: &Actor,
    id: &MeetingId,
    (pair, side): (&Pair, Side),
    consent: Consent,
    reason: &str,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let reason = limits::remark(reason)?;
    if consent == Consent::Objected && reason.is_empty() {
        return Err(Problem::refused("meeting-refused-no-reason"));
    }
    let (mut tx, _turn) = take_turn(app, actor, id).await?;
    let meeting = load(&mut tx, id).await?;
    let planned = settled::answered_pair(&mut tx, &meeting, pair).await?;
    let about = (&pair.office, &pair.programme);
    let before = outcome::answer_in(&mut tx, id, about, side).await?;
    if let Some(own) = before.filter(|before| !before.aloud) {
        return Err(Problem::refused_with("meeting-refused-answered-itself", "name", own.person_name));
    }
    outcome::set_answer(&mut tx, id, about, side, (consent, &reason), true).await?;
    let data = Said { side, office: &planned.office_short, consent };
    let kind = match consent {
        Consent::Agreed => "pairing.agreed",
        Consent::Objected => "pairing.objected",
    };
    let event = Event::new(kind, &pair.programme, &planned.title).after(&data);
    let partner = planned.partner_id.iter().map(ToString::to_string);
    let audience = [pair.office.to_string()].into_iter().chain(partner).collect::<Vec<_>>().join(" ");
    let word = Word { kind: "answer", audience: Some(audience), data: &data };
    commit_and_tell(app, tx, id, event, word).await.map(|_| ())
}

#[derive(Serialize)]
struct Written<'a> {
    text: &'a str,
}

/// Writes the minutes over a version of them.
///
/// # Errors
/// [`Problem::Conflict`] when somebody else wrote since that version; nothing of either is lost. A refusal when they are too long.
pub async fn write_minutes(
    app: &App,
    actor: &Actor,
    id: &MeetingId,
    version: i64,
    text: &str,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let before = load(&mut tx, id).await?;
    set_minutes(app, tx, &before, version, text).await
}

/// Adds a line to the minutes, whoever wrote them last. Minutes that nobody has begun begin with the agenda; what they say
/// already is not said again.
///
/// # Errors
/// A refusal when they are too long then.
pub async fn note_in_minutes(app: &App, actor: &Actor, id: &MeetingId, line: &str) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let before = load(&mut tx, id).await?;
    let begun = before.minutes_begun();
    if begun.lines().any(|known| known == line) {
        return Ok(());
    }
    let text = [begun.trim_end(), line].join("\n\n");
    set_minutes(app, tx, &before, before.minutes_version, text.trim_start()).await
}

async fn set_minutes(
    app: &App,
    mut tx: Tx,
    before: &Meeting,
    version: i64,
    text: &str,
) -> Result<(), Problem> {
    if text.chars().count() > limits::MINUTES {
        return Err(Problem::refused("meeting-refused-minutes"));
    }
    if before.minutes == text {
        return Ok(());
    }
    if !meetings::set_minutes(&mut tx, &before.id, version, text).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("minutes.written", &before.id, &before.name);
    let event = event.before(&Written { text: &before.minutes }).after(&Written { text });
    let word = Word { kind: "minutes", audience: None, data: &(version + 1) };
    commit_and_tell(app, tx, &before.id, event, word).await.map(|_| ())
}

#[derive(Serialize)]
struct KeptTask<'a> {
    what: &'a str,
    owner: &'a str,
    due: Option<String>,
    state: TaskState,
    note: &'a str,
    verifier: &'a str,
}

fn kept(task: &Task) -> KeptTask<'_> {
    KeptTask {
        what: &task.what,
        owner: &task.owner,
        due: task.due.map(|due| due.to_string()),
        state: task.state,
        note: &task.note,
        verifier: &task.verifier,
    }
}

/// Gives somebody a task.
///
/// # Errors
/// A refusal when it says nothing or too much, or is due before the meeting.
pub async fn give_task(
    app: &App,
    actor: &Actor,
    id: &MeetingId,
    (what, owner): (&str, &str),
    organisation: Option<OrganisationId>,
    due: Option<jiff::civil::Date>,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let sound = |text: &str| (1..=limits::TASK).contains(&text.trim().chars().count());
    if !sound(what) || !sound(owner) {
        return Err(Problem::refused("meeting-refused-task"));
    }
    if due.is_some_and(|due| !is_plausible(due)) {
        return Err(Problem::refused("meeting-refused-day"));
    }
    let task = Task {
        id: new_id(),
        what: what.trim().to_owned(),
        organisation_id: organisation,
        owner: owner.trim().to_owned(),
        due,
        state: TaskState::Open,
        note: String::new(),
        verifier: String::new(),
        version: 1,
    };
    let mut tx = app.begin(actor).await?;
    let meeting = load(&mut tx, id).await?;
    if due.is_some_and(|due| due < meeting.day) {
        return Err(Problem::refused("meeting-refused-due"));
    }
    outcome::insert_task(&mut tx, id, &task).await?;
    Ok(tx.commit(Event::new("task.given", &task.id, &task.what).after(&kept(&task))).await?)
}

/// Says how far a task is. Its owner may say that it is done; that it was checked, only the secretariat, and the
/// checker's name is kept.
///
/// # Errors
/// [`Problem::NotAllowed`] for strangers, a refusal for a remark that is too long or when it is given up without a reason, [`Problem::Conflict`] when
/// somebody else was faster.
pub async fn move_task(
    app: &App,
    actor: &Actor,
    id: &MeetingId,
    (task, version): (&TaskId, i64),
    state: TaskState,
    note: &str,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let before = outcome::task_in(&mut tx, id, task).await?.ok_or(Problem::NotFound)?;
    let own = before.organisation_id.as_ref().is_some_and(|owner| actor.acts_for(owner));
    let owners_word =
        matches!(state, TaskState::Open | TaskState::Done) && before.state != TaskState::Verified;
    if !(actor.is_secretariat() || own && owners_word) {
        return Err(Problem::NotAllowed);
    }
    let note = limits::remark(note)?;
    if state == TaskState::Dropped && note.is_empty() {
        return Err(Problem::refused("meeting-refused-no-reason"));
    }
    let verifier = if state == TaskState::Verified { actor.name.clone() } else { String::new() };
    let after = Task { state, note, verifier, version, ..before.clone() };
    if !outcome::set_task(&mut tx, &after).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("task.moved", task, &before.what).before(&kept(&before)).after(&kept(&after));
    Ok(tx.commit(event).await?)
}
