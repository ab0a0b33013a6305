//! The list of findings as a workbook: each pair with its reasons and what was settled about it, for a meeting that is prepared elsewhere.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use jiff::civil::Date;
use sekber_documents::sheet::{Column, Kind, Table, Value};

use super::finding_past::name_of;
use super::list::{Choices, OWN_FIELDS, chips};
use super::stamp::Stamp;
use super::three_w::note_unknown;
use super::wanted::{Known, Wanted};
use super::{href, told};
use crate::features::district;
use crate::features::programme::money_in_short;
use crate::features::synchronisation::findings::{self, Table as Compared};
use crate::features::synchronisation::model::{PairId, Standing};
use crate::features::synchronisation::reasons::{place_name, reasons};
use crate::features::synchronisation::selection::FIELDS;
use crate::features::synchronisation::settled::{Verdicts, stand, verdicts};
use crate::features::synchronisation::together::Together;
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::large_files;
use crate::kit::page::{Frame, QueryString, XLSX, count, send_list};
use crate::kit::problem::Problem;

/// Keys of the titles and widths of the columns.
const COLUMNS: [(&str, f64); 19] = [
    ("programme-title", 44.0),
    ("finding-row-owner", 30.0),
    ("finding-row-period", 24.0),
    ("finding-row-places", 40.0),
    ("finding-row-money", 24.0),
    ("finding-field-other", 44.0),
    ("finding-row-owner", 30.0),
    ("finding-row-period", 24.0),
    ("finding-row-places", 40.0),
    ("finding-row-money", 24.0),
    ("finding-grade", 20.0),
    ("finding-reasons", 80.0),
    ("finding-decided", 22.0),
    ("finding-verdict-which", 22.0),
    ("finding-note", 44.0),
    ("finding-file-by", 24.0),
    ("finding-file-when", 24.0),
    ("finding-file-link", 44.0),
    ("coverage-file-records", 16.0),
];

/// What the rows are made of.
struct Making {
    table: Arc<Compared>,
    verdicts: Arc<Verdicts>,
    today: Date,
    /// The address of the district, before those of its pages.
    address: String,
}

/// The file.
pub async fn save(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref());
    note_unknown(&app, &asked).await?;
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let table = findings::table(&app, &cycle.id).await?;
    let verdicts = verdicts(&app).await?;
    let wanted = Wanted::read(&asked, &table);
    asked.applied()?;
    let making = large_files::begin(&app).await?;
    let (held, known, today) = (table.clone(), verdicts.clone(), app.today());
    let found = move || -> Result<_, Problem> {
        let together = Together::of(&held, &known)?;
        wanted.of(&Known { table: &held, verdicts: &known, together: &together, today })
    };
    let found = cpu::run(found).await??;
    let fields: Vec<&str> = OWN_FIELDS.iter().chain(&FIELDS).copied().collect();
    let query = QueryString::keep(&asked, &fields).without("page").without("sort");
    let narrowed = chips(&frame, &Choices::of(&frame, &table), &query).into_iter().map(|(text, _)| text);
    let stamp = Stamp::of(&frame, &cycle, &query, narrowed);
    let name = stamp.named(frame.language.either("temuan", "findings"));
    let making_of = Making { table, verdicts, today, address: app.settings().base_url.clone() };
    let list = move || sheet(&frame, &making_of, &found, &stamp);
    send_list(making, (&name, XLSX), today.at(0, 0, 0, 0), list).await
}

fn sheet(frame: &Frame, making: &Making, found: &[(usize, Standing)], stamp: &Stamp) -> Table {
    let column = |(key, width): &(&str, f64)| Column {
        title: frame.say(key),
        hxl: None,
        width: *width,
        kind: Kind::Text,
    };
    // What is made up is marked in its row: over all rows the mark would deny those that are real.
    let mut head = stamp.clone();
    head.simulated = false;
    let mut notes = head.lines(frame);
    notes.extend(stamp.simulated.then(|| frame.say("finding-file-simulated")));
    notes.push(frame.say_count("finding-count", count(found.len())));
    Table {
        title: frame.say("finding-list-title"),
        notes,
        columns: COLUMNS.iter().map(column).collect(),
        rows: found.iter().map(|one| row(frame, making, *one)).collect(),
    }
}

fn row(frame: &Frame, making: &Making, (at, standing): (usize, Standing)) -> Vec<Value> {
    let Making { table, verdicts, today, address } = making;
    let finding = &table.findings[at];
    let (a, b) = (&table.programmes[finding.first], &table.programmes[finding.second]);
    let why = reasons(
        frame,
        &table.names,
        (&told(table, finding.first), &told(table, finding.second)),
        &finding.common,
    );
    let decided = verdicts.get(&PairId::of(&a.id, &b.id)).filter(|_| !standing.waits());
    let mut row: Vec<Value> = Vec::with_capacity(COLUMNS.len());
    for stored in [a, b] {
        let content = &stored.content;
        let places = content.places.iter().map(|place| place_name(frame, &table.names, place));
        row.push(Value::from(content.title.as_str()));
        row.push(Value::from(table.names.organisation(&content.organisation)));
        row.push(Value::from(frame.period(&content.period)));
        row.push(Value::from(places.collect::<Vec<_>>().join(", ")));
        row.push(Value::from(money_in_short(frame, stored.total_idr, &content.funding)));
    }
    row.push(Value::from(frame.say_code("finding-grade-", finding.grade.as_str())));
    row.push(Value::from(why.join(" ")));
    row.push(Value::from(frame.say_code("finding-decided-", stand(table, finding, standing, *today))));
    row.push(Value::from(decided.map(|one| frame.say_code("finding-verdict-", one.verdict.as_str()))));
    row.push(Value::from(decided.map(|one| one.note.clone())));
    row.push(Value::from(decided.map(|one| name_of(frame, &one.person_name))));
    row.push(Value::from(decided.map(|one| frame.date_time(&one.decided_at))));
    row.push(Value::from(format!("{address}{}", href(table, finding))));
    let is_made_up = [a, b].into_iter().any(|stored| stored.content.is_simulated());
    row.push(Value::from(is_made_up.then(|| frame.say("mark-simulated"))));
    row
}
