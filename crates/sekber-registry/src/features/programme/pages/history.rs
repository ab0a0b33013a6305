//! What happened to a programme: every version with what changed in it, from the trail.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde_json::Value as Json;

use super::whole::find;
use crate::features::programme::guard::ProgrammeEditor;
use crate::features::programme::store::record::{Happening, history};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit;
use crate::kit::page::{Frame, difference, page};
use crate::kit::problem::Problem;

/// One field that differs, as it is shown.
pub(super) struct Change {
    pub(super) label: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// Something that happened, ready to be shown.
struct Entry {
    seq: i64,
    class: &'static str,
    who: String,
    what: String,
    when: String,
    changes: Vec<Change>,
    /// The other programme that it is about; empty where it is about none.
    other: String,
    /// What was said of both.
    note: String,
    /// Where more of it stands.
    href: String,
}

#[derive(Template)]
#[template(path = "features/programme/pages/history.html")]
struct HistoryPage {
    frame: Frame,
    title: String,
    id: String,
    entries: Vec<Entry>,
}

impl HistoryPage {
    /// Whether the reader reads the trail.
    fn audits(&self) -> bool {
        self.frame.actor.as_ref().is_some_and(Actor::audits)
    }
}

/// What happens to two programmes at once.
const ABOUT_BOTH: [&str; 3] = ["programme.settled", "programme.verdict", "programme.absorbed"];
/// How many happenings the page shows; older ones stand in the trail.
const SHOWN: i64 = 100;

/// The history, for those who may change the programme.
pub async fn show(
    editor: ProgrammeEditor,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let stored = find(&app, &editor.programme).await?;
    let found = history(app.db(), &app.region(), &editor.programme, SHOWN).await?;
    let entries = found.iter().map(|happening| entry(&frame, happening)).collect();
    page(&HistoryPage { title: stored.content.title, id: stored.id.to_string(), entries, frame })
}

fn entry(frame: &Frame, happening: &Happening) -> Entry {
    let (before, after) =
        (audit::told(happening.before_json.as_deref()), audit::told(happening.after_json.as_deref()));
    // What later rooms tell of this programme and another one stands in these fields.
    let is_of_both = ABOUT_BOTH.iter().any(|kind| happening.kind.starts_with(kind));
    let told = after.as_ref().filter(|_| is_of_both);
    let of_both = |field: &str| {
        told.and_then(|told| told.get(field)).and_then(Json::as_str).unwrap_or_default().to_owned()
    };
    // A new record differs from nothing in every field: its content stands on its page.
    let changes = match &before {
        None => Vec::new(),
        Some(_) => changes(frame, before.as_ref(), after.as_ref()),
    };
    Entry {
        seq: happening.seq,
        class: match happening.kind.as_str() {
            "programme.verified" | "programme.completed" => "good",
            "programme.returned" | "programme.cancelled" | "programme.united" => "bad",
            _ => "",
        },
        who: who(frame, &happening.actor_name),
        what: frame.say(&format!("event-{}", happening.kind.replace(['.', '_'], "-"))),
        when: frame.date_time(&happening.at),
        changes,
        other: of_both("other"),
        note: of_both("note"),
        href: of_both("finding"),
    }
}

/// A name in the trail; a stand-in when it was withdrawn.
pub(super) fn who(frame: &Frame, name: &str) -> String {
    if name.is_empty() { frame.say("programme-somebody") } else { name.to_owned() }
}

/// What differs between two records of a programme, with labels and readable values.
pub(super) fn changes(frame: &Frame, before: Option<&Json>, after: Option<&Json>) -> Vec<Change> {
    difference(before, after)
        .into_iter()
        .map(|change| Change {
            label: frame.say_code("programme-field-", &change.field),
            before: readable(frame, &change.field, change.before),
            after: readable(frame, &change.field, change.after),
        })
        .collect()
}

fn readable(frame: &Frame, field: &str, value: String) -> String {
    match (field, value.as_str()) {
        (_, "") => value,
        ("state", code) => frame.say_code("programme-state-", code),
        ("provenance", code) => frame.say_code("programme-provenance-", code),
        ("beneficiaries", count) => {
            count.parse::<i64>().map_or_else(|_| value.clone(), |count| frame.whole(&count))
        }
        ("published", "true") => frame.say("programme-yes"),
        ("published", _) => frame.say("programme-no"),
        _ => value,
    }
}
