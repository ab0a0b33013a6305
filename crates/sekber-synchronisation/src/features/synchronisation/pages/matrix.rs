//! The matrix of who does what where, as a page and as a workbook.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_documents::sheet::{self, Column, to_xlsx};

use super::Pair;
use super::counted::{Step, number_steps};
use super::coverage::{records_within, shade};
use super::list::{Choices, themes};
use super::needed::{FIELD, Needs};
use super::stamp::Stamp;
use super::years::Years;
use crate::features::district::{self, Cycle};
use crate::features::synchronisation::findings::{self, Table};
use crate::features::synchronisation::matrix::{Headings, Kind, Matrix, matrix, stands_apart};
use crate::features::synchronisation::selection::Selection;
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::page::{Frame, QueryString, XLSX, download, page};
use crate::kit::problem::Problem;

/// Fields of the address beside the kind of matrix.
const FIELDS: [&str; 4] = ["year", "from", "until", FIELD];

struct Cell {
    count: i64,
    href: String,
    shade: &'static str,
    /// The name of its column, which narrow screens show beside the number.
    column: String,
    label: String,
}

struct Row {
    name: String,
    /// The name that the row's abbreviation stands for; empty where it is no abbreviation.
    full: String,
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
    /// What the shades stand for.
    legend: Vec<Step>,
    /// Programmes of each column, with the address of them and its name.
    totals: Vec<(i64, String, String)>,
    /// All programmes, each once, with theirs.
    all: (i64, String),
    /// Whether none of them names a kecamatan or a village.
    is_unplaced: bool,
    /// The years of the programmes that it counts.
    years: Years,
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
    let wanted = wanted(&typed, &needs);
    let (cycle, table, found) = counted(&app, &frame, kind, &wanted).await?;
    let (row_field, column_field) = kind.fields();
    let kept = QueryString::keep(&typed, &FIELDS);
    let tab = |one: Kind| Tab {
        name: frame.say_code("coverage-matrix-", one.code()),
        href: kept.with("by", one.code()).link("/synchronisation/matrix"),
        current: one == kind,
    };
    // An abbreviation says its name to whoever points at it.
    let full = |code: &str, name: &str| {
        let known = table.names.organisations.get(code).map(|(full, ..)| full.clone());
        known.filter(|full| full != name).unwrap_or_default()
    };
    let row = |((code, name), cells, total): &((String, String), Vec<i64>, i64)| Row {
        name: name.clone(),
        full: full(code, name),
        href: records_within(&kept, &[(row_field, code)]),
        total: *total,
        cells: cells
            .iter()
            .zip(&found.columns)
            .map(|(count, column)| Cell {
                count: *count,
                href: records_within(&kept, &[(row_field, code), (column_field, &column.0)]),
                shade: match stands_apart(code) || stands_apart(&column.0) {
                    true => "",
                    false => shade(*count, found.most),
                },
                column: column.1.clone(),
                label: format!("{name}, {}: {count}", column.1),
            })
            .collect(),
    };
    let side = kind.side();
    let of_column = |code: &str| records_within(&kept, &[("side", side), (column_field, code)]);
    let head = |(code, name): &Pair| (name.clone(), of_column(code));
    let total = |(total, (code, name)): (&i64, &Pair)| (*total, of_column(code), name.clone());
    let of_side = Selection { side: side.parse().ok(), ..wanted };
    let here = kept.with("by", kind.code());
    page(&MatrixPage {
        years: Years::of(&frame, &table, (&of_side, cycle.year), (&here, "/synchronisation/matrix")),
        kinds: Kind::ALL.map(tab).into(),
        file: here.link("/synchronisation/matrix.xlsx"),
        map: kept.link("/synchronisation/map"),
        columns: found.columns.iter().map(head).collect(),
        rows: found.rows.iter().map(row).collect(),
        legend: number_steps(&frame, found.most),
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

/// What the address narrows the programmes to that are counted: a year, and those that serve a need.
fn wanted(typed: &Form, needs: &Needs) -> Selection {
    let when = Selection::read(typed).when;
    needs.narrow(Selection { when, ..Selection::default() })
}

async fn counted(
    app: &App,
    frame: &Frame,
    kind: Kind,
    wanted: &Selection,
) -> Result<(Cycle, Arc<Table>, Matrix), Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let table: Arc<Table> = findings::table(app, &cycle.id).await?;
    let mut named = themes(frame, &table, true);
    if kind == Kind::Themes {
        named.extend(themes(frame, &table, false));
    }
    let headings = Headings {
        whole: frame.say("coverage-whole"),
        no_theme: frame.say("coverage-no-theme"),
        themes: named,
    };
    let (shared, wanted) = (table.clone(), wanted.clone());
    let found = cpu::run(move || matrix(&shared, kind, &headings, &wanted)).await?;
    Ok((cycle, table, found))
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
    let wanted = wanted(&asked, &needs);
    asked.applied()?;
    let (cycle, table, found) = counted(&app, &frame, kind, &wanted).await?;
    let narrowed = [needs.narrowed(&frame), Choices::of(&frame, &table).narrowed(&frame, &asked, &FIELDS)];
    let stamp = Stamp::of(&frame, &cycle, &QueryString::keep(&asked, &FIELDS), narrowed);
    let title = frame.say_code("coverage-matrix-", kind.code());
    let (row_field, column_field) = kind.fields();
    let number = |title: String, of: String| {
        let hxl = Some(format!("#activity+num{of}"));
        Column { title, hxl, width: 12.0, kind: sheet::Kind::Whole }
    };
    let rows = if row_field == "theme" { "#sector+name" } else { "#org+name" };
    let first =
        Column { title: String::new(), hxl: Some(rows.to_owned()), width: 36.0, kind: sheet::Kind::Text };
    let each = number(frame.say("coverage-all"), "+all".to_owned());
    let columns =
        found.columns.iter().map(|(code, name)| number(name.clone(), attribute(column_field, code)));
    let cell = |count: &i64| if *count == 0 { sheet::Value::Empty } else { sheet::Value::Whole(*count) };
    let row = |((_, name), cells, total): &((String, String), Vec<i64>, i64)| {
        let head = [sheet::Value::from(name.as_str()), sheet::Value::Whole(*total)];
        head.into_iter().chain(cells.iter().map(cell)).collect()
    };
    let unplaced = found.is_unplaced.then(|| frame.say("coverage-matrix-unplaced"));
    let mut said = vec![frame.say(needs.counted()), frame.say("coverage-matrix-note")];
    said.extend(kind.counts_places().then(|| frame.say("coverage-matrix-note-places")));
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
    let name = stamp.named(kind.in_name(frame.language));
    Ok(download(&format!("{name}.xlsx"), XLSX, bytes))
}

/// The attribute that tells a column of a matrix from the others, as HXL writes attributes: `+adm_61_05_01`.
fn attribute(field: &str, code: &str) -> String {
    let kind = if field == "theme" { "sector" } else { "adm" };
    let code =
        code.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { '_' });
    format!("+{kind}_{}", code.collect::<String>())
}
