//! A plan as a table that is saved, and as an official document.

use sekber_documents::official::Document;
use sekber_documents::sheet::{Kind, Table, Value};

use super::by_office;
use super::decision::standing;
use super::shortage::{unmet, unplaced};
use crate::features::matching::authority::noted;
use crate::features::matching::model::Decision;
use crate::features::matching::pages::files::columns;
use crate::features::matching::printed::printed;
use crate::features::matching::reasons::Reason;
use crate::features::matching::solved_plan::SolvedPlan;
use crate::features::matching::store::partnered::Partners;
use crate::kit::app::App;
use crate::kit::page::Frame;
use crate::kit::words::Language;

/// The sheets of a plan: its pairs, and whole lists of which its page shows the beginning.
pub(super) fn tables(
    app: &App,
    (frame, partners): Shown<'_>,
    opened: &SolvedPlan,
    standing: &str,
) -> Vec<Table> {
    let mut pairs = plan(app, (frame, partners), opened);
    // Notes do not stand in delimited text, so each row says it.
    pairs.columns.extend(columns(frame, &[("matching-plan-state", 40.0, Kind::Text)]));
    pairs.rows.iter_mut().for_each(|row| row.push(Value::from(standing.to_owned())));
    pairs.notes.push(standing.to_owned());
    vec![pairs, without_office(frame, opened), help_sought(frame, opened)]
}

/// Programmes of partners that no office takes.
fn without_office(frame: &Frame, opened: &SolvedPlan) -> Table {
    let rows = unplaced(opened)
        .into_iter()
        .map(|(_, title, partner)| vec![Value::from(title), Value::from(partner)]);
    Table {
        title: frame.say("matching-unplaced-sheet"),
        notes: vec![opened.cycle.shown(frame)],
        columns: columns(
            frame,
            &[("matching-programme", 50.0, Kind::Text), ("matching-partner", 30.0, Kind::Text)],
        ),
        rows: rows.collect(),
    }
}

/// Help that offices seek and nobody brings.
fn help_sought(frame: &Frame, opened: &SolvedPlan) -> Table {
    let rows = unmet(opened).into_iter();
    let rows =
        rows.map(|line| vec![Value::from(line.office), Value::from(line.title), Value::from(line.help)]);
    Table {
        title: frame.say("matching-help-sheet"),
        notes: vec![opened.cycle.shown(frame)],
        columns: columns(
            frame,
            &[
                ("matching-office", 28.0, Kind::Text),
                ("matching-programme", 50.0, Kind::Text),
                ("matching-help", 60.0, Kind::Text),
            ],
        ),
        rows: rows.collect(),
    }
}

/// For whom a file is made, and who are partners already.
type Shown<'a> = (&'a Frame, &'a Partners);

/// A plan's pairs, office by office.
fn plan(app: &App, (frame, partners): Shown<'_>, opened: &SolvedPlan) -> Table {
    let mut rows = Vec::new();
    for office in by_office(opened, partners) {
        for pair in office.pairs {
            let (words, language) = (app.words(), frame.language);
            let reason = Reason::between(&opened.table, words, language, &pair.programme, &office.id);
            let reason = reason.map(|reason| reason.sentence()).unwrap_or_default();
            let already = pair.partnered.map(|number| frame.say_with("matching-partnered", "number", number));
            let reason = format!("{} {reason} {}", already.unwrap_or_default(), noted(frame, &pair.above));
            rows.push(vec![
                Value::from(office.name.clone()),
                Value::from(pair.title),
                Value::from(pair.partner),
                Value::from(pair.score),
                Value::from(if pair.locked { frame.say("matching-rule-lock") } else { String::new() }),
                Value::from(if pair.mutual { frame.say("matching-mutual-mark") } else { String::new() }),
                Value::from(reason.trim().to_owned()),
            ]);
        }
    }
    Table {
        title: frame.say_with("matching-plan-number", "number", opened.head.number),
        notes: vec![opened.cycle.shown(frame)],
        columns: columns(
            frame,
            &[
                ("matching-office", 28.0, Kind::Text),
                ("matching-programme", 50.0, Kind::Text),
                ("matching-partner", 30.0, Kind::Text),
                ("matching-score", 10.0, Kind::Whole),
                ("matching-ruling", 14.0, Kind::Text),
                ("matching-mutual", 18.0, Kind::Text),
                ("matching-reason-column", 60.0, Kind::Text),
            ],
        ),
        rows,
    }
}

/// A plan as an official document: what it reaches, its pairs with their reasons, and how to make it again.
pub(super) fn plan_document(
    app: &App,
    (frame, partners): Shown<'_>,
    opened: &SolvedPlan,
    decision: Option<&Decision>,
) -> Document {
    // A paper under the district's letterhead is Indonesian, whatever language its reader reads pages in.
    let mut frame = frame.clone();
    frame.language = Language::Indonesian;
    let pairs = plan(app, (&frame, partners), opened);
    let under = format!("{} · {}", opened.cycle.shown(&frame), standing(&frame, &opened.head, decision));
    printed(app, frame.language, &under, &opened.head.plan_digest, &pairs)
}
