//! What a leader of the district decides about a plan.

use jiff::civil::Date;
use sekber_core::roles::Role;
use sekber_core::value::PlanId;
use sekber_engines::matching::interest::LONGEST_TEXT;
use serde::Serialize;

use crate::features::account;
use crate::features::mail::{self, Message};
use crate::features::matching::model::{DecisionDraft, PlanHead};
use crate::features::matching::store::{decisions, plans};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Letters and digits that a paper with its number has at least.
const LEAST_OF_A_NUMBER: usize = 3;

#[derive(Serialize)]
struct Kept<'a> {
    approved: bool,
    note: &'a str,
    paper: &'a str,
    paper_day: Option<String>,
}

/// What is to be mended in a decision about a plan that was made on a day. A paper that is named for a leader has a number, and is
/// neither older than what it decides about nor of a day to come.
fn faults(draft: &DecisionDraft, of_leader: bool, (made_on, today): (Date, Date)) -> Faults {
    let mut faults = Faults::none();
    faults.check_day("paper_day", draft.paper_day);
    faults.check_longest("note", &draft.note, LONGEST_TEXT);
    if !draft.approved && draft.note.is_empty() {
        faults.add("note", "fault-matching-note");
    }
    if of_leader {
        return faults;
    }
    faults.check_required("paper", &draft.paper, LONGEST_TEXT);
    let signs = draft.paper.chars().filter(|sign| sign.is_alphanumeric()).count();
    if faults.of("paper").is_none() && signs < LEAST_OF_A_NUMBER {
        faults.add("paper", "fault-matching-paper");
    }
    match draft.paper_day {
        None => faults.add("paper_day", "fault-required"),
        Some(_) if faults.of("paper_day").is_some() => {}
        Some(day) if day > today => faults.add("paper_day", "fault-matching-paper-to-come"),
        Some(day) if day < made_on => faults.add("paper_day", "fault-matching-paper-before"),
        Some(_) => {}
    }
    faults
}

/// Approves a plan, or asks for another with a reason. Only a leader decides; the secretariat writes down what a leader decided
/// on paper, names the paper and its day, and the leaders are told of it. What a leader wrote stays until a leader writes something
/// else.
///
/// # Errors
/// [`Problem::NotAllowed`] unless a leader or the secretariat does it, [`Problem::Invalid`] for asking for another without saying
/// why, at too great a length, without a paper and its number, or for a day of the paper before the plan was made or after today, a
/// refusal over a leader's own words, [`Problem::NotFound`] when there is no such plan.
pub async fn decide(app: &App, actor: &Actor, plan: &PlanId, draft: &DecisionDraft) -> Result<(), Problem> {
    actor.require(Permit::Observer)?;
    let of_leader = actor.is_leader();
    let draft = DecisionDraft {
        approved: draft.approved,
        note: draft.note.trim().to_owned(),
        paper: if of_leader { String::new() } else { draft.paper.trim().to_owned() },
        paper_day: draft.paper_day.filter(|_| !of_leader),
    };
    let mut tx = app.begin(actor).await?;
    let head = plans::find_in(&mut tx, plan).await?.ok_or(Problem::NotFound)?;
    let before = decisions::find_in(&mut tx, plan).await?;
    let made_on = app.settings().local_date(head.created_at);
    faults(&draft, of_leader, (made_on, app.today())).or(())?;
    if !of_leader && before.as_ref().is_some_and(|before| before.of_leader) {
        return Err(Problem::refused("matching-refused-decided"));
    }
    decisions::write(&mut tx, plan, of_leader, &draft).await?;
    let label = format!("{} {}", head.name, head.number);
    let event = match of_leader {
        true => Event::new("plan.decided", plan, label),
        false => Event::new("plan.decision_recorded", plan, label),
    };
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let event = event.after(&Kept {
        approved: draft.approved,
        note: &draft.note,
        paper: &draft.paper,
        paper_day: day(draft.paper_day),
    });
    let event = match &before {
        Some(was) => event.before(&Kept {
            approved: was.approved,
            note: &was.note,
            paper: &was.paper,
            paper_day: day(was.paper_day),
        }),
        None => event,
    };
    let is_the_same = before.as_ref().is_some_and(|was| {
        was.approved == draft.approved
            && was.note == draft.note
            && was.paper == draft.paper
            && was.paper_day == draft.paper_day
    });
    if !of_leader && !is_the_same {
        tell_leaders(app, &mut tx, &head, &draft).await?;
    }
    Ok(tx.commit(event).await?)
}

/// Tells the leaders, in whose name something was written down.
async fn tell_leaders(app: &App, tx: &mut Tx, head: &PlanHead, draft: &DecisionDraft) -> Result<(), Problem> {
    let day = draft.paper_day.map(|day| mail::LANGUAGE.date(day)).unwrap_or_default();
    let name = if head.name.is_empty() { String::new() } else { format!(" ({})", head.name) };
    let facts = [
        ("plan", format!("{}{name}", head.number)),
        ("paper", draft.paper.clone()),
        ("day", day),
        ("name", tx.actor.name.clone()),
        ("link", format!("{}/matching/plans/{}", app.settings().base_url, head.id)),
        ("district", app.district().name),
    ];
    let text = match draft.approved {
        true => "email-plan-recorded-approved",
        false => "email-plan-recorded-returned",
    };
    let message = Message {
        about: head.id.to_string(),
        // What is written down once more after something else was is told once more.
        once: format!("{text} {} {}", head.id, tx.now.0),
        subject: "email-plan-recorded-subject",
        text,
        facts: &facts,
        simulated: false,
    };
    let reached = account::addresses_of_role(tx, &Role::Leader).await?;
    mail::write_letters(app, tx, reached, &message).await.map(|_| ())
}
