//! Who may listen in a hall, asked about all open streams together: the same rules as at the door of each stream.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::str::FromStr;

use sekber_core::value::{MeetingId, OrganisationId, SeatId};

use super::guard::Delegate;
use super::store::{meetings, participants, seats};
use crate::kit::access::{Actor, Identity, Origin, session};
use crate::kit::app::App;
use crate::kit::live::Listener;
use crate::kit::store::StoreError;

/// Most streams of a phone: its page in a few tabs, and the ones that a bad line has left behind.
const PER_SEAT: usize = 4;
/// Most streams of a session: walls, door and console of one person.
const PER_SESSION: usize = 8;
/// Most streams of an address: a hall of 500 phones behind one, each with all of its own.
const PER_ADDRESS: usize = 2_000;

/// As whom somebody listens. The organisation is part of it, because it decides what is heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    /// A phone that joined by code.
    Seat(SeatId, Option<OrganisationId>),
    /// An account of an organisation that takes part, by the hash of its session's secret.
    Account(String, Option<OrganisationId>),
    /// Somebody who looks at the whole hall, by the hash of the session's secret.
    Observer(String),
}

impl fmt::Display for Holder {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |organisation: &Option<OrganisationId>| {
            organisation.as_ref().map_or_else(String::new, ToString::to_string)
        };
        match self {
            Self::Seat(seat, organisation) => write!(text, "seat {seat} {}", name(organisation)),
            Self::Account(session, organisation) => write!(text, "account {session} {}", name(organisation)),
            Self::Observer(session) => write!(text, "overseer {session} "),
        }
    }
}

impl FromStr for Holder {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split(' ');
        let (Some(kind), Some(who), Some(name)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(());
        };
        let organisation = if name.is_empty() { None } else { Some(name.parse().map_err(|_| ())?) };
        match kind {
            "seat" => Ok(Self::Seat(who.parse().map_err(|_| ())?, organisation)),
            "account" => Ok(Self::Account(who.to_owned(), organisation)),
            "overseer" => Ok(Self::Observer(who.to_owned())),
            _ => Err(()),
        }
    }
}

impl Holder {
    /// As whom a delegate listens.
    pub fn of(delegate: &Delegate, session: Option<String>) -> Self {
        let organisation = delegate.organisation.clone();
        match &delegate.actor.identity {
            Identity::Delegate(seat) => Self::Seat(seat.clone(), organisation),
            _ => Self::Account(session.unwrap_or_default(), organisation),
        }
    }

    /// With what the number of streams is counted by.
    pub fn listener(&self, origin: &Origin) -> Listener {
        let own = match self {
            Self::Seat(seat, _) => (format!("seat {seat}"), PER_SEAT),
            Self::Account(session, _) | Self::Observer(session) => {
                (format!("session {session}"), PER_SESSION)
            }
        };
        let mut shares = vec![own];
        // Behind a reverse proxy that is not declared, everybody seems to come from this machine.
        if !origin.is_loopback() {
            shares.push((format!("address {}", origin.as_str()), PER_ADDRESS));
        }
        Listener { holder: self.to_string(), shares }
    }
}

/// Which of those who listen may not any more. Takes three statements and one for every 200 accounts, however many
/// listen; the accounts count as in use, so that a wall with nothing to show for an hour goes on.
pub async fn not_permitted(
    app: &App,
    meeting: &MeetingId,
    holders: HashSet<String>,
) -> Result<HashSet<String>, StoreError> {
    if holders.is_empty() {
        return Ok(holders);
    }
    let (db, region) = (app.db(), app.region());
    let known: Vec<(String, Option<Holder>)> =
        holders.into_iter().map(|text| (text.clone(), text.parse().ok())).collect();
    let sessions = known.iter().filter_map(|(_, holder)| match holder.as_ref()? {
        Holder::Account(session, _) | Holder::Observer(session) => Some(session.clone()),
        Holder::Seat(..) => None,
    });
    let meeting = meetings::find(db, &region, meeting).await?;
    let mut may = May { actors: session::in_use(app, sessions.collect()).await?, ..May::default() };
    if let Some(meeting) = &meeting {
        may.overseen = true;
        may.taking_part = participants::organisations(db, &region, &meeting.id).await?;
        if meeting.hears_phones(app.now()) {
            may.seats = seats::in_force(db, &region, &meeting.id).await?;
        }
    }
    let gone =
        known.into_iter().filter(|(_, holder)| !holder.as_ref().is_some_and(|holder| may.listen(holder)));
    Ok(gone.map(|(text, _)| text).collect())
}

/// What decides who may listen.
#[derive(Default)]
struct May {
    /// Whether there is a meeting to look at.
    overseen: bool,
    /// Accounts by their sessions.
    actors: HashMap<String, Actor>,
    /// Organisations that take part.
    taking_part: HashSet<OrganisationId>,
    /// Phones that are let in, with their organisations.
    seats: HashMap<SeatId, Option<OrganisationId>>,
}

impl May {
    fn listen(&self, holder: &Holder) -> bool {
        match holder {
            Holder::Seat(seat, organisation) => self.seats.get(seat) == Some(organisation),
            Holder::Account(session, organisation) => {
                let actor = self.actors.get(session);
                organisation.as_ref().zip(actor).is_some_and(|(organisation, actor)| {
                    self.taking_part.contains(organisation) && actor.acts_for(organisation)
                })
            }
            Holder::Observer(session) => {
                let actor = self.actors.get(session);
                self.overseen && actor.is_some_and(Actor::oversees)
            }
        }
    }
}

#[cfg(test)]
mod tests;
