//! The state of a meeting in memory: read once, kept in step with the trail, and asked by everything that the hall looks
//! at. The database stays the truth; the state can be thrown away at any time and is then read anew.

mod cache;
mod change;
mod load;
mod parts;

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use sekber_core::meeting::kinds::Round;
use sekber_core::registry::kinds::Side;
use sekber_core::value::{OrganisationId, ParticipantId, ProgrammeId};
use tokio::sync::OnceCell;

use super::model::{Answer, Approval, Handout, Meeting, Participant, Slot};
use super::store::seats::{self, Phone};
use crate::features::district::Cycle;
use crate::features::matching::{Interest, PlannedPair, Ratings};
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

pub use cache::{Hall, heard, read};
pub use parts::{Audience, FRESH_NAME, Part, Version};

/// Most phones of a meeting whose secret is remembered; beyond that all are asked for anew.
const MOST_PHONES: usize = 4_000;

/// What the database holds about a meeting, as far as the hall shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Records {
    /// The number of the latest word to the hall.
    pub seq: i64,
    /// The meeting.
    pub meeting: Arc<Meeting>,
    /// The cycle it belongs to.
    pub cycle: Arc<Cycle>,
    /// The running order.
    pub slots: Arc<[Slot]>,
    /// Everybody who is invited or came.
    pub participants: Arc<[Participant]>,
    /// Slides and handouts.
    pub handouts: Arc<[Handout]>,
    /// The pairs of the plan that was set in the meeting.
    pub planned: Arc<[PlannedPair]>,
    /// What both sides say about them.
    pub answers: Arc<[Answer]>,
    /// Who approved the minutes, or objected.
    pub approvals: Arc<[Approval]>,
    /// What both sides wish, by programme.
    pub interests: Arc<BTreeMap<ProgrammeId, Arc<[Interest]>>>,
}

/// Numbers that grow whenever something changes that is shown to somebody. They are never given out twice in a process.
#[derive(Debug, Clone)]
struct Changes {
    /// What everybody sees.
    shared: u64,
    /// Who came.
    people: u64,
    /// Any wish.
    wishes: u64,
    /// The wishes that concern an organisation; those not named have not changed since everything was read.
    own: Arc<HashMap<OrganisationId, u64>>,
    /// When everything was read.
    begun: u64,
}

/// Phones by the hash of their secret, remembered when they were asked for.
type Phones = Arc<Mutex<HashMap<String, Phone>>>;

/// A meeting as of a line of the trail.
#[derive(Clone)]
pub struct MeetingState {
    /// The trail's line as of which this is.
    pub line: i64,
    /// What the database holds.
    pub records: Records,
    changes: Changes,
    phones: Phones,
    glance: Arc<OnceCell<Ratings>>,
}

impl fmt::Debug for MeetingState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, records, .. } = self;
        f.debug_struct("MeetingState").field("line", line).field("records", records).finish_non_exhaustive()
    }
}

impl MeetingState {
    /// The fits of the meeting's cycle, with reasons in a language. Made ready by whoever asks first.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn glance(&self, app: &App, language: Language) -> Result<Ratings, Problem> {
        if let Some(known) = self.glance.get() {
            return Ok(known.in_language(language));
        }
        let (app, cycle, cell) = (app.clone(), self.records.cycle.clone(), self.glance.clone());
        // In a task of its own: whoever gives up waiting does not throw away what the others wait for.
        let make = async move {
            let ready = cell.get_or_try_init(|| Ratings::at(&app, &cycle, Language::default())).await?;
            Ok::<_, Problem>(ready.in_language(language))
        };
        tokio::spawn(make).await.map_err(anyhow::Error::from)?
    }

    /// The phone behind the hash of a secret. Asked for once; forgotten when its participant changes, as when it is given
    /// another code.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn phone(&self, app: &App, token_hash: &str) -> Result<Option<Phone>, Problem> {
        let known = |phones: &Phones| {
            let phones = phones.lock().unwrap_or_else(PoisonError::into_inner);
            phones.get(token_hash).cloned()
        };
        if let Some(phone) = known(&self.phones) {
            return Ok(Some(phone));
        }
        let found = seats::by_token(app.db(), &app.region(), &self.records.meeting.id, token_hash).await?;
        if let Some(phone) = &found {
            let mut phones = self.phones.lock().unwrap_or_else(PoisonError::into_inner);
            if phones.len() >= MOST_PHONES {
                phones.clear();
            }
            phones.insert(token_hash.to_owned(), phone.clone());
        }
        Ok(found)
    }

    /// The same phones without those of some participants. A new map, so that what a reader of the old state still puts
    /// into the old one is forgotten with it.
    fn phones_without(&self, participants: &[ParticipantId]) -> Phones {
        let phones = self.phones.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = phones.iter().filter(|(_, phone)| !participants.contains(&phone.participant_id));
        Arc::new(Mutex::new(kept.map(|(hash, phone)| (hash.clone(), phone.clone())).collect()))
    }

    /// Every wish, by office, programme and side.
    pub fn interests(&self) -> Vec<Interest> {
        sorted(self.records.interests.values().flat_map(|told| told.iter()))
    }

    /// The wishes that concern an organisation: those of and to an office, those about a partner's programmes.
    pub fn interests_of(&self, glance: &Ratings, organisation: &OrganisationId, side: Side) -> Vec<Interest> {
        let all = self.records.interests.iter();
        match side {
            Side::Office => {
                let told = all.flat_map(|(_, told)| told.iter());
                sorted(told.filter(|told| told.office_id == *organisation))
            }
            Side::Partner => {
                let own = all.filter(|(programme, _)| glance.partner_of(programme) == Some(organisation));
                sorted(own.flat_map(|(_, told)| told.iter()))
            }
        }
    }

    /// The version of what an audience is shown; `open` tells whether choices are taken now.
    pub fn version(&self, audience: Audience<'_>, open: bool) -> Version {
        let Changes { shared, people, wishes, own, begun } = &self.changes;
        let none = *begun;
        let (people, wishes) = match audience {
            Audience::Wall => (*people, *wishes),
            Audience::Participant(_, organisation) => {
                let own = organisation.and_then(|organisation| own.get(organisation));
                // What is arranged at the end shows everybody's wishes.
                let all = matches!(self.records.meeting.round, Round::Planning | Round::Closed);
                let own = if all { Some(wishes) } else { own };
                // So are talks, between those who are there.
                (if all { *people } else { none }, own.copied().unwrap_or(none))
            }
        };
        Version { shared: *shared, people, wishes, open }
    }
}

/// Wishes in the order in which the database gives them.
fn sorted<'a>(told: impl Iterator<Item = &'a Interest>) -> Vec<Interest> {
    let mut told: Vec<Interest> = told.cloned().collect();
    told.sort_by(|a, b| key(a).cmp(&key(b)));
    told
}

fn key(told: &Interest) -> (&OrganisationId, &ProgrammeId, Side) {
    (&told.office_id, &told.programme_id, told.side)
}
