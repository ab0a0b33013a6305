//! Guards: permission as an argument. A handler that asks for one cannot run without it.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use sekber_core::roles::Role;
use sekber_core::value::OrganisationId;
use std::collections::HashMap;

use super::{Actor, RequestIdentity, RoomPermit};
use crate::app::App;
use crate::problem::Problem;

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permit {
    /// Anybody, signed in or not.
    Public,
    /// Anybody who is signed in, also without a role in the district: one's own account.
    Account,
    /// Anybody with a role in the district, also for a suspended partner. The page shows what is the person's own.
    RoleHolder,
    /// Anybody who takes part in the district: with a role that is not suspended.
    Member,
    /// Those who may change the record in the path: its own people and the secretariat.
    Owner,
    /// Those who may read what is confidential about the record in the path: its own people, the secretariat and
    /// the leaders.
    Reader,
    /// Those who keep the records of some organisation, and the secretariat.
    Organisation,
    /// Those who look after the people of some organisation, and the secretariat.
    Inviter,
    /// Those who look after the people of the organisation in the path, and the secretariat.
    Manager,
    /// Those who look at the district as a whole: the secretariat and the leaders.
    Observer,
    /// The secretariat's administrators and staff.
    Secretariat,
    /// Those who may read the trail: administrators, leaders, and the auditor.
    Auditor,
    /// Administrators only.
    Admin,
    /// Whom a room lets in by a rule of its own.
    Room(RoomPermit),
}

impl Permit {
    /// A permit that a room defines: what the table of routes calls it, and who passes it, as far as roles alone decide; the second argument
    /// tells whether the record in the path is the actor's own.
    pub const fn of_room(name: &'static str, allows: fn(&Actor, bool) -> bool) -> Self {
        Self::Room(RoomPermit::new(name, allows))
    }

    /// The permit's name in the route table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Account => "account",
            Self::RoleHolder => "role_holder",
            Self::Member => "member",
            Self::Owner => "owner",
            Self::Reader => "reader",
            Self::Organisation => "organisation",
            Self::Inviter => "inviter",
            Self::Manager => "manager",
            Self::Observer => "overseer",
            Self::Secretariat => "secretariat",
            Self::Auditor => "auditor",
            Self::Admin => "admin",
            Self::Room(room) => room.name(),
        }
    }

    /// Whether an actor passes, as far as roles alone decide; `own` tells whether the record in the path is theirs.
    pub fn allows(self, actor: Option<&Actor>, own: bool) -> bool {
        let Some(actor) = actor else { return self == Self::Public };
        match self {
            Self::Public | Self::Account => true,
            Self::RoleHolder => actor.has_role(),
            Self::Member => actor.takes_part(),
            Self::Owner | Self::Manager => own || actor.is_secretariat(),
            Self::Reader => own || actor.oversees(),
            Self::Organisation => actor.is_secretariat() || actor.edited().next().is_some(),
            Self::Inviter => actor.is_secretariat() || actor.managed().next().is_some(),
            Self::Observer => actor.oversees(),
            Self::Secretariat => actor.is_secretariat(),
            Self::Auditor => actor.audits(),
            Self::Admin => actor.is_admin(),
            Self::Room(room) => room.allows(actor, own),
        }
    }
}

/// An argument that stands for a permission.
pub trait Guard: FromRequestParts<App> {
    /// The permission it stands for.
    const PERMIT: Permit;
}

impl Actor {
    /// Lets the actor go on when the permit allows it, whatever the record: the first line of a verb that is for the
    /// secretariat, for administrators and so on. Guards of routes ask the same.
    ///
    /// # Errors
    /// [`Problem::NotAllowed`].
    pub fn require(&self, permit: Permit) -> Result<(), Problem> {
        if permit.allows(Some(self), false) { Ok(()) } else { Err(Problem::NotAllowed) }
    }

    /// Lets the actor go on when a rule allows it for an organisation's records: `actor.require_for(id, Actor::may_edit)`.
    /// Guards of routes ask the same.
    ///
    /// # Errors
    /// [`Problem::NotAllowed`].
    pub fn require_for(
        &self,
        organisation: &OrganisationId,
        rule: fn(&Self, &OrganisationId) -> bool,
    ) -> Result<(), Problem> {
        if rule(self, organisation) { Ok(()) } else { Err(Problem::NotAllowed) }
    }
}

/// Lets the actor pass, or says why not.
///
/// # Errors
/// [`Problem::SignIn`] when nobody is signed in, [`Problem::NotAllowed`] when the roles do not suffice, and what to do next
/// for somebody without a role or of a suspended partner.
pub fn require(visitor: &RequestIdentity, permit: Permit) -> Result<Actor, Problem> {
    match &visitor.actor {
        None => Err(Problem::SignIn),
        Some(actor) => actor.require(permit).map(|()| actor.clone()).map_err(|_| refusal(actor)),
    }
}

/// Why an actor may not: for lack of any role, for a suspension, or for lack of this role.
pub fn refusal(actor: &Actor) -> Problem {
    let suspended = actor.suspended.iter().find_map(Role::organisation);
    match suspended {
        _ if actor.takes_part() => Problem::NotAllowed,
        Some(organisation) => Problem::Suspended(organisation.clone()),
        None => Problem::NoRole,
    }
}

/// Declares guards that roles alone decide: `role_guard! { /// Who. Jury => JURY; }`. The kit's own are below; rooms declare theirs beside
/// their permits.
#[macro_export]
macro_rules! role_guard {
    ($($(#[$doc:meta])* $name:ident => $permit:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(pub $crate::access::Actor);

        impl ::axum::extract::FromRequestParts<$crate::app::App> for $name {
            type Rejection = $crate::problem::Problem;

            async fn from_request_parts(
                parts: &mut ::axum::http::request::Parts,
                app: &$crate::app::App,
            ) -> Result<Self, $crate::problem::Problem> {
                let visitor = <$crate::access::RequestIdentity as ::axum::extract::FromRequestParts<
                    $crate::app::App,
                >>::from_request_parts(parts, app)
                .await?;
                $crate::access::require(&visitor, $permit).map(Self)
            }
        }

        impl $crate::access::Guard for $name {
            const PERMIT: $crate::access::Permit = $permit;
        }
    )*};
}

role_guard! {
    /// Anybody signed in.
    Account => Permit::Account;
    /// Anybody with a role in the district, also for a suspended partner.
    RoleHolder => Permit::RoleHolder;
    /// Anybody who takes part in the district.
    Member => Permit::Member;
    /// Somebody who keeps an organisation's records, or the secretariat.
    Organisation => Permit::Organisation;
    /// Somebody who looks after an organisation's people, or the secretariat.
    Inviter => Permit::Inviter;
    /// The secretariat, or a leader.
    Observer => Permit::Observer;
    /// The secretariat.
    Secretariat => Permit::Secretariat;
    /// Somebody who may read the trail.
    Auditor => Permit::Auditor;
    /// An administrator.
    Admin => Permit::Admin;
}

/// Anybody at all.
#[derive(Debug, Clone)]
pub struct Public(pub Option<Actor>);

impl FromRequestParts<App> for Public {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Ok(Self(RequestIdentity::from_request_parts(parts, app).await?.actor))
    }
}

impl Guard for Public {
    const PERMIT: Permit = Permit::Public;
}

/// Declares guards of the organisation named by `{organisation}` in the path: each with its permit and the rule by which somebody passes.
#[macro_export]
macro_rules! organisation_guard {
    ($($(#[$doc:meta])* $name:ident => $permit:expr, $may:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name {
            /// Who.
            pub actor: $crate::access::Actor,
            /// Which organisation.
            pub organisation: ::sekber_core::value::OrganisationId,
        }

        impl ::axum::extract::FromRequestParts<$crate::app::App> for $name {
            type Rejection = $crate::problem::Problem;

            async fn from_request_parts(
                parts: &mut ::axum::http::request::Parts,
                app: &$crate::app::App,
            ) -> Result<Self, $crate::problem::Problem> {
                let may: fn(&$crate::access::Actor, &::sekber_core::value::OrganisationId) -> bool = $may;
                let (actor, organisation) = $crate::access::of_organisation(parts, app, may).await?;
                Ok(Self { actor, organisation })
            }
        }

        impl $crate::access::Guard for $name {
            const PERMIT: $crate::access::Permit = $permit;
        }
    )*};
}

/// Who asks about the organisation named by `{organisation}` in the path, when a rule lets them; for [`organisation_guard!`].
///
/// # Errors
/// As [`require`]; [`Problem::NotFound`] when the path names none.
pub async fn of_organisation(
    parts: &mut Parts,
    app: &App,
    may: fn(&Actor, &OrganisationId) -> bool,
) -> Result<(Actor, OrganisationId), Problem> {
    let visitor = RequestIdentity::from_request_parts(parts, app).await?;
    let actor = require(&visitor, Permit::RoleHolder)?;
    let organisation: OrganisationId = path_parameter(parts, app, "organisation").await?;
    actor.require_for(&organisation, may).map_err(|_| refusal(&actor))?;
    Ok((actor, organisation))
}

organisation_guard! {
    /// Somebody who may change the organisation named by `{organisation}` in the path.
    OrganisationEditor => Permit::Owner, Actor::may_edit;
    /// Somebody who may read what is confidential about the organisation named by `{organisation}` in the path.
    OrganisationReader => Permit::Reader, |actor, organisation| {
        Permit::Reader.allows(Some(actor), actor.belongs_to(organisation))
    };
    /// Somebody who may look after the people of the organisation named by `{organisation}` in the path.
    OrganisationManager => Permit::Manager, Actor::may_manage;
}

/// One typed parameter of the path, for guards that look at the record itself.
///
/// # Errors
/// [`Problem::NotFound`] when it is missing or not of the type.
pub async fn path_parameter<T: std::str::FromStr>(
    parts: &mut Parts,
    app: &App,
    name: &str,
) -> Result<T, Problem> {
    let path: Path<HashMap<String, String>> =
        Path::from_request_parts(parts, app).await.map_err(|_| Problem::NotFound)?;
    path.get(name).and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)
}
