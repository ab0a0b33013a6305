//! The page of jobs.

use askama::Template;
use axum::extract::{RawQuery, State as Of};
use axum::response::Response;
use sekber_core::value::JobId;

use super::actions;
use crate::kit::access::Admin;
use crate::kit::app::App;
use crate::kit::jobs::{self, Failure, Row, State};
use crate::kit::page::{Frame, PathId, QueryString, go, page};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

#[derive(Template)]
#[template(path = "features/jobs/pages/list.html")]
struct ListPage {
    frame: Frame,
    app: App,
    state: Option<State>,
    query: QueryString,
    page: Page<Row>,
}

impl ListPage {
    fn states(&self) -> Vec<(String, String)> {
        self.frame.say_codes("job-state-", State::ALL)
    }

    fn chosen(&self) -> &'static str {
        self.state.map_or("", State::as_str)
    }

    fn name(&self, job: &Row) -> String {
        actions::name_in_words(&self.app, self.frame.language, &job.name)
    }

    fn badge(&self, job: &Row) -> &'static str {
        match job.state {
            State::Done => "good",
            State::Failed => "bad",
            State::Running => "info",
            State::Queued if Failure::from_json(&job.error_json).is_some() => "warn",
            State::Queued | State::Cancelled => "",
        }
    }

    /// Why the last attempt failed, in words, and what the machine said.
    fn error(&self, job: &Row) -> Option<(String, String)> {
        let failure = Failure::from_json(&job.error_json)?;
        Some((failure.in_words(self.app.words(), self.frame.language), failure.detail().to_owned()))
    }

    fn may_cancel(&self, job: &Row) -> bool {
        jobs::may_be_cancelled(&self.app, job)
    }
}

/// Jobs, those queued last first.
pub async fn list(
    _: Admin,
    Of(app): Of<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = frame.query(query.as_deref());
    let state = form.filter("state");
    let cursor = Cursor::from_query(form.filled("after"), form.filled("before"));
    let found = jobs::page(app.db(), &app.region(), state, &cursor).await?;
    let query = QueryString::keep(&form, &["state"]);
    page(&ListPage { frame, app, state, query, page: found })
}

/// Has a failed or cancelled job tried again.
pub async fn retry(
    Admin(actor): Admin,
    Of(app): Of<App>,
    PathId(id): PathId<JobId>,
) -> Result<Response, Problem> {
    actions::retry(&app, &actor, &id).await?;
    Ok(go("/jobs", "notice-job-retried"))
}

/// Cancels a job.
pub async fn cancel(
    Admin(actor): Admin,
    Of(app): Of<App>,
    PathId(id): PathId<JobId>,
) -> Result<Response, Problem> {
    actions::cancel(&app, &actor, &id).await?;
    Ok(go("/jobs", "notice-job-cancelled"))
}
