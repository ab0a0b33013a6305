//! What a check came to, for a terminal: the numbers, what is wrong, what is asked, what changes, and what is left out.

use std::collections::HashMap;

use anyhow::Context as _;
use sekber_core::value::ImportId;

use super::checking::layout_of;
use super::kind::{Kind, Outcome};
use super::layout::Layout;
use super::questions::{Question, questions};
use super::references::References;
use super::shown::Speaker;
use super::store::{self, Run, Waiting, Wanted};
use super::summary::Summary;
use super::verdict::{Details, Issue};
use crate::kit::app::App;
use crate::kit::form::Fault;
use crate::kit::problem::Problem;
use crate::kit::terminal::{Table, Teller};
use crate::kit::words::Language;

/// Rows that are listed at most; the rest is counted.
const LISTED: i64 = 200;
/// Rows that are named beside one thing that is the same for all of them.
const NAMED: usize = 8;
/// The width of an ordinary terminal.
const WIDTH: u16 = 110;

/// An import as it stands.
///
/// # Errors
/// When it is gone, or the database cannot be asked.
pub(super) async fn run(app: &App, id: &ImportId) -> anyhow::Result<Run> {
    store::run(app.db(), &app.region(), id).await?.context(Problem::refused("import-cli-gone"))
}

/// A problem as a sentence; the file is the only field.
pub(super) fn told(app: &App, problem: Problem) -> anyhow::Error {
    match problem {
        Problem::Invalid(faults) => {
            let teller = Teller::new(app.words());
            let say = |fault: &Fault| teller.say_facts(fault.key, &fault.facts(teller.language()));
            anyhow::anyhow!(faults.iter().map(say).collect::<Vec<_>>().join(" "))
        }
        other => other.for_terminal(app.words()),
    }
}

/// Prints what a check came to.
///
/// # Errors
/// When the database fails.
pub async fn report(app: &App, id: &ImportId, summary: Summary, language: Language) -> anyhow::Result<()> {
    let (db, region) = (app.db(), app.region());
    let run = run(app, id).await?;
    let layout = layout_of(&run).map_err(|why| told(app, why))?;
    let references = References::load(db, &region, run.kind).await?;
    let speaker = Speaker::new(app.words(), language, &references);
    let mut counts = Table::bare(WIDTH);
    let title = |outcome: &Outcome| speaker.say(&format!("import-outcome-{}", outcome.as_str()));
    counts.header(Outcome::ALL.iter().map(title));
    counts.row(Outcome::ALL.iter().map(|outcome| summary.of(*outcome).to_string()));
    counts.print();
    let some = async |outcome: Option<Outcome>, warned: bool, count: i64| match count {
        0 => Ok(Vec::new()),
        _ => store::waiting_after(db, &region, id, Wanted { outcome, warned }, (-1, LISTED)).await,
    };
    let faulty = some(Some(Outcome::Error), false, summary.error).await?;
    let warned = some(None, true, summary.warned).await?;
    let skipped = some(Some(Outcome::Skipped), false, summary.skipped).await?;
    let changed = some(Some(Outcome::Changed), false, summary.changed).await?;
    print_issues(&layout, &speaker, &faulty, "import-cli-fault", |issue| issue.stops);
    print_issues(&layout, &speaker, &warned, "import-cli-remark", |issue| !issue.stops);
    print_alike(&speaker, &warned);
    if summary.uncompared > 0 {
        crate::print_line!("{}", app.words().say_count(language, "import-uncompared", summary.uncompared));
    }
    print_issues(&layout, &speaker, &skipped, "import-cli-left-out", |_| true);
    print_changes(&speaker, run.kind, &changed);
    print_questions(&speaker, run.kind, &questions(&faulty));
    Ok(())
}

/// What is said of rows, the same of several rows once.
fn print_issues(
    layout: &Layout,
    speaker: &Speaker<'_>,
    rows: &[Waiting],
    title: &str,
    wanted: impl Fn(&Issue) -> bool,
) {
    let mut lines: Vec<([String; 3], Vec<i64>)> = Vec::new();
    let mut places: HashMap<[String; 3], usize> = HashMap::new();
    for row in rows {
        let details: Details = serde_json::from_str(&row.details_json).unwrap_or_default();
        for issue in details.issues.into_iter().filter(|issue| wanted(issue)) {
            let field = if issue.field.is_empty() { String::new() } else { speaker.title(&issue.field) };
            let column = issue.column.map_or(field, |column| layout.title(column));
            let reason = format!("{} {}", speaker.reason(&issue), speaker.suggestion(&issue));
            // What is said of a whole row names the row by its title.
            let value = if column.is_empty() { row.label.clone() } else { issue.value };
            let line = [column, value, reason.trim().to_owned()];
            match places.get(&line).and_then(|at| lines.get_mut(*at)) {
                Some((_, rows)) => rows.push(row.number),
                None => {
                    places.insert(line.clone(), lines.len());
                    lines.push((line, vec![row.number]));
                }
            }
        }
    }
    if lines.is_empty() {
        return;
    }
    let mut table = Table::bare(WIDTH);
    table.header(
        ["import-cli-row", "import-cli-column", "import-cli-value", title].map(|key| speaker.say(key)),
    );
    for ([column, value, reason], rows) in lines {
        table.row([named(&rows), column, value, reason]);
    }
    table.print();
}

/// What rows seem to record again.
fn print_alike(speaker: &Speaker<'_>, rows: &[Waiting]) {
    let mut table = Table::bare(WIDTH);
    table.header(["import-cli-row", "import-cli-record", "import-cli-alike"].map(|key| speaker.say(key)));
    let mut any = false;
    for row in rows {
        let Some((said, _)) = speaker.alike(&row.alike_json) else { continue };
        any = true;
        table.row([row.number.to_string(), row.label.clone(), said]);
    }
    if any {
        table.print();
    }
}

fn named(rows: &[i64]) -> String {
    let named = rows.iter().take(NAMED).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match rows.len().checked_sub(NAMED).filter(|more| *more > 0) {
        Some(more) => format!("{named} (+{more})"),
        None => named,
    }
}

/// What rows change of records that are there already.
fn print_changes(speaker: &Speaker<'_>, kind: Kind, rows: &[Waiting]) {
    let mut table = Table::bare(WIDTH);
    let titles =
        ["import-cli-row", "import-cli-record", "import-cli-changed", "import-cli-now", "import-cli-becomes"];
    table.header(titles.map(|key| speaker.say(key)));
    let mut any = false;
    for row in rows {
        let details: Details = serde_json::from_str(&row.details_json).unwrap_or_default();
        for change in details.changes {
            let value = |value: &str| speaker.field(kind, &change.field, value);
            let (before, after) = (value(&change.before), value(&change.after));
            table.row([
                row.number.to_string(),
                row.label.clone(),
                speaker.title(&change.field),
                before,
                after,
            ]);
            any = true;
        }
    }
    if any {
        table.print();
    }
}

/// What is asked, with the argument that answers it.
fn print_questions(speaker: &Speaker<'_>, kind: Kind, questions: &[Question]) {
    for question in questions {
        let Question { key, choices, issue, .. } = question;
        crate::print_line!(
            "? {}: {} ({})",
            speaker.matter(key),
            speaker.reason(issue),
            named(&question.rows)
        );
        for choice in choices {
            crate::print_line!("    --answer \"{key}={choice}\"  {}", speaker.answer(kind, key, choice));
        }
    }
}
