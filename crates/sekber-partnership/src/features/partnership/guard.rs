//! Permission by part: who takes part reads, who has to accept acts, and the secretariat does both.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sekber_core::partnership::Part;
use sekber_core::value::{AgreementId, OrganisationId, PartnershipId};

use super::actions::agreement::writes;
use super::model::{Agreement, Partnership, Party};
use super::permits::AGREEMENT_READER;
use super::store::{agreements, record};
use crate::kit::access::{Actor, Guard, Permit, RoleHolder, path_parameter, refusal};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// A partnership in the path with who takes part, and who asks for it.
#[derive(Debug, Clone)]
pub struct Scene {
    /// Who.
    pub actor: Actor,
    /// The partnership.
    pub partnership: Partnership,
    /// Who takes part.
    pub parties: Vec<Party>,
}

impl Scene {
    /// The partnership named by `{partnership}` in the path.
    ///
    /// # Errors
    /// A refusal to whoever has no role here, [`Problem::NotFound`] when there is no such partnership.
    pub async fn in_path(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let RoleHolder(actor) = RoleHolder::from_request_parts(parts, app).await?;
        let id: PartnershipId = path_parameter(parts, app, "partnership").await?;
        Self::of(actor, app, &id).await
    }

    /// One partnership, and who asks for it.
    ///
    /// # Errors
    /// [`Problem::NotFound`] when there is no such partnership.
    pub async fn of(actor: Actor, app: &App, id: &PartnershipId) -> Result<Self, Problem> {
        let (db, region) = (app.db(), app.region());
        let parties = record::parties(db, &region, id).await?;
        let partnership = match parties.is_empty() {
            true => None,
            false => record::find(db, &region, id).await?,
        };
        Ok(Self { partnership: partnership.ok_or(Problem::NotFound)?, parties, actor })
    }

    /// The same for whoever may read it.
    ///
    /// # Errors
    /// A refusal to others.
    pub fn for_reader(self) -> Result<Self, Problem> {
        match may_read(&self.actor, self.parties.iter().map(|party| &party.organisation_id)) {
            true => Ok(self),
            false => Err(refusal(&self.actor)),
        }
    }

    /// The same for whoever takes part, and the secretariat.
    ///
    /// # Errors
    /// A refusal to others.
    pub fn for_keeper(self) -> Result<Self, Problem> {
        match self.keeps() {
            true => Ok(self),
            false => Err(refusal(&self.actor)),
        }
    }

    /// Whether whoever asks acts for somebody who takes part, or is of the secretariat.
    pub fn keeps(&self) -> bool {
        may_keep(&self.actor, &self.parties)
    }

    /// Those who take part, as choices of a form.
    pub fn choices(&self) -> Vec<(String, String)> {
        self.parties.iter().map(|party| (party.organisation_id.to_string(), party.name.clone())).collect()
    }

    /// The address of something that belongs to the partnership.
    pub fn below(&self, what: &str) -> String {
        format!("{}/{what}", self.partnership.path())
    }
}

/// Whether somebody keeps what belongs to a partnership: whoever takes part, and the secretariat.
pub fn may_keep(actor: &Actor, parties: &[Party]) -> bool {
    actor.is_secretariat() || parties.iter().any(|party| actor.acts_for(&party.organisation_id))
}

/// Whether somebody reads what is said in a partnership, its papers, money and reports: those who oversee the district, and whoever
/// belongs to one of these organisations and has not lost every role to a suspension.
pub fn may_read<'a>(actor: &Actor, own: impl IntoIterator<Item = &'a OrganisationId>) -> bool {
    let own = actor.takes_part() && own.into_iter().any(|one| actor.belongs_to(one));
    Permit::Reader.allows(Some(actor), own)
}

/// Somebody who may read the partnership named by `{partnership}` in the path.
#[derive(Debug, Clone)]
pub struct PartnershipReader(pub Scene);

impl FromRequestParts<App> for PartnershipReader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Scene::in_path(parts, app).await?.for_reader().map(Self)
    }
}

impl Guard for PartnershipReader {
    const PERMIT: Permit = Permit::Reader;
}

/// Somebody who may act on the partnership named by `{partnership}` in the path; what exactly is for the verb to ask.
#[derive(Debug, Clone)]
pub struct PartnershipParty(pub Scene);

impl FromRequestParts<App> for PartnershipParty {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let scene = Scene::in_path(parts, app).await?;
        let acts = |party: &Party| party.part.must_accept() && scene.actor.acts_for(&party.organisation_id);
        let own = scene.parties.iter().any(acts);
        match Permit::Owner.allows(Some(&scene.actor), own) {
            true => Ok(Self(scene)),
            false => Err(refusal(&scene.actor)),
        }
    }
}

impl Guard for PartnershipParty {
    const PERMIT: Permit = Permit::Owner;
}

/// The agreement in the path, and who asks for it.
#[derive(Debug, Clone)]
pub struct AgreementScene {
    /// Who.
    pub actor: Actor,
    /// The agreement.
    pub agreement: Agreement,
    /// The organisations that take part in the partnerships it serves.
    pub members: Vec<(OrganisationId, Part)>,
}

impl AgreementScene {
    /// Whether the actor reads all of the partnerships that it serves, and not this paper alone.
    pub fn reads_partnerships(&self) -> bool {
        may_read(&self.actor, self.members.iter().map(|(id, _)| id))
    }

    /// Whether the actor writes on it: the secretariat, and those who have to accept what it serves, as far as it is theirs to write.
    pub fn may_write(&self) -> bool {
        let own = |(id, part): &(OrganisationId, Part)| writes(&self.actor, (id, *part), self.agreement.kind);
        self.actor.is_secretariat() || self.members.iter().any(own)
    }
}

async fn agreement_scene(parts: &mut Parts, app: &App) -> Result<AgreementScene, Problem> {
    let RoleHolder(actor) = RoleHolder::from_request_parts(parts, app).await?;
    let id: AgreementId = path_parameter(parts, app, "agreement").await?;
    let (db, region) = (app.db(), app.region());
    let agreement = agreements::find(db, &region, &id).await?.ok_or(Problem::NotFound)?;
    let members = agreements::members(db, &region, &id).await?;
    Ok(AgreementScene { actor, agreement, members })
}

/// Somebody who may read the agreement named by `{agreement}` in the path.
#[derive(Debug, Clone)]
pub struct AgreementReader(pub AgreementScene);

impl FromRequestParts<App> for AgreementReader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let scene = agreement_scene(parts, app).await?;
        let own = scene.actor.takes_part() && scene.members.iter().any(|(id, _)| scene.actor.belongs_to(id));
        match AGREEMENT_READER.allows(Some(&scene.actor), own) {
            true => Ok(Self(scene)),
            false => Err(refusal(&scene.actor)),
        }
    }
}

impl Guard for AgreementReader {
    const PERMIT: Permit = AGREEMENT_READER;
}

/// Somebody who may write on the agreement named by `{agreement}` in the path; what exactly is for the verb to ask.
#[derive(Debug, Clone)]
pub struct AgreementParty(pub AgreementScene);

impl FromRequestParts<App> for AgreementParty {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let scene = agreement_scene(parts, app).await?;
        match scene.may_write() {
            true => Ok(Self(scene)),
            false => Err(refusal(&scene.actor)),
        }
    }
}

impl Guard for AgreementParty {
    const PERMIT: Permit = Permit::Owner;
}
