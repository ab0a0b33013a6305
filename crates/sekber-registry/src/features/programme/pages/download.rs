//! The list as a file: exactly the rows that the filter finds, in their order.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::registry::kinds::Side;
use sekber_core::value::ProgrammeId;
use sekber_documents::sheet::{Column, Kind, Table, Value};

use super::list::{Asked, Lists, districts, read};
use crate::features::district;
use crate::features::programme::store::list::ListRow;
use crate::features::programme::store::whole;
use crate::features::registry;
use crate::kit::access::{Actor, RoleHolder, Sight};
use crate::kit::app::App;
use crate::kit::large_files;
use crate::kit::page::cells::{date, told_rupiah};
use crate::kit::page::{CSV, Frame, Identifiers, ListRows, XLSX, send_list, send_rows};
use crate::kit::problem::Problem;

/// Key of the title, HXL hashtag, width in characters, kind.
const COLUMNS: [(&str, &str, f64, Kind); 15] = [
    ("programme-reference", "#activity+code", 16.0, Kind::Text),
    ("programme-title", "#activity+name", 50.0, Kind::Text),
    ("programme-side", "#org+type", 18.0, Kind::Text),
    ("programme-owner", "#org+name", 36.0, Kind::Text),
    ("programme-lead", "#org+government+name", 24.0, Kind::Text),
    ("programme-theme", "#sector+list", 36.0, Kind::Text),
    ("programme-goal", "#activity+sdg+code+list", 16.0, Kind::Text),
    ("programme-place", "#adm3+name+list", 36.0, Kind::Text),
    ("programme-place-codes", "#loc+code+list+v_kemendagri", 30.0, Kind::Text),
    ("programme-start", "#date+start", 14.0, Kind::Text),
    ("programme-end", "#date+end", 14.0, Kind::Text),
    ("programme-total", "#value+total+v_iso4217_idr", 20.0, Kind::Money),
    ("programme-beneficiaries", "#reached+planned", 14.0, Kind::Whole),
    ("programme-state", "#status", 16.0, Kind::Text),
    ("programme-id", "#meta+id", 34.0, Kind::Text),
];

/// The file of what was asked for, of this media type.
async fn file(
    app: &App,
    frame: &Frame,
    asked: Asked,
    kind: &'static str,
    hashtags: bool,
) -> Result<Response, Problem> {
    let making = large_files::begin(app).await?;
    let (today, narrowed) = (app.today(), asked.in_name());
    let tagged = if hashtags { "-hxl" } else { "" };
    let called = frame.language.either("program", "programmes");
    let name = format!("{called}-{today}{narrowed}{tagged}");
    let (db, region, frame) = (app.db(), app.region(), frame.clone());
    if kind == CSV {
        let found = whole::identifiers(db, &region, &asked.filter).await?;
        let Asked { lists, filter, .. } = asked;
        let columns = columns(&frame, hashtags);
        let app = app.clone();
        let list = Listed { identifiers: Identifiers::of(found), sight: filter.sight, app, frame, lists };
        return send_rows(making, &name, &columns, list).await;
    }
    let rows = whole::everything(db, &region, &asked.filter).await?;
    let list = move || table(&frame, &asked.lists, &rows, hashtags);
    send_list(making, (&name, kind), today.at(0, 0, 0, 0), list).await
}

/// The rows of a file that is sent while it is read.
struct Listed {
    identifiers: Identifiers<ProgrammeId>,
    sight: Sight,
    app: App,
    frame: Frame,
    lists: Lists,
}

impl ListRows for Listed {
    type Row = ListRow;

    fn found(&self) -> usize {
        self.identifiers.found()
    }

    async fn read(&mut self) -> Result<Option<Vec<ListRow>>, Problem> {
        let Some(part) = self.identifiers.part() else { return Ok(None) };
        Ok(Some(whole::some(self.app.db(), &self.app.region(), part, &self.sight).await?))
    }

    fn cells(&self, row: &ListRow) -> Vec<Value> {
        cells(&self.frame, &self.lists, row)
    }
}

fn table(frame: &Frame, lists: &Lists, rows: &[ListRow], hashtags: bool) -> Table {
    Table {
        title: frame.say("programme-list-title"),
        notes: vec![frame.say_with("programme-list-of", "district", &frame.district.name)],
        columns: columns(frame, hashtags),
        rows: rows.iter().map(|row| cells(frame, lists, row)).collect(),
    }
}

fn columns(frame: &Frame, hashtags: bool) -> Vec<Column> {
    let column = |(title, hxl, width, kind): (&str, &str, f64, Kind)| Column {
        title: frame.say(title),
        hxl: hashtags.then(|| hxl.to_owned()),
        width,
        kind,
    };
    COLUMNS.into_iter().map(column).collect()
}

fn cells(frame: &Frame, lists: &Lists, row: &ListRow) -> Vec<Value> {
    let text = |text: &str| Value::from(text);
    let list = |names: &[String]| Value::from(names.join("; ").as_str());
    let themes: Vec<String> =
        row.themes.iter().map(|code| Lists::name(&lists.themes, code).to_owned()).collect();
    vec![
        text(row.reference.as_deref().unwrap_or_default()),
        text(&row.title),
        text(&frame.say_code("programme-side-", row.side.as_str())),
        text(&row.organisation),
        text(row.lead.as_deref().unwrap_or_default()),
        list(&themes),
        list(&row.sdg),
        list(&districts(&row.places, lists)),
        list(&row.places),
        date(row.start_on),
        date(row.end_on),
        told_rupiah(row.total_idr),
        row.beneficiaries.map_or(Value::Empty, Value::Whole),
        text(&frame.say_code("programme-state-", row.state.code_on(row.end_on, frame.today()))),
        text(row.id.as_str()),
    ]
}

/// What a request for a file asks for, which refuses what it cannot say.
async fn for_file(app: &App, actor: &Actor, frame: &Frame, query: Option<&str>) -> Result<Asked, Problem> {
    let asked = read(app, actor, frame, query).await?;
    district::note_unknown(app, &asked.typed, &[]).await?;
    registry::note_unknown(app, &asked.typed, &[("organisation", None), ("lead", Some(Side::Office))])
        .await?;
    asked.typed.applied()?;
    Ok(asked)
}

/// What the list shows, as a workbook.
pub async fn download_xlsx(
    RoleHolder(actor): RoleHolder,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = for_file(&app, &actor, &frame, query.as_deref()).await?;
    file(&app, &frame, asked, XLSX, false).await
}

/// What the list shows, as delimited text.
pub async fn download_csv(
    RoleHolder(actor): RoleHolder,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = for_file(&app, &actor, &frame, query.as_deref()).await?;
    file(&app, &frame, asked, CSV, false).await
}

/// What the list shows, as delimited text with a row of HXL hashtags for humanitarian data tools.
pub async fn download_hxl(
    RoleHolder(actor): RoleHolder,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = for_file(&app, &actor, &frame, query.as_deref()).await?;
    file(&app, &frame, asked, CSV, true).await
}
