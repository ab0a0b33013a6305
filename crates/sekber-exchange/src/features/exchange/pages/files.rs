//! The files of imports: templates, lists of faults, and exports that can be imported again.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_documents::sheet::{Column, Kind as Shown, Table, Value};

use crate::features::exchange::checking::{layout_of, summary_of};
use crate::features::exchange::export::{Export, Form as FileForm, Programmes, export, owners};
use crate::features::exchange::guard::Importer;
use crate::features::exchange::kind::{Kind, Outcome};
use crate::features::exchange::layout::Layout;
use crate::features::exchange::permission::may_import;
use crate::features::exchange::references::References;
use crate::features::exchange::shown::Speaker;
use crate::features::exchange::store::{self, Waiting, Wanted};
use crate::features::exchange::template::template;
use crate::features::exchange::verdict::Details;
use crate::kit::access::Organisation;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::large_files;
use crate::kit::page::{CSV, Frame, PathId, XLSX, download, send_list, send_rows};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Rows with faults that one list holds at most.
const LONGEST: i64 = 10_000;

/// What files of a kind are called.
fn named(kind: Kind, language: Language) -> &'static str {
    match kind {
        Kind::Offices => language.either("perangkat-daerah", "offices"),
        Kind::Partners => language.either("mitra", "partners"),
        Kind::Programmes => language.either("program", "programmes"),
    }
}

/// The template of a kind.
pub async fn download_template(
    Organisation(actor): Organisation,
    State(app): State<App>,
    frame: Frame,
    PathId(kind): PathId<String>,
) -> Result<Response, Problem> {
    let kind: Kind = kind.parse().map_err(|_| Problem::NotFound)?;
    if !may_import(&actor, kind) {
        return Err(Problem::NotAllowed);
    }
    let bytes = template(&app, kind, frame.language).await?;
    Ok(download(&format!("sekber-{}.xlsx", named(kind, frame.language)), XLSX, bytes))
}

/// All records of a kind that the actor may change, in a sheet that can be imported again.
pub async fn download_export(
    Organisation(actor): Organisation,
    State(app): State<App>,
    frame: Frame,
    PathId(kind): PathId<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let kind: Kind = kind.parse().map_err(|_| Problem::NotFound)?;
    if !may_import(&actor, kind) {
        return Err(Problem::NotAllowed);
    }
    let known = [("", false), ("xlsx", false), ("csv", true)];
    let csv = Form::from_query(query.as_deref()).one_of("form", &known)?;
    let wanted = Export { kind, owners: owners(&actor), language: frame.language };
    let name = format!("sekber-{}-{}", named(kind, frame.language), app.today());
    if csv && kind == Kind::Programmes {
        let making = large_files::begin(&app).await?;
        let list = Programmes::begin(&app, wanted).await?;
        return send_rows(making, &name, &list.columns(), list).await;
    }
    let form = if csv { FileForm::Csv } else { FileForm::Xlsx };
    let (bytes, _) = export(&app, &wanted, form).await?;
    let (ending, media) = if csv { ("csv", CSV) } else { ("xlsx", XLSX) };
    Ok(download(&format!("{name}.{ending}"), media, bytes))
}

/// Every fault and remark of an import, to be mended beside the sheet.
pub async fn download_faults(
    Importer { run, .. }: Importer,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let layout = layout_of(&run)?;
    let making = large_files::begin(&app).await?;
    let references = References::load(db, &region, run.kind).await?;
    let speaker = Speaker::new(app.words(), frame.language, &references);
    let errors = Wanted { outcome: Some(Outcome::Error), warned: false };
    let mut waiting = store::waiting_after(db, &region, &run.id, errors, (-1, LONGEST)).await?;
    let warned = Wanted { outcome: None, warned: true };
    waiting.extend(store::waiting_after(db, &region, &run.id, warned, (-1, LONGEST)).await?);
    waiting.sort_by_key(|row| row.number);
    waiting.dedup_by_key(|row| row.number);
    let rows = fault_rows(&app, &frame, (&speaker, &layout), &waiting);
    let has_faults = summary_of(&run).error > 0;
    let column = |key: &str, width, kind| Column { title: frame.say(key), hxl: None, width, kind };
    let table = Table {
        title: frame.say(if has_faults { "import-faults-title" } else { "import-warned" }),
        notes: vec![run.file_name.clone()],
        columns: vec![
            column("import-row", 10.0, Shown::Whole),
            column("import-severity", 14.0, Shown::Text),
            column("import-column", 28.0, Shown::Text),
            column("import-value", 32.0, Shown::Text),
            column("import-reason", 60.0, Shown::Text),
            column("import-suggested", 40.0, Shown::Text),
        ],
        rows,
    };
    let created = app.settings().local(app.now());
    let name = frame.language.either("sekber-impor", "sekber-import");
    send_list(making, (name, XLSX), created, move || table).await
}

/// A line for each fault and remark of some rows, and for each record that a row seems to record again.
fn fault_rows(
    app: &App,
    frame: &Frame,
    (speaker, layout): (&Speaker<'_>, &Layout),
    waiting: &[Waiting],
) -> Vec<Vec<Value>> {
    let mut rows = Vec::new();
    for row in waiting {
        let details: Details = serde_json::from_str(&row.details_json).unwrap_or_default();
        for issue in &details.issues {
            let severity = if issue.stops { "import-fault" } else { "import-remark" };
            let column = issue.column.map_or_else(|| speaker.title(&issue.field), |at| layout.title(at));
            rows.push(vec![
                Value::Whole(row.number),
                Value::from(frame.say(severity)),
                Value::from(column),
                Value::from(issue.value.clone()),
                Value::from(speaker.reason(issue)),
                Value::from(speaker.suggestion(issue)),
            ]);
        }
        if let Some((reason, href)) = speaker.alike(&row.alike_json) {
            let other = if href.is_empty() { href } else { format!("{}{href}", app.settings().base_url) };
            rows.push(vec![
                Value::Whole(row.number),
                Value::from(frame.say("import-remark")),
                Value::from(String::new()),
                Value::from(row.label.clone()),
                Value::from(reason),
                Value::from(other),
            ]);
        }
    }
    rows
}
