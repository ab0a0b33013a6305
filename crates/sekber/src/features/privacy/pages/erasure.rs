//! What administrators do about personal data: requests that wait, the erasure with all that goes and stays, breaches.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::privacy::{due, hours_left};
use sekber_core::value::{ErasureRequestId, Moment, PersonId};

use crate::features::account::{self, Person};
use crate::features::privacy::holding::Holding;
use crate::features::privacy::model::{Breach, ErasureRequest};
use crate::features::privacy::register::REGISTER;
use crate::features::privacy::store::own::{Known, counts, known};
use crate::features::privacy::{actions, store};
use crate::kit::access::Admin;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, QueryString, go, go_or_mend, page};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

#[derive(Template)]
#[template(path = "features/privacy/pages/queue.html")]
struct QueuePage {
    frame: Frame,
    faults: Faults,
    /// What was typed, for the request that it was typed for.
    typed: Option<(ErasureRequestId, String)>,
    requests: Vec<ErasureRequest>,
    query: QueryString,
    breaches: Page<Breach>,
    now: Moment,
}

impl QueuePage {
    fn left(&self, since: &Moment) -> i64 {
        hours_left(*since, self.now)
    }

    fn until(&self, since: &Moment) -> String {
        self.frame.date_time(&due(*since))
    }

    fn answer(&self, request: &ErasureRequest) -> &str {
        self.typed.as_ref().filter(|(id, _)| *id == request.id).map_or("", |(_, answer)| answer)
    }

    fn is_mended(&self, request: &ErasureRequest) -> bool {
        self.typed.as_ref().is_some_and(|(id, _)| *id == request.id)
    }

    fn is_oneself(&self, request: &ErasureRequest) -> bool {
        self.frame.actor.as_ref().and_then(|actor| actor.person_id()) == Some(&request.person_id)
    }
}

async fn queue(
    app: &App,
    frame: Frame,
    asked: &Form,
    typed: Option<(ErasureRequestId, String)>,
    faults: Faults,
) -> Result<QueuePage, Problem> {
    let (db, region) = (app.db(), app.region());
    let cursor = Cursor::from_query(asked.filled("after"), asked.filled("before"));
    Ok(QueuePage {
        requests: store::open(db, &region).await?,
        breaches: store::breaches(db, &region, &cursor).await?,
        query: QueryString::keep(asked, &[]),
        now: app.now(),
        faults,
        typed,
        frame,
    })
}

/// Requests that wait, and breaches.
pub async fn list(
    _: Admin,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = frame.query(query.as_deref());
    page(&queue(&app, frame, &asked, None, Faults::none()).await?)
}

/// Declines a request.
pub async fn decline(
    Admin(actor): Admin,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<ErasureRequestId>,
    form: Form,
) -> Result<Response, Problem> {
    let answer = form.paragraphs("answer").to_owned();
    let done = actions::decline(&app, &actor, &id, &answer).await;
    let app = &app;
    go_or_mend(done, ("/privacy", "notice-erasure-declined"), |faults| async move {
        queue(app, frame, &Form::default(), Some((id, answer)), faults).await
    })
    .await
}

#[derive(Template)]
#[template(path = "features/privacy/pages/erase.html")]
struct ErasePage {
    frame: Frame,
    person: Person,
    /// What is kept of the person, with how much.
    kept: Vec<(&'static Holding, i64)>,
    request: Option<ErasureRequest>,
    /// Names that are replaced wherever a record says no more than the name.
    names: Vec<String>,
    /// Names that stay there, because others bear them too.
    shared: Vec<String>,
}

impl ErasePage {
    fn part(&self, stays: bool) -> Vec<&(&'static Holding, i64)> {
        self.kept.iter().filter(|(one, _)| one.fate.stays() == stays).collect()
    }
}

/// What goes and what stays, and why, before it is done.
pub async fn show(
    Admin(actor): Admin,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<PersonId>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let person = account::in_care(&app, &actor, &id).await?;
    if actor.person_id() == Some(&id) {
        return Err(Problem::refused("refused-oneself"));
    }
    let known = known(db, &region, person.clone()).await?;
    let counted = counts(db, &region, &known).await?;
    let kept = counted.into_iter().filter(|(_, count)| *count > 0);
    let kept = kept.filter_map(|(at, count)| Some((REGISTER.get(at)?, count))).collect();
    let request = store::latest_of(db, &region, &id).await?;
    let Known { names, shared, .. } = known;
    page(&ErasePage { frame, person, kept, request, names, shared })
}

/// Erases the person.
pub async fn erase(
    Admin(actor): Admin,
    State(app): State<App>,
    PathId(id): PathId<PersonId>,
) -> Result<Response, Problem> {
    actions::erase(&app, &actor, &id).await?;
    Ok(go(format!("/people/{id}"), "notice-person-anonymised"))
}
