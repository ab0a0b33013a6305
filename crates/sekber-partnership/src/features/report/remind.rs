//! Reminders of reports: two weeks before they are due, then week by week until they are handed in.

use sekber_core::report::reminds;
use serde::Serialize;

use super::model::Period;
use super::store::due::{self, Asked, Shown};
use super::store::periods;
use crate::features::mail::{self, Email};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

const LANGUAGE: Language = Language::Indonesian;
/// Days after which nobody is reminded any more; the list of late reports remains.
const PATIENCE: i64 = 91;

#[derive(Serialize)]
struct Written {
    letters: usize,
}

/// Writes each reminder of the day, once. Returns how many letters were written.
///
/// # Errors
/// When the database refuses.
pub async fn remind(app: &App) -> Result<usize, Problem> {
    if !mail::is_set_up(app) {
        return Ok(0);
    }
    let today = app.today();
    let mut written = 0;
    for period in periods::all(app.db(), &app.region()).await? {
        let days = i64::from((today - period.due_on).get_days());
        if !period.is_locked() && days <= PATIENCE && reminds(period.due_on, today) {
            written += remind_of(app, &period).await?;
        }
    }
    Ok(written)
}

async fn remind_of(app: &App, period: &Period) -> Result<usize, Problem> {
    let (db, region, today) = (app.db(), app.region(), app.today());
    let asked = Asked { period, shown: Shown::Missing, own: None, today };
    let missing = due::all(db, &region, &asked).await?;
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
        for recipient in due::addresses(db, &region, &one.organisation_id).await? {
            let email = Email {
                about: period.id.to_string(),
                once: Some(format!("report {} {} {today} {recipient}", period.id, one.partnership_id)),
                subject: app.words().say_with(LANGUAGE, "email-report-subject", &facts),
                body: app.words().say_with(LANGUAGE, "email-report-text", &facts),
                recipient,
                calendar: None,
            };
            letters += usize::from(mail::write(&mut tx, &email).await?);
        }
    }
    if letters > 0 {
        let event = Event::new("report_period.reminders_written", &period.id, &period.name)
            .after(&Written { letters });
        tx.commit(event).await?;
    }
    Ok(letters)
}
