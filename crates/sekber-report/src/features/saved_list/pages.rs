//! The page of one's kept lists: what a list is narrowed to is given a name here, and found here again.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::actions::{keep_list, remove_list};
use super::model::{LISTS, Place, SavedList, SavedListDraft};
use super::narrowed::narrowed;
use super::store;
use crate::kit::access::{Account, Actor, Member};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, mend, page, wants_partial};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/saved_list/pages/saved_lists.html")]
struct SavedListsPage {
    frame: Frame,
    faults: Faults,
    /// The list that the visitor comes from, as it is narrowed; none where it shows everything.
    place: Option<Place>,
    /// The name as it was typed.
    typed: String,
    kept: Vec<SavedList>,
    /// What the list is narrowed to, in words.
    narrowed: Vec<String>,
}

impl SavedListsPage {
    /// The name of a page; its address when it is none any more.
    fn label(&self, list: &str) -> String {
        let known = LISTS.iter().find(|(known, _)| *known == list);
        known.map_or_else(|| list.to_owned(), |(_, label)| self.frame.say(label))
    }

    /// The list that the visitor comes from, with what it is narrowed to.
    fn described(&self, place: &Place) -> String {
        let label = self.label(place.list);
        if self.narrowed.is_empty() { label } else { format!("{label} ({})", self.narrowed.join("; ")) }
    }

    /// Under which names the list that the visitor comes from is kept already.
    fn names(&self, place: &Place) -> Vec<String> {
        place.names_in(&self.kept)
    }
}

/// What a list shows beside the way to one's kept lists: under which names it is kept as it is narrowed.
#[derive(Template)]
#[template(path = "features/saved_list/pages/names.html")]
struct NamesPart {
    frame: Frame,
    names: Vec<String>,
}

async fn names_part(app: &App, frame: Frame, actor: &Actor, at: &str) -> Result<NamesPart, Problem> {
    let person = actor.person_id().ok_or(Problem::NotFound)?;
    let names = match Place::read(at) {
        Some(place) => place.names_in(&store::of_person(app.db(), &app.region(), person).await?),
        None => Vec::new(),
    };
    Ok(NamesPart { frame, names })
}

async fn saved_lists(
    app: &App,
    frame: Frame,
    actor: &Actor,
    at: &str,
    (typed, faults): (String, Faults),
) -> Result<SavedListsPage, Problem> {
    let person = actor.person_id().ok_or(Problem::NotFound)?;
    let kept = store::of_person(app.db(), &app.region(), person).await?;
    let place = Place::read(at);
    let narrowed = match &place {
        Some(place) => narrowed(app, actor, &frame, place).await?,
        None => Vec::new(),
    };
    Ok(SavedListsPage { place, narrowed, typed, kept, faults, frame })
}

/// One's kept lists; `?at=` is the address of a list that may be kept. That list itself asks for its names only.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref());
    if wants_partial(&headers) {
        return page(&names_part(&app, frame, &actor, asked.text("at")).await?);
    }
    page(&saved_lists(&app, frame, &actor, asked.text("at"), (String::new(), Faults::none())).await?)
}

/// Keeps a list and leads back to it.
pub async fn keep(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let draft = SavedListDraft { name: form.text("name").to_owned(), at: form.text("at").to_owned() };
    match keep_list(&app, &actor, &draft).await {
        Ok(place) => Ok(go(place.link(), "notice-saved-list-kept")),
        Err(problem) => {
            let typed = draft.name.clone();
            mend(problem, |faults| saved_lists(&app, frame, &actor, &draft.at, (typed, faults))).await
        }
    }
}

/// Lets a list go, also when one's last role is gone.
pub async fn remove(
    Account(actor): Account,
    State(app): State<App>,
    PathId(id): PathId<String>,
) -> Result<Response, Problem> {
    remove_list(&app, &actor, &id).await?;
    Ok(go("/saved-lists", "notice-saved-list-removed"))
}
