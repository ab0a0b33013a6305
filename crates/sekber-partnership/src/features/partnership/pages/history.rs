//! A partnership as it stood on any day.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::value::OrganisationId;

use super::agreement_badge;
use crate::features::partnership::guard::PartnershipReader;
use crate::features::partnership::model::Partnership;
use crate::features::partnership::replayed::{Stood, StoodPaper};
use crate::features::partnership::store::replayed;
use crate::features::registry;
use crate::kit::app::App;
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/partnership/pages/history.html")]
struct HistoryPage {
    frame: Frame,
    partnership: Partnership,
    day: Date,
    stood: Stood,
    /// Who took part as what, as they are called today.
    parties: Vec<(String, String)>,
}

impl HistoryPage {
    fn term(&self) -> String {
        match self.stood.days() {
            (Some(first), Some(last)) => self.frame.civil_days(&first, &last),
            _ => String::new(),
        }
    }

    fn kind(&self, paper: &StoodPaper) -> String {
        paper.kind.map(|kind| self.frame.say_code("agreement-kind-", kind.as_str())).unwrap_or_default()
    }

    fn days(&self, paper: &StoodPaper) -> String {
        match paper.days {
            (Some(first), Some(last)) => self.frame.civil_days(&first, &last),
            _ => String::new(),
        }
    }

    fn step(&self, code: &str) -> String {
        match self.stood.own.get(code) {
            Some(names) => names.in_language(self.frame.language).to_owned(),
            None => self.frame.say_code("partnership-step-", code),
        }
    }

    fn on(&self, day: &Option<Date>) -> String {
        day.map(|day| self.frame.civil_date(&day)).unwrap_or_default()
    }
}

/// The partnership as it stood at the end of the day that the address names, or of today.
pub async fn show(
    PartnershipReader(scene): PartnershipReader,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let (db, region, today) = (app.db(), app.region(), app.today());
    let day = typed.filter::<Date>("until").unwrap_or(today).min(today);
    let over = app.settings().midnight(day.tomorrow().unwrap_or(day));
    let stood = Stood::after(&replayed::before(db, &region, &scene.partnership.id, over).await?);
    let ids: Vec<OrganisationId> = stood.parties.iter().filter_map(|(_, id)| id.parse().ok()).collect();
    let names = registry::names_of(db, &region, &ids).await?;
    let named = |(part, id): &(sekber_core::partnership::Part, String)| {
        let name = names.iter().find(|name| name.id.as_str() == id.as_str()).map(|name| name.name.clone());
        let name = name.unwrap_or_else(|| frame.say("partnership-somebody"));
        (frame.say_code("partnership-part-", part.as_str()), name)
    };
    let parties = stood.parties.iter().map(named).collect();
    page(&HistoryPage { parties, partnership: scene.partnership, day, stood, frame })
}
