//! A report as a sheet that is filled in elsewhere and brought back: a row for each field of the form.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::text::clean;
use sekber_documents::sheet::{self, Column, Kind, Limits, Table, Value, to_xlsx};

use super::edit::{asked, edit_page, filled};
use crate::features::report::actions::write;
use crate::features::report::draft::ReportDraft;
use crate::features::report::guard::ReportWriter;
use crate::features::report::store::figures;
use crate::features::work_plan::{self, Indicator};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::files::Upload;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, XLSX, download, go_or_mend, page_with};
use crate::kit::problem::Problem;

/// The fields that every report has, with the keys of what they are called.
const FIELDS: [(&str, &str); 7] = [
    ("activities", "report-activities"),
    ("results", "report-results"),
    ("men", "report-men"),
    ("women", "report-women"),
    ("with_disability", "report-with-disability"),
    ("obstacles", "report-obstacles"),
    ("next_steps", "report-next-steps"),
];
/// The row that says of which version the sheet was made.
const VERSION: &str = "version";

/// Every field with what it is called.
fn rows(frame: &Frame, indicators: Vec<Indicator>) -> Vec<(String, String)> {
    let plain = FIELDS.iter().map(|(name, key)| ((*name).to_owned(), frame.say(key)));
    let of_indicator = |indicator: Indicator| {
        let one = asked(frame, indicator);
        let title = one.indicator.title.clone();
        one.fields.into_iter().map(move |(name, label)| (name, format!("{title}: {label}")))
    };
    plain.chain(indicators.into_iter().flat_map(of_indicator)).collect()
}

/// The sheet, with what the report says already.
pub async fn save(
    ReportWriter(scene): ReportWriter,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let (db, region, report) = (app.db(), app.region(), scene.report);
    let indicators =
        work_plan::due_from(db, &region, &report.partnership_id, &report.organisation_id).await?;
    let said = filled(&report, &figures::of_report(db, &region, &report.id).await?);
    let column = |key: &str, width: f64| Column { title: frame.say(key), hxl: None, width, kind: Kind::Text };
    let row = |(name, label): (String, String)| {
        let value = said.paragraphs(&name).to_owned();
        vec![Value::from(name), Value::from(label), Value::from(value)]
    };
    let version = (VERSION.to_owned(), frame.say("report-sheet-version"));
    let mut all: Vec<Vec<Value>> = rows(&frame, indicators).into_iter().map(row).collect();
    all.push(vec![Value::from(version.0), Value::from(version.1), Value::from(report.version.to_string())]);
    let table = Table {
        title: report.period_shown(&frame),
        notes: vec![format!("{} · {}", report.partnership, report.organisation)],
        columns: vec![
            column("report-sheet-code", 24.0),
            column("report-sheet-asked", 50.0),
            column("report-sheet-answer", 80.0),
        ],
        rows: all,
    };
    let today = app.today();
    let bytes =
        cpu::run(move || to_xlsx(&[table], today.at(0, 0, 0, 0))).await?.map_err(anyhow::Error::from)?;
    Ok(download(frame.language.either("laporan.xlsx", "report.xlsx"), XLSX, bytes))
}

/// What a sheet says of the fields, by their names; nothing where it can not be opened or names none of them.
fn answers(bytes: &[u8], name: &str, known: &[String]) -> Option<Vec<(String, String)>> {
    let mut workbook = sheet::read(bytes, name, &Limits::default()).ok()?;
    workbook.clean_texts(clean);
    let cells = workbook.sheets.iter().flat_map(|sheet| {
        (0..sheet.rows.len()).map(move |row| (sheet.cell(row, 0).text(), sheet.cell(row, 2).text()))
    });
    let found: Vec<(String, String)> = cells.filter(|(name, _)| known.contains(name)).collect();
    (!found.is_empty()).then_some(found)
}

/// Takes a sheet back as the draft of the report; what it does not name stays.
pub async fn take(
    ReportWriter(scene): ReportWriter,
    State(app): State<App>,
    frame: Frame,
    upload: Upload,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let (actor, report) = (scene.actor.clone(), scene.report.clone());
    let indicators =
        work_plan::due_from(db, &region, &report.partnership_id, &report.organisation_id).await?;
    let mut faults = Faults::none();
    let bytes = upload.file.as_ref().and_then(|file| file.taken(&mut faults));
    if upload.file.is_none() {
        faults.add("sheet", "fault-required");
    }
    let names: Vec<String> = rows(&frame, indicators.clone()).into_iter().map(|(name, _)| name).collect();
    let known: Vec<String> = names.iter().cloned().chain([VERSION.to_owned()]).collect();
    let found = match (bytes, upload.file.as_ref().map(|file| file.name.clone())) {
        (Some(bytes), Some(name)) => cpu::run(move || answers(&bytes, &name, &known)).await?,
        _ => None,
    };
    let said = filled(&report, &figures::of_report(db, &region, &report.id).await?);
    let Some(found) = found else {
        if faults.is_empty() {
            faults.add("sheet", "fault-report-sheet");
        }
        let again = edit_page(&app, frame, scene, Some(said)).await?;
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &again.with_faults(faults));
    };
    let version = found.iter().find(|(name, _)| name == VERSION).and_then(|(_, text)| text.parse().ok());
    let kept = names.into_iter().filter(|name| !found.iter().any(|(one, _)| one == name));
    let kept = kept.map(|name| (name.clone(), said.paragraphs(&name).to_owned()));
    let typed = Form::from(kept.chain(found.iter().cloned()).collect::<Vec<_>>());
    let draft = ReportDraft::read(&typed, &indicators, &mut faults);
    let done = match faults.is_empty() {
        true => {
            let version = version.unwrap_or(report.version);
            write::save(&app, &actor, &report.id, version, &draft, None).await
        }
        false => Err(Problem::Invalid(faults)),
    };
    go_or_mend(done, (&format!("{}/edit", report.path()), "notice-report-kept"), |faults| async move {
        Ok(edit_page(&app, frame, scene, Some(typed)).await?.with_faults(faults))
    })
    .await
}
