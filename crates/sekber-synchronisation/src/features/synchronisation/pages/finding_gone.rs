//! What stands where a finding stood whose record was given up for another one: which record was closed, where its activity is recorded now,
//! and where the other programme is compared with that.

use askama::Template;
use axum::response::Response;
use sekber_core::value::ProgrammeId;

use crate::features::synchronisation::model::PairId;
use crate::features::synchronisation::store::{self, Gone};
use crate::kit::app::App;
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/synchronisation/pages/finding_gone.html")]
struct GonePage {
    frame: Frame,
    gone: Vec<Gone>,
    /// The pair that is compared instead; none where both records became the same one.
    next: Option<String>,
}

impl GonePage {
    /// What became of a record.
    fn told(&self, one: &Gone) -> String {
        let facts = [("gone", one.title.clone()), ("kept", one.stays_title.clone())];
        self.frame.say_facts("finding-gone", &facts)
    }
}

/// The page about a pair of which no verdict tells.
///
/// # Errors
/// [`Problem::NotFound`] where none of both was given up for another record.
pub async fn gone(app: &App, frame: Frame, pair: &PairId) -> Result<Response, Problem> {
    let gone = store::given_up(app.db(), &app.region(), pair).await?;
    if gone.is_empty() {
        return Err(Problem::NotFound);
    }
    let now = |id: &ProgrammeId| {
        let given_up = gone.iter().find(|one| one.id == *id);
        given_up.map_or_else(|| id.clone(), |one| one.stays_id.clone())
    };
    let (first, second) = (now(&pair.first), now(&pair.second));
    let next = (first != second).then(|| PairId::of(&first, &second).path());
    page(&GonePage { next, gone, frame })
}
