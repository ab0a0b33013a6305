//! What a leader of the district decides about a plan.

use sekber_core::value::PlanId;
use sekber_engines::matching::interest::LONGEST_TEXT;
use serde::Serialize;

use crate::features::matching::model::DecisionDraft;
use crate::features::matching::store::{decisions, plans};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;

#[derive(Serialize)]
struct Kept<'a> {
    approved: bool,
    note: &'a str,
    paper: &'a str,
    paper_day: Option<String>,
}

/// Approves a plan, or asks for another with a reason. Only a leader decides; the secretariat writes down what a leader decided
/// on paper, and names the paper and its day. What a leader wrote stays until a leader writes something else.
///
/// # Errors
/// [`Problem::NotAllowed`] unless a leader or the secretariat does it, [`Problem::Invalid`] for a day that no record can have, a
/// refusal to ask for another without saying why, at too great a length, without the paper or over a leader's own words,
/// [`Problem::NotFound`] when there is no such plan.
pub async fn decide(app: &App, actor: &Actor, plan: &PlanId, draft: &DecisionDraft) -> Result<(), Problem> {
    actor.require(Permit::Observer)?;
    let mut faults = Faults::none();
    faults.check_day("paper_day", draft.paper_day);
    faults.or(())?;
    let of_leader = actor.is_leader();
    let (note, paper) = (draft.note.trim(), if of_leader { "" } else { draft.paper.trim() });
    let paper_day = draft.paper_day.filter(|day| !of_leader && *day <= app.today());
    if !of_leader && (paper.is_empty() || paper_day.is_none()) {
        return Err(Problem::refused("matching-refused-paper"));
    }
    if !draft.approved && note.is_empty() {
        return Err(Problem::refused("matching-refused-decision"));
    }
    if note.chars().count() > LONGEST_TEXT || paper.chars().count() > LONGEST_TEXT {
        return Err(Problem::refused("matching-refused-long"));
    }
    let mut tx = app.begin(actor).await?;
    let head = plans::find_in(&mut tx, plan).await?.ok_or(Problem::NotFound)?;
    let before = decisions::find_in(&mut tx, plan).await?;
    if !of_leader && before.as_ref().is_some_and(|before| before.of_leader) {
        return Err(Problem::refused("matching-refused-decided"));
    }
    let draft =
        DecisionDraft { approved: draft.approved, note: note.to_owned(), paper: paper.to_owned(), paper_day };
    decisions::write(&mut tx, plan, of_leader, &draft).await?;
    let label = format!("{} {}", head.name, head.number);
    let event = match of_leader {
        true => Event::new("plan.decided", plan, label),
        false => Event::new("plan.decision_recorded", plan, label),
    };
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let event = event.after(&Kept { approved: draft.approved, note, paper, paper_day: day(paper_day) });
    let event = match &before {
        Some(was) => event.before(&Kept {
            approved: was.approved,
            note: &was.note,
            paper: &was.paper,
            paper_day: day(was.paper_day),
        }),
        None => event,
    };
    Ok(tx.commit(event).await?)
}
