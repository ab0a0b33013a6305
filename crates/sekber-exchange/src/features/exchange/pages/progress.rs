//! How far the work on an import is, as long as it goes on.

use askama::Template;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;

use crate::features::exchange::guard::Importer;
use crate::features::exchange::store::Run;
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;

/// A share of a whole in hundredths.
pub fn percent((done, total): (i64, i64)) -> i64 {
    (done * 100).checked_div(total).unwrap_or(0).clamp(0, 100)
}

#[derive(Template)]
#[template(path = "features/exchange/pages/progress.html")]
struct ProgressPart {
    frame: Frame,
    run: Run,
    progress: (i64, i64),
}

impl ProgressPart {
    fn percent(&self) -> i64 {
        percent(self.progress)
    }
}

/// How far an import is; leads back to the preview when it is done.
pub async fn show_progress(Importer { run, .. }: Importer, frame: Frame) -> Result<Response, Problem> {
    let path = format!("/import/{}", run.id);
    let busy = run.state.is_busy();
    let progress = (run.done, run.total);
    let mut response = page(&ProgressPart { frame, run, progress })?;
    if !busy && let Ok(path) = HeaderValue::from_str(&path) {
        response.headers_mut().insert(HeaderName::from_static("hx-redirect"), path);
    }
    Ok(response)
}
