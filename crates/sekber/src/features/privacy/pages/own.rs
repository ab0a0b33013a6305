//! A person's own data: what is kept, as a page and as a file, and the request to erase it.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::privacy::{ErasureState, due};
use sekber_core::value::Moment;

use crate::features::account;
use crate::features::privacy::holding::Holding;
use crate::features::privacy::model::ErasureRequest;
use crate::features::privacy::register::{REGISTER, of_code};
use crate::features::privacy::store::own::{Known, Told, counts, known, page as rows};
use crate::features::privacy::{actions, own, store};
use crate::kit::access::{Account, Actor};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::large_files;
use crate::kit::page::{Frame, QueryString, download as file, go, go_or_mend, page};
use crate::kit::problem::Problem;
use crate::kit::store::paging::PAGE_SIZE;

#[derive(Template)]
#[template(path = "features/privacy/pages/own.html")]
struct OwnPage {
    frame: Frame,
    faults: Faults,
    reason: String,
    known: Known,
    /// The entries of which something is kept, with how much.
    kept: Vec<(&'static Holding, i64)>,
    /// The entry that is open, with its rows.
    open: Option<&'static Holding>,
    rows: Vec<Told>,
    from: i64,
    request: Option<ErasureRequest>,
}

impl OwnPage {
    fn heads(&self) -> Vec<String> {
        let columns = self.open.map_or(&[][..], |one| one.shown);
        columns.iter().map(|column| self.frame.say_code("privacy-column-", column)).collect()
    }

    /// A row's values as they are shown, each with the head of its column.
    fn cells(&self, row: &Told) -> Vec<(String, String)> {
        let columns = self.open.map_or(&[][..], |one| one.shown);
        let shown = |column: &str, value: &Option<String>| own::shown(&self.frame, column, value.as_deref());
        let named = self.heads().into_iter().zip(columns.iter().zip(&row.values));
        named.map(|(head, (column, value))| (head, shown(column, value))).collect()
    }

    fn is_open(&self, one: &Holding) -> bool {
        self.open.is_some_and(|open| open.code == one.code)
    }

    fn total(&self) -> i64 {
        self.kept.iter().find(|(one, _)| self.is_open(one)).map_or(0, |(_, count)| *count)
    }

    fn link(&self, from: i64) -> String {
        let code = self.open.map_or("", |one| one.code);
        let from = if from > 0 { from.to_string() } else { String::new() };
        QueryString::default().with("entry", code).with("from", &from).link("/account/data")
    }

    fn earlier(&self) -> Option<String> {
        (self.from > 0).then(|| self.link((self.from - PAGE_SIZE).max(0)))
    }

    fn later(&self) -> Option<String> {
        (self.from + PAGE_SIZE < self.total()).then(|| self.link(self.from + PAGE_SIZE))
    }

    fn waits(&self) -> bool {
        self.request.as_ref().is_some_and(|request| request.state == ErasureState::Open)
    }

    fn declined(&self) -> Option<&ErasureRequest> {
        self.request.as_ref().filter(|request| request.state == ErasureState::Declined)
    }

    fn until(&self, asked: &Moment) -> String {
        self.frame.date_time(&due(*asked))
    }
}

async fn own_record(app: &App, actor: &Actor) -> Result<Known, Problem> {
    let id = actor.person_id().ok_or(Problem::NotAllowed)?;
    let person = account::person(app.db(), id).await?;
    Ok(known(app.db(), &app.region(), person).await?)
}

async fn own_page(
    app: &App,
    actor: &Actor,
    frame: Frame,
    (asked, reason): (&Form, String),
    faults: Faults,
) -> Result<OwnPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let known = own_record(app, actor).await?;
    let counted = counts(db, &region, &known).await?;
    let kept = counted.into_iter().filter(|(_, count)| *count > 0);
    let kept: Vec<_> = kept.filter_map(|(at, count)| Some((REGISTER.get(at)?, count))).collect();
    let open = asked.filter_by("entry", of_code);
    let from = asked.filter::<i64>("from").filter(|from| *from >= 0).unwrap_or(0);
    let rows = match open {
        Some(entry) => rows(db, &region, &known, entry, (from, PAGE_SIZE)).await?,
        None => Vec::new(),
    };
    let request = store::latest_of(db, &region, &known.person.id).await?;
    Ok(OwnPage { frame, faults, reason, known, kept, open, rows, from, request })
}

/// What is kept of the person.
pub async fn show(
    Account(actor): Account,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = frame.query(query.as_deref());
    page(&own_page(&app, &actor, frame, (&asked, String::new()), Faults::none()).await?)
}

/// All of it as a file.
pub async fn download(
    Account(actor): Account,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let _turn = large_files::begin(&app).await?;
    let known = own_record(&app, &actor).await?;
    let bytes = own::file(&app, &frame, &known).await?;
    let called = frame.language.either("data-pribadi", "personal-data");
    Ok(file(&format!("{called}-{}.json", app.today()), "application/json", bytes))
}

/// Asks to be erased. Who has asked before is shown that request.
pub async fn ask(
    Account(actor): Account,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let reason = form.paragraphs("reason").to_owned();
    let asked = actions::ask_for_erasure(&app, &actor, &reason).await;
    let notice = match asked {
        Ok(actions::Asked::WaitsAlready) => "notice-erasure-waits",
        Ok(actions::Asked::Sent) | Err(_) => "notice-erasure-asked",
    };
    go_or_mend(asked.map(|_| ()), ("/account/data#erasure", notice), |faults| {
        let (app, actor) = (app.clone(), actor.clone());
        async move { own_page(&app, &actor, frame, (&Form::default(), reason), faults).await }
    })
    .await
}

/// Takes the request back.
pub async fn take_back(Account(actor): Account, State(app): State<App>) -> Result<Response, Problem> {
    actions::take_back(&app, &actor).await?;
    Ok(go("/account/data#erasure", "notice-erasure-withdrawn"))
}
