//! The form of a partnership: proposed by hand in two steps (who, then what), or changed.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::partnership::{Part, PartnershipState};
use sekber_core::value::{OrganisationId, PartnershipId};

use super::act::day;
use crate::features::partnership::actions::open;
use crate::features::partnership::draft::PartnershipDraft;
use crate::features::partnership::guard::{PartnershipParty, Scene};
use crate::features::partnership::model::{Partnership, Party};
use crate::features::partnership::store::record::{self, Offered};
use crate::features::partnership::verified::require_verified_now;
use crate::kit::access::{Actor, Organisation};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go, mend, page, page_with};
use crate::kit::problem::Problem;

type Pair = (String, String);

#[derive(Template)]
#[template(path = "features/partnership/pages/edit.html")]
struct EditPage {
    frame: Frame,
    /// The partnership that is changed; none when one is proposed.
    partnership: Option<Partnership>,
    typed: Form,
    faults: Faults,
    offices: Vec<Pair>,
    partners: Vec<Pair>,
    programmes: Vec<Offered>,
    /// Whether it is known who takes part, so that the rest can be asked.
    is_whole: bool,
    /// Whether who has to accept can still be changed.
    is_open: bool,
    /// Whether the reader says who supports.
    picks_support: bool,
    /// Whether signed papers say from when to when it runs.
    days_are_signed: bool,
}

impl EditPage {
    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }

    fn is_chosen(&self, name: &str, value: &str) -> bool {
        self.typed.all(name).any(|chosen| chosen == value)
    }

    fn is_any(&self, name: &str) -> bool {
        self.typed.all(name).next().is_some()
    }

    fn chosen<'a>(&'a self, name: &'a str) -> Vec<&'a str> {
        self.typed.all(name).collect()
    }

    fn action(&self) -> String {
        self.partnership.as_ref().map_or_else(
            || "/partnerships/new".to_owned(),
            |partnership| format!("{}/edit", partnership.path()),
        )
    }

    fn back(&self) -> String {
        self.partnership.as_ref().map_or_else(|| "/partnerships".to_owned(), Partnership::path)
    }
}

fn ids(form: &Form, names: &[&str]) -> Vec<OrganisationId> {
    names.iter().flat_map(|name| form.all(name)).filter_map(|text| text.parse().ok()).collect()
}

/// A partnership that is changed, and what of it cannot be any more.
struct Changed {
    partnership: Partnership,
    picks_support: bool,
    days_are_signed: bool,
}

impl Changed {
    async fn of(app: &App, scene: &Scene) -> Result<Self, Problem> {
        let Scene { actor, partnership, parties } = scene;
        let is_open = partnership.state == PartnershipState::Proposed;
        Ok(Self {
            picks_support: is_open || open::leads(actor, parties),
            days_are_signed: open::are_days_signed(app, &partnership.id).await?,
            partnership: partnership.clone(),
        })
    }
}

async fn edit_page(
    app: &App,
    frame: Frame,
    changed: Option<Changed>,
    typed: Form,
    faults: Faults,
) -> Result<EditPage, Problem> {
    let (picks_support, days_are_signed) =
        changed.as_ref().map_or((true, false), |changed| (changed.picks_support, changed.days_are_signed));
    let partnership = changed.map(|changed| changed.partnership);
    let (db, region) = (app.db(), app.region());
    let with_unverified = frame.actor.as_ref().is_some_and(Actor::is_secretariat);
    let of_partnership = partnership.as_ref().map(|one| &one.id);
    let all = record::organisations(db, &region, with_unverified, of_partnership).await?;
    let of = |side: &str| -> Vec<Pair> {
        all.iter().filter(|one| one.side == side).map(|one| (one.id.clone(), one.name.clone())).collect()
    };
    let chosen = ids(&typed, &["lead", "partner", "supporting", "copartner"]);
    let is_whole = typed.filled("lead").is_some() && typed.filled("partner").is_some();
    let programmes = match is_whole {
        true => record::offered(db, &region, &chosen, of_partnership).await?,
        false => Vec::new(),
    };
    Ok(EditPage {
        offices: of("office"),
        partners: of("partner"),
        is_open: partnership.as_ref().is_none_or(|one| one.state == PartnershipState::Proposed),
        picks_support,
        days_are_signed,
        partnership,
        typed,
        faults,
        programmes,
        is_whole,
        frame,
    })
}

/// The form of a new partnership. Whoever acts for one organisation begins with it.
pub async fn new(
    Organisation(actor): Organisation,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = Form::from_query(query.as_deref());
    let is_blank = typed.pairs().next().is_none();
    let typed = if is_blank { begun(&app, &actor).await? } else { renewing(&app, &actor, typed).await? };
    page(&edit_page(&app, frame, None, typed, Faults::none()).await?)
}

async fn begun(app: &App, actor: &Actor) -> Result<Form, Problem> {
    let own: Vec<&OrganisationId> = actor.edited().collect();
    let [only] = own.as_slice() else { return Ok(Form::default()) };
    let found = crate::features::registry::find(app.db(), &app.region(), only).await?;
    let side = found.map(|record| record.organisation.kind.side());
    let field = match side {
        Some(sekber_core::registry::kinds::Side::Office) => "lead",
        Some(sekber_core::registry::kinds::Side::Partner) => "partner",
        None => return Ok(Form::default()),
    };
    Ok(Form::from(vec![(field.to_owned(), only.to_string())]))
}

/// What a partnership says that is to be renewed, from the day after its last one.
async fn renewing(app: &App, actor: &Actor, typed: Form) -> Result<Form, Problem> {
    let id: Option<PartnershipId> = typed.parsed("renews", "fault-not-a-choice", &mut Faults::none());
    let Some(id) = id.filter(|_| !typed.is_set("lead")) else { return Ok(typed) };
    let Scene { mut partnership, parties, .. } = Scene::of(actor.clone(), app, &id).await?.for_keeper()?;
    let carried = record::programmes(app.db(), &app.region(), &id).await?;
    let programmes: Vec<String> = carried.into_iter().map(|one| one.programme_id.to_string()).collect();
    partnership.start_on = partnership.end_on.and_then(|end| end.tomorrow().ok());
    partnership.end_on = None;
    partnership.renews_id = Some(id);
    Ok(filled(&partnership, &parties, &programmes))
}

/// The draft that a form holds.
fn read(form: &Form, faults: &mut Faults) -> Option<PartnershipDraft> {
    let mut one = |name: &'static str| {
        let id: Option<OrganisationId> = form.parsed(name, "fault-not-a-choice", faults);
        if id.is_none() && form.filled(name).is_none() {
            faults.add(name, "fault-required");
        }
        id
    };
    let (lead, partner) = (one("lead"), one("partner"));
    let (start_on, end_on) = (day(form, "start_on", faults), day(form, "end_on", faults));
    Some(PartnershipDraft {
        title: form.text("title").to_owned(),
        scope: form.paragraphs("scope").to_owned(),
        lead: lead?,
        supporting: form.chosen("supporting", faults),
        partner: partner?,
        copartners: form.chosen("copartner", faults),
        programmes: form.chosen("programme", faults),
        start_on,
        end_on,
        renews: form.parsed("renews", "fault-not-a-choice", faults),
    })
}

/// Proposes a partnership.
pub async fn propose(
    Organisation(actor): Organisation,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let draft = read(&form, &mut faults);
    let done = match draft {
        Some(draft) if faults.is_empty() => open::propose(&app, &actor, &draft).await,
        _ => Err(Problem::Invalid(faults)),
    };
    match done {
        Ok(id) => Ok(go(format!("/partnerships/{id}"), "notice-partnership-proposed")),
        Err(problem) => mend(problem, |faults| edit_page(&app, frame, None, form, faults)).await,
    }
}

fn filled(partnership: &Partnership, parties: &[Party], programmes: &[String]) -> Form {
    let mut fields = vec![
        ("title".to_owned(), partnership.title.clone()),
        ("scope".to_owned(), partnership.scope.clone()),
        ("version".to_owned(), partnership.version.to_string()),
    ];
    for (name, day) in [("start_on", partnership.start_on), ("end_on", partnership.end_on)] {
        fields.extend(day.map(|day| (name.to_owned(), day.to_string())));
    }
    fields.extend(partnership.renews_id.as_ref().map(|id| ("renews".to_owned(), id.to_string())));
    for party in parties {
        let name = match party.part {
            Part::Lead => "lead",
            Part::Support => "supporting",
            Part::Partner => "partner",
            Part::CoPartner => "copartner",
        };
        fields.push((name.to_owned(), party.organisation_id.to_string()));
    }
    fields.extend(programmes.iter().map(|id| ("programme".to_owned(), id.clone())));
    Form::from(fields)
}

/// The form of a partnership that is changed; whoever may not send it is told so before they fill it in.
pub async fn show(
    PartnershipParty(scene): PartnershipParty,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let Scene { actor, partnership, parties } = &scene;
    require_verified_now(&app, actor, parties).await?;
    let carried = record::programmes(app.db(), &app.region(), &partnership.id).await?;
    let programmes: Vec<String> = carried.into_iter().map(|one| one.programme_id.to_string()).collect();
    let typed = filled(partnership, parties, &programmes);
    let changed = Changed::of(&app, &scene).await?;
    page(&edit_page(&app, frame, Some(changed), typed, Faults::none()).await?)
}

/// Changes a partnership.
pub async fn change(
    PartnershipParty(scene): PartnershipParty,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let draft = read(&form, &mut faults);
    let Scene { actor, partnership, .. } = &scene;
    let again = async |frame, form, faults| {
        let changed = Changed::of(&app, &scene).await?;
        let page = edit_page(&app, frame, Some(changed), form, faults).await?;
        page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
    };
    let (Some(draft), true) = (draft, faults.is_empty()) else { return again(frame, form, faults).await };
    let version = form.version();
    match open::change(&app, actor, &partnership.id, version, &draft).await {
        Ok(()) => Ok(go(partnership.path(), "notice-partnership-changed")),
        Err(Problem::Invalid(faults)) => again(frame, form, faults).await,
        Err(other) => Err(other),
    }
}
