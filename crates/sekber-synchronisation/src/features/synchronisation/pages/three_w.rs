//! The programmes behind a figure as a sheet: who does what where, with the hashtags of HXL, a row for each programme in each of
//! its places. The open data of the portal hold what is public in the same form.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::value::RegionCode;
use sekber_documents::sheet::{Kind, Table, Value};

use super::list::Choices;
use super::needed::{FIELD, Needs};
use super::stamp::Stamp;
use crate::features::district;
use crate::features::programme::Stored;
use crate::features::registry::{self, Side};
use crate::features::synchronisation::findings::{self, Table as Compared};
use crate::features::synchronisation::planned::{Sum, columns};
use crate::features::synchronisation::reasons::theme_name;
use crate::features::synchronisation::selection::{FIELDS, Selection, When};
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::large_files;
use crate::kit::page::{CSV, Frame, QueryString, XLSX, count, send_list};
use crate::kit::problem::Problem;

/// What an address says for programmes without a theme, and for those of the whole district.
const APART: [&str; 2] = ["none", "whole"];

/// Keys of the titles, hashtags, widths and kinds.
const COLUMNS: [(&str, &str, f64, Kind); 16] = [
    ("finding-row-owner", "#org+name+prog", 36.0, Kind::Text),
    ("coverage-side", "#org+type+prog", 18.0, Kind::Text),
    ("programme-lead", "#org+name+gov", 30.0, Kind::Text),
    ("programme-title", "#activity+programme+name", 50.0, Kind::Text),
    ("finding-row-themes", "#sector+name", 30.0, Kind::Text),
    ("finding-row-codes", "#activity+code+v_kemendagri", 24.0, Kind::Text),
    ("coverage-code", "#loc+code+v_kemendagri", 16.0, Kind::Text),
    ("finding-place", "#loc+name", 26.0, Kind::Text),
    ("programme-state", "#status", 16.0, Kind::Text),
    ("programme-start", "#date+start", 14.0, Kind::Text),
    ("programme-end", "#date+end", 14.0, Kind::Text),
    ("finding-row-people", "#targeted", 14.0, Kind::Whole),
    ("finding-row-funders", "#org+name+funder", 30.0, Kind::Text),
    ("coverage-money-on", "#value+planned+on_budget", 22.0, Kind::Money),
    ("coverage-money-off", "#value+planned+off_budget", 22.0, Kind::Money),
    ("programme-id", "#meta+id", 34.0, Kind::Text),
];

/// As a workbook.
pub async fn save_xlsx(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    file(&app, frame, query.as_deref(), XLSX).await
}

/// As delimited text.
pub async fn save_csv(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    file(&app, frame, query.as_deref(), CSV).await
}

/// Notes what an address narrows programmes to that the district does not have, so that no file is made of something else.
///
/// # Errors
/// When the database cannot be asked.
pub async fn note_unknown(app: &App, asked: &Form) -> Result<(), Problem> {
    let sides = [("office", Some(Side::Office)), ("partner", Some(Side::Partner))];
    registry::note_unknown(app, asked, &sides).await?;
    Ok(district::note_unknown(app, asked, &APART).await?)
}

async fn file(app: &App, frame: Frame, query: Option<&str>, kind: &'static str) -> Result<Response, Problem> {
    let asked = Form::from_query(query);
    let needs = Needs::read(app, frame.language, &asked).await?;
    let selection = needs.narrow(Selection::read(&asked));
    note_unknown(app, &asked).await?;
    asked.applied()?;
    let making = large_files::begin(app).await?;
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let table = findings::table(app, &cycle.id).await?;
    let today = app.today();
    let fields: Vec<&str> = FIELDS.iter().chain(&[FIELD]).copied().collect();
    let query = QueryString::keep(&asked, &fields);
    let narrowed = Choices::of(&frame, &table).narrowed(&frame, &asked, &FIELDS);
    let stamp = Stamp::of(&frame, &cycle, &query, [narrowed, needs.narrowed(&frame)]);
    let name = stamp.named(frame.language.either("siapa-apa-di-mana", "who-what-where"));
    let list = move || {
        let mut sheet = sheet(&frame, &table, &selection, &stamp);
        // A workbook says above its table what delimited text can say in its rows alone.
        if kind == CSV {
            sheet = stamp.stamped(&frame, sheet);
        }
        sheet
    };
    send_list(making, (&name, kind), today.at(0, 0, 0, 0), list).await
}

fn sheet(frame: &Frame, table: &Compared, selection: &Selection, stamp: &Stamp) -> Table {
    let mut held: Vec<&Stored> = selection.of(table).collect();
    held.sort_by_key(|stored| stored.content.title.to_lowercase());
    Table {
        title: frame.say("coverage-records-title"),
        notes: stamp
            .lines(frame)
            .into_iter()
            .chain([
                frame.say_with("programme-list-of", "district", &frame.district.name),
                frame.say_count("coverage-records-count", count(held.len())),
                frame.say(match selection.serving {
                    Some(_) => "coverage-records-sub-need",
                    None => "coverage-records-sub",
                }),
                frame.say("coverage-file-note"),
            ])
            .filter(|note| !note.is_empty())
            .collect(),
        columns: columns(frame, &COLUMNS, selection.when),
        rows: held.into_iter().flat_map(|stored| rows(frame, table, selection.when, stored)).collect(),
    }
}

/// The rows of one programme. People and money stand in its first, so that adding a column up counts them once.
fn rows(frame: &Frame, table: &Compared, when: Option<When>, stored: &Stored) -> Vec<Vec<Value>> {
    let content = &stored.content;
    let names = &table.names;
    let lead = content.lead_office.as_ref().map_or("", |office| names.organisation(office));
    let themes: Vec<String> = content.themes.iter().map(|code| theme_name(frame, names, code)).collect();
    let mut funders: Vec<&str> = content.funding.iter().map(|line| line.source.as_str()).collect();
    funders.sort_unstable();
    funders.dedup();
    let head = [
        Value::from(names.organisation(&content.organisation)),
        Value::from(frame.say_code("finding-side-", stored.side.as_str())),
        Value::from(lead),
        Value::from(content.title.as_str()),
        Value::from(themes.join("; ")),
        Value::from(content.nomenclature.join("; ")),
    ];
    // A programme that names no place works in the whole district.
    let whole = [frame.district.region.clone()];
    let places = if content.places.is_empty() { &whole[..] } else { &content.places };
    let money = [true, false].map(|on_budget| Value::from(Sum::of(&[stored], on_budget, when).whole()));
    let row = |(at, place): (usize, &RegionCode)| {
        let first = |value: Value| if at == 0 { value } else { Value::Empty };
        let named =
            if *place == frame.district.region { &frame.district.name } else { names.place(place.as_str()) };
        let mut row = head.to_vec();
        row.extend([
            Value::from(place.as_str()),
            Value::from(named),
            Value::from(frame.say_code("programme-state-", content.state.as_str())),
            Value::from(content.period.start().map(|start| start.to_string())),
            Value::from(content.period.end().map(|end| end.to_string())),
            first(content.beneficiaries.map_or(Value::Empty, Value::Whole)),
            Value::from(funders.join("; ")),
        ]);
        row.extend(money.iter().map(|sum| first(sum.clone())));
        row.push(Value::from(stored.id.as_str()));
        row
    };
    places.iter().enumerate().map(row).collect()
}
