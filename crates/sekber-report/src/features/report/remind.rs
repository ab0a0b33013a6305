//! Reminders of reports: two weeks before they are due, then week by week until they are handed in.

use jiff::civil::Date;
use sekber_core::report::reminder_day;
use serde::Serialize;

use super::model::{Due, Period};
use super::store::due::{self, Asked, Shown};
use super::store::periods;
use crate::features::mail::{self, LANGUAGE, Message};
use crate::features::registry::addresses::{self, Addresses};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;

/// Days after which nobody is reminded any more; the list of late reports remains.
const PATIENCE: i64 = 91;
/// Reports of which one change writes the reminders, so that nobody else waits for long.
const AT_ONCE: usize = 100;

#[derive(Serialize)]
struct Written {
    letters: usize,
}

/// Writes each reminder of the day, once. Returns how many letters were written.
///
/// # Errors
/// When the database refuses.
pub async fn remind(app: &App) -> Result<usize, Problem> {
    let today = app.today();
    let mut written = 0;
    for period in periods::all(app.db(), &app.region()).await? {
        let days = i64::from((today - period.due_on).get_days());
        let day = reminder_day(period.due_on, today).filter(|_| !period.is_locked() && days <= PATIENCE);
        if let Some(day) = day {
            written += remind_of(app, &period, day).await?;
        }
    }
    Ok(written)
}

/// Reminds for the day on which that was due last, be it today or one on which nobody could look.
async fn remind_of(app: &App, period: &Period, day: Date) -> Result<usize, Problem> {
    let (db, region) = (app.db(), app.region());
    let asked = Asked { shown: Shown::Open, ..Asked::all(app, period) };
    let missing = due::all(db, &region, &[asked]).await?;
    let mut letters = 0;
    for some in missing.chunks(AT_ONCE) {
        let known = addresses::of(db, &region, some.iter().map(|one| &one.organisation_id)).await?;
        letters += write(app, (period, day), some, &known).await?;
    }
    Ok(letters)
}

async fn write(
    app: &App,
    (period, day): (&Period, Date),
    missing: &[Due],
    known: &Addresses,
) -> Result<usize, Problem> {
    let mut letters = 0;
    let mut tx = app.begin(&Actor::machine()).await?;
    for one in missing {
        let facts = [
            ("partnership", one.partnership.clone()),
            ("period", period.name.clone()),
            ("day", LANGUAGE.long_date(period.due_on)),
            ("link", format!("{}/reports?period={}", app.settings().base_url, period.id)),
            ("district", app.district().name),
        ];
        let message = Message {
            about: period.id.to_string(),
            once: format!("report {} {} {day}", period.id, one.partnership_id),
            subject: "email-report-subject",
            text: "email-report-text",
            facts: &facts,
            simulated: one.simulated,
        };
        let reached = known.get(&one.organisation_id).into_iter().flatten().cloned().collect();
        letters += mail::write_letters(app, &mut tx, reached, &message).await?;
    }
    if letters > 0 {
        let event = Event::new("report_period.reminders_written", &period.id, &period.name)
            .after(&Written { letters });
        tx.commit(event).await?;
    }
    Ok(letters)
}
