//! Partnerships that everybody may read, and their shapes.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use sekber_core::partnership::{Part, PartnershipState};
use sekber_core::value::PartnershipId;

use super::read::{address, cursor, listed, send_public, stamp};
use crate::features::api::guard::Anybody;
use crate::features::api::schema::{Day, Stamp, answers};
use crate::features::portal::{self, HOW_FAR, PartnershipFilter, PublicPartnership};
use crate::kit::app::App;
use crate::kit::page::PathId;
use crate::kit::problem::Problem;

answers! {
    /// A partnership with signed papers, as far as everybody may see both sides and a programme.
    pub struct Partnership {
        /// Its identifier.
        pub id: String,
        /// Its number in the district.
        pub number: i64,
        /// What it is called.
        pub title: String,
        /// How far it is; one that is active and past its `end` has run out.
        pub state: PartnershipState,
        /// The first day.
        pub start: Option<Day>,
        /// The last day.
        pub end: Option<Day>,
        /// Identifier of the leading office.
        pub lead: String,
        /// Name of the leading office.
        pub lead_name: String,
        /// Identifier of the partner in charge.
        pub partner: String,
        /// Name of the partner in charge.
        pub partner_name: String,
        /// Whether it is made up for a demonstration.
        pub simulated: bool,
        /// When it was last changed, in UTC.
        pub changed_at: Stamp,
        /// The address of its page.
        pub page: String,
    }

    /// An office or partner that takes part in a partnership.
    pub struct Party {
        /// Its identifier.
        pub organisation: String,
        /// Its name.
        pub name: String,
        /// As what it takes part.
        pub part: Part,
    }

    /// A partnership with who takes part and what is carried out in it.
    pub struct WholePartnership {
        /// The partnership.
        pub partnership: Partnership,
        /// Who takes part, as far as everybody may see them.
        pub parties: Vec<Party>,
        /// Identifiers of the programmes, as far as everybody may see them.
        pub programmes: Vec<String>,
    }
}

fn shape(app: &App, row: PublicPartnership) -> Partnership {
    Partnership {
        page: address(app, &format!("/public/partnerships/{}", row.id)),
        id: row.id.to_string(),
        number: row.number,
        title: row.title,
        state: row.state,
        start: row.start_on.map(|day| Day(day.to_string())),
        end: row.end_on.map(|day| Day(day.to_string())),
        lead: row.lead_id.to_string(),
        lead_name: row.lead,
        partner: row.partner_id.to_string(),
        partner_name: row.partner,
        simulated: row.simulated,
        changed_at: stamp(row.changed_at),
    }
}

/// The partnerships.
pub async fn partnerships(
    Anybody(caller): Anybody,
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let query = &caller.query;
    // The guard has refused what cannot be read.
    let filter = PartnershipFilter {
        state: HOW_FAR.into_iter().find(|state| *state == query.text("state")),
        today: app.today(),
        organisation: query.filter("organisation"),
        programme: None,
        words: query.text("q").trim().to_owned(),
    };
    let page = portal::partnerships(app.db(), &app.region(), &filter, &cursor(query)).await?;
    let names = ["q", "state", "organisation"];
    let list = listed("/api/v1/partnerships", &names, query, page, |row| shape(&app, row));
    send_public(&caller, &headers, &list)
}

/// One partnership.
pub async fn partnership(
    Anybody(caller): Anybody,
    State(app): State<App>,
    headers: HeaderMap,
    PathId(id): PathId<PartnershipId>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let found = portal::partnership(db, &region, &id).await?.ok_or(Problem::NotFound)?;
    let parties = portal::parties(db, &region, &id).await?;
    let parties = parties.into_iter().map(|party| Party {
        organisation: party.organisation_id.to_string(),
        name: party.name,
        part: party.part,
    });
    let parties = parties.collect();
    let carried = portal::carried(db, &region, &id).await?;
    let programmes = carried.into_iter().map(|programme| programme.programme_id.to_string()).collect();
    let whole = WholePartnership { partnership: shape(&app, found), parties, programmes };
    send_public(&caller, &headers, &whole)
}
