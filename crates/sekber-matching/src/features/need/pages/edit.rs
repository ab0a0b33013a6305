//! The form of a need: written new in two steps (which office, then what), or changed as long as it is open.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::registry::kinds::Side;
use sekber_core::value::{OrganisationId, RegionCode};
use std::collections::HashMap;

use crate::features::district::{self, Place};
use crate::features::need::actions;
use crate::features::need::limits;
use crate::features::need::model::{Need, NeedDraft};
use crate::features::need::store;
use crate::features::registry::{self, Record};
use crate::kit::access::{Actor, Organisation, OrganisationEditor};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, QueryString, go, page, page_with};
use crate::kit::problem::Problem;

type Choice = (String, String);

/// What the address of a new need can say of it.
const FROM_A_GAP: [&str; 5] = ["title", "place_code", "place_note", "purpose", "field"];

#[derive(Template)]
#[template(path = "features/need/pages/edit.html")]
struct EditPage {
    frame: Frame,
    /// The office that seeks; none until it is chosen.
    office: Option<Record>,
    /// The offices that the reader writes for.
    offices: Vec<Choice>,
    /// The one of them whose field it is; empty where none is known, or several are.
    proposed: String,
    /// The need that is changed; none when one is written.
    need: Option<Need>,
    draft: NeedDraft,
    version: i64,
    faults: Faults,
    fields: Vec<Choice>,
    places: Vec<Choice>,
    /// What the address says of the need beside its office, carried on while that is chosen.
    carried: QueryString,
}

impl EditPage {
    fn action(&self) -> String {
        match &self.need {
            Some(need) => format!("{}/edit", need.office_path()),
            None => "/needs/new".to_owned(),
        }
    }

    fn back(&self) -> String {
        self.need.as_ref().map_or_else(|| "/needs".to_owned(), Need::path)
    }

    fn place(&self) -> String {
        self.draft.place_code.as_ref().map(ToString::to_string).unwrap_or_default()
    }

    fn day(&self, day: &Option<jiff::civil::Date>) -> String {
        day.map(|day| day.to_string()).unwrap_or_default()
    }
}

/// The offices that somebody writes for.
async fn offices(app: &App, actor: &Actor) -> Result<Vec<Choice>, Problem> {
    let (db, region) = (app.db(), app.region());
    let names = match actor.is_secretariat() {
        true => registry::names(db, &region, Some(Side::Office)).await?,
        false => registry::names_of(db, &region, &actor.edited().cloned().collect::<Vec<_>>()).await?,
    };
    let own = names.into_iter().filter(|name| name.side == Side::Office);
    Ok(own.map(|name| (name.id.to_string(), name.name)).collect())
}

async fn office(app: &App, id: &OrganisationId) -> Result<Record, Problem> {
    let found = registry::find(app.db(), &app.region(), id).await?;
    found.filter(|record| record.organisation.side == Side::Office).ok_or(Problem::NotFound)
}

/// The fields of government to choose from, the office's own first.
fn fields(office: &Record, district: &RegionCode) -> Vec<Choice> {
    let mut all = registry::field_choices(district);
    all.sort_by_key(|(code, _)| !office.fields.contains(code));
    all
}

async fn form(
    app: &App,
    frame: Frame,
    (office, need): (Record, Option<Need>),
    (draft, version, faults): (NeedDraft, i64, Faults),
) -> Result<Response, Problem> {
    let places = district::places(app.db(), &app.region()).await?;
    let kecamatan = places.into_iter().filter(|place| place.kind == "kecamatan");
    let choice = |place: Place| (place.code.to_string(), place.name);
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (fields, places) = (fields(&office, &app.region()), kecamatan.map(choice).collect());
    let (office, offices, carried) = (Some(office), Vec::new(), QueryString::default());
    let proposed = String::new();
    let shown =
        EditPage { fields, places, office, offices, proposed, need, draft, version, faults, carried, frame };
    page_with(status, &shown)
}

/// The page that asks which office seeks; those whose field it is come first, and one alone is proposed.
async fn choose(
    app: &App,
    frame: Frame,
    mut offices: Vec<Choice>,
    typed: &Form,
) -> Result<Response, Problem> {
    let known = match typed.filled("field") {
        Some(field) => store::offices_of(app.db(), &app.region(), field).await?,
        None => Vec::new(),
    };
    let is_known = |id: &str| known.iter().any(|office| office.id == id);
    offices.sort_by_key(|(id, _)| !is_known(id));
    let own: Vec<&Choice> = offices.iter().filter(|(id, _)| is_known(id)).collect();
    let proposed = match own.as_slice() {
        [(id, _)] => id.clone(),
        _ => String::new(),
    };
    let (office, need, draft, faults) = (None, None, NeedDraft::default(), Faults::none());
    let (fields, places, version) = (Vec::new(), Vec::new(), 0);
    let carried = QueryString::keep(typed, &FROM_A_GAP);
    page(&EditPage {
        fields,
        places,
        office,
        offices,
        proposed,
        need,
        draft,
        version,
        faults,
        carried,
        frame,
    })
}

/// The form of a new need: of the office that the address names, or of the only one that the reader writes for. Whoever comes from a gap
/// finds its name, its place and what is known of it written in.
pub async fn new(
    Organisation(actor): Organisation,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let offices = offices(&app, &actor).await?;
    let named = typed.filter_by("office", |id| offices.iter().find(|(known, _)| known == id));
    let only = offices.first().filter(|_| offices.len() == 1);
    let Some((id, _)) = named.or(only) else {
        return choose(&app, frame, offices, &typed).await;
    };
    let office = office(&app, &id.parse().map_err(|_| Problem::NotFound)?).await?;
    let draft = NeedDraft {
        title: typed.text("title").chars().take(limits::TITLE).collect(),
        purpose: typed.text("purpose").chars().take(limits::PURPOSE).collect(),
        place_note: typed.text("place_note").chars().take(limits::PLACE_NOTE).collect(),
        place_code: typed.filter("place_code"),
        field: typed
            .filled("field")
            .map(str::to_owned)
            .or_else(|| office.fields.first().cloned())
            .unwrap_or_default(),
        contact: office.organisation.contact_name.clone(),
        ..NeedDraft::default()
    };
    form(&app, frame, (office, None), (draft, 0, Faults::none())).await
}

/// Writes a new need.
pub async fn open(
    Organisation(actor): Organisation,
    State(app): State<App>,
    frame: Frame,
    typed: Form,
) -> Result<Response, Problem> {
    let id: OrganisationId = typed.code("office")?;
    actor.require_for(&id, Actor::may_edit)?;
    let (draft, faults) = NeedDraft::from_form(&typed);
    let done = match faults.is_empty() {
        true => {
            let cycle = district::current_cycle(app.db(), &app.region()).await?;
            actions::open(&app, &actor, (&id, &cycle.id), &draft).await
        }
        false => Err(Problem::Invalid(faults)),
    };
    match done {
        Ok(need) => Ok(go(format!("/needs/{need}"), "notice-need-opened")),
        Err(Problem::Invalid(faults)) => {
            let office = office(&app, &id).await?;
            form(&app, frame, (office, None), (draft, 0, faults)).await
        }
        Err(other) => Err(other),
    }
}

/// The need that a path names, of the office that it names.
async fn named(app: &App, office: &OrganisationId, path: &HashMap<String, String>) -> Result<Need, Problem> {
    let id = path.get("need").and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)?;
    let found = store::find(app.db(), &app.region(), &id).await?;
    found.filter(|need| need.office_id == *office).ok_or(Problem::NotFound)
}

/// The form of a need that is open.
pub async fn show(
    editor: OrganisationEditor,
    State(app): State<App>,
    frame: Frame,
    PathId(path): PathId<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let need = named(&app, &editor.organisation, &path).await?;
    if !need.in_force {
        return Err(Problem::refused("need-refused-cycle"));
    }
    let office = office(&app, &editor.organisation).await?;
    let (draft, version) = (need.content(), need.version);
    form(&app, frame, (office, Some(need)), (draft, version, Faults::none())).await
}

/// Changes a need.
pub async fn change(
    editor: OrganisationEditor,
    State(app): State<App>,
    frame: Frame,
    PathId(path): PathId<HashMap<String, String>>,
    typed: Form,
) -> Result<Response, Problem> {
    let need = named(&app, &editor.organisation, &path).await?;
    let (draft, faults) = NeedDraft::from_form(&typed);
    let version = typed.version();
    let done = match faults.is_empty() {
        true => {
            let place = (&editor.organisation, &need.id);
            actions::change(&app, &editor.actor, place, version, &draft).await
        }
        false => Err(Problem::Invalid(faults)),
    };
    match done {
        Ok(()) => Ok(go(need.path(), "notice-need-changed")),
        Err(Problem::Invalid(faults)) => {
            let office = office(&app, &editor.organisation).await?;
            form(&app, frame, (office, Some(need)), (draft, version, faults)).await
        }
        Err(other) => Err(other),
    }
}
