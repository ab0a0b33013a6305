//! Partners and offices as everybody sees them.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use sekber_core::registry::kinds::{Provenance, Side};
use sekber_core::value::OrganisationId;
use serde_json::json;

use super::partnerships::{Line, beside};
use super::{Outline, front};
use crate::features::portal::names::{Names, names};
use crate::features::portal::store::organisations::{self, Filter, PublicOrganisation};
use crate::features::portal::store::partnerships::Filter as PartnershipFilter;
use crate::features::portal::store::programmes::{self, PublicProgramme};
use crate::features::registry::Kind;
use crate::kit::access::Public;
use crate::kit::app::App;
use crate::kit::card::PublicPlace;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId, QueryString, for_everybody};
use crate::kit::problem::Problem;
use crate::kit::search;
use crate::kit::store::paging::{Cursor, Page};

/// Fields of the address that narrow a list.
pub(super) const FILTERS: [&str; 4] = ["q", "kind", "theme", "place"];
/// Most programmes that an organisation's page lists.
const MOST_PROGRAMMES: i64 = 200;

#[derive(Template)]
#[template(path = "features/portal/pages/organisations.html")]
struct ListPage {
    frame: Frame,
    outline: Outline,
    side: Side,
    path: &'static str,
    query: QueryString,
    typed: Form,
    names: Arc<Names>,
    kinds: Vec<(String, String)>,
    themes: Vec<(String, String)>,
    page: Page<PublicOrganisation>,
}

impl ListPage {
    fn themes_of(&self, row: &PublicOrganisation) -> String {
        let named = row.themes.iter().map(|code| self.names.theme(self.frame.language, code));
        named.collect::<Vec<_>>().join(", ")
    }

    fn is_partners(&self) -> bool {
        self.side == Side::Partner
    }

    fn file_link(&self, ending: &str) -> String {
        self.query.link(&format!("/public/data/{}s.{ending}", self.side.as_str()))
    }
}

/// What an address asks for, as far as it can be read; what cannot be read narrows nothing and is told so.
///
/// # Errors
/// When the database cannot be asked.
pub(super) async fn filter(app: &App, side: Side, form: &Form) -> Result<Filter, Problem> {
    Ok(Filter {
        side: Some(side),
        kind: form.filter_by("kind", |kind| kind.parse().ok().filter(|kind: &Kind| kind.side() == side)),
        theme: form.filled("theme").map(str::to_owned),
        place: form.filter("place"),
        words: search::asked(app, form).await?,
    })
}

/// The partners.
pub async fn partners(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = frame.query(query.as_deref());
    list(&app, frame, &headers, Side::Partner, &form).await
}

/// The offices.
pub async fn offices(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = frame.query(query.as_deref());
    list(&app, frame, &headers, Side::Office, &form).await
}

async fn list(
    app: &App,
    frame: Frame,
    headers: &HeaderMap,
    side: Side,
    form: &Form,
) -> Result<Response, Problem> {
    let path = match side {
        Side::Partner => "/public/partners",
        Side::Office => "/public/offices",
    };
    let names = names(app).await?;
    let filter = filter(app, side, form).await?;
    let cursor = Cursor::from_query(form.filled("after"), form.filled("before"));
    let page = organisations::page(app.db(), &app.region(), &filter, &cursor).await?;
    let (title, about) = match side {
        Side::Partner => (frame.say("nav-public-partners"), "portal-organisation-about-partner"),
        Side::Office => (frame.say("nav-public-offices"), "portal-organisation-about-office"),
    };
    let about = frame.say_with(about, "district", &frame.district.name);
    let shown = page.rows.iter().map(|row| (row.name.clone(), format!("/public/organisations/{}", row.id)));
    let outline = Outline::new(path, title, &about).with_list(app, shown);
    for_everybody(
        &frame.clone(),
        headers,
        &ListPage {
            kinds: frame.say_codes("kind-", Kind::all(side)),
            themes: names.theme_choices(frame.language),
            query: QueryString::keep(form, &FILTERS),
            typed: form.clone(),
            path,
            side,
            names,
            page,
            outline,
            frame,
        },
    )
}

#[derive(Template)]
#[template(path = "features/portal/pages/organisation.html")]
struct RecordPage {
    frame: Frame,
    outline: Outline,
    found: PublicOrganisation,
    themes: Vec<String>,
    fields: Vec<(String, String)>,
    programmes: Vec<PublicProgramme>,
    /// Where all its programmes are, when there are more than are shown, and how many are.
    more: Option<(String, i64)>,
    partnerships: Vec<Line>,
    panels: Vec<String>,
}

impl RecordPage {
    fn list_path(&self) -> &'static str {
        if self.found.side == Side::Partner { "/public/partners" } else { "/public/offices" }
    }

    fn list_name(&self) -> String {
        let partner = self.found.side == Side::Partner;
        self.frame.say(if partner { "nav-public-partners" } else { "nav-public-offices" })
    }

    fn has_contact(&self) -> bool {
        let all = [&self.found.website, &self.found.email, &self.found.phone, &self.found.address];
        all.iter().any(|text| !text.is_empty())
    }

    fn inferred(&self) -> bool {
        self.found.provenance == Provenance::Inferred
    }

    fn period(&self, programme: &PublicProgramme) -> String {
        self.frame.period(&programme.period())
    }
}

/// One partner or office.
pub async fn show(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    PathId(id): PathId<OrganisationId>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let found = organisations::find(db, &region, &id).await?.ok_or(Problem::NotFound)?;
    let names = names(&app).await?;
    let own = programmes::Filter { organisation: Some(id.clone()), ..programmes::Filter::default() };
    let mut programmes = programmes::all(db, &region, &own, MOST_PROGRAMMES + 1).await?;
    let most = usize::try_from(MOST_PROGRAMMES).unwrap_or_default();
    let more = (programmes.len() > most)
        .then(|| (format!("/public/data/programmes.csv?organisation={id}&year=all"), MOST_PROGRAMMES));
    programmes.truncate(most);
    let own = PartnershipFilter { organisation: Some(id.clone()), ..PartnershipFilter::default() };
    let partnerships = beside(&app, &frame, own).await?;
    let named = |code: &String| names.theme(frame.language, code).to_owned();
    let field = |code: String| {
        let name = sekber_facts::nomenclature::find(&code).map_or("", |entry| entry.name).to_owned();
        (code, name)
    };
    let about = if found.side == Side::Office { &found.duties } else { &found.description };
    let about = if about.is_empty() { frame.say_code("kind-", found.kind.as_str()) } else { about.clone() };
    let path = format!("/public/organisations/{id}");
    let data = json!({
        "@type": if found.side == Side::Office { "GovernmentOrganization" } else { "Organization" },
        "name": found.name,
        "alternateName": found.short_name,
        "description": about,
        "url": if found.website.is_empty() { format!("{}{path}", app.settings().base_url) } else { found.website.clone() },
    });
    let outline = Outline::new(&path, &found.name, &about).with_data(data);
    for_everybody(
        &frame.clone(),
        &headers,
        &RecordPage {
            panels: front::panels(&app, &frame, PublicPlace::Organisation(&id)).await?,
            themes: found.themes.iter().map(named).collect(),
            fields: found.fields.iter().cloned().map(field).collect(),
            programmes,
            partnerships,
            more,
            outline,
            found,
            frame,
        },
    )
}
