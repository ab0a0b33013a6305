//! One activity: what is planned, how far it is, and what its parties do with it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::work_plan::ActivityState;

use super::history::{Told, told};
use super::shown::state_badge;
use crate::features::partnership::{self, Scene};
use crate::features::work_plan::actions::{activity as verbs, agree as agreeing};
use crate::features::work_plan::draft::Progress;
use crate::features::work_plan::guard::{ActivityKeeper, ActivityReader, may_agree};
use crate::features::work_plan::model::Activity;
use crate::features::work_plan::store::activities;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go, go_or_mend, page};
use crate::kit::problem::Problem;

/// Changes that are shown; older ones stand in the trail.
const SHOWN: i64 = 20;

#[derive(Template)]
#[template(path = "features/work_plan/pages/activity.html")]
struct ActivityPage {
    frame: Frame,
    scene: Scene,
    activity: Activity,
    state: ActivityState,
    places: Vec<String>,
    history: Vec<Told>,
    typed: Form,
    faults: Faults,
}

impl ActivityPage {
    fn may_change(&self) -> bool {
        self.scene.keeps() && !self.scene.partnership.state.is_over() && self.activity.dropped_on.is_none()
    }

    /// The term of the partnership as far as it is known, where the activity lies beyond it.
    fn exceeds(&self) -> Option<String> {
        let of = &self.scene.partnership;
        let is_beyond = self.activity.is_beyond((of.start_on, of.end_on));
        is_beyond.then(|| partnership::term(&self.frame, &of.start_on, &of.end_on))
    }

    fn may_agree(&self) -> bool {
        self.activity.waits() && may_agree(&self.scene, self.activity.proposed_by)
    }

    fn may_note(&self) -> bool {
        self.scene.keeps()
            && self.activity.holds()
            && verbs::may_note(&self.scene.actor, &self.scene.parties, &self.activity)
    }

    /// What was typed, or else what is noted.
    fn noted(&self, name: &str) -> String {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        match (self.typed.is_set("version") && self.typed.filled("reason").is_none(), name) {
            (true, name) => self.typed.paragraphs(name).to_owned(),
            (false, "begun_on") => day(self.activity.begun_on),
            (false, "done_on") => day(self.activity.done_on),
            (false, _) => self.activity.note.clone(),
        }
    }
}

async fn activity_page(
    app: &App,
    frame: Frame,
    (scene, activity): (Scene, Activity),
    (typed, faults): (Form, Faults),
) -> Result<ActivityPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let places = activities::places_of(db, &region, &activity.id).await?;
    let found = activities::history_of(db, &region, ("work_activity", activity.id.as_str()), SHOWN).await?;
    Ok(ActivityPage {
        state: activity.state(app.today()),
        places: places.into_iter().map(|place| place.name).collect(),
        history: told(&frame, &found),
        frame,
        scene,
        activity,
        typed,
        faults,
    })
}

/// The page.
pub async fn show(
    ActivityReader(scene, activity): ActivityReader,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    page(&activity_page(&app, frame, (scene, activity), (Form::default(), Faults::none())).await?)
}

/// Leads on, or shows the page again with what is to be mended.
async fn answer(
    app: &App,
    (frame, scene, activity): (Frame, Scene, Activity),
    form: Form,
    done: Result<(), Problem>,
    notice: &'static str,
) -> Result<Response, Problem> {
    go_or_mend(done, (&activity.path(), notice), |faults| {
        activity_page(app, frame, (scene, activity), (form, faults))
    })
    .await
}

/// Agrees to it.
pub async fn agree(
    ActivityKeeper(scene, activity): ActivityKeeper,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    agreeing::activity(&app, &scene.actor, &activity.id, form.version()).await?;
    Ok(go(activity.path(), "notice-plan-agreed"))
}

/// Notes how far it is.
pub async fn note(
    ActivityKeeper(scene, activity): ActivityKeeper,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let progress = Progress::read(&form, &mut faults);
    let done = match faults.is_empty() {
        true => verbs::note(&app, &scene.actor, &activity.id, form.version(), &progress).await,
        false => Err(Problem::Invalid(faults)),
    };
    answer(&app, (frame, scene, activity), form, done, "notice-plan-noted").await
}

/// Drops it.
pub async fn drop_it(
    ActivityKeeper(scene, activity): ActivityKeeper,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let reason = form.paragraphs("reason").to_owned();
    let done = verbs::drop_activity(&app, &scene.actor, &activity.id, form.version(), &reason).await;
    answer(&app, (frame, scene, activity), form, done, "notice-plan-dropped").await
}
