//! How documents are numbered, and who signs them.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::document::ActingMark;
use sekber_core::value::SignatoryId;

use crate::features::document::heads::Heads;
use crate::features::document::letterhead::{self, Head, LetterheadLines};
use crate::features::document::model::{Signatory, SignedBy};
use crate::features::document::numbering;
use crate::features::document::signatory;
use crate::features::document::signing::leaves_number_open;
use crate::features::document::store::documents::KeptNumbering;
use crate::features::document::store::{documents, signatories};
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, go_or_mend, official_document, page};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Where the page is.
const PATH: &str = "/settings/documents";

#[derive(Template)]
#[template(path = "features/document/pages/settings.html")]
struct SettingsPage {
    frame: Frame,
    head: LetterheadLines,
    numbering: KeptNumbering,
    next: String,
    /// Who signs, and the name at the head of what they sign.
    signatories: Vec<(Signatory, String)>,
    faults: Faults,
    typed: Form,
}

impl SettingsPage {
    fn marks(&self) -> Vec<(String, String)> {
        self.frame.say_codes("acting-mark-", ActingMark::ALL)
    }

    /// The emblems: whose, the field that brings a picture, and whether there is one.
    fn emblems(&self) -> [(&'static str, &'static str, bool); 2] {
        [
            ("district", "emblem", self.head.emblem_place.is_some()),
            ("state", "state_emblem", self.head.state_emblem_place.is_some()),
        ]
    }

    fn lines(&self, one: &Signatory) -> String {
        SignedBy::from(one.clone()).position_lines()
    }

    /// Whether the district may choose to print rank and NIP of somebody: for all others the rule decides.
    fn asks_for_number(&self, one: &Signatory) -> bool {
        one.prints_number || leaves_number_open(&one.position, one.acting_mark)
    }

    /// A line of the letterhead as typed, or as it is kept.
    fn line<'a>(&'a self, name: &'a str, kept: &'a str) -> &'a str {
        if self.typed.pairs().any(|(field, _)| field == name) { self.typed.text(name) } else { kept }
    }

    /// What was typed into the scheme, or what is kept.
    fn scheme<'a>(&'a self, name: &'a str, kept: &'a str) -> &'a str {
        self.typed.filled("pattern").map_or(kept, |_| self.typed.text(name))
    }
}

async fn settings_page(
    app: &App,
    frame: Frame,
    typed: Form,
    faults: Faults,
) -> Result<SettingsPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let (head, listed) = (Head::lines_of(app).await?, signatories::all(db, &region).await?);
    let usual = Head { lines: head.clone(), ..Head::default() };
    let heads = Heads::with(app, usual, listed.clone()).await?;
    let headed = |one: Signatory| {
        let by = SignedBy::from(one.clone());
        let paper = official_document::document(app, Language::Indonesian, "", Vec::new());
        let paper = heads.over(app, Language::Indonesian, (&by.name, &by.position_lines()), paper);
        (one, paper.letterhead.unit)
    };
    Ok(SettingsPage {
        head,
        numbering: documents::numbering(db, &region).await?.unwrap_or_else(numbering::usual),
        next: numbering::suggestion(app).await?.number,
        signatories: listed.into_iter().map(headed).collect(),
        frame,
        faults,
        typed,
    })
}

/// The scheme of numbers and the signatories.
pub async fn show(_: Secretariat, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    page(&settings_page(&app, frame, Form::default(), Faults::none()).await?)
}

/// Leads back to the page, or shows it again with what is to be mended.
pub async fn answer(
    app: &App,
    frame: Frame,
    form: Form,
    done: Result<(), Problem>,
) -> Result<Response, Problem> {
    go_or_mend(done, (PATH, "notice-document-settings"), |faults| settings_page(app, frame, form, faults))
        .await
}

/// Sets the scheme of numbers.
pub async fn set_numbering(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let done = numbering::set(&app, &actor, &form).await;
    answer(&app, frame, form, done).await
}

/// Sets the letterhead.
pub async fn set_letterhead(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let done = letterhead::set(&app, &actor, &form).await;
    answer(&app, frame, form, done).await
}

/// Adds somebody who signs.
pub async fn add_signatory(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let done = signatory::add(&app, &actor, &form).await;
    answer(&app, frame, form, done).await
}

/// Changes somebody who signs.
pub async fn change_signatory(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<SignatoryId>,
    form: Form,
) -> Result<Response, Problem> {
    let done = signatory::change(&app, &actor, &id, &form).await;
    answer(&app, frame, Form::default(), done).await
}

/// Takes somebody off the list.
pub async fn end_signatory(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<SignatoryId>,
) -> Result<Response, Problem> {
    signatory::end(&app, &actor, &id).await?;
    Ok(go(PATH, "notice-document-settings"))
}
