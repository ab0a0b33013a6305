//! Permission to see a partnership's money and one entry: its offices, who gives or receives, the secretariat and the leaders.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sekber_core::value::LedgerEntryId;

use super::filter::LedgerSight;
use super::model::LedgerEntry;
use super::store::entries;
use crate::features::partnership::{self, Party, Scene};
use crate::kit::access::{Actor, Guard, Permit, RoleHolder, path_parameter, refusal};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// Somebody who may see the money of the partnership named by `{partnership}` in the path, as far as it is theirs.
#[derive(Debug, Clone)]
pub struct PartnershipMoney(pub Scene);

impl FromRequestParts<App> for PartnershipMoney {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Scene::in_path(parts, app).await?.for_reader().map(Self)
    }
}

impl Guard for PartnershipMoney {
    const PERMIT: Permit = Permit::Reader;
}

/// Somebody who keeps entries of the partnership named by `{partnership}` in the path: its parties' people and the secretariat.
#[derive(Debug, Clone)]
pub struct LedgerKeeper(pub Scene);

impl FromRequestParts<App> for LedgerKeeper {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Scene::in_path(parts, app).await?.for_keeper().map(Self)
    }
}

impl Guard for LedgerKeeper {
    const PERMIT: Permit = Permit::Owner;
}

/// Somebody who may see the entry named by `{ledger_entry}` in the path.
#[derive(Debug, Clone)]
pub struct EntryReader {
    /// Who.
    pub actor: Actor,
    /// The entry.
    pub entry: LedgerEntry,
}

impl FromRequestParts<App> for EntryReader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let RoleHolder(actor) = RoleHolder::from_request_parts(parts, app).await?;
        let id: LedgerEntryId = path_parameter(parts, app, "ledger_entry").await?;
        let (db, region) = (app.db(), app.region());
        let found = entries::find(db, &region, &id, &LedgerSight::of(&actor)).await?;
        match found {
            Some(entry) => Ok(Self { entry, actor }),
            None if entries::is_there(db, &region, &id).await? => Err(refusal(&actor)),
            None => Err(Problem::NotFound),
        }
    }
}

impl Guard for EntryReader {
    const PERMIT: Permit = Permit::Reader;
}

/// Somebody who keeps the entry named by `{ledger_entry}` in the path, and who takes part in its partnership; who corrects it is for the
/// verb to ask.
#[derive(Debug, Clone)]
pub struct EntryKeeper(pub EntryReader, pub Vec<Party>);

impl FromRequestParts<App> for EntryKeeper {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let reader = EntryReader::from_request_parts(parts, app).await?;
        let parties = partnership::parties(app.db(), &app.region(), &reader.entry.partnership_id).await?;
        let hands = [reader.entry.funder_id.as_ref(), reader.entry.implementer_id.as_ref()];
        match super::word::may_keep(&reader.actor, &parties, hands) {
            true => Ok(Self(reader, parties)),
            false => Err(refusal(&reader.actor)),
        }
    }
}

impl Guard for EntryKeeper {
    const PERMIT: Permit = Permit::Owner;
}
