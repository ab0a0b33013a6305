//! A report as it stood on any day, made again from the trail: what was sent by then, and what was decided about it.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::report::ReportState;
use sekber_core::text::changed_paragraphs;
use sekber_core::value::Moment;
use serde_json::Value as Json;

use crate::features::report::guard::ReportReader;
use crate::features::report::model::Report;
use crate::features::report::store::replayed::{self, Line};
use crate::kit::app::App;
use crate::kit::audit;
use crate::kit::page::{Change, Frame, page};
use crate::kit::problem::Problem;

/// What a report tells, in the order of its form.
const TOLD: [&str; 8] =
    ["activities", "results", "men", "women", "with_disability", "figures", "obstacles", "next_steps"];

/// What stood there.
#[derive(Debug, Default, PartialEq, Eq)]
struct Stood {
    /// How far it was; none where it was not begun.
    state: Option<ReportState>,
    /// What it told by fields, as far as it had been sent.
    told: Vec<(&'static str, String)>,
    /// What was remarked last.
    remarks: String,
}

impl Stood {
    /// What stands after some lines, the oldest first.
    fn after(lines: &[Line]) -> Self {
        let mut stood = Self::default();
        for line in lines {
            let after = audit::told(line.after_json.as_deref()).unwrap_or_default();
            stood.state = match line.kind.as_str() {
                "report.begun" => Some(ReportState::Draft),
                "report.sent" => Some(ReportState::Sent),
                "report.returned" => Some(ReportState::Returned),
                "report.confirmed" => Some(ReportState::Confirmed),
                _ => stood.state,
            };
            match line.kind.as_str() {
                "report.sent" | "report.kept" if !after.is_null() => {
                    stood.told = TOLD.into_iter().map(|name| (name, said(&after[name]))).collect();
                }
                "report.returned" | "report.confirmed" => stood.remarks = said(&after["remarks"]),
                _ => {}
            }
        }
        stood.told.retain(|(_, text)| !text.is_empty());
        stood
    }
}

/// What the sending that came after the last time it was returned says otherwise than what was returned, in the order of the form;
/// nothing where it was not returned or not sent again.
fn changed(lines: &[Line]) -> Vec<(&'static str, String, String)> {
    let Some(returned) = lines.iter().rposition(|line| line.kind == "report.returned") else {
        return Vec::new();
    };
    let (then, since) = lines.split_at(returned + 1);
    if !since.iter().any(|line| line.kind == "report.sent") {
        return Vec::new();
    }
    let (then, now) = (Stood::after(then), Stood::after(lines));
    let of = |stood: &Stood, name: &str| {
        let found = stood.told.iter().find(|(known, _)| *known == name);
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    };
    let both = TOLD.into_iter().map(|name| (name, of(&then, name), of(&now, name)));
    both.filter(|(_, before, after)| before != after).collect()
}

/// What was changed in a report that was returned and sent again, paragraph by paragraph, in the words of the form. One statement for
/// such a report, none for others.
pub(super) async fn changed_since_returned(
    app: &App,
    frame: &Frame,
    report: &Report,
) -> Result<Vec<Change>, Problem> {
    if report.state != ReportState::Sent || report.decided_at.is_none() {
        return Ok(Vec::new());
    }
    let until = Moment(app.now().0 + 1);
    let lines = replayed::before(app.db(), &app.region(), &report.id, until).await?;
    let mut all = Vec::new();
    for (name, before, after) in changed(&lines) {
        let field = frame.say_code("report-field-", name);
        all.extend(changed_paragraphs(&before, &after).into_iter().map(|(before, after)| Change {
            field: field.clone(),
            before: before.to_owned(),
            after: after.to_owned(),
        }));
    }
    Ok(all)
}

/// A value as a person reads it.
fn said(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(all) => all.iter().map(said).collect::<Vec<_>>().join("\n"),
        other => other.to_string(),
    }
}

#[derive(Template)]
#[template(path = "features/report/pages/history.html")]
struct HistoryPage {
    frame: Frame,
    report: Report,
    day: Date,
    stood: Stood,
}

/// The report as it stood at the end of the day that the address names, or of today.
pub async fn show(
    ReportReader(scene): ReportReader,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let today = app.today();
    let day = typed.filter::<Date>("until").unwrap_or(today).min(today);
    let over = app.settings().midnight(day.tomorrow().unwrap_or(day));
    let lines = replayed::before(app.db(), &app.region(), &scene.report.id, over).await?;
    page(&HistoryPage { stood: Stood::after(&lines), report: scene.report, day, frame })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_the_trail_make_it_again() {
        let line = |kind: &str, after: Option<&str>| Line {
            kind: kind.to_owned(),
            after_json: after.map(str::to_owned),
        };
        let lines = [
            line("report.begun", None),
            line("report.kept", None),
            line(
                "report.sent",
                Some(
                    r#"{"period":"S1","activities":"Pelatihan","men":3,"women":null,"figures":["Kebun: 4"]}"#,
                ),
            ),
            line("report.returned", Some(r#"{"decision":"return","remarks":"Lengkapi"}"#)),
            line("report.kept", Some(r#"{"period":"S1","activities":"Pelatihan kader","men":3}"#)),
        ];
        assert_eq!(Stood::after(&[]), Stood::default());
        assert!(Stood::after(&lines[..2]).told.is_empty());
        let sent = Stood::after(&lines[..3]);
        let told = [("activities", "Pelatihan"), ("men", "3"), ("figures", "Kebun: 4")];
        assert_eq!(sent.told, told.map(|(name, text)| (name, text.to_owned())));
        assert_eq!((sent.state, sent.remarks.as_str()), (Some(ReportState::Sent), ""));
        let last = Stood::after(&lines);
        assert_eq!((last.state, last.remarks.as_str()), (Some(ReportState::Returned), "Lengkapi"));
        assert_eq!(last.told[0].1, "Pelatihan kader");

        // What differs is told once it is sent again.
        assert!(changed(&lines).is_empty());
        let again = line("report.sent", Some(r#"{"activities":"Pelatihan kader","men":3}"#));
        let lines = [&lines[..], &[again]].concat();
        let text = |name, before: &str, after: &str| (name, before.to_owned(), after.to_owned());
        let expected = [text("activities", "Pelatihan", "Pelatihan kader"), text("figures", "Kebun: 4", "")];
        assert_eq!(changed(&lines), expected);
    }
}
