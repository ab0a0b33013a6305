//! Reminders to jurors whose sheets are still missing: from the day after partners may no longer contest the record, every third day until
//! the ceremony, unless the provisional result was told; and one a day at most that the secretariat calls for.

use sekber_engines::award::rules::Rules;
use sekber_engines::award::season::juror_reminder;
use serde::Serialize;

use super::limits;
use super::model::Season;
use super::store::jury::{self, Late};
use super::store::seasons;
use crate::features::mail::{self, LANGUAGE, Message};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

#[derive(Serialize)]
struct Written {
    letters: usize,
}

/// Writes each reminder that is due, once. Returns how many letters were written. What is made up for a demonstration calls nobody who is
/// real.
///
/// # Errors
/// When the database refuses, or rules are no longer what was published.
pub async fn remind(app: &App) -> Result<usize, Problem> {
    let (db, region) = (app.db(), app.region());
    let mut written = 0;
    for season in seasons::scored(db, &region).await?.into_iter().filter(|season| !season.simulated) {
        let rules = seasons::in_force(db, &region, &season).await?.ok_or(Problem::NotFound)?.rules()?;
        let until = season.contest_until.filter(|_| rules.has_jury());
        let due = until.and_then(|until| juror_reminder(until, rules.ceremony, app.today()));
        if let Some(number) = due {
            let tx = app.begin(&Actor::machine()).await?;
            written += write(tx, app, &season, &rules, &number.to_string()).await?;
        }
    }
    Ok(written)
}

/// Writes to each juror whose sheets are missing, once under the name of the occasion, and commits. Returns how many letters were
/// written.
///
/// # Errors
/// When the database refuses.
pub async fn write(
    mut tx: Tx,
    app: &App,
    season: &Season,
    rules: &Rules,
    occasion: &str,
) -> Result<usize, Problem> {
    let mut letters = 0;
    for Late { email, open } in jury::late_in(&mut tx, &season.id).await? {
        let facts = [
            ("season", season.name.clone()),
            ("open", open.to_string()),
            ("due", LANGUAGE.date(limits::sheets_due(rules))),
            ("ceremony", LANGUAGE.date(rules.ceremony)),
            ("link", format!("{}{}/jury", app.settings().base_url, season.path())),
            ("district", app.district().name),
        ];
        let message = Message {
            about: season.id.to_string(),
            once: format!("award {} sheets {occasion}", season.id),
            subject: "email-award-sheets-subject",
            text: "email-award-sheets-text",
            facts: &facts,
            simulated: season.simulated,
        };
        letters += mail::write_letters(app, &mut tx, vec![email], &message).await?;
    }
    if letters > 0 {
        let event =
            Event::new("award.reminders_written", &season.id, &season.name).after(&Written { letters });
        tx.commit(event).await?;
    }
    Ok(letters)
}
