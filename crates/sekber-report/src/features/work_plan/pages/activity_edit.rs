//! The form of an activity.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::features::district::{self, Branch, branches};
use crate::features::partnership::{self, Scene};
use crate::features::work_plan::actions::activity as verbs;
use crate::features::work_plan::draft::ActivityDraft;
use crate::features::work_plan::guard::{ActivityKeeper, PlanKeeper};
use crate::features::work_plan::model::{Activity, PlaceOf};
use crate::features::work_plan::store::activities;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go, go_or_mend, mend, page, redirect};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/work_plan/pages/activity_edit.html")]
struct EditPage {
    frame: Frame,
    scene: Scene,
    /// The activity that is changed; none for a new one.
    activity: Option<Activity>,
    whole: (String, bool),
    tree: Vec<Branch>,
    typed: Form,
    faults: Faults,
    version: i64,
}

impl EditPage {
    fn action(&self) -> String {
        match &self.activity {
            Some(activity) => format!("{}/edit", activity.path()),
            None => format!("{}/activities/new", self.scene.partnership.path()),
        }
    }

    fn back(&self) -> String {
        self.activity.as_ref().map_or_else(|| self.scene.below("plan"), Activity::path)
    }

    /// The term of the partnership as far as it is known.
    fn term(&self) -> Option<String> {
        let of = &self.scene.partnership;
        let is_known = of.start_on.is_some() || of.end_on.is_some();
        is_known.then(|| partnership::term(&self.frame, &of.start_on, &of.end_on))
    }

    fn responsible(&self) -> String {
        self.typed.text("responsible").to_owned()
    }
}

fn filled(activity: &Activity, places: &[PlaceOf]) -> Form {
    let text = |name: &str, value: String| (name.to_owned(), value);
    let mut fields = vec![
        text("title", activity.title.clone()),
        text("detail", activity.detail.clone()),
        text("responsible", activity.organisation_id.to_string()),
        text("starts_on", activity.starts_on.to_string()),
        text("ends_on", activity.ends_on.to_string()),
    ];
    fields.extend(places.iter().map(|place| text("place", place.code.to_string())));
    Form::from(fields)
}

async fn edit_page(
    app: &App,
    frame: Frame,
    (scene, activity): (Scene, Option<Activity>),
    (typed, faults): (Form, Faults),
    version: i64,
) -> Result<EditPage, Problem> {
    let found = district::places(app.db(), &app.region()).await?;
    let chosen: Vec<String> = typed.all("place").map(str::to_owned).collect();
    let region = app.region().to_string();
    let whole = (region.clone(), chosen.contains(&region));
    let tree = branches(&found, &chosen);
    Ok(EditPage { frame, scene, activity, whole, tree, typed, faults, version })
}

/// The form of a new one.
pub async fn new(
    PlanKeeper(scene): PlanKeeper,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    if scene.partnership.state.is_over() {
        return Ok(redirect(&scene.below("plan")));
    }
    page(&edit_page(&app, frame, (scene, None), (Form::default(), Faults::none()), 0).await?)
}

/// Puts a new one forward.
pub async fn propose(
    PlanKeeper(scene): PlanKeeper,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let draft = ActivityDraft::read(&form, &mut faults);
    let done = match faults.is_empty() {
        true => verbs::propose(&app, &scene.actor, &scene.partnership.id, &draft).await,
        false => Err(Problem::Invalid(faults)),
    };
    match done {
        Ok(id) => Ok(go(format!("/activities/{id}"), "notice-plan-proposed")),
        Err(problem) => {
            mend(problem, |faults| edit_page(&app, frame, (scene, None), (form, faults), 0)).await
        }
    }
}

/// The form of one that is there.
pub async fn show(
    ActivityKeeper(scene, activity): ActivityKeeper,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    if scene.partnership.state.is_over() || activity.dropped_on.is_some() {
        return Ok(redirect(&activity.path()));
    }
    let places = activities::places_of(app.db(), &app.region(), &activity.id).await?;
    let (form, version) = (filled(&activity, &places), activity.version);
    page(&edit_page(&app, frame, (scene, Some(activity)), (form, Faults::none()), version).await?)
}

/// Changes it.
pub async fn change(
    ActivityKeeper(scene, activity): ActivityKeeper,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let draft = ActivityDraft::read(&form, &mut faults);
    let version = form.version();
    let done = match faults.is_empty() {
        true => verbs::change(&app, &scene.actor, &activity.id, version, &draft).await,
        false => Err(Problem::Invalid(faults)),
    };
    go_or_mend(done, (&activity.path(), "notice-plan-changed"), |faults| {
        edit_page(&app, frame, (scene, Some(activity)), (form, faults), version)
    })
    .await
}
