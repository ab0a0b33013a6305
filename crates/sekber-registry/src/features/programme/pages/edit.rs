//! The form of a programme: new ones and edits, with search for codes, rows of money, suggestions, and edits that met.

mod met;
mod suggested;
mod view;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::text::fold;
use sekber_core::value::{OrganisationId, ProgrammeId, RegionCode};

use self::met::EditConflict;
use self::suggested::{Offer, SUGGEST};
use self::view::{CodeLine, GoalChoice, code_lines, goal_choices};
use super::list::Pair;
use super::similar::{Asking, similar};
use super::whole::find;
use crate::features::district::{self, Branch, branches};
use crate::features::programme::form::{Known, ProgrammeForm};
use crate::features::programme::guard::ProgrammeEditor;
use crate::features::programme::model::{ProgrammeDraft, Stored};
use crate::features::programme::store::record::{PossibleOwner, cycle_for, owners, owners_like};
use crate::features::programme::{actions, store};
use crate::kit::access::{Actor, Member, Organisation};
use crate::kit::app::{App, id_from_form, new_id};
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go, page, page_with};
use crate::kit::problem::Problem;

pub use view::codes;

#[derive(Template)]
#[template(path = "features/programme/pages/edit.html")]
struct EditPage {
    frame: Frame,
    faults: Faults,
    form: ProgrammeForm,
    organisation: OrganisationId,
    owner: String,
    /// The programme and its version; none for a new one.
    stored: Option<(ProgrammeId, i64)>,
    /// What each field held when the form was opened, as digests.
    opened: String,
    /// What a new one is to be called, however often the form is sent.
    fresh: ProgrammeId,
    title_shown: String,
    themes: Vec<Pair>,
    offices: Vec<Pair>,
    goals: Vec<GoalChoice>,
    tree: Vec<Branch>,
    whole: (String, bool),
    codes: Vec<CodeLine>,
    searched: bool,
    currencies: Vec<String>,
    meeting: Option<EditConflict>,
    /// The programme that the same form has made before: the way to change it, and its title.
    made: Option<(String, String)>,
    /// What other rooms say about programmes like this one.
    similar: String,
    /// What is suggested to choose, once somebody asked for it.
    offer: Option<Offer>,
}

impl EditPage {
    fn is_theme(&self, code: &str) -> bool {
        self.form.themes.iter().any(|chosen| chosen == code)
    }

    /// Whether something odd about it is to be confirmed, or was.
    fn asks_to_confirm(&self) -> bool {
        self.faults.of("confirmed").is_some() || self.form.confirmed
    }

    fn supports(&self, id: &str) -> bool {
        self.form.supporting.iter().any(|chosen| chosen == id)
    }

    /// The same page with what other rooms say about programmes like this one.
    async fn beside_similar(
        mut self,
        app: &App,
        actor: &Actor,
        draft: &ProgrammeDraft,
    ) -> Result<Self, Problem> {
        let id = self.stored.as_ref().map(|(id, _)| id.as_str());
        self.similar = similar(&Asking { app, frame: &self.frame, actor, id, typing: true }, draft).await?;
        Ok(self)
    }

    fn action(&self) -> String {
        match &self.stored {
            Some((id, _)) => format!("/programmes/{id}/edit"),
            None => "/programmes/new".to_owned(),
        }
    }

    fn way_back(&self) -> String {
        match &self.stored {
            Some((id, _)) => format!("/programmes/{id}"),
            None => "/programmes".to_owned(),
        }
    }
}

/// What the form's choices are made of: themes, offices and places of the district, and the owner's name.
struct Surroundings {
    themes: Vec<Pair>,
    offices: Vec<Pair>,
    places: Vec<district::Place>,
    owner: String,
}

impl Surroundings {
    async fn look(app: &App, frame: &Frame, owner: &OrganisationId) -> Result<Self, Problem> {
        let region = app.region();
        let found = store::list::choices(app.db(), &region, frame.language, owner.as_str()).await?;
        let pick = |list: &str| -> Vec<Pair> {
            let chosen = found.iter().filter(|choice| choice.list == list);
            chosen.map(|choice| (choice.code.clone(), choice.name.clone())).collect()
        };
        let owner = pick("organisation").into_iter().next().map(|(_, name)| name).unwrap_or_default();
        let places = district::places(app.db(), &region).await?;
        Ok(Self { themes: pick("theme"), offices: pick("office"), places, owner })
    }

    fn read(&self, form: &ProgrammeForm, base: ProgrammeDraft) -> (ProgrammeDraft, Faults) {
        let places: Vec<RegionCode> = self.places.iter().map(|place| place.code.clone()).collect();
        form.read(base, &Known { themes: &self.themes, offices: &self.offices, places: &places })
    }

    fn page(self, frame: Frame, organisation: OrganisationId, form: ProgrammeForm) -> EditPage {
        let region = frame.district.region.to_string();
        let mut currencies: Vec<String> =
            ["IDR", "USD", "EUR", "AUD", "CAD", "CHF", "GBP", "JPY", "NOK", "SGD"]
                .map(str::to_owned)
                .to_vec();
        currencies
            .extend(form.funding.iter().map(|row| row.currency.clone()).filter(|code| !code.is_empty()));
        let mut seen = std::collections::HashSet::new();
        currencies.retain(|code| seen.insert(code.clone()));
        EditPage {
            faults: Faults::none(),
            organisation,
            owner: self.owner,
            stored: None,
            opened: String::new(),
            fresh: new_id(),
            title_shown: frame.say("programme-new"),
            goals: goal_choices(&form.sdg, frame.language),
            tree: branches(&self.places, &form.places),
            whole: (region.clone(), form.places.contains(&region)),
            codes: code_lines(&form.codes, &form.code_q, &frame.district.region),
            searched: !form.code_q.is_empty(),
            themes: self.themes,
            offices: self.offices,
            currencies,
            meeting: None,
            made: None,
            similar: String::new(),
            offer: None,
            form,
            frame,
        }
    }
}

/// Buttons that change the form instead of saving it. Returns whether one of them was pressed.
fn rearranged(sent: &Form, form: &mut ProgrammeForm) -> Result<bool, Problem> {
    let pressed = sent.text("do");
    if let Some(index) = pressed.strip_prefix("remove-funding-").and_then(|index| index.parse().ok()) {
        form.drop_row(index);
        return Ok(true);
    }
    if pressed == "add-funding" {
        form.add_row();
    }
    let buttons = [("", false), ("save", false), ("search", true), ("add-funding", true), (SUGGEST, true)];
    sent.one_of("do", &buttons)
}

#[derive(Template)]
#[template(path = "features/programme/pages/choose.html")]
struct ChoosePage {
    frame: Frame,
    q: String,
    owners: Vec<PossibleOwner>,
    searches: bool,
}

/// An empty form; without an owner in the address, the owner is chosen first.
pub async fn new_form(
    Organisation(actor): Organisation,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = frame.query(query.as_deref());
    let mut own = actor.edited();
    let only = own.next().filter(|_| own.next().is_none() && !actor.is_secretariat()).cloned();
    let Some(owner) = query.filter("organisation").or(only) else {
        return choose(&app, &actor, frame, query.text("q")).await;
    };
    draft_for(&app, &actor, &owner).await?;
    let surroundings = Surroundings::look(&app, &frame, &owner).await?;
    let mut form = ProgrammeForm::default();
    form.add_row();
    page(&surroundings.page(frame, owner, form))
}

async fn choose(app: &App, actor: &Actor, frame: Frame, q: &str) -> Result<Response, Problem> {
    let region = app.region();
    let searches = actor.is_secretariat();
    let owners = match searches {
        true => owners_like(app.db(), &region, &fold(q)).await?,
        false => owners(app.db(), &region, actor.edited()).await?,
    };
    page(&ChoosePage { q: q.to_owned(), owners, searches, frame })
}

/// An empty draft of an owner for whom the actor may write.
async fn draft_for(app: &App, actor: &Actor, owner: &OrganisationId) -> Result<ProgrammeDraft, Problem> {
    let cycle = cycle_for(app.db(), &app.region(), owner).await?.ok_or(Problem::NotFound)?;
    actor.require_for(owner, Actor::may_edit)?;
    Ok(ProgrammeDraft::new(owner.clone(), cycle, ""))
}

/// Saves a new programme as a draft, or shows what is to be mended.
pub async fn create(
    Organisation(actor): Organisation,
    State(app): State<App>,
    frame: Frame,
    sent: Form,
) -> Result<Response, Problem> {
    let Ok(owner) = sent.text("organisation").parse::<OrganisationId>() else {
        return Err(Problem::Invalid(Faults::one("organisation", "programme-fault-organisation")));
    };
    let fresh: ProgrammeId = id_from_form(sent.text("fresh"));
    let base = draft_for(&app, &actor, &owner).await?;
    let surroundings = Surroundings::look(&app, &frame, &owner).await?;
    let mut form = ProgrammeForm::typed(&sent);
    if rearranged(&sent, &mut form)? {
        let sketch = form.sketch(base);
        let shown = EditPage { fresh, ..surroundings.page(frame, owner, form) };
        let shown = shown.with_suggestions(&app, &sent, &sketch).await?;
        return page(&shown.beside_similar(&app, &actor, &sketch).await?);
    }
    let (draft, faults) = surroundings.read(&form, base);
    let faults = if faults.is_empty() {
        match actions::add_once(&app, &actor, &fresh, (&draft, form.confirmed)).await {
            Ok(()) => return Ok(go(format!("/programmes/{fresh}"), "notice-programme-saved")),
            Err(Problem::Conflict) => {
                // Sent again, it makes a programme of its own.
                let before = find(&app, &fresh).await?.content.title;
                let made = Some((format!("/programmes/{fresh}/edit"), before));
                let shown = EditPage { made, ..surroundings.page(frame, owner, form) };
                let shown = shown.beside_similar(&app, &actor, &draft).await?;
                return page_with(StatusCode::CONFLICT, &shown);
            }
            Err(Problem::Invalid(faults)) => faults,
            Err(other) => return Err(other),
        }
    } else {
        faults
    };
    let shown = EditPage { faults, fresh, ..surroundings.page(frame, owner, form) };
    let shown = shown.beside_similar(&app, &actor, &draft).await?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

/// The form filled with what is stored.
pub async fn edit_form(
    editor: ProgrammeEditor,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let stored = open(&app, &editor.programme).await?;
    let surroundings = Surroundings::look(&app, &frame, &editor.organisation).await?;
    let form = ProgrammeForm::for_edit(&stored.content);
    let shown = of_stored(surroundings.page(frame, editor.organisation, form), &stored);
    page(&shown.beside_similar(&app, &editor.actor, &stored.content).await?)
}

async fn open(app: &App, id: &ProgrammeId) -> Result<Stored, Problem> {
    let stored = find(app, id).await?;
    actions::require_open(&stored)?;
    Ok(stored)
}

fn of_stored(mut page: EditPage, stored: &Stored) -> EditPage {
    page.stored = Some((stored.id.clone(), stored.version));
    page.opened = met::began_with(&stored.content);
    page.title_shown = stored.content.title.clone();
    page
}

/// The same for a form that comes back: it still starts from what the person saw.
fn sent_back(page: EditPage, stored: &Stored, sent: &Form) -> EditPage {
    let began = Some((stored.id.clone(), sent.version()));
    let opened = sent.text("opened").to_owned();
    EditPage { stored: began, opened, title_shown: stored.content.title.clone(), ..page }
}

/// Saves an edit, or shows what is to be mended, or what somebody else changed meanwhile.
pub async fn save(
    editor: ProgrammeEditor,
    State(app): State<App>,
    frame: Frame,
    sent: Form,
) -> Result<Response, Problem> {
    let stored = open(&app, &editor.programme).await?;
    let surroundings = Surroundings::look(&app, &frame, &editor.organisation).await?;
    let (version, began) = (sent.version(), sent.opened_with()?);
    let mut form = ProgrammeForm::typed(&sent);
    if rearranged(&sent, &mut form)? {
        let sketch = form.sketch(stored.content.clone());
        let shown = sent_back(surroundings.page(frame, editor.organisation, form), &stored, &sent);
        let shown = shown.with_suggestions(&app, &sent, &sketch).await?;
        return page(&shown.beside_similar(&app, &editor.actor, &sketch).await?);
    }
    let (draft, faults) = surroundings.read(&form, stored.content.clone());
    let outcome = match faults.is_empty() {
        true => {
            let said = (&draft, form.confirmed);
            actions::save(&app, &editor.actor, &editor.programme, version, said).await
        }
        false => Err(Problem::Invalid(faults)),
    };
    match outcome {
        Ok(()) => Ok(go(format!("/programmes/{}", editor.programme), "notice-programme-saved")),
        Err(Problem::Invalid(faults)) => {
            let shown = surroundings.page(frame, editor.organisation, form);
            let shown = sent_back(shown, &stored, &sent);
            let mut shown = shown.beside_similar(&app, &editor.actor, &draft).await?;
            shown.faults = faults;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
        Err(Problem::Conflict) => {
            met::meet(&app, &editor, (frame, surroundings), (&began, sent.text("code_q")), draft).await
        }
        Err(other) => Err(other),
    }
}
