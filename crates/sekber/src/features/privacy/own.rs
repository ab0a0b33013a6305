//! A person's own data as a file that other programs read, and its values as pages show them.

use sekber_core::value::Moment;
use serde_json::{Map, Value as Json, json};

use super::holding::Holding;
use super::register::REGISTER;
use super::store::own::{Known, Told, all};
use crate::kit::app::App;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

/// Whether a column holds a moment.
fn is_moment(column: &str) -> bool {
    column == "at" || column.ends_with("_at")
}

fn moment(text: &str) -> Option<Moment> {
    text.parse().ok().map(Moment)
}

/// A value as a page shows it.
pub fn shown(frame: &Frame, column: &str, value: Option<&str>) -> String {
    let Some(text) = value.filter(|text| !text.is_empty()) else { return "–".to_owned() };
    match column {
        _ if is_moment(column) => moment(text).map_or_else(|| text.to_owned(), |at| frame.date_time(&at)),
        "role" => frame.say_code("role-", text),
        "email_notices" => frame.say_code("account-notices-", text),
        "kind" => frame.say(&format!("event-{}", text.replace(['.', '_'], "-"))),
        _ => text.to_owned(),
    }
}

fn told(holding: &Holding, row: &Told) -> Json {
    let value = |column: &str, value: &Option<String>| match value {
        Some(text) if is_moment(column) => {
            let at = moment(text).and_then(|at| jiff::Timestamp::from_millisecond(at.0).ok());
            at.map_or_else(|| json!(text), |at| json!(at.to_string()))
        }
        Some(text) => json!(text),
        None => Json::Null,
    };
    let pairs =
        holding.shown.iter().zip(&row.values).map(|(name, kept)| ((*name).to_owned(), value(name, kept)));
    Json::Object(pairs.collect::<Map<String, Json>>())
}

/// Everything as JSON: one object for each entry of the register, with what it is for and every row that is kept.
///
/// # Errors
/// When the database cannot be asked.
pub async fn file(app: &App, frame: &Frame, known: &Known) -> Result<Vec<u8>, Problem> {
    let made_at = jiff::Timestamp::from_millisecond(app.now().0).map_err(anyhow::Error::from)?;
    let head = json!({
        "district": { "code": app.region().as_str(), "name": app.district().name },
        "person": { "id": known.person.id.as_str(), "names": known.names },
        "made_at": made_at.to_string(),
        "law": "UU 27/2022",
    });
    let mut out = serde_json::to_vec_pretty(&head).map_err(anyhow::Error::from)?;
    // The object is left open for its last member.
    out.truncate(out.len().saturating_sub("\n}".len()));
    out.extend_from_slice(b",\n  \"kept\": [");
    let (mut at, mut rows) = (None, 0_usize);
    for row in all(app.db(), &app.region(), known).await? {
        let Some(holding) = REGISTER.get(row.entry) else { continue };
        if at != Some(row.entry) {
            let open: &[u8] = if at.is_some() { b"\n    ] },\n    { " } else { b"\n    { " };
            out.extend_from_slice(open);
            let say = |prefix: &str, code: &str| Json::from(frame.say_code(prefix, code)).to_string();
            let head = format!(
                "\"code\": \"{}\", \"what\": {}, \"purpose\": {}, \"ground\": {}, \"rows\": [",
                holding.code,
                say("privacy-data-", holding.code),
                say("privacy-for-", holding.code),
                say("privacy-ground-", holding.ground)
            );
            out.extend_from_slice(head.as_bytes());
            (at, rows) = (Some(row.entry), 0);
        }
        let between: &[u8] = if rows > 0 { b",\n      " } else { b"\n      " };
        out.extend_from_slice(between);
        rows += 1;
        serde_json::to_writer(&mut out, &told(holding, &row)).map_err(anyhow::Error::from)?;
    }
    let end: &[u8] = if at.is_some() { b"\n    ] }\n  ]\n}\n" } else { b"]\n}\n" };
    out.extend_from_slice(end);
    Ok(out)
}
