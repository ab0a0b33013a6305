//! Taking a whole import back: what would be withdrawn or restored, what somebody changed since, and afterwards what was left.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::hand_in::begin_and_wait;
use super::preview::told_count;
use crate::features::exchange::actions;
use crate::features::exchange::checking::layout_of;
use crate::features::exchange::guard::Importer;
use crate::features::exchange::kind::{Kind, State as Standing, records};
use crate::features::exchange::store::Run;
use crate::features::exchange::store::written::{self, Tally, Written};
use crate::features::programme::ToldCount;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, page, redirect};
use crate::kit::problem::Problem;

/// Records that are listed by name at most; the rest is counted.
const NAMED: i64 = 100;

#[derive(Template)]
#[template(path = "features/exchange/pages/take_back.html")]
struct TakingBackPage {
    frame: Frame,
    run: Run,
    tally: Tally,
    /// Records that were changed since, or afterwards those that were left.
    listed: Vec<Written>,
    count: i64,
    /// What became of the money that it told.
    told: ToldCount,
}

impl TakingBackPage {
    fn path(&self, id: &str) -> String {
        format!("{}/{id}", records(self.run.kind))
    }

    fn is_done(&self) -> bool {
        self.run.state == Standing::TakenBack
    }

    fn is_possible(&self) -> bool {
        self.run.state == Standing::Applied && self.tally.added + self.tally.changed > 0
    }

    fn is_of_programmes(&self) -> bool {
        self.run.kind == Kind::Programmes
    }

    /// Records that would have to be listed beyond those that are.
    fn more(&self) -> i64 {
        self.count - i64::try_from(self.listed.len()).unwrap_or(0)
    }
}

/// What taking an import back comes to, or came to.
pub async fn show_taking_back(
    Importer { run, .. }: Importer,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let tally = written::tally(db, &region, &run.id).await?;
    let (listed, count) = match run.state {
        Standing::TakenBack => (written::left(db, &region, &run.id, NAMED).await?, tally.remaining),
        _ => {
            let of = (&run.id, run.kind);
            (written::changed(db, &region, of, NAMED).await?, written::count_changed(db, &region, of).await?)
        }
    };
    let told = told_count(&app, &run, &layout_of(&run)?).await?;
    page(&TakingBackPage { frame, run, tally, listed, count, told })
}

/// Begins to take an import back.
pub async fn take_back_run(
    Importer { actor, run }: Importer,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let known = [("override", Some(true)), ("leave", Some(false)), ("", None)];
    let overrides = form.one_of("changed", &known)?;
    let job = actions::begin_taking_back(&app, &actor, &run.id, overrides).await?;
    begin_and_wait(&app, job).await;
    Ok(redirect(&format!("/import/{}", run.id)))
}
