//! The leader's page as a letter: once a month by e-mail to whoever wants it and may see the page, and as a text to be sent by hand.

use std::collections::HashMap;
use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Serialize;

use super::sheet::Sheet;
use crate::features::mail::{self, Email};
use crate::features::synchronisation::store::leader::{self as store, Reader};
use crate::kit::access::{Actor, Permit, session};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Letters of which one change writes that they were written, so that nobody else waits for long.
const AT_ONCE: i64 = 100;

/// The letter in one language.
pub struct Letter {
    /// What it is about, in one line.
    pub subject: String,
    /// Its text.
    pub text: String,
}

/// The month of a day as it is kept: 2026-12.
pub fn month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// The first day of the month after a day.
pub fn next_month(day: Date) -> Date {
    day.first_of_month().saturating_add(1.month())
}

/// The first day of a month as it is kept; none when it is none.
pub fn first_day(month: &str) -> Option<Date> {
    format!("{month}-01").parse().ok()
}

/// The letter as it would be written now.
///
/// # Errors
/// When a figure cannot be counted.
pub async fn letter(app: &App, frame: &Frame, actor: &Actor) -> Result<Letter, Problem> {
    let sheet = Sheet::of(app, frame, actor).await?;
    let mut figures = String::new();
    for group in &sheet.groups {
        // Writing into a text cannot fail.
        let _ = write!(figures, "\n{}\n", group.heading);
        for line in &group.lines {
            let beside: Vec<&str> = [&line.change, &line.note]
                .into_iter()
                .filter(|text| !text.is_empty())
                .map(String::as_str)
                .collect();
            let beside = if beside.is_empty() { String::new() } else { format!(" ({})", beside.join("; ")) };
            let _ = writeln!(figures, "- {}: {}{beside}", line.name, line.value);
        }
    }
    let facts = [
        ("district", app.district().name),
        ("cycle", sheet.cycle.shown(frame)),
        ("day", frame.language.long_date(app.today())),
        ("figures", figures.trim().to_owned()),
        ("since", sheet.since),
        ("link", format!("{}/synchronisation/leader", app.settings().base_url)),
    ];
    let say = |key| frame.say_facts(key, &facts);
    Ok(Letter { subject: say("email-leader-subject"), text: say("email-leader-text") })
}

#[derive(Serialize)]
struct Written<'a> {
    month: &'a str,
    letters: usize,
}

/// Writes the letters of the month that were not written yet. Returns how many.
///
/// # Errors
/// When the database refuses, or a figure cannot be counted.
pub async fn write(app: &App) -> Result<usize, Problem> {
    if !mail::is_set_up(app) {
        return Ok(0);
    }
    let month = month(app.today());
    let (mut all, mut after) = (0, String::new());
    loop {
        let readers = store::waiting(app.db(), &app.region(), (&month, &after, AT_ONCE)).await?;
        let Some(last) = readers.last() else { return Ok(all) };
        after = last.person_id.to_string();
        all += write_to(app, &month, readers).await?;
    }
}

/// Writes to those who may still see the page. Of two who write at once the second finds that it was done.
async fn write_to(app: &App, month: &str, readers: Vec<Reader>) -> Result<usize, Problem> {
    let (mut letters, mut allowed) = (HashMap::new(), Vec::new());
    for reader in readers {
        let actor = session::actor_of(app.db(), &app.region(), &reader.person_id).await?;
        if actor.is_none_or(|actor| actor.require(Permit::Observer).is_err()) {
            continue;
        }
        let language =
            reader.language.as_deref().and_then(Language::from_tag).unwrap_or(Language::Indonesian);
        if !letters.contains_key(language.tag()) {
            let frame = Frame::shared(app, language);
            letters.insert(language.tag(), letter(app, &frame, &Actor::machine()).await?);
        }
        allowed.push((reader, language.tag()));
    }
    let mut written = 0;
    let mut tx = app.begin(&Actor::machine()).await?;
    for (reader, language) in &allowed {
        let Some(letter) = letters.get(language) else { continue };
        if !store::note_letter(&mut tx, &reader.person_id, month).await? {
            continue;
        }
        let email = Email {
            about: month.to_owned(),
            once: Some(store::once(&reader.person_id, month)),
            recipient: reader.email.clone(),
            subject: letter.subject.clone(),
            body: letter.text.clone(),
            // Whoever asked for this letter has chosen it, whatever else they want to be told by e-mail.
            at_once: true,
            ..Email::default()
        };
        mail::write(&mut tx, app, &email).await?;
        written += 1;
    }
    if written > 0 {
        let district = app.region();
        let event = Event::new("district.leader_letters_written", &district, app.district().name);
        tx.commit(event.after(&Written { month, letters: written })).await?;
    }
    Ok(written)
}
