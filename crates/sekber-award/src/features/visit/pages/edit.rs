//! The form of a visit.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::region::RegionLevel;

use crate::features::district;
use crate::features::partnership::Scene;
use crate::features::visit::actions::write as verbs;
use crate::features::visit::draft::{Present, VisitDraft};
use crate::features::visit::guard::{VisitKeeper, VisitsKeeper};
use crate::features::visit::limits;
use crate::features::visit::model::{Person, Visit};
use crate::features::visit::store::read;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go, go_or_mend, mend, page};
use crate::kit::problem::Problem;

/// Rows for people that a form has at least, and those that are empty.
const ROWS: (usize, usize) = (4, 2);

#[derive(Template)]
#[template(path = "features/visit/pages/edit.html")]
struct EditPage {
    frame: Frame,
    scene: Scene,
    /// The visit that is changed; none for a new one.
    visit: Option<Visit>,
    places: Vec<(String, String)>,
    people: Vec<Present>,
    typed: Form,
    faults: Faults,
    version: i64,
}

impl EditPage {
    fn action(&self) -> String {
        match &self.visit {
            Some(visit) => format!("{}/edit", visit.path()),
            None => format!("{}/new", self.scene.below("visits")),
        }
    }

    fn back(&self) -> String {
        self.visit.as_ref().map_or_else(|| self.scene.below("visits"), Visit::path)
    }

    fn place(&self) -> String {
        self.typed.text("place_code").to_owned()
    }
}

fn filled(visit: &Visit, people: &[Person]) -> Form {
    let text = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut fields = vec![
        text("on_day", &visit.on_day.to_string()),
        text("place_code", &visit.place_code.as_ref().map(ToString::to_string).unwrap_or_default()),
        text("place_note", &visit.place_note),
        text("seen", &visit.seen),
        text("advice", &visit.advice),
    ];
    for one in people {
        fields.push(text("person_name", &one.name));
        fields.push(text("person_post", &one.post));
        fields.push(text("person_body", &one.body));
    }
    Form::from(fields)
}

/// Kecamatan and villages, each village with its kecamatan.
fn choices(places: &[district::Place]) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut kecamatan = "";
    for place in places {
        match place.code.level() {
            RegionLevel::District => {
                kecamatan = &place.name;
                all.push((place.code.to_string(), place.name.clone()));
            }
            RegionLevel::Village => {
                all.push((place.code.to_string(), format!("{kecamatan} – {}", place.name)));
            }
            _ => {}
        }
    }
    all
}

/// The rows of people that were typed, with empty ones behind them.
fn rows(typed: &Form) -> Vec<Present> {
    let names = typed.column("person_name").zip(typed.column("person_post")).zip(typed.column("person_body"));
    let mut rows: Vec<Present> = names
        .map(|((name, post), body)| Present {
            name: name.to_owned(),
            post: post.to_owned(),
            body: body.to_owned(),
        })
        .filter(|one| !(one.name.is_empty() && one.post.is_empty() && one.body.is_empty()))
        .take(limits::PEOPLE)
        .collect();
    let (least, empty) = ROWS;
    let blank = Present { name: String::new(), post: String::new(), body: String::new() };
    rows.resize((rows.len() + empty).clamp(least, limits::PEOPLE), blank);
    rows
}

async fn edit_page(
    app: &App,
    frame: Frame,
    (scene, visit): (Scene, Option<Visit>),
    (typed, faults): (Form, Faults),
    version: i64,
) -> Result<EditPage, Problem> {
    let places = choices(&district::places(app.db(), &app.region()).await?);
    Ok(EditPage { frame, scene, visit, places, people: rows(&typed), typed, faults, version })
}

/// The form of a new one.
pub async fn new(
    VisitsKeeper(scene): VisitsKeeper,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let today = Form::from(vec![("on_day".to_owned(), app.today().to_string())]);
    page(&edit_page(&app, frame, (scene, None), (today, Faults::none()), 0).await?)
}

/// Records a new one.
pub async fn record(
    VisitsKeeper(scene): VisitsKeeper,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let draft = VisitDraft::read(&form, app.today(), &mut faults);
    let done = match faults.is_empty() {
        true => verbs::record(&app, &scene.actor, &scene.partnership.id, &draft).await,
        false => Err(Problem::Invalid(faults)),
    };
    match done {
        Ok(id) => Ok(go(format!("/visits/{id}"), "notice-visit-recorded")),
        Err(problem) => {
            mend(problem, |faults| edit_page(&app, frame, (scene, None), (form, faults), 0)).await
        }
    }
}

/// The form of one that is there.
pub async fn show(
    VisitKeeper(scene, visit): VisitKeeper,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let people = read::people(app.db(), &app.region(), &visit.id).await?;
    let (form, version) = (filled(&visit, &people), visit.version);
    page(&edit_page(&app, frame, (scene, Some(visit)), (form, Faults::none()), version).await?)
}

/// Changes it.
pub async fn change(
    VisitKeeper(scene, visit): VisitKeeper,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let draft = VisitDraft::read(&form, app.today(), &mut faults);
    let version = form.version();
    let done = match faults.is_empty() {
        true => verbs::change(&app, &scene.actor, &visit.id, version, &draft).await,
        false => Err(Problem::Invalid(faults)),
    };
    go_or_mend(done, (&visit.path(), "notice-visit-changed"), |faults| {
        edit_page(&app, frame, (scene, Some(visit)), (form, faults), version)
    })
    .await
}
