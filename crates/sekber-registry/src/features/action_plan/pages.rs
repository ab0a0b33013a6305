//! The page of action plans with the programmes that serve them, and the panel on the page of a programme.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::value::ProgrammeId;

use super::actions;
use super::store::{self, Counted, Offered};
use super::typed::{as_typed, stand};
use crate::features::programme::{MarkedProgramme, ProgrammeEditor};
use crate::kit::access::{Actor, Member, Secretariat, refusal};
use crate::kit::app::App;
use crate::kit::card::{Drawing, ProgrammePanelOf};
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, QueryString, go, go_or_mend, page, part};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

/// Where the page is.
pub const PATH: &str = "/action-plans";

#[derive(Template)]
#[template(path = "features/action_plan/pages/list.html")]
struct ListPage {
    frame: Frame,
    plans: Vec<Counted>,
    /// The code of the one that was chosen, if any; a link may name one that is no longer kept.
    tag: Option<String>,
    /// The programmes that serve the one that was chosen, or any.
    page: Page<MarkedProgramme>,
    query: QueryString,
    manages: bool,
    /// The list as it is typed.
    typed: String,
    /// A name of the list as it is now.
    stand: String,
    faults: Faults,
}

impl ListPage {
    /// The action plan whose programmes are shown; none where those of all are.
    fn chosen(&self) -> Option<&Counted> {
        let tag = self.tag.as_deref()?;
        self.plans.iter().find(|plan| plan.code == tag)
    }

    /// Whether it is this one whose programmes are shown.
    fn is_chosen(&self, plan: &Counted) -> bool {
        self.tag.as_deref() == Some(plan.code.as_str())
    }

    /// Which action plan the programmes below serve.
    fn heading(&self) -> String {
        match self.chosen() {
            Some(plan) => {
                let facts = [("code", plan.code.clone()), ("text", plan.text.clone())];
                self.frame.say_facts("action-plans-serving", &facts)
            }
            None => self.frame.say("action-plans-programmes"),
        }
    }

    /// Why no programme is shown although one was asked for.
    fn none_told(&self) -> String {
        match self.chosen() {
            Some(_) => self.frame.say("action-plans-serving-none"),
            None => self.frame.say("action-plans-unknown"),
        }
    }
}

/// What is shown of the list: the query, and what was typed with its faults.
struct Asked {
    query: Form,
    typed: Option<String>,
    faults: Faults,
}

async fn list(app: &App, frame: Frame, actor: &Actor, asked: Asked) -> Result<ListPage, Problem> {
    let Asked { query, typed, faults } = asked;
    let (db, region) = (app.db(), app.region());
    let cursor = Cursor::from_query(query.filled("after"), query.filled("before"));
    let manages = actor.is_secretariat();
    let kept = if manages { as_typed(&store::all(db, &region).await?) } else { String::new() };
    Ok(ListPage {
        plans: store::counted(db, &region).await?,
        page: store::serving(db, &region, query.filled("tag"), &cursor).await?,
        tag: query.filled("tag").map(str::to_owned),
        query: QueryString::keep(&query, &["tag"]),
        stand: stand(&kept),
        typed: typed.unwrap_or(kept),
        manages,
        faults,
        frame,
    })
}

/// The page.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    if !actor.takes_part() {
        return Err(refusal(&actor));
    }
    let query = frame.query(query.as_deref());
    page(&list(&app, frame, &actor, Asked { query, typed: None, faults: Faults::none() }).await?)
}

/// Keeps the list.
pub async fn keep(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let done = actions::keep(&app, &actor, &form).await;
    let typed = Some(form.paragraphs("plans").to_owned());
    go_or_mend(done, (PATH, "notice-action-plans-kept"), |faults| {
        list(&app, frame, &actor, Asked { query: Form::default(), typed, faults })
    })
    .await
}

/// Says what a programme serves.
pub async fn tag(editor: ProgrammeEditor, State(app): State<App>, form: Form) -> Result<Response, Problem> {
    let codes: Vec<String> = form.all("plan").map(str::to_owned).collect();
    actions::tag(&app, &editor.actor, &editor.programme, &codes).await?;
    Ok(go(format!("/programmes/{}", editor.programme), "notice-action-plans-tagged"))
}

#[derive(Template)]
#[template(path = "features/action_plan/pages/panel.html")]
struct ActionPlanPanel<'a> {
    frame: &'a Frame,
    programme: &'a ProgrammeId,
    plans: Vec<Offered>,
    may_edit: bool,
}

impl ActionPlanPanel<'_> {
    fn serves_none(&self) -> bool {
        self.plans.iter().all(|plan| !plan.chosen)
    }
}

/// Draws the panel of a programme; nothing where it serves none and the reader does not keep it.
pub fn draw(of: ProgrammePanelOf<'_>) -> Drawing<'_> {
    Box::pin(async move {
        let plans = store::offered(of.app.db(), &of.app.region(), of.programme).await?;
        let may_edit = plans.first().is_some_and(|plan| of.actor.may_edit(&plan.owner));
        let panel = ActionPlanPanel { frame: of.frame, programme: of.programme, plans, may_edit };
        if panel.serves_none() && !may_edit {
            return Ok(None);
        }
        part(&panel).map(Some)
    })
}
