//! Pages of password links, and the two pages that all links share: the link just made, and a link that is closed.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::actions::{self, LINK_DAYS, Link};
use super::backing::may_still_reset;
use super::store::{self, PasswordLink};
use crate::features::account::sign_in::known_here;
use crate::kit::access::{Public, token};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, page_with, percent_encoded, whatsapp, whatsapp_to};
use crate::kit::problem::Problem;

/// A link that was just made: shown once, with ways to hand it over.
#[derive(Template)]
#[template(path = "features/account/pages/link.html")]
pub struct LinkPage {
    frame: Frame,
    link: Link,
    title: &'static str,
    mail: String,
    chat: String,
    back: &'static str,
}

impl LinkPage {
    /// The link of an invitation. WhatsApp opens on a number, where one was given.
    pub fn invitation(frame: Frame, link: Link, phone: &str) -> Self {
        let keys = ("link-invitation-title", "link-invitation-message");
        Self::new(frame, link, keys, ("/invitations", phone))
    }

    /// The link to set a new password.
    pub fn password(frame: Frame, link: Link) -> Self {
        Self::new(frame, link, ("link-password-title", "link-password-message"), ("/people", ""))
    }

    fn new(
        frame: Frame,
        link: Link,
        keys: (&'static str, &'static str),
        (back, phone): (&'static str, &str),
    ) -> Self {
        let facts = [
            ("name", link.name.clone()),
            ("district", frame.district.name.clone()),
            ("link", link.address.clone()),
            ("days", LINK_DAYS.to_string()),
        ];
        let message = frame.say_facts(keys.1, &facts);
        let subject = frame.say_with("link-subject", "district", &frame.district.name);
        let [to, subject, body] = [&link.email, &subject, &message].map(|text| percent_encoded(text));
        let mail = format!("mailto:{to}?subject={subject}&body={body}");
        let chat = whatsapp_to(phone, &message).unwrap_or_else(|| whatsapp(&message));
        Self { frame, link, title: keys.0, mail, chat, back }
    }

    /// How many days the link can be used.
    fn days(&self) -> i64 {
        LINK_DAYS
    }
}

/// A link that leads nowhere any more, with what to do about it.
#[derive(Template)]
#[template(path = "features/account/pages/closed.html")]
pub struct ClosedPage {
    frame: Frame,
    why: &'static str,
}

impl ClosedPage {
    /// Shows why: `used`, `withdrawn`, `expired` or `unknown`.
    ///
    /// # Errors
    /// When the template cannot be filled.
    pub fn show(frame: Frame, why: &'static str) -> Result<Response, Problem> {
        let status = if why == "unknown" { StatusCode::NOT_FOUND } else { StatusCode::GONE };
        page_with(status, &Self { frame, why })
    }
}

#[derive(Template)]
#[template(path = "features/account/pages/reset.html")]
struct ResetPage {
    frame: Frame,
    faults: Faults,
    token: String,
}

/// The page that a password link opens.
pub async fn open_password_link(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    PathId(secret): PathId<String>,
) -> Result<Response, Problem> {
    show(&app, frame, secret, Faults::none()).await
}

async fn show(app: &App, frame: Frame, secret: String, faults: Faults) -> Result<Response, Problem> {
    let found = store::password_link(app.db(), &token::hash(&secret)).await?;
    match found {
        None => ClosedPage::show(frame, "unknown"),
        Some(PasswordLink { used_at: Some(_), .. }) => ClosedPage::show(frame, "used"),
        Some(link) if link.expires_at <= app.now() => ClosedPage::show(frame, "expired"),
        Some(link) if !may_still_reset(app, &link).await? => ClosedPage::show(frame, "unbacked"),
        Some(_) => {
            let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            page_with(status, &ResetPage { frame, faults, token: secret })
        }
    }
}

/// Sets the new password.
pub async fn reset(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    PathId(secret): PathId<String>,
    form: Form,
) -> Result<Response, Problem> {
    let hash = token::hash(&secret);
    let Some(link) = store::password_link(app.db(), &hash).await? else {
        return ClosedPage::show(frame, "unknown");
    };
    match actions::reset_password(&app, &hash, &link, form.raw("password")).await {
        Ok(device) => Ok(known_here(&app, go("/sign-in", "notice-password-set"), &device)),
        Err(Problem::Invalid(faults)) => show(&app, frame, secret, faults).await,
        Err(Problem::Refused { .. }) => show(&app, frame, secret, Faults::none()).await,
        Err(other) => Err(other),
    }
}
