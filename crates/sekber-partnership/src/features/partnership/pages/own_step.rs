//! A step that the district adds to a road of papers.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::partnership::{AgreementKind, RoadKind, Weight, own, road};
use sekber_core::registry::Turn;

use crate::features::partnership::actions::own_step::{OwnStepDraft, end_own_step, keep_own_step};
use crate::features::partnership::own_step::{OwnStep, order};
use crate::features::partnership::store::own_steps;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go, go_or_mend, page};
use crate::kit::problem::Problem;

/// Value and name of a choice.
type Pair = (String, String);

#[derive(Template)]
#[template(path = "features/partnership/pages/own_step.html")]
struct OwnStepPage {
    frame: Frame,
    kind: RoadKind,
    /// The code of the step that is changed; empty for a new one.
    step: String,
    typed: Form,
    faults: Faults,
    actors: Vec<Pair>,
    weights: Vec<Pair>,
    papers: Vec<Pair>,
    places: Vec<Pair>,
}

impl OwnStepPage {
    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }

    fn back(&self) -> String {
        path(self.kind)
    }
}

/// Where the roads of the district stand.
fn path(kind: RoadKind) -> String {
    format!("/partnerships/roads?road={kind}")
}

/// What a step of a road is called: the table's by its words, the district's by its own.
pub fn name_of(frame: &Frame, kind: RoadKind, all: &[OwnStep], code: &str) -> String {
    match all.iter().find(|one| one.step == code) {
        Some(own) => own.names().in_language(frame.language).to_owned(),
        None if road(kind).steps.iter().any(|step| step.code == code) => {
            frame.say_code("partnership-step-", code)
        }
        None => String::new(),
    }
}

/// The steps behind which one can stand, but for itself and what is retired.
fn places(frame: &Frame, kind: RoadKind, all: &[OwnStep], itself: &str) -> Vec<Pair> {
    let retired = |code: &String| all.iter().any(|one| one.step == *code && one.retired_at.is_some());
    let others = order(kind, all).into_iter().filter(|code| code != itself && !retired(code));
    others.map(|code| (code.clone(), name_of(frame, kind, all, &code))).collect()
}

/// What a step follows among those that have not been retired.
pub fn follows(kind: RoadKind, all: &[OwnStep], code: &str) -> String {
    let retired = |one: &&String| all.iter().any(|own| own.step == **one && own.retired_at.is_some());
    let codes = order(kind, all);
    let before = codes.iter().take_while(|one| *one != code).filter(|one| !retired(one));
    before.last().cloned().unwrap_or_default()
}

fn filled(kind: RoadKind, all: &[OwnStep], one: &OwnStep) -> Form {
    let fields = [
        ("name_id", one.name_id.clone()),
        ("name_en", one.name_en.clone()),
        ("actor", one.actor.to_string()),
        ("paper", one.paper.map(|paper| paper.to_string()).unwrap_or_default()),
        ("weight", one.weight.to_string()),
        ("usual_days", one.usual_days.to_string()),
        ("follows", follows(kind, all, &one.step)),
    ];
    Form::from(fields.map(|(name, value)| (name.to_owned(), value)).to_vec())
}

/// A form that begins with what is usual.
fn begun(kind: RoadKind, all: &[OwnStep]) -> Form {
    let last = order(kind, all).pop().unwrap_or_default();
    let fields = [
        ("actor", Turn::Secretariat.to_string()),
        ("weight", Weight::Warns.to_string()),
        ("usual_days", "7".to_owned()),
        ("follows", last),
    ];
    Form::from(fields.map(|(name, value)| (name.to_owned(), value)).to_vec())
}

fn own_step_page(
    frame: Frame,
    (kind, all): (RoadKind, &[OwnStep]),
    step: String,
    (typed, faults): (Form, Faults),
) -> OwnStepPage {
    OwnStepPage {
        actors: frame.say_codes("turn-", OwnStepDraft::ACTORS),
        weights: frame.say_codes("partnership-weight-", OwnStepDraft::WEIGHTS),
        papers: frame.say_codes("agreement-kind-", own::papers(kind)),
        places: places(&frame, kind, all, &step),
        frame,
        kind,
        step,
        typed,
        faults,
    }
}

/// The form of a new step, or of one that the district added.
pub async fn show(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = frame.query(query.as_deref());
    let kind = asked.filter("road").unwrap_or(RoadKind::ThirdParty);
    let all = own_steps::of_road(app.db(), &app.region(), kind).await?;
    let step = asked.filter::<String>("step").unwrap_or_default();
    let known = all.iter().find(|one| one.step == step && one.retired_at.is_none());
    let typed = match known {
        Some(one) => filled(kind, &all, one),
        None if step.is_empty() => begun(kind, &all),
        None => return Err(Problem::NotFound),
    };
    page(&own_step_page(frame, (kind, &all), step, (typed, Faults::none())))
}

fn read(form: &Form, faults: &mut Faults) -> Option<OwnStepDraft> {
    let paper: Option<AgreementKind> = form.parsed("paper", "fault-not-a-choice", faults);
    let actor: Option<Turn> = form.parsed("actor", "fault-not-a-choice", faults);
    let weight: Option<Weight> = form.parsed("weight", "fault-not-a-choice", faults);
    let usual_days: Option<i64> = form.parsed("usual_days", "fault-road-days-unread", faults);
    for name in ["actor", "weight", "usual_days"].into_iter().filter(|name| !form.is_set(name)) {
        faults.add(name, "fault-required");
    }
    Some(OwnStepDraft {
        step: form.filled("step").map(str::to_owned),
        name_id: form.text("name_id").to_owned(),
        name_en: form.text("name_en").to_owned(),
        actor: actor?,
        paper,
        weight: weight?,
        usual_days: usual_days?,
        follows: form.text("follows").to_owned(),
    })
}

/// Adds a step, or changes one.
pub async fn keep(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let kind: RoadKind = form.code("road")?;
    let mut faults = Faults::none();
    let draft = read(&form, &mut faults);
    let done = match draft.filter(|_| faults.is_empty()) {
        Some(draft) => keep_own_step(&app, &actor, kind, &draft).await,
        None => Err(Problem::Invalid(faults)),
    };
    go_or_mend(done, (&path(kind), "notice-road-step-kept"), |faults| async move {
        let all = own_steps::of_road(app.db(), &app.region(), kind).await?;
        let step = form.text("step").to_owned();
        Ok(own_step_page(frame, (kind, &all), step, (form, faults)))
    })
    .await
}

/// Takes a step that the district added from its road.
pub async fn end(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let kind: RoadKind = form.code("road")?;
    let retired = end_own_step(&app, &actor, kind, form.text("step")).await?;
    let notice = if retired { "notice-road-step-retired" } else { "notice-road-step-removed" };
    Ok(go(path(kind), notice))
}
