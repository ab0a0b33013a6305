//! The matrix of who does what where, as a page and as a workbook.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_documents::sheet::{self, Column, to_xlsx};

use super::Pair;
use super::coverage::{records_within, shade};
use super::needed::{FIELD, Needs};
use super::stamp::Stamp;
use crate::features::district::{self, Cycle};
use crate::features::synchronisation::findings::{self, Table};
use crate::features::synchronisation::matrix::{Headings, Kind, Matrix, matrix};
use crate::features::synchronisation::reasons::theme_name;
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::page::{Frame, QueryString, XLSX, download, page};
use crate::kit::problem::Problem;

struct Cell {
    count: i64,
    href: String,
    shade: &'static str,
    label: String,
}

struct Row {
    name: String,
    href: String,
    total: i64,
    cells: Vec<Cell>,
}

/// One of the matrices.
struct Tab {
    name: String,
    href: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "features/synchronisation/pages/matrix.html")]
struct MatrixPage {
    frame: Frame,
    kind: Kind,
    kinds: Vec<Tab>,
    columns: Vec<Pair>,
    rows: Vec<Row>,
    /// Programmes of each column, with the address of them.
    totals: Vec<(i64, String)>,
    /// All programmes, each once, with theirs.
    all: (i64, String),
    /// Whether none of them names a kecamatan or a village.
    is_unplaced: bool,
    needs: Needs,
    /// The chosen need in words.
    narrowed: String,
    typed: Form,
    /// The same as a workbook.
    file: String,
    /// The chosen need on the map.
    map: String,
}

impl MatrixPage {
    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }
}

/// The page.
pub async fn show(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let kind = Kind::read(&typed);
    let needs = Needs::read(&app, frame.language, &typed).await?;
    let (_, found) = counted(&app, &frame, kind, &needs).await?;
    let (row_field, column_field) = kind.fields();
    let kept = QueryString::keep(&typed, &[FIELD]);
    let tab = |one: Kind| Tab {
        name: frame.say_code("coverage-matrix-", one.code()),
        href: kept.with("by", one.code()).link("/synchronisation/matrix"),
        current: one == kind,
    };
    let row = |((code, name), cells, total): &((String, String), Vec<i64>, i64)| Row {
        name: name.clone(),
        href: records_within(&kept, &[(row_field, code)]),
        total: *total,
        cells: cells
            .iter()
            .zip(&found.columns)
            .map(|(count, column)| Cell {
                count: *count,
                href: records_within(&kept, &[(row_field, code), (column_field, &column.0)]),
                shade: shade(*count, found.most),
                label: format!("{name}, {}: {count}", column.1),
            })
            .collect(),
    };
    let side = if kind == Kind::Themes { "" } else { row_field };
    let head =
        |(code, name): &Pair| (name.clone(), records_within(&kept, &[("side", side), (column_field, code)]));
    let total = |(total, (code, _)): (&i64, &Pair)| {
        (*total, records_within(&kept, &[("side", side), (column_field, code)]))
    };
    page(&MatrixPage {
        kinds: Kind::ALL.map(tab).into(),
        file: kept.with("by", kind.code()).link("/synchronisation/matrix.xlsx"),
        map: kept.link("/synchronisation/map"),
        columns: found.columns.iter().map(head).collect(),
        rows: found.rows.iter().map(row).collect(),
        totals: found.totals.iter().zip(&found.columns).map(total).collect(),
        all: (found.all, records_within(&kept, &[("side", side)])),
        is_unplaced: found.is_unplaced,
        kind,
        narrowed: needs.narrowed(&frame),
        needs,
        typed,
        frame,
    })
}

async fn counted(app: &App, frame: &Frame, kind: Kind, needs: &Needs) -> Result<(Cycle, Matrix), Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let table: Arc<Table> = findings::table(app, &cycle.id).await?;
    let mut themes: Vec<Pair> =
        table.names.themes.keys().map(|code| (code.clone(), theme_name(frame, &table.names, code))).collect();
    themes.sort_by_cached_key(|(code, name)| (name.to_lowercase(), code.clone()));
    let used = |code: &String| table.programmes.iter().any(|stored| stored.content.themes.contains(code));
    themes.retain(|(code, _)| used(code));
    let headings =
        Headings { whole: frame.say("coverage-whole"), no_theme: frame.say("coverage-no-theme"), themes };
    let serving = needs.chosen.as_ref().map(|need| need.serving.clone());
    let found = cpu::run(move || matrix(&table, kind, &headings, serving.as_ref())).await?;
    Ok((cycle, found))
}

/// The same as a workbook.
pub async fn save(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref());
    let kind = Kind::read(&asked);
    let needs = Needs::read(&app, frame.language, &asked).await?;
    asked.applied()?;
    let (cycle, found) = counted(&app, &frame, kind, &needs).await?;
    let stamp = Stamp::of(&frame, &cycle, &QueryString::keep(&asked, &[FIELD]), [needs.narrowed(&frame)]);
    let title = frame.say_code("coverage-matrix-", kind.code());
    let number = |title: String| Column { title, hxl: None, width: 12.0, kind: sheet::Kind::Whole };
    let first = Column { title: String::new(), hxl: None, width: 36.0, kind: sheet::Kind::Text };
    let each = number(frame.say("coverage-all"));
    let columns = found.columns.iter().map(|(_, name)| number(name.clone()));
    let cell = |count: &i64| if *count == 0 { sheet::Value::Empty } else { sheet::Value::Whole(*count) };
    let row = |((_, name), cells, total): &((String, String), Vec<i64>, i64)| {
        let head = [sheet::Value::from(name.as_str()), sheet::Value::Whole(*total)];
        head.into_iter().chain(cells.iter().map(cell)).collect()
    };
    let unplaced = found.is_unplaced.then(|| frame.say("coverage-matrix-unplaced"));
    let said = [frame.say("coverage-records-sub"), frame.say("coverage-matrix-note")];
    let notes: Vec<String> = stamp.lines(&frame).into_iter().chain(said).chain(unplaced).collect();
    let all = [sheet::Value::from(frame.say("coverage-all")), sheet::Value::Whole(found.all)];
    let last: Vec<sheet::Value> = all.into_iter().chain(found.totals.iter().map(cell)).collect();
    let table = sheet::Table {
        title,
        notes,
        columns: [first, each].into_iter().chain(columns).collect(),
        rows: found.rows.iter().map(row).chain([last]).collect(),
    };
    let today = app.today();
    let bytes =
        cpu::run(move || to_xlsx(&[table], today.at(0, 0, 0, 0))).await?.map_err(anyhow::Error::from)?;
    let name = stamp.named(&format!("matriks-{}", kind.code().replace('_', "-")));
    Ok(download(&format!("{name}.xlsx"), XLSX, bytes))
}
