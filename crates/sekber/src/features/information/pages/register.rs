//! The register of requests as a file: exactly the rows that the list's filter leaves.

use std::collections::HashMap;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_documents::sheet::{Column, Kind, Table, Value, to_xlsx};

use super::queue;
use crate::features::information::model::InformationRequest;
use crate::features::information::objection::register_number;
use crate::features::information::store;
use crate::features::information::store::objection::ObjectionTold;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::large_files;
use crate::kit::page::{Frame, XLSX, download};
use crate::kit::problem::Problem;

/// Key of the title, width in characters, kind.
const COLUMNS: [(&str, f64, Kind); 24] = [
    ("information-number", 16.0, Kind::Text),
    ("information-received", 18.0, Kind::Date),
    ("information-name", 28.0, Kind::Text),
    ("information-contact", 28.0, Kind::Text),
    ("information-what", 50.0, Kind::Text),
    ("information-purpose", 30.0, Kind::Text),
    ("information-way", 24.0, Kind::Text),
    ("information-extended", 18.0, Kind::Date),
    ("information-because", 30.0, Kind::Text),
    ("information-until", 18.0, Kind::Date),
    ("information-state", 20.0, Kind::Text),
    ("information-answered", 18.0, Kind::Date),
    ("information-ground", 30.0, Kind::Text),
    ("information-test", 40.0, Kind::Text),
    ("information-term", 24.0, Kind::Text),
    ("information-answer", 50.0, Kind::Text),
    ("information-letter-number", 24.0, Kind::Text),
    ("field-document-signatory", 28.0, Kind::Text),
    ("information-files", 16.0, Kind::Whole),
    ("information-objection-one", 20.0, Kind::Text),
    ("information-sheet-objection-number", 24.0, Kind::Text),
    ("information-sheet-objection-filed", 24.0, Kind::Date),
    ("information-sheet-objection-decided", 24.0, Kind::Date),
    ("information-decision", 50.0, Kind::Text),
];

/// As a workbook; it refuses a filter that nothing fits.
pub async fn xlsx(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref());
    let filter = queue::filter(&asked, true);
    asked.applied()?;
    let making = large_files::begin(&app).await?;
    let rows = store::everything(app.db(), &app.region(), &filter).await?;
    let mut told: Told = HashMap::new();
    for one in store::objection::everything(app.db(), &app.region()).await? {
        told.entry(one.request_id.to_string()).or_default().push(one);
    }
    let today = app.today();
    let write = move || to_xlsx(&[table(&frame, &rows, &told)], today.at(0, 0, 0, 0));
    let bytes = making.write(write).await?.map_err(anyhow::Error::from)?;
    Ok(download(&format!("register-permintaan-informasi-{today}.xlsx"), XLSX, bytes))
}

/// Objections by the request that they are about.
type Told = HashMap<String, Vec<ObjectionTold>>;

fn table(frame: &Frame, rows: &[InformationRequest], told: &Told) -> Table {
    let column =
        |(title, width, kind): (&str, f64, Kind)| Column { title: frame.say(title), hxl: None, width, kind };
    Table {
        title: frame.say("nav-information"),
        notes: vec![frame.say("information-queue-sub")],
        columns: COLUMNS.into_iter().map(column).collect(),
        rows: rows.iter().map(|one| cells(frame, one, told)).collect(),
    }
}

fn cells(frame: &Frame, one: &InformationRequest, told: &Told) -> Vec<Value> {
    let coded = |prefix: &str, code: &str| match code {
        "" => Value::from(""),
        code => Value::from(frame.say_code(prefix, code)),
    };
    let raised = told.get(one.id.as_str()).map_or(&[][..], Vec::as_slice);
    // A request has two objections at most: what each says stands on a line of its own.
    let each = |said: &dyn Fn(&ObjectionTold) -> String| {
        Value::from(raised.iter().map(said).collect::<Vec<_>>().join("\n"))
    };
    let decided_on = |at| frame.civil_date(&frame.day(at));
    let mark = if one.simulated { format!(" ({})", frame.say("mark-simulated")) } else { String::new() };
    vec![
        Value::from(format!("{}{mark}", one.receipt())),
        Value::from(one.received_on),
        Value::from(one.name.as_str()),
        Value::from(one.contact.as_str()),
        Value::from(one.what.as_str()),
        Value::from(one.purpose.as_str()),
        coded("information-way-", &one.way),
        Value::from(one.extended_on),
        Value::from(one.extended_because.as_str()),
        Value::from(one.until()),
        coded("information-state-", one.state.as_str()),
        Value::from(one.answered_at.map(|at| frame.day(at))),
        coded("information-ground-", &one.ground),
        Value::from(one.consequence_test.as_str()),
        Value::from(one.exception_term.as_str()),
        Value::from(one.answer.as_str()),
        Value::from(one.letter_number.as_str()),
        Value::from(one.signer_name.as_str()),
        one.answered_at.map_or(Value::Empty, |_| Value::Whole(one.files)),
        coded("information-objection-state-", &one.objection),
        each(&|objection| register_number(objection.year, objection.number)),
        // A day of its own sorts as one; two stand in words.
        match raised {
            [one] => Value::from(one.filed_on),
            _ => each(&|objection| frame.civil_date(&objection.filed_on)),
        },
        match raised {
            [one] => Value::from(one.decided_at.map(|at| frame.day(at))),
            _ => each(&|objection| objection.decided_at.map_or_else(String::new, decided_on)),
        },
        each(&|objection| objection.decision.clone()),
    ]
}
