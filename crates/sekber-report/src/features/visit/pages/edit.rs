//! The form of a visit.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::region::RegionLevel;

use crate::features::district;
use crate::features::partnership::Scene;
use crate::features::visit::actions::write as verbs;
use crate::features::visit::draft::{Maker, PersonPart, Present, Row, VisitDraft, rows as typed_rows};
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
    /// Who can have made it.
    makers: Vec<(String, String)>,
    places: Vec<(String, String)>,
    parts: Vec<(String, String)>,
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

    fn maker(&self) -> String {
        self.typed.text("made_by").to_owned()
    }

    fn place(&self) -> String {
        self.typed.text("place_code").to_owned()
    }
}

fn filled(visit: &Visit, people: &[Person]) -> Form {
    let text = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut fields = vec![
        text("made_by", &visit.made_by.as_ref().map(ToString::to_string).unwrap_or_default()),
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
        fields.push(text("person_number", &one.number));
        fields.push(text("person_part", one.part.as_str()));
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
    let text = str::to_owned;
    let row = |row: Row<'_>| {
        let part = row.part.parse().unwrap_or_default();
        let (name, post, body) = (text(row.name), text(row.post), text(row.body));
        Present { name, post, body, number: text(row.number), part }
    };
    let mut rows: Vec<Present> = typed_rows(typed).map(row).take(limits::PEOPLE).collect();
    // The first row of an empty form is meant for whoever leads.
    let is_new = rows.is_empty();
    let (least, empty) = ROWS;
    let none = String::new;
    let blank =
        Present { name: none(), post: none(), body: none(), number: none(), part: PersonPart::Member };
    rows.resize((rows.len() + empty).clamp(least, limits::PEOPLE), blank);
    if let Some(one) = rows.first_mut().filter(|_| is_new) {
        one.part = PersonPart::Leads;
    }
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
    let mut makers = vec![(Maker::Secretariat.to_string(), frame.say("visit-maker-secretariat"))];
    makers.extend(scene.choices());
    makers.retain(|(id, _)| id.parse::<Maker>().is_ok_and(|maker| maker.is_said_by(&scene.actor)));
    let parts = frame.say_codes("visit-part-", PersonPart::ALL);
    let people = rows(&typed);
    Ok(EditPage { frame, scene, visit, makers, places, parts, people, typed, faults, version })
}

/// The form of a new one.
pub async fn new(
    VisitsKeeper(scene): VisitsKeeper,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    // Whoever records it most often made it.
    let own = scene.parties.iter().find(|party| scene.actor.acts_for(&party.organisation_id));
    let maker = own.map_or(Maker::Secretariat, |party| Maker::Party(party.organisation_id.clone()));
    let text = |name: &str, value: String| (name.to_owned(), value);
    let begun = [text("on_day", app.today().to_string()), text("made_by", maker.to_string())];
    let today = Form::from(begun.to_vec());
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
