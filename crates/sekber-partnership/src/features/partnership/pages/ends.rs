//! The last days of partnerships and papers for calendar programs.

use axum::extract::State;
use axum::response::Response;
use jiff::ToSpan as _;
use jiff::civil::Date;
use sekber_core::partnership::agreement::REMINDED_MONTHS;
use sekber_core::value::OrganisationId;

use crate::features::partnership::store::ending::{self, Ahead};
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::page::calendar_file::{CALENDAR, Entry, When, calendar_file};
use crate::kit::page::{Frame, download};
use crate::kit::problem::Problem;

/// The same months before as letters remind of it: going on takes the whole road again.
fn reminders(ends: Date, what: &str) -> Vec<(i32, String)> {
    let days = |months: i64| {
        let before = ends.checked_sub(months.months()).ok()?;
        Some(before.until(ends).ok()?.get_days())
    };
    REMINDED_MONTHS.into_iter().filter_map(days).map(|days| (days, what.to_owned())).collect()
}

/// What ends, each with reminders months before; what the reader may see.
pub async fn file(Member(actor): Member, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    let own: Vec<OrganisationId> = actor.organisations().cloned().collect();
    let own = (!actor.oversees()).then_some(own.as_slice());
    let found = ending::ahead(app.db(), &app.region(), own, app.today()).await?;
    let base = &app.settings().base_url;
    let entry = |one: Ahead| {
        let (what, path) = match one.kind {
            None => (frame.say("partnership-ends-of"), format!("/partnerships/{}", one.id)),
            Some(kind) => {
                (frame.say_code("agreement-kind-", kind.as_str()), format!("/agreements/{}", one.id))
            }
        };
        let summary = frame.say_facts("partnership-ends-what", &[("what", what), ("title", one.title)]);
        Entry {
            id: format!("{}-end", one.id),
            starts: When::Day(one.ends_on),
            ends: When::Day(one.ends_on),
            reminders: reminders(one.ends_on, &summary),
            summary,
            location: String::new(),
            description: String::new(),
            address: format!("{base}{path}"),
            cancelled: false,
        }
    };
    let entries: Vec<Entry> = found.into_iter().map(entry).collect();
    let text = calendar_file(app.now(), &entries);
    let name = frame.language.either("akhir-kemitraan.ics", "partnership-ends.ics");
    Ok(download(name, CALENDAR, text.into_bytes()))
}
