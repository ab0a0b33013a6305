//! The minutes (notula): who was there, who presented at which desk, what was said, what is to be done by whom until when, and
//! who approved.

use sekber_core::meeting::kinds::{SlotState, TaskState};
use sekber_core::value::Moment;
use sekber_documents::official::{Block, Document};
use serde::Serialize;

use super::people::Totals;
use super::{DocumentScene, attendance, number};
use crate::features::document::Issued;
use crate::features::meeting::counts::Counts;
use crate::features::meeting::desks::FieldDesk;
use crate::features::meeting::model::{Approval, Participant, Seat, Slot, Task};

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
fn people(papers: &DocumentScene, totals: Totals) -> Option<(String, String)> {
    if totals.people() == 0 {
        return None;
    }
    let facts = [
        ("people", totals.people().to_string()),
        ("men", totals.men.to_string()),
        ("women", totals.women.to_string()),
        ("untold", totals.untold.to_string()),
    ];
    // Where nobody was told to be a man or a woman, only how many they were is known.
    let key = match totals.men + totals.women {
        0 => "document-people-sum-plain",
        _ => "document-people-sum",
    };
    let mut sum = papers.say_facts(key, &facts);
    if totals.unnamed > 0 {
        sum.push_str("; ");
        sum.push_str(&papers.say_with("document-people-unnamed", "participants", totals.unnamed));
    }
    Some((papers.say("document-people"), sum))
}

/// Who presented at each desk, by the desk's name and in the order in which they began; where there were no desks, who presented
/// under one name. Nothing where nobody has presented. Whoever was cut off when choosing began is said to be.
pub fn at_desks(papers: &DocumentScene, order: &[Slot]) -> Vec<(String, Vec<String>)> {
    let desks = &papers.meeting.desks;
    let mut presented: Vec<&Slot> = order.iter().filter(|slot| slot.is_heard()).collect();
    presented.sort_by_key(|slot| slot.started_at);
    let name = |slot: &&Slot| match slot.state == SlotState::Done && slot.ended_at.is_none() {
        true => papers.say_with("document-cut-off", "name", slot.name.clone()),
        false => slot.name.clone(),
    };
    if desks.is_empty() {
        let names: Vec<String> = presented.iter().map(name).collect();
        let all = (papers.say("document-presented"), names);
        return if presented.is_empty() { Vec::new() } else { vec![all] };
    }
    let at = |one: &FieldDesk| {
        let own = presented.iter().filter(|slot| desks.desk_of(slot) == Some(one));
        (one.name.clone(), own.map(name).collect::<Vec<String>>())
    };
    desks.all().iter().map(at).filter(|(_, names)| !names.is_empty()).collect()
}

/// The minutes.
pub fn document(
    papers: &DocumentScene,
    (all, seats, called): (&[Participant], &[Seat], Option<&str>),
    (tasks, order): (&[Task], &[Slot]),
    approvals: &[Approval],
    issued: Option<&Issued>,
) -> Document {
    let title = papers.say("document-minutes");
    let number = issued.map_or("", |issued| issued.number.as_str());
    let under = if number.is_empty() {
        papers.meeting.name.clone()
    } else {
        papers.say_with("document-number-is", "number", number)
    };
    let there = attendance::there(papers, all, seats);
    let mut blocks = vec![
        Block::Title { text: title.clone(), under },
        Block::Fields { fields: held(papers, called, number) },
        Block::Fields { fields: took_part(papers, all, seats, !there.is_empty()) },
    ];
    blocks.extend(presentations(papers, order));
    blocks.extend(discussion(papers));
    if !tasks.is_empty() {
        blocks.push(Block::Heading { text: papers.say("document-conclusions") });
        blocks.push(table(papers, tasks));
    }
    blocks.extend(approved(papers, all, approvals));
    blocks.push(Block::Dated { text: papers.dated(papers.meeting.day) });
    blocks.push(Block::Signatures { signers: vec![papers.secretary(), papers.signer(issued)] });
    blocks.push(papers.check(issued));
    let of = match number {
        "" => format!("{title} – {}", papers.meeting.name),
        number => papers.annex_of(&title, number),
    };
    blocks.extend(attendance::annex(papers, &there, &of));
    Document { foot: format!("{title} – {}", papers.meeting.name), ..papers.signed(&title, blocks, issued) }
}

/// Who chaired and who wrote, and how many were there; they are listed behind the minutes where they are `annexed`.
fn took_part(
    papers: &DocumentScene,
    all: &[Participant],
    seats: &[Seat],
    annexed: bool,
) -> Vec<(String, String)> {
    let counts = Counts::of(all);
    let facts = [
        ("offices", counts.offices.1.to_string()),
        ("partners", counts.partners.1.to_string()),
        ("guests", counts.guests.to_string()),
    ];
    let mut came = papers.say_facts("document-participants-sum", &facts);
    if annexed {
        came.push(' ');
        came.push_str(&papers.say("document-annexed"));
    }
    let mut fields = vec![
        (papers.say("document-chair"), papers.meeting.chair_name.clone()),
        (papers.say("document-secretary"), papers.meeting.secretary_name.clone()),
        (papers.say("document-participants"), came),
    ];
    fields.extend(people(papers, Totals::of(&papers.meeting, all, seats)));
    fields
}

/// Who presented, under a heading; nothing where nobody has.
fn presentations(papers: &DocumentScene, order: &[Slot]) -> Vec<Block> {
    let presented = at_desks(papers, order);
    if presented.is_empty() {
        return Vec::new();
    }
    let head = if papers.meeting.desks.is_empty() { "meeting-presentations" } else { "meeting-desks" };
    let fields = presented.into_iter().map(|(name, partners)| (name, partners.join("; ")));
    vec![Block::Heading { text: papers.say(head) }, Block::Fields { fields: fields.collect() }]
}

/// What was said. Minutes that nobody has written yet follow the agenda, as the page begins them.
fn discussion(papers: &DocumentScene) -> Vec<Block> {
    let mut blocks = vec![Block::Heading { text: papers.say("document-discussion") }];
    let items = papers.meeting.agenda_items();
    let text = papers.meeting.minutes_begun();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let line = line.trim().to_owned();
        // What takes up an item of the agenda stands under it.
        blocks.push(match items.contains(&line) {
            true => Block::Heading { text: line },
            false => papers.text(line),
        });
    }
    blocks
}

/// Who approved the minutes as they are now, and what others want corrected.
fn approved(papers: &DocumentScene, all: &[Participant], approvals: &[Approval]) -> Vec<Block> {
    let current = |approval: &&Approval| approval.minutes_version == papers.meeting.minutes_version;
    let (yes, no): (Vec<&Approval>, Vec<&Approval>) =
        approvals.iter().filter(current).partition(|approval| approval.objection.is_empty());
    let name = |approval: &&Approval| {
        all.iter().find(|one| one.id == approval.participant_id).map_or("", |one| &one.short_name).to_owned()
    };
    let mut blocks = Vec::new();
    if !yes.is_empty() {
        let names = yes.iter().map(name).collect::<Vec<_>>().join(", ");
        blocks.push(papers.text(papers.say_with("document-approved-by", "names", names)));
    }
    for approval in &no {
        let facts = [("who", name(approval)), ("why", approval.objection.clone())];
        blocks.push(papers.text(papers.say_facts("document-minutes-objection", &facts)));
    }
    blocks
}

/// What was held, when and where, how it was called and for what. Under a title without a number the meeting is named already.
fn held(papers: &DocumentScene, called: Option<&str>, number: &str) -> Vec<(String, String)> {
    let meeting = &papers.meeting;
    let mut fields = Vec::new();
    if !number.is_empty() {
        fields.push((papers.say("meeting"), meeting.name.clone()));
    }
    fields.extend(papers.when_and_where_fields());
    fields.extend(opened_and_closed(papers));
    fields.extend(called.map(|called| (papers.say("document-invitation"), called.to_owned())));
    let agenda = meeting.agenda_items();
    if !agenda.is_empty() {
        fields.push((papers.say("document-subject"), agenda.join("\n")));
    }
    fields
}

/// When its doors were opened and when it was closed, as far as that was noted on its own day; what was noted later tells no time of it.
fn opened_and_closed(papers: &DocumentScene) -> Vec<(String, String)> {
    let (meeting, settings) = (&papers.meeting, papers.app.settings());
    let noted = [("document-opened", meeting.opened_at), ("document-closed", meeting.closed_at)];
    let told = |(key, at): (&str, Option<Moment>)| {
        let at = at.filter(|at| settings.local_date(*at) == meeting.day)?;
        let facts = [("time", papers.frame.time(&at)), ("zone", settings.zone_mark(at))];
        Some((papers.say(key), papers.say_facts("document-at", &facts)))
    };
    noted.into_iter().filter_map(told).collect()
}

/// What is to be done by whom until when; how far it is, once something of it is done.
fn table(papers: &DocumentScene, tasks: &[Task]) -> Block {
    let is_begun = tasks.iter().any(|task| task.state != TaskState::Open);
    let row = |(at, task): (usize, &Task)| {
        let due = task.due.map(|due| papers.frame.civil_date(&due)).unwrap_or_default();
        let mut row = vec![number(at), task.what.clone(), task.owner.clone(), due];
        row.extend(is_begun.then(|| papers.frame.say_code("task-", task.state.as_str())));
        row
    };
    let mut columns = vec![
        papers.column("document-no", 0),
        papers.column("task-what", 6),
        papers.column("task-owner", 4),
        papers.column("task-due", 3),
    ];
    columns.extend(is_begun.then(|| papers.column("task-state", 2)));
    Block::Table {
        columns,
        over: String::new(),
        rows: tasks.iter().enumerate().map(row).collect(),
        row_millimetres: 0,
    }
}
