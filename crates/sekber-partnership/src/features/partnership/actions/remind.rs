//! Reminders before agreements end: twelve, six and three months ahead, because going on takes the whole road again.

use jiff::ToSpan as _;
use sekber_core::partnership::agreement::{REMINDED_MONTHS, reminder};
use serde::Serialize;

use crate::features::mail::{self, LANGUAGE, Message};
use crate::features::partnership::store::ending::{self, Ending};
use crate::features::registry::addresses;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;

#[derive(Serialize)]
struct Written {
    letters: usize,
}

/// Writes each reminder that is due, once. Returns how many letters were written.
///
/// # Errors
/// When the database refuses.
pub async fn remind(app: &App) -> Result<usize, Problem> {
    let (db, region, today) = (app.db(), app.region(), app.today());
    let furthest = REMINDED_MONTHS.into_iter().max().unwrap_or(0);
    let until = today.saturating_add(furthest.months());
    let all = ending::between(db, &region, (today, until)).await?;
    let concerned = ending::concerned(db, &region, &all).await?;
    let known = addresses::of(db, &region, concerned.iter().map(|(_, organisation)| organisation)).await?;
    let secretariat = addresses::of_secretariat(db, &region).await?;
    let mut written = 0;
    for one in all {
        let Some(months) = reminder(one.ends_on, today) else { continue };
        let of_it = concerned.iter().filter(|(agreement, _)| *agreement == one.id);
        let theirs = of_it.filter_map(|(_, organisation)| known.get(organisation)).flatten();
        let reached = secretariat.iter().chain(theirs).cloned().collect();
        written += remind_of(app, &one, months, reached).await?;
    }
    Ok(written)
}

async fn remind_of(app: &App, one: &Ending, months: i64, reached: Vec<String>) -> Result<usize, Problem> {
    let mut tx = app.begin(&Actor::machine()).await?;
    let words = app.words();
    let kind = words.say(LANGUAGE, &format!("agreement-kind-{}", one.kind.as_str().replace('_', "-")));
    let facts = [
        ("kind", kind),
        ("title", one.title.clone()),
        ("day", LANGUAGE.long_date(one.ends_on)),
        ("months", months.to_string()),
        ("link", format!("{}/agreements/{}", app.settings().base_url, one.id)),
        ("district", app.district().name),
    ];
    let message = Message {
        about: one.id.to_string(),
        // A new last day is a new end to be reminded of.
        once: format!("agreement {} ends {} {months}", one.id, one.ends_on),
        subject: "email-agreement-ends-subject",
        text: "email-agreement-ends-text",
        facts: &facts,
        // Those that are read are not.
        simulated: false,
    };
    let letters = mail::write_letters(app, &mut tx, reached, &message).await?;
    if letters > 0 {
        let event =
            Event::new("agreement.reminders_written", &one.id, &one.title).after(&Written { letters });
        tx.commit(event).await?;
    }
    Ok(letters)
}
