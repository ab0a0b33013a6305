//! Pages about the district as a whole.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;

use super::model::{Cycle, KeptTheme, Place};
use super::{idle, mission, settings, store};
use crate::kit::access::session::{self, IdleMinutes};
use crate::kit::access::{Actor, Admin, Public, Secretariat};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go_or_mend, page, redirect};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Keeps the chosen language in a cookie and goes back to where the visitor was.
pub async fn choose_language(
    _: Public,
    PathId(tag): PathId<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let language = Language::from_tag(&tag).ok_or(Problem::NotFound)?;
    let query = Form::from_query(query.as_deref());
    let mut response = redirect(query.text("back"));
    if let Ok(value) = HeaderValue::from_str(&language.cookie()) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(response)
}

#[derive(Template)]
#[template(path = "features/district/pages/settings.html")]
struct SettingsPage {
    frame: Frame,
    themes: Vec<KeptTheme>,
    places: Vec<Place>,
    cycles: Vec<Cycle>,
    current: Cycle,
    missions: String,
    idle: IdleMinutes,
    /// Minutes without use that the server's settings name, for those who see what others keep to themselves.
    server_overseers: i64,
    /// The same for everybody else.
    server_others: i64,
    faults: Faults,
    typed: Form,
}

impl SettingsPage {
    /// The least fit as typed, else as it is.
    fn least_fit(&self) -> String {
        self.typed.filled("least_fit").map_or_else(|| self.current.least_fit.to_string(), str::to_owned)
    }

    /// Whether the visitor sets what administrators alone set.
    fn administers(&self) -> bool {
        self.frame.actor.as_ref().is_some_and(Actor::is_admin)
    }

    /// Minutes as typed, else as they are; empty where the server's settings hold.
    fn minutes(&self, name: &str, kept: Option<i64>) -> String {
        let kept = || kept.map(|minutes| minutes.to_string()).unwrap_or_default();
        self.typed.filled(name).map_or_else(kept, str::to_owned)
    }

    fn overseer_minutes(&self) -> String {
        self.minutes("overseer_idle_minutes", self.idle.overseer_idle_minutes)
    }

    fn other_minutes(&self) -> String {
        self.minutes("idle_minutes", self.idle.idle_minutes)
    }

    fn districts(&self) -> Vec<(String, String)> {
        let districts = self.places.iter().filter(|place| place.kind == "kecamatan");
        districts.map(|place| (place.code.to_string(), place.name.clone())).collect()
    }

    fn local_villages(&self) -> Vec<&Place> {
        self.places.iter().filter(|place| place.code.is_local()).collect()
    }

    fn parent_name(&self, place: &Place) -> &str {
        let parent = self.places.iter().find(|above| Some(&above.code) == place.parent_code.as_ref());
        parent.map_or("", |parent| &parent.name)
    }
}

async fn settings_page(
    app: &App,
    frame: Frame,
    typed: Form,
    faults: Faults,
) -> Result<SettingsPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let server = app.settings().idle;
    Ok(SettingsPage {
        themes: store::kept_themes(db, &region).await?,
        places: store::places(db, &region).await?,
        cycles: store::cycles(db, &region).await?,
        current: store::current_cycle(db, &region).await?,
        missions: match typed.paragraphs("missions") {
            typed if !typed.is_empty() => typed.to_owned(),
            _ => mission::as_typed(&store::missions(db, &region).await?),
        },
        idle: session::idle_minutes(app).await?,
        server_overseers: server.overseers / 60,
        server_others: server.others / 60,
        frame,
        faults,
        typed,
    })
}

/// The lists that the district keeps itself.
pub async fn settings(_: Secretariat, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    page(&settings_page(&app, frame, Form::default(), Faults::none()).await?)
}

/// Leads back to the settings, or shows them again with what is to be mended.
async fn answer(app: &App, frame: Frame, form: Form, done: Result<(), Problem>) -> Result<Response, Problem> {
    go_or_mend(done, ("/settings", "notice-settings-saved"), |faults| settings_page(app, frame, form, faults))
        .await
}

/// Adds a theme.
pub async fn add_theme(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let done = settings::add_theme(&app, &actor, &form).await;
    answer(&app, frame, form, done).await
}

/// Renames, retires or takes back a theme.
pub async fn change_theme(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let done = settings::change_theme(&app, &actor, &form).await;
    answer(&app, frame, Form::default(), done).await
}

/// Adds a village without a national code.
pub async fn add_village(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let done = settings::add_village(&app, &actor, &form).await;
    answer(&app, frame, form, done).await
}

/// Opens the cycle of a year.
pub async fn open_cycle(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let done = settings::open_cycle(&app, &actor, &form).await;
    answer(&app, frame, form, done).await
}

/// Sets how well a pair must fit at least to be proposed.
pub async fn set_least_fit(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let done = settings::set_least_fit(&app, &actor, &form).await;
    answer(&app, frame, form, done).await
}

/// Sets after how many minutes without use people are signed out.
pub async fn set_idle(
    Admin(actor): Admin,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let done = idle::set_idle(&app, &actor, &form).await;
    answer(&app, frame, form, done).await
}

/// Keeps the missions of the development plan.
pub async fn keep_missions(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let done = mission::keep(&app, &actor, &form).await;
    answer(&app, frame, form, done).await
}
