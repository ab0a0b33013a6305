//! The minutes (notula): who was there, what was said, what is to be done by whom until when, and who approved.

use sekber_core::meeting::kinds::TaskState;
use sekber_documents::official::{Block, Document};
use serde::Serialize;

use super::people::Totals;
use super::{Desk, number};
use crate::features::document::Issued;
use crate::features::meeting::model::{Approval, Participant, Seat, Task};
use crate::features::meeting::pages::record::Counts;

/// What makes the minutes these minutes.
#[derive(Serialize)]
pub struct Facts<'a> {
    text: &'a str,
    tasks: Vec<(&'a str, &'a str, Option<String>, TaskState)>,
    approvals: Vec<(&'a str, i64, &'a str)>,
}

/// The facts of the minutes.
pub fn facts<'a>(text: &'a str, tasks: &'a [Task], approvals: &'a [Approval]) -> Facts<'a> {
    let task = |task: &'a Task| {
        (task.what.as_str(), task.owner.as_str(), task.due.map(|due| due.to_string()), task.state)
    };
    let approval =
        |one: &'a Approval| (one.participant_id.as_str(), one.minutes_version, one.objection.as_str());
    Facts {
        text,
        tasks: tasks.iter().map(task).collect(),
        approvals: approvals.iter().map(approval).collect(),
    }
}

/// How many people were there: men, women, and those of whom neither was told; none where nobody was told by name.
fn people(desk: &Desk, totals: Totals) -> Option<(String, String)> {
    if totals.people() == 0 {
        return None;
    }
    let facts = [
        ("people", totals.people().to_string()),
        ("men", totals.men.to_string()),
        ("women", totals.women.to_string()),
        ("untold", totals.untold.to_string()),
    ];
    let mut sum = desk.say_facts("document-people-sum", &facts);
    if totals.unnamed > 0 {
        sum.push_str("; ");
        sum.push_str(&desk.say_with("document-people-unnamed", "participants", totals.unnamed));
    }
    Some((desk.say("document-people"), sum))
}

/// The minutes.
pub fn document(
    desk: &Desk,
    (all, seats): (&[Participant], &[Seat]),
    tasks: &[Task],
    approvals: &[Approval],
    issued: Option<&Issued>,
) -> Document {
    let title = desk.say("document-minutes");
    let counts = Counts::of(all);
    let number = issued.map_or("", |issued| issued.number.as_str());
    let under = if number.is_empty() {
        desk.meeting.name.clone()
    } else {
        desk.say_with("document-number-is", "number", number)
    };
    let mut fields = vec![
        (desk.say("document-chair"), desk.meeting.chair_name.clone()),
        (desk.say("document-secretary"), desk.meeting.secretary_name.clone()),
        (
            desk.say("document-participants"),
            desk.say_facts(
                "document-participants-sum",
                &[
                    ("offices", counts.offices.1.to_string()),
                    ("partners", counts.partners.1.to_string()),
                    ("guests", counts.guests.to_string()),
                ],
            ),
        ),
    ];
    fields.extend(people(desk, Totals::of(&desk.meeting, all, seats)));
    // Under a title without a number the meeting is named already.
    let held = match number {
        "" => Block::Fields { fields: desk.when_and_where_fields() },
        _ => desk.when_and_where(),
    };
    let mut blocks = vec![
        Block::Title { text: title.clone(), under },
        held,
        Block::Fields { fields },
        Block::Heading { text: desk.say("document-discussion") },
    ];
    let items = desk.meeting.agenda_items();
    for line in desk.meeting.minutes.lines().filter(|line| !line.trim().is_empty()) {
        let line = line.trim().to_owned();
        // What takes up an item of the agenda stands under it.
        blocks.push(match items.contains(&line) {
            true => Block::Heading { text: line },
            false => desk.text(line),
        });
    }
    if !tasks.is_empty() {
        blocks.push(Block::Heading { text: desk.say("meeting-tasks") });
        blocks.push(table(desk, tasks));
    }
    let current = |approval: &&Approval| approval.minutes_version == desk.meeting.minutes_version;
    let (yes, no): (Vec<&Approval>, Vec<&Approval>) =
        approvals.iter().filter(current).partition(|approval| approval.objection.is_empty());
    let name = |approval: &&Approval| {
        all.iter().find(|one| one.id == approval.participant_id).map_or("", |one| &one.short_name).to_owned()
    };
    if !yes.is_empty() {
        let names = yes.iter().map(name).collect::<Vec<_>>().join(", ");
        blocks.push(desk.text(desk.say_with("document-approved-by", "names", names)));
    }
    for approval in &no {
        let facts = [("who", name(approval)), ("why", approval.objection.clone())];
        blocks.push(desk.text(desk.say_facts("document-minutes-objection", &facts)));
    }
    blocks.push(Block::Text { text: desk.dated(desk.meeting.day), indent: false });
    blocks.push(Block::Signatures { signers: vec![desk.secretary(), desk.signer(issued)] });
    blocks.push(desk.check(issued));
    Document { foot: format!("{title} – {}", desk.meeting.name), ..desk.signed(&title, blocks, issued) }
}

fn table(desk: &Desk, tasks: &[Task]) -> Block {
    let row = |(at, task): (usize, &Task)| {
        let due = task.due.map(|due| desk.frame.civil_date(&due)).unwrap_or_default();
        vec![
            number(at),
            task.what.clone(),
            task.owner.clone(),
            due,
            desk.frame.say_code("task-", task.state.as_str()),
        ]
    };
    Block::Table {
        columns: vec![
            desk.column("document-no", 0),
            desk.column("task-what", 6),
            desk.column("task-owner", 4),
            desk.column("task-due", 3),
            desk.column("task-state", 2),
        ],
        over: String::new(),
        rows: tasks.iter().enumerate().map(row).collect(),
        row_millimetres: 0,
    }
}
