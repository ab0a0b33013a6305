//! The guard of the hall: somebody who takes part in the meeting named in the path, with a phone that joined by code or
//! with an account of an organisation that is invited. It sees and changes what is that organisation's, nothing else.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sekber_core::registry::kinds::Side;
use sekber_core::roles::{Duty, Role};
use sekber_core::value::{MeetingId, OrganisationId, ParticipantId};

use super::model::{Meeting, Participant};
use super::state::{self, Hall};
use super::store::seats::Phone;
use super::store::{meetings, participants};
use crate::kit::access::rate_limit;
use crate::kit::access::session::cookie;
use crate::kit::access::{Actor, Guard, Member, Permit, RequestIdentity, RoomPermit, path_parameter, token};
use crate::kit::app::App;
use crate::kit::body::BodyLimit;
use crate::kit::problem::{Entrance, Problem};

/// Those who take part in the meeting in the path: delegates who joined with a code, and an invited organisation's own people.
pub const DELEGATE: Permit = Permit::Room(RoomPermit::new("delegate", |_, own| own).takes(BodyLimit::Small));

/// Where a phone comes in that takes part in no meeting, or no longer.
const HALL: Entrance = Entrance { path: "/hall", title: "problem-join-title", sentence: "problem-join" };

/// The name of the cookie that holds a phone's secret.
pub const COOKIE: &str = "rapat";

/// Somebody who takes part.
#[derive(Debug, Clone)]
pub struct Delegate {
    /// Who acts.
    pub actor: Actor,
    /// The hall: the meeting's state when the request came.
    pub hall: Hall,
    /// The meeting.
    pub meeting: Arc<Meeting>,
    /// As which participant.
    pub participant: ParticipantId,
    /// For which organisation; none for a guest.
    pub organisation: Option<OrganisationId>,
    /// The organisation's side.
    pub side: Option<Side>,
    /// The organisation's name in speech.
    pub short_name: String,
}

impl Delegate {
    /// The organisation and its side.
    ///
    /// # Errors
    /// [`Problem::NotAllowed`] for a guest, who listens but does not choose.
    pub fn speaks_for(&self) -> Result<(&OrganisationId, Side), Problem> {
        self.organisation.as_ref().zip(self.side).ok_or(Problem::NotAllowed)
    }

    /// What tells one phone's submissions from another's.
    pub fn key(&self) -> &str {
        self.actor.id_text()
    }

    fn phone(hall: Hall, phone: Phone) -> Self {
        let role = phone.organisation_id.clone().zip(phone.side).map(|(organisation, side)| match side {
            Side::Office => Role::Office(organisation, Duty::Editor),
            Side::Partner => Role::Partner(organisation, Duty::Editor),
        });
        let mut actor = Actor::delegate(phone.id, format!("{} ({})", phone.name, phone.short_name));
        actor.roles.extend(role);
        Self {
            actor,
            meeting: hall.state.records.meeting.clone(),
            hall,
            participant: phone.participant_id,
            organisation: phone.organisation_id,
            side: phone.side,
            short_name: phone.short_name,
        }
    }

    fn member(actor: Actor, hall: Hall, participant: Participant) -> Self {
        Self {
            actor,
            meeting: hall.state.records.meeting.clone(),
            hall,
            participant: participant.id,
            organisation: participant.organisation_id,
            side: participant.side,
            short_name: participant.short_name,
        }
    }
}

impl FromRequestParts<App> for Delegate {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let visitor = RequestIdentity::from_request_parts(parts, app).await?;
        let secret = cookie(&parts.headers, COOKIE).map(|secret| token::hash(&secret));
        if secret.is_none() && visitor.actor.is_none() {
            return Err(Problem::Enter(HALL));
        }
        let id: MeetingId = path_parameter(parts, app, "meeting").await?;
        let hall = state::read(app, &id).await?;
        if let (Some(secret), Some(hall)) = (secret, &hall)
            && let Some(phone) = hall.state.phone(app, &secret).await?
            && phone.revoked_at.is_none()
            && hall.state.records.meeting.hears_phones(app.now())
        {
            rate_limit::recognise(app, &secret);
            if phone.suspended {
                return Err(Problem::NotAllowed);
            }
            return Ok(Self::phone(hall.clone(), phone));
        }
        let Some(actor) = visitor.actor else { return Err(Problem::Enter(HALL)) };
        let Some(hall) = hall else {
            // Whether there is such a meeting is for those to know who take part in one.
            return Err(if actor.edited().next().is_some() {
                Problem::NotFound
            } else {
                Problem::NotAllowed
            });
        };
        for organisation in actor.edited() {
            if let Some(own) =
                participants::of_organisation(app.db(), &app.region(), &id, organisation).await?
            {
                return Ok(Self::member(actor.clone(), hall, own));
            }
        }
        Err(Problem::NotAllowed)
    }
}

impl Guard for Delegate {
    const PERMIT: Permit = DELEGATE;
}

/// Somebody who brings handouts: a person with an account, for the organisation that they act for in the meeting. A guard,
/// so that nothing of a file is read before it is known that it may come.
#[derive(Debug, Clone)]
pub struct Contributor {
    /// Who acts.
    pub actor: Actor,
    /// The meeting.
    pub meeting: Meeting,
    /// For which organisation.
    pub organisation: OrganisationId,
}

impl FromRequestParts<App> for Contributor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Member(actor) = Member::from_request_parts(parts, app).await?;
        let id: MeetingId = path_parameter(parts, app, "meeting").await?;
        let meeting = meetings::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
        let all = participants::all(app.db(), &app.region(), &meeting.id).await?;
        let own = all.into_iter().filter_map(|one| one.organisation_id).find(|id| actor.acts_for(id));
        Ok(Self { actor, meeting, organisation: own.ok_or(Problem::NotAllowed)? })
    }
}

impl Guard for Contributor {
    const PERMIT: Permit = Permit::Member;
}
