//! One indicator: what is aimed at, what was measured, and what its parties do with it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::{ActualId, IndicatorId};

use super::history::{Told, told};
use super::plan::{Year, baseline_said, years};
use super::shown::{parts, people};
use crate::features::ledger::thousandths;
use crate::features::partnership::Scene;
use crate::features::work_plan::actions::{agree as agreeing, indicator as verbs, values as measuring};
use crate::features::work_plan::draft::Figure;
use crate::features::work_plan::guard::{IndicatorKeeper, IndicatorReader, may_agree};
use crate::features::work_plan::model::{Actual, Indicator};
use crate::features::work_plan::store::{activities, indicators, values};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, go_or_mend, page};
use crate::kit::problem::Problem;

/// Changes that are shown; older ones stand in the trail.
const SHOWN: i64 = 20;

#[derive(Template)]
#[template(path = "features/work_plan/pages/indicator.html")]
struct IndicatorPage {
    frame: Frame,
    scene: Scene,
    indicator: Indicator,
    years: Vec<Year>,
    values: Vec<Actual>,
    history: Vec<Told>,
    asked: Vec<(&'static str, String)>,
    typed: Form,
    faults: Faults,
    /// The value whose withdrawal is to be mended.
    wrong: Option<ActualId>,
}

impl IndicatorPage {
    fn may_change(&self) -> bool {
        self.scene.keeps() && !self.scene.partnership.state.is_over() && self.indicator.dropped_on.is_none()
    }

    fn may_agree(&self) -> bool {
        self.indicator.waits() && may_agree(&self.scene, self.indicator.proposed_by)
    }

    fn may_record(&self) -> bool {
        self.scene.keeps() && self.indicator.holds()
    }

    fn may_withdraw(&self, value: &Actual) -> bool {
        self.scene.keeps() && value.withdrawn_at.is_none() && value.report_id.is_none()
    }

    fn number(&self, milli: &i64) -> String {
        thousandths(self.frame.language, *milli)
    }

    fn optional(&self, milli: &Option<i64>) -> String {
        milli.as_ref().map(|milli| self.number(milli)).unwrap_or_default()
    }

    fn people(&self, value: &Actual) -> String {
        people(&self.frame, &value.split())
    }

    /// What was typed for a value; not for the reason of a withdrawal.
    fn noted(&self, name: &str) -> &str {
        self.typed.paragraphs(name)
    }

    fn is_wrong(&self, value: &Actual) -> bool {
        self.wrong.as_ref() == Some(&value.id)
    }
}

async fn indicator_page(
    app: &App,
    frame: Frame,
    (scene, indicator): (Scene, Indicator),
    (typed, faults): (Form, Faults),
    wrong: Option<ActualId>,
) -> Result<IndicatorPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let targets = indicators::targets_of(db, &region, &indicator.id).await?;
    let values = values::of_indicator(db, &region, &indicator.id).await?;
    let subject = ("work_indicator", indicator.id.as_str());
    let found = activities::history_of(db, &region, subject, SHOWN).await?;
    // Of several values of one day the later recorded is the last.
    let in_order: Vec<Actual> = values.iter().rev().cloned().collect();
    Ok(IndicatorPage {
        years: years(&indicator, &targets, &in_order),
        asked: parts(&frame, indicator.asks()),
        history: told(&frame, &found),
        frame,
        scene,
        indicator,
        values,
        typed,
        faults,
        wrong,
    })
}

/// The page.
pub async fn show(
    IndicatorReader(scene, indicator): IndicatorReader,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let blank = (Form::default(), Faults::none());
    page(&indicator_page(&app, frame, (scene, indicator), blank, None).await?)
}

async fn answer(
    app: &App,
    (frame, scene, indicator): (Frame, Scene, Indicator),
    (form, wrong): (Form, Option<ActualId>),
    done: Result<(), Problem>,
    notice: &'static str,
) -> Result<Response, Problem> {
    go_or_mend(done, (&indicator.path(), notice), |faults| {
        indicator_page(app, frame, (scene, indicator), (form, faults), wrong)
    })
    .await
}

/// Agrees to it.
pub async fn agree(
    IndicatorKeeper(scene, indicator): IndicatorKeeper,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    agreeing::indicator(&app, &scene.actor, &indicator.id, form.version()).await?;
    Ok(go(indicator.path(), "notice-plan-agreed"))
}

/// Drops it.
pub async fn drop_it(
    IndicatorKeeper(scene, indicator): IndicatorKeeper,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let reason = form.paragraphs("reason").to_owned();
    let done = verbs::drop_indicator(&app, &scene.actor, &indicator.id, form.version(), &reason).await;
    answer(&app, (frame, scene, indicator), (form, None), done, "notice-plan-dropped").await
}

/// Records a value.
pub async fn record(
    IndicatorKeeper(scene, indicator): IndicatorKeeper,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let figure = Figure::read(&form, &mut faults);
    let done = match faults.is_empty() {
        true => measuring::record(&app, &scene.actor, &indicator.id, &figure).await.map(|_| ()),
        false => Err(Problem::Invalid(faults)),
    };
    answer(&app, (frame, scene, indicator), (form, None), done, "notice-plan-measured").await
}

/// Withdraws a value.
pub async fn withdraw(
    IndicatorKeeper(scene, indicator): IndicatorKeeper,
    State(app): State<App>,
    frame: Frame,
    PathId((_, value)): PathId<(IndicatorId, ActualId)>,
    form: Form,
) -> Result<Response, Problem> {
    let reason = form.paragraphs("reason").to_owned();
    let done = measuring::withdraw(&app, &scene.actor, &indicator.id, &value, &reason).await;
    answer(&app, (frame, scene, indicator), (form, Some(value)), done, "notice-plan-withdrawn").await
}
