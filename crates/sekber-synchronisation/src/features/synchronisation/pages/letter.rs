//! The leader's page by e-mail: whether one wants it, its text as it stands, ready to be sent by hand, and the letters so far.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::email::State as Sent;
use sekber_core::write::{en_month, id_month};

use crate::features::mail;
use crate::features::synchronisation::actions;
use crate::features::synchronisation::leader::letter::{self, Letter, first_day, next_month};
use crate::features::synchronisation::store::leader::{self as store, Letter as Written};
use crate::kit::access::Observer;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, go, page, percent_encoded, whatsapp};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

const PATH: &str = "/synchronisation/leader/letter";

#[derive(Template)]
#[template(path = "features/synchronisation/pages/letter.html")]
struct LetterPage {
    frame: Frame,
    letter: Letter,
    /// Links that open a messenger, and a mail program, with the text.
    whatsapp: String,
    mail: String,
    /// Whether e-mail is set up.
    is_set_up: bool,
    /// Whether the link in the text leads here from elsewhere, too.
    is_reached: bool,
    wanted: bool,
    /// The day from which on the next letter is written; empty when it is not wanted.
    next: String,
    written: Vec<Written>,
}

impl LetterPage {
    fn month(&self, letter: &Written) -> String {
        let Some(day) = first_day(&letter.month) else { return letter.month.clone() };
        let name = match self.frame.language {
            Language::Indonesian => id_month(day.month()),
            Language::English => en_month(day.month()),
        };
        format!("{name} {}", day.year())
    }

    fn badge(&self, letter: &Written) -> &'static str {
        match letter.state {
            Some(Sent::Sent) => "good",
            Some(Sent::Failed) => "bad",
            _ => "info",
        }
    }
}

/// The page.
pub async fn show(
    Observer(actor): Observer,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let person = actor.person_id().ok_or(Problem::NotFound)?;
    let letter = letter::letter(&app, &frame, &actor).await?;
    let (db, region) = (app.db(), app.region());
    let letters = store::letters(db, &region, person).await?;
    let (mut written, wanted): (Vec<Written>, Vec<Written>) =
        letters.into_iter().partition(|one| one.written_at.is_some());
    written.sort_by(|a, b| b.month.cmp(&a.month));
    let [subject, body] = [&letter.subject, &letter.text].map(|text| percent_encoded(text));
    let today = app.today();
    let has_this = written.first().is_some_and(|one| one.month == letter::month(today));
    let next = wanted.first().and_then(|one| first_day(&one.month)).map(|first| {
        let coming = if has_this { next_month(today) } else { today };
        frame.civil_date(&first.max(coming))
    });
    page(&LetterPage {
        whatsapp: whatsapp(&letter.text),
        mail: format!("mailto:?subject={subject}&body={body}"),
        is_set_up: mail::is_set_up(&app),
        is_reached: app.settings().public_address().is_some(),
        wanted: next.is_some(),
        next: next.unwrap_or_default(),
        letter,
        written,
        frame,
    })
}

/// Chooses whether one wants it.
pub async fn choose(
    Observer(actor): Observer,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let wanted = form.switched("wanted")?;
    actions::choose_letter(&app, &actor, wanted).await?;
    Ok(go(PATH, if wanted { "notice-leader-letter-chosen" } else { "notice-leader-letter-declined" }))
}
