//! The page of a token's webhook: its address, and what it was told.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::value::ApiTokenId;

use super::actions::{self, WebhookDraft};
use super::model::{NoticeState, Shown, Subject, Webhook};
use super::store;
use crate::features::api::model::Token;
use crate::features::api::store as tokens;
use crate::kit::access::{Account, Actor, Member};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::jobs::Failure;
use crate::kit::page::{Frame, PathId, count, go, page, page_with};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/api/pages/webhook.html")]
struct WebhookPage {
    app: App,
    frame: Frame,
    faults: Faults,
    typed: Form,
    token: Token,
    webhook: Option<Webhook>,
    notices: Vec<Shown>,
    /// The secret that was just made; it is shown this once.
    secret: Option<String>,
}

impl WebhookPage {
    async fn new(app: &App, frame: Frame, id: &ApiTokenId, typed: Form) -> Result<Self, Problem> {
        let person = frame.actor.as_ref().and_then(|actor| actor.person_id()).ok_or(Problem::SignIn)?;
        let (db, region, now) = (app.db(), app.region(), app.now());
        let own = tokens::of_person(db, &region, person).await?;
        let token = own.into_iter().find(|token| token.id == *id && token.holds(now));
        let token = token.ok_or(Problem::NotFound)?;
        Ok(Self {
            webhook: store::find(db, &region, id, now).await?,
            notices: store::latest(db, &region, id).await?,
            faults: Faults::none(),
            secret: None,
            app: app.clone(),
            token,
            typed,
            frame,
        })
    }

    /// Whether its reader takes part in the district, without which no address is set.
    fn may_set(&self) -> bool {
        self.frame.actor.as_ref().is_some_and(Actor::takes_part)
    }

    /// That more notices are kept than are shown, if so.
    fn more(&self) -> Option<String> {
        let shown = count(self.notices.len());
        let total = self.notices.first().map(|notice| notice.total).filter(|total| *total > shown)?;
        Some(self.frame.say_with("webhook-notices-cut", "count", self.frame.whole(&total)))
    }

    /// When a notice that was refused is tried again.
    fn again(&self, notice: &Shown) -> Option<String> {
        let at = notice.next_try()?;
        Some(self.frame.say_with("webhook-next", "when", self.frame.date_time(&at)))
    }

    /// Why the receiver has not taken a notice.
    fn why(&self, notice: &Shown) -> Option<String> {
        let json = notice.error_json.as_deref().filter(|_| notice.state != NoticeState::Sent)?;
        Some(Failure::from_json(json)?.in_words(self.app.words(), self.frame.language))
    }

    /// Whether a new secret is asked for, as typed.
    fn renews(&self) -> bool {
        !self.typed.text("renew").is_empty()
    }

    fn subjects(&self) -> Vec<(String, String)> {
        self.frame.say_codes("webhook-subject-", Subject::ALL)
    }

    /// Whether a kind of record is chosen: as typed, else as set, else each of them.
    fn is_chosen(&self, code: &str) -> bool {
        if self.typed.pairs().next().is_some() {
            return self.typed.all("subject").any(|typed| typed == code);
        }
        let set = self.webhook.as_ref().map(|webhook| webhook.subjects.as_str());
        set.is_none_or(|set| set.split_whitespace().any(|known| known == code))
    }

    fn url(&self) -> &str {
        let set = self.webhook.as_ref().map_or("", |webhook| webhook.url.as_str());
        if self.typed.pairs().next().is_some() { self.typed.text("url") } else { set }
    }
}

/// The webhook of one of one's own tokens.
pub async fn show(
    _: Account,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<ApiTokenId>,
) -> Result<Response, Problem> {
    page(&WebhookPage::new(&app, frame, &id, Form::default()).await?)
}

/// Sets it, and shows a secret that was made once.
pub async fn set(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<ApiTokenId>,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let subjects = form.chosen("subject", &mut faults);
    let renew = form.checked("renew", &mut faults);
    let draft = WebhookDraft { url: form.text("url").to_owned(), subjects, renew };
    let made = match faults.or(()) {
        Ok(()) => actions::set_webhook(&app, &actor, &id, &draft).await,
        Err(problem) => Err(problem),
    };
    match made {
        Ok(None) => Ok(go(format!("/api/tokens/{id}/webhook"), "notice-webhook-saved")),
        Ok(Some(secret)) => {
            let shown = WebhookPage::new(&app, frame, &id, Form::default()).await?;
            page(&WebhookPage { secret: Some(secret), ..shown })
        }
        Err(Problem::Invalid(faults)) => {
            let again = WebhookPage::new(&app, frame, &id, form).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &WebhookPage { faults, ..again })
        }
        Err(other) => Err(other),
    }
}

/// Has a test sent to it; what became of that stands among what was sent.
pub async fn send_test(
    Member(actor): Member,
    State(app): State<App>,
    PathId(id): PathId<ApiTokenId>,
) -> Result<Response, Problem> {
    actions::send_test(&app, &actor, &id).await?;
    Ok(go(format!("/api/tokens/{id}/webhook"), "notice-webhook-test"))
}

/// Removes it; for its owner also without any role.
pub async fn remove(
    Account(actor): Account,
    State(app): State<App>,
    PathId(id): PathId<ApiTokenId>,
) -> Result<Response, Problem> {
    actions::remove_webhook(&app, &actor, &id).await?;
    Ok(go("/api/tokens", "notice-webhook-removed"))
}
