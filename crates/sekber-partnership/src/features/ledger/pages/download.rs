//! The entries behind a total as a file, with the totals they make.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::ledger::{Counted, Dimension, Rupiah};
use sekber_core::registry::kinds::{Level, OfficeKind, PartnerKind};
use sekber_core::value::LedgerEntryId;
use sekber_documents::sheet::{Column, Kind, Table, Value, to_xlsx};

use super::shown;
use crate::features::district;
use crate::features::ledger::filter::{FIELDS, Filter, NONE};
use crate::features::ledger::model::{LedgerEntry, Standing};
use crate::features::ledger::store::choices::Names;
use crate::features::ledger::store::totals::TotalRow;
use crate::features::ledger::store::{choices, entries, totals};
use crate::kit::access::{Actor, Member};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::large_files;
use crate::kit::page::cells::rupiah;
use crate::kit::page::{CSV, Frame, ListRows, QueryString, ROWS_AT_A_TIME, XLSX, count, download, send_rows};
use crate::kit::problem::Problem;

/// Key of the title, width in characters, kind.
const COLUMNS: [(&str, f64, Kind); 25] = [
    ("ledger-column-id", 34.0, Kind::Text),
    ("ledger-column-recorded", 18.0, Kind::Date),
    ("ledger-partnership", 40.0, Kind::Text),
    ("ledger-stage", 16.0, Kind::Text),
    ("ledger-by-way", 30.0, Kind::Text),
    ("ledger-budget", 20.0, Kind::Text),
    ("ledger-form", 16.0, Kind::Text),
    ("ledger-by-year", 8.0, Kind::Text),
    ("ledger-day", 14.0, Kind::Date),
    ("ledger-by-place", 30.0, Kind::Text),
    ("ledger-by-funder", 30.0, Kind::Text),
    ("ledger-implementer", 30.0, Kind::Text),
    ("ledger-told", 26.0, Kind::Text),
    ("ledger-column-quantity", 18.0, Kind::Text),
    ("ledger-rate", 14.0, Kind::Text),
    ("ledger-rate-on", 14.0, Kind::Date),
    ("ledger-rate-source", 30.0, Kind::Text),
    ("ledger-column-low", 20.0, Kind::Money),
    ("ledger-column-high", 20.0, Kind::Money),
    ("ledger-column-undisclosed", 14.0, Kind::Whole),
    ("ledger-source", 40.0, Kind::Text),
    ("ledger-column-corrects", 34.0, Kind::Text),
    ("ledger-column-out-of", 34.0, Kind::Text),
    ("ledger-column-doubts", 40.0, Kind::Text),
    ("ledger-column-standing", 30.0, Kind::Text),
];

/// As a workbook: the totals on a sheet of their own.
pub async fn workbook(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    file(&app, &actor, &frame, query.as_deref(), XLSX).await
}

/// As delimited text.
pub async fn text(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    file(&app, &actor, &frame, query.as_deref(), CSV).await
}

async fn file(
    app: &App,
    actor: &Actor,
    frame: &Frame,
    query: Option<&str>,
    kind: &'static str,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query);
    let filter = Filter::read(&asked, actor, app);
    let (db, region) = (app.db(), app.region());
    let names = choices::names(db, &region, &filter.sight, frame.language).await?;
    applied(app, &asked, &names).await?;
    let (frame, today) = (frame.clone(), app.today());
    let narrowed = QueryString::keep(&asked, &FIELDS).without("by").in_name();
    let name = format!("{}-{today}{narrowed}", frame.language.either("buku-dana", "ledger"));
    let making = large_files::begin(app).await?;
    if kind == CSV {
        let columns = columns(&frame);
        let list = Recorded::begin(app, frame, names, filter).await?;
        return send_rows(making, &name, &columns, list).await;
    }
    let rows = entries::all(db, &region, &filter).await?;
    let sums = totals::all(db, &region, &filter, None).await?;
    let local = {
        let settings = app.settings().clone();
        move |entry: &LedgerEntry| settings.local_date(entry.recorded_at)
    };
    let write = move || {
        let table = table(&frame, &names, &rows, local);
        to_xlsx(&[sum_table(&frame, &sums, &rows), table], today.at(0, 0, 0, 0))
    };
    let bytes = making.write(write).await?.map_err(anyhow::Error::from)?;
    Ok(download(&format!("{name}.xlsx"), kind, bytes))
}

/// Entries that are sent while they are read, in the order of recording: what is recorded meanwhile stands at the end.
struct Recorded {
    app: App,
    frame: Frame,
    names: Names,
    filter: Filter,
    found: usize,
    last: Option<LedgerEntryId>,
    /// How many may still be read; 0 at the end.
    left: i64,
}

impl Recorded {
    async fn begin(app: &App, frame: Frame, names: Names, filter: Filter) -> Result<Self, Problem> {
        let left = entries::LONGEST_DOWNLOAD;
        let found = entries::count(app.db(), &app.region(), &filter).await?.min(left);
        let found = usize::try_from(found).unwrap_or_default();
        Ok(Self { app: app.clone(), frame, names, filter, found, last: None, left })
    }
}

impl ListRows for Recorded {
    type Row = LedgerEntry;

    fn found(&self) -> usize {
        self.found
    }

    async fn read(&mut self) -> Result<Option<Vec<LedgerEntry>>, Problem> {
        let most = self.left.min(count(ROWS_AT_A_TIME));
        if most == 0 {
            return Ok(None);
        }
        let (db, region) = (self.app.db(), self.app.region());
        let rows = entries::following(db, &region, &self.filter, self.last.as_ref(), most).await?;
        self.left = if count(rows.len()) < most { 0 } else { self.left - most };
        self.last = rows.last().map(|row| row.id.clone());
        Ok(Some(rows))
    }

    fn cells(&self, row: &LedgerEntry) -> Vec<Value> {
        cells(&self.frame, &self.names, row, self.app.settings().local_date(row.recorded_at))
    }
}

/// Passes when a file can say all that its address asks for.
async fn applied(app: &App, asked: &Form, names: &Names) -> Result<(), Problem> {
    let is_in =
        |known: &[(String, String)], code: &str| code == NONE || known.iter().any(|(one, _)| one == code);
    asked.note_unknown("funder", |code| is_in(&names.funders, code));
    asked.note_unknown("office", |code| is_in(&names.offices, code));
    asked.note_unknown("field", |code| code == NONE || sekber_facts::nomenclature::find(code).is_some());
    let is_goal = |code: &str| code.parse().is_ok_and(|goal: u8| (1..=17).contains(&goal));
    asked.note_unknown("goal", |code| code == NONE || is_goal(code));
    asked.note_unknown("mission", |code| code == NONE || code.parse().is_ok_and(|number: u8| number > 0));
    asked.note_unknown("kind", |code| {
        code == NONE || code.parse::<PartnerKind>().is_ok() || code.parse::<OfficeKind>().is_ok()
    });
    asked.note_unknown("level", |code| code == NONE || code.parse::<Level>().is_ok());
    asked.note_unknown("by", |code| code.parse::<Dimension>().is_ok());
    // Days narrow with both ends alone.
    for (field, other) in [("from", "to"), ("to", "from")] {
        asked.note_unknown(field, |_| asked.filled(other).is_some());
    }
    district::note_unknown(app, asked, &[NONE]).await?;
    asked.applied()
}

fn columns(frame: &Frame) -> Vec<Column> {
    let column =
        |(title, width, kind): (&str, f64, Kind)| Column { title: frame.say(title), hxl: None, width, kind };
    COLUMNS.into_iter().map(column).collect()
}

fn table(
    frame: &Frame,
    names: &Names,
    rows: &[LedgerEntry],
    day: impl Fn(&LedgerEntry) -> jiff::civil::Date,
) -> Table {
    Table {
        title: frame.say("ledger-entries"),
        notes: notes(frame, rows, "ledger-how-once"),
        columns: columns(frame),
        rows: rows.iter().map(|row| cells(frame, names, row, day(row))).collect(),
    }
}

fn cells(frame: &Frame, names: &Names, row: &LedgerEntry, day: jiff::civil::Date) -> Vec<Value> {
    let text = |text: &str| Value::from(text);
    let counted = |sen: i64| if row.is_passed_on() || !row.counts() { Value::Empty } else { rupiah(sen) };
    let rate = row.rate_micro.map(|micro| shown::rate(frame.language, micro)).unwrap_or_default();
    let id =
        |id: &Option<LedgerEntryId>| Value::from(id.as_ref().map(ToString::to_string).unwrap_or_default());
    let classes = row.classes();
    let places = classes.iter().filter(|(by, key)| *by == Dimension::Place && !key.is_empty());
    let places: Vec<String> = places.map(|(by, key)| shown::key(frame, names, *by, key)).collect();
    let doubts: Vec<String> =
        row.doubts().into_iter().map(|doubt| frame.say_code("ledger-doubt-", doubt)).collect();
    let standing = match row.standing {
        Standing::Confirmed => None,
        Standing::Waiting => Some("ledger-standing-waiting"),
        Standing::Refused => Some("ledger-standing-refused"),
    };
    vec![
        text(row.id.as_str()),
        Value::Date(day),
        text(&row.partnership),
        text(&frame.say_code("ledger-stage-", row.stage.as_str())),
        text(&frame.say_code("ledger-way-", row.way.as_str())),
        text(&frame.say_code("ledger-budget-", row.budget.as_str())),
        text(&frame.say_code("ledger-form-", row.form.as_str())),
        Value::from(row.year.to_string()),
        row.on_day.map_or(Value::Empty, Value::Date),
        Value::from(places.join("; ")),
        text(&row.funder_name),
        text(&row.implementer_name),
        Value::from(shown::told(frame, row)),
        Value::from(shown::quantity(frame, row)),
        Value::from(rate),
        row.rate_on.map_or(Value::Empty, Value::Date),
        text(&row.rate_source),
        counted(row.share_low),
        counted(row.share_high),
        if row.is_passed_on() || !row.counts() { Value::Empty } else { Value::Whole(row.undisclosed) },
        text(&row.source),
        id(&row.corrects_id),
        id(&row.out_of_id),
        Value::from(doubts.join("; ")),
        Value::from(standing.map(|key| frame.say(key)).unwrap_or_default()),
    ]
}

/// What stands under the title of a sheet: first that its entries were made up, where some were.
fn notes(frame: &Frame, rows: &[LedgerEntry], how: &str) -> Vec<String> {
    let simulated = rows.iter().any(|row| row.simulated).then(|| frame.say("paper-simulated"));
    simulated.into_iter().chain([frame.say(how)]).collect()
}

fn sum_table(frame: &Frame, sums: &[TotalRow], rows: &[LedgerEntry]) -> Table {
    let column =
        |title: &str, width: f64, kind: Kind| Column { title: frame.say(title), hxl: None, width, kind };
    // Sums of many entries may be larger than a cell's whole number.
    let sen = |sum: i128| i64::try_from(sum).map_or(Value::Number(sum as f64 / 100.0), rupiah);
    let row = |row: &TotalRow| {
        vec![
            Value::from(frame.say_code("ledger-budget-", row.budget.as_str())),
            Value::from(frame.say_code("ledger-form-", row.form.as_str())),
            Value::from(frame.say_code("ledger-stage-", row.stage.as_str())),
            sen(row.counted().low),
            sen(row.counted().high),
            Value::Whole(row.undisclosed),
        ]
    };
    Table {
        title: frame.say("ledger-sum"),
        notes: notes(frame, rows, "ledger-how-stages"),
        columns: vec![
            column("ledger-budget", 24.0, Kind::Text),
            column("ledger-form", 20.0, Kind::Text),
            column("ledger-stage", 20.0, Kind::Text),
            column("ledger-column-low", 24.0, Kind::Money),
            column("ledger-column-high", 24.0, Kind::Money),
            column("ledger-column-undisclosed", 18.0, Kind::Whole),
        ],
        rows: sums.iter().map(row).collect(),
    }
}

/// What a share of an entry counts.
pub fn share(entry: &LedgerEntry) -> Counted {
    Counted::one(Rupiah { low: entry.share_low, high: entry.share_high, undisclosed: entry.undisclosed })
}
