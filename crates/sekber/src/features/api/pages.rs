//! Pages of the interface: its documentation, the document itself, one's own tokens, and those of everybody.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use sekber_core::api::Scope;
use sekber_core::value::{ApiTokenId, Moment, PersonId};

use super::actions::{self, TokenDraft};
use super::fields::{self, Field};
use super::model::{HeldToken, Token};
use super::openapi::{document, in_path};
use super::store;
use super::table::{ENDPOINTS, Endpoint, Parameter, Takes};
use super::webhook;
use crate::kit::access::{Account, Actor, Admin, Member, Public};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, Kept, PathId, QueryString, for_everybody, go, page, page_with};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

/// Days that a token is offered for at first.
const USUAL_DAYS: &str = "90";

/// An endpoint as the documentation shows it.
struct Shown {
    endpoint: &'static Endpoint,
    /// What its body holds, and what its answer does.
    sent: Vec<Field>,
    answered: Vec<Field>,
    method: String,
    path: &'static str,
    permit: &'static str,
    example: String,
}

impl Shown {
    fn takes(&self, parameter: &Parameter) -> String {
        match parameter.takes {
            Takes::Text | Takes::Cursor => String::new(),
            Takes::Choice(codes) => codes().join(", "),
            Takes::Place => "61.05.03".to_owned(),
            Takes::Identifier => "a-z 0-9 -".to_owned(),
            Takes::Whole(least, most) => format!("{least}–{most}"),
            Takes::Year => "2026, all".to_owned(),
        }
    }
}

#[derive(Template)]
#[template(path = "features/api/pages/documentation.html")]
struct DocumentationPage {
    frame: Frame,
    shown: Vec<Shown>,
    problems: &'static [(&'static str, u16)],
}

/// What a problem can be for a program: key of its title, of which its `type` is made, and its status.
const PROBLEMS: &[(&str, u16)] = &[
    ("problem-token-title", 401),
    ("problem-token-reads-title", 403),
    ("problem-not-allowed-title", 403),
    ("problem-factor-title", 403),
    ("problem-no-role-title", 403),
    ("problem-suspended-title", 403),
    ("problem-no-record-title", 404),
    ("problem-wrong-method-title", 405),
    ("problem-unfinished-title", 408),
    ("problem-conflict-title", 409),
    ("problem-too-large-title", 413),
    ("problem-invalid-title", 422),
    ("problem-refused-title", 422),
    ("problem-too-many-title", 429),
    ("problem-ours-title", 500),
    ("problem-busy-title", 503),
    ("problem-unavailable-title", 503),
];

/// What the interface can do, from the table that its routes are made of; readable without any other program.
pub async fn documentation(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let base = &app.settings().base_url;
    let shown = |endpoint: &'static Endpoint| {
        let route = (endpoint.route)();
        let method = route.method.to_string();
        let permit = route.permit.name();
        let mut example = String::from("curl");
        if permit != "public" {
            example.push_str(" -H \"Authorization: Bearer $TOKEN\"");
        }
        if endpoint.writes_over() {
            example.push_str(" -H 'If-Match: \"1\"'");
        }
        if endpoint.body.is_some() {
            example.push_str(" -H \"Content-Type: application/json\" -d @program.json");
        }
        let path = in_path(route.path)
            .fold(route.path.to_owned(), |path, name| path.replace(&format!("{{{name}}}"), "ID"));
        example.push_str(&format!(" {base}{path}"));
        let sent = endpoint.body.map(fields::of).unwrap_or_default();
        Shown {
            endpoint,
            sent,
            answered: fields::of(endpoint.answer),
            method,
            path: route.path,
            permit,
            example,
        }
    };
    let page = DocumentationPage { shown: ENDPOINTS.iter().map(shown).collect(), problems: PROBLEMS, frame };
    for_everybody(&page.frame.clone(), &headers, &page)
}

/// The description in OpenAPI 3.1.
pub async fn openapi(_: Public, State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let document = document(&app.settings().base_url, &app.district().name);
    let text = serde_json::to_vec_pretty(&document).map_err(anyhow::Error::from)?;
    Ok(Kept::once("application/json", text).answer(&headers))
}

#[derive(Template)]
#[template(path = "features/api/pages/tokens.html")]
struct TokensPage {
    frame: Frame,
    faults: Faults,
    typed: Form,
    now: Moment,
    tokens: Vec<Token>,
    scopes: Vec<(String, String)>,
    /// The secret that was just made; it is shown this once.
    secret: Option<String>,
}

impl TokensPage {
    async fn new(app: &App, frame: Frame, typed: Form, secret: Option<String>) -> Result<Self, Problem> {
        let person = frame.actor.as_ref().and_then(|actor| actor.person_id()).ok_or(Problem::SignIn)?;
        Ok(Self {
            tokens: store::of_person(app.db(), &app.region(), person).await?,
            scopes: frame.say_codes("api-scope-", Scope::ALL),
            faults: Faults::none(),
            now: app.now(),
            typed,
            secret,
            frame,
        })
    }

    /// Whether its reader takes part in the district, without which no token is made.
    fn may_make(&self) -> bool {
        self.frame.actor.as_ref().is_some_and(Actor::takes_part)
    }

    fn days(&self) -> &str {
        self.typed.filled("days").unwrap_or(USUAL_DAYS)
    }

    fn scope(&self) -> &str {
        self.typed.filled("scope").unwrap_or(Scope::Read.as_str())
    }
}

/// One's own tokens; whoever has no role any more sees and ends those that are left.
pub async fn tokens(_: Account, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    page(&TokensPage::new(&app, frame, Form::default(), None).await?)
}

/// Makes a token and shows its secret once.
pub async fn create(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let scope = form.parsed("scope", "fault-not-a-choice", &mut faults).unwrap_or(Scope::Read);
    let days = form.parsed("days", "fault-not-a-choice", &mut faults).unwrap_or_default();
    let draft = TokenDraft { name: form.text("name").to_owned(), scope, days };
    let made = match faults.or(()) {
        Ok(()) => actions::create_token(&app, &actor, &draft).await,
        Err(problem) => Err(problem),
    };
    match made {
        Ok(secret) => page(&TokensPage::new(&app, frame, Form::default(), Some(secret)).await?),
        Err(Problem::Invalid(faults)) => {
            let again = TokensPage::new(&app, frame, form, None).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &TokensPage { faults, ..again })
        }
        Err(other) => Err(other),
    }
}

/// Withdraws one of one's own tokens, also when one's last role is gone: what was let in by it is the owner's to end.
pub async fn withdraw(
    Account(actor): Account,
    State(app): State<App>,
    PathId(id): PathId<ApiTokenId>,
) -> Result<Response, Problem> {
    actions::withdraw_token(&app, &actor, &id).await?;
    Ok(go("/api/tokens", "notice-api-withdrawn"))
}

#[derive(Template)]
#[template(path = "features/api/pages/tokens_of_everybody.html")]
struct EverybodyPage {
    frame: Frame,
    query: QueryString,
    page: Page<HeldToken>,
}

impl EverybodyPage {
    /// Where a token tells of changes and of which; none when it tells nobody.
    fn told(&self, token: &HeldToken) -> Option<(String, String)> {
        let url = token.told_url.as_deref()?;
        let subjects = token.told_subjects.as_deref().unwrap_or_default().split_whitespace();
        let subjects = subjects.map(|code| self.frame.say_code("webhook-subject-", code));
        Some((webhook::host(url), subjects.collect::<Vec<_>>().join(", ")))
    }
}

/// The tokens that let somebody in, of everybody in the district; `?person=` narrows them to one.
pub async fn of_everybody(
    _: Admin,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = Form::from_query(query.as_deref());
    let person: Option<PersonId> =
        form.filled("person").map(str::parse).transpose().or(Err(Problem::NotFound))?;
    let cursor = Cursor::from_query(form.filled("after"), form.filled("before"));
    let found = store::of_everybody(app.db(), &app.region(), person.as_ref(), &cursor, app.now()).await?;
    page(&EverybodyPage { query: QueryString::keep(&form, &["person"]), page: found, frame })
}

/// Withdraws a token of anybody.
pub async fn withdraw_of_another(
    Admin(actor): Admin,
    State(app): State<App>,
    PathId(id): PathId<ApiTokenId>,
) -> Result<Response, Problem> {
    actions::withdraw_token_of_another(&app, &actor, &id).await?;
    Ok(go("/tokens", "notice-api-withdrawn"))
}
