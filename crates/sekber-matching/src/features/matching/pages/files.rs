//! Rankings and plans as files.

use axum::response::Response;
use sekber_core::registry::kinds::Side;
use sekber_documents::official::Document;
use sekber_documents::sheet::{Column, Kind, Table, Value, to_csv, to_xlsx};

use super::office::Ranking;
use super::plan::by_office;
use crate::features::matching::authority::noted;
use crate::features::matching::printed::printed;
use crate::features::matching::reasons::Reason;
use crate::features::matching::solved_plan::SolvedPlan;
use crate::kit::app::App;
use crate::kit::large_files;
use crate::kit::page::{CSV, Frame, XLSX, download};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

fn columns(frame: &Frame, keys: &[(&str, f64, Kind)]) -> Vec<Column> {
    let column = |(key, width, kind): &(&str, f64, Kind)| Column {
        title: frame.say(key),
        hxl: None,
        width: *width,
        kind: *kind,
    };
    keys.iter().map(column).collect()
}

/// An office's ranking as it is filtered.
pub(super) fn ranking(app: &App, frame: &Frame, ranking: &Ranking) -> Table {
    let subjects = &ranking.table.subjects;
    let rows = ranking.ranked.iter().enumerate().filter_map(|(place, programme)| {
        let stored = subjects.programmes.get(*programme)?;
        let reason = Reason::new(&ranking.table, app.words(), frame.language, *programme, ranking.office);
        let said = |side: Side| {
            let told = ranking.told.iter().find(|told| told.programme_id == stored.id && told.side == side);
            told.map_or(String::new(), |told| frame.say_code("matching-stance-", told.stance.as_str()))
        };
        Some(vec![
            Value::from(i64::try_from(place + 1).unwrap_or(0)),
            Value::from(stored.content.title.clone()),
            Value::from(subjects.partner_of(stored).map_or(String::new(), |p| p.organisation.name.clone())),
            Value::from(reason.score()),
            Value::from(reason.sentence()),
            Value::from(said(Side::Office)),
            Value::from(said(Side::Partner)),
        ])
    });
    Table {
        title: frame.say("matching-office-title"),
        notes: Vec::new(),
        columns: columns(
            frame,
            &[
                ("matching-place-number", 8.0, Kind::Whole),
                ("matching-programme", 50.0, Kind::Text),
                ("matching-partner", 30.0, Kind::Text),
                ("matching-score", 10.0, Kind::Whole),
                ("matching-reason-column", 60.0, Kind::Text),
                ("matching-voice-office", 20.0, Kind::Text),
                ("matching-voice-partner", 20.0, Kind::Text),
            ],
        ),
        rows: rows.collect(),
    }
}

/// A plan's pairs, office by office.
pub(super) fn plan(app: &App, frame: &Frame, opened: &SolvedPlan) -> Table {
    let mut rows = Vec::new();
    for office in by_office(opened) {
        for pair in office.pairs {
            let (words, language) = (app.words(), frame.language);
            let reason = Reason::between(&opened.table, words, language, &pair.programme, &office.id);
            let reason = reason.map(|reason| reason.sentence()).unwrap_or_default();
            let reason = format!("{reason} {}", noted(frame, &pair.above));
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
pub(super) fn plan_document(app: &App, frame: &Frame, opened: &SolvedPlan) -> Document {
    // A paper under the district's letterhead is Indonesian, whatever language its reader reads pages in.
    let mut frame = frame.clone();
    frame.language = Language::Indonesian;
    let pairs = plan(app, &frame, opened);
    printed(app, frame.language, &opened.cycle.shown(&frame), &opened.head.plan_digest, &pairs)
}

/// Sends tables as a workbook (`xlsx`) or the first as delimited text (`csv`). They are filled and written away from the
/// threads that serve: thousands of lines, each with its reasons, take seconds.
pub(super) async fn send(
    app: &App,
    name: &str,
    format: &str,
    tables: impl FnOnce() -> Vec<Table> + Send + 'static,
) -> Result<Response, Problem> {
    let making = large_files::begin(app).await?;
    let created = app.settings().local(app.now());
    let file = format!("{name}.{format}");
    let format = format.to_owned();
    if !["xlsx", "csv"].contains(&format.as_str()) {
        return Err(Problem::NotFound);
    }
    let write = move || {
        let tables = tables();
        match (format.as_str(), tables.first()) {
            ("csv", Some(table)) => to_csv(table).map(|bytes| (CSV, bytes)),
            _ => to_xlsx(&tables, created).map(|bytes| (XLSX, bytes)),
        }
    };
    let (kind, bytes) = making.write(write).await?.map_err(anyhow::Error::from)?;
    Ok(download(&file, kind, bytes))
}
