//! Who is connected, what each connection does at the moment, and which one goes when there is no room.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::task::AbortHandle;
use tokio::time::Instant;

/// How long a client may take to send a request's headers.
const FOR_HEADERS: Duration = Duration::from_secs(10);
/// How long a connection may be kept without a request. Longer than proxies keep theirs, so that they close first.
const FOR_NOTHING: Duration = Duration::from_secs(75);
/// How long what a connection sent may lie unread because many came at once.
const GRACE: Duration = Duration::from_secs(1);
/// Descriptors that are left to files, the database and everything else.
const NOT_FOR_CONNECTIONS: usize = 200;

/// Most connections whatever the machine allows: each with a half-sent request takes some 100 kB, so all of them together stay
/// below 350 MB. A hall of 500 phones opens some 1,500.
const MOST: usize = 3_072;

/// How many connections there may be.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Over all.
    pub most: usize,
    /// From one address other than this machine's; none behind a proxy, where all share one.
    pub per_address: Option<usize>,
    /// Beyond that, for health checks and the secretariat.
    pub reserve: usize,
    /// How long a connection that came or sent a moment ago is spared while others can go: what it sent may lie unread,
    /// because many came at once.
    pub grace: Duration,
}

impl Limits {
    /// What a process with so many descriptors can hold. A hall shares one address, so that one gets most of it.
    pub fn for_descriptors(descriptors: usize, behind_proxy: bool) -> Self {
        let most = descriptors.saturating_sub(NOT_FOR_CONNECTIONS).clamp(48, MOST);
        Self { most, per_address: (!behind_proxy).then_some(most * 4 / 5), reserve: 32, grace: GRACE }
    }
}

/// What a connection does. The order is that in which they are thrown out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// It has not sent the headers of a request it began, or of its first.
    Header,
    /// It has been answered and asks for nothing.
    Idle,
    /// It has sent a part of its request's body; of those, the one that has taken longest goes first.
    Receiving,
    /// It is being answered.
    Busy,
}

struct Entry {
    address: Option<String>,
    phase: Phase,
    since: Instant,
    task: Option<AbortHandle>,
}

#[derive(Default)]
struct Rows {
    last: u64,
    all: HashMap<u64, Entry>,
    /// Those that are not being answered, in the order in which they go.
    quiet: BTreeSet<(Phase, Instant, u64)>,
    addresses: HashMap<String, usize>,
}

/// All connections; cheap to clone.
#[derive(Clone)]
pub struct Table {
    limits: Limits,
    rows: Arc<Mutex<Rows>>,
}

/// A connection that may stay.
#[derive(Debug, Clone, Copy)]
pub struct Admitted {
    /// Its number.
    pub id: u64,
    /// Whether it came in over the reserve.
    pub reserved: bool,
}

impl Table {
    /// An empty table.
    pub fn with(limits: Limits) -> Self {
        Self { limits, rows: Arc::default() }
    }

    fn rows(&self) -> MutexGuard<'_, Rows> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Finds room for a connection from an address (none for this machine): in a free place, else in that of a connection
    /// which has been quiet for longest, else in the reserve. `None` when everybody is busy.
    pub fn admit(&self, address: Option<&str>) -> Option<Admitted> {
        let mut rows = self.rows();
        if let (Some(address), Some(most)) = (address, self.limits.per_address)
            && rows.addresses.get(address).is_some_and(|count| *count >= most)
            && !rows.throw_out_one(self.limits.grace, |entry| entry.address.as_deref() == Some(address))
        {
            return None;
        }
        if rows.all.len() >= self.limits.most {
            rows.throw_out_one(self.limits.grace, |_| true);
        }
        // The one that went may have been in the reserve itself.
        let reserved = rows.all.len() >= self.limits.most;
        if rows.all.len() >= self.limits.most + self.limits.reserve {
            return None;
        }
        rows.last += 1;
        let id = rows.last;
        let since = Instant::now();
        if let Some(address) = address {
            *rows.addresses.entry(address.to_owned()).or_default() += 1;
        }
        let address = address.map(str::to_owned);
        rows.all.insert(id, Entry { address, phase: Phase::Header, since, task: None });
        rows.quiet.insert((Phase::Header, since, id));
        Some(Admitted { id, reserved })
    }

    /// Tells by which handle a connection is ended.
    pub fn attach(&self, id: u64, task: AbortHandle) {
        match self.rows().all.get_mut(&id) {
            Some(entry) => entry.task = Some(task),
            // It has left already; ending what has ended does nothing.
            None => task.abort(),
        }
    }

    /// Tells what a connection does from now on; false when it has been thrown out.
    pub fn now(&self, id: u64, phase: Phase) -> bool {
        let mut rows = self.rows();
        let since = Instant::now();
        let Some(entry) = rows.all.get_mut(&id) else { return false };
        let before = (entry.phase, entry.since, id);
        (entry.phase, entry.since) = (phase, since);
        rows.quiet.remove(&before);
        if phase != Phase::Busy {
            rows.quiet.insert((phase, since, id));
        }
        true
    }

    /// A connection has ended.
    pub fn leave(&self, id: u64) {
        self.rows().remove(id);
    }

    /// Ends every connection that has been quiet for too long at a moment.
    pub fn sweep(&self, now: Instant) {
        let mut rows = self.rows();
        for (phase, patience) in [(Phase::Header, FOR_HEADERS), (Phase::Idle, FOR_NOTHING)] {
            let quiet = rows.quiet.iter().skip_while(|(known, ..)| *known < phase);
            let over = quiet
                .take_while(|(known, since, _)| *known == phase && now.duration_since(*since) > patience);
            let over: Vec<u64> = over.map(|(.., id)| *id).collect();
            over.into_iter().for_each(|id| rows.throw_out(id));
        }
    }

    /// How many connections there are.
    #[cfg(test)]
    pub fn count(&self) -> usize {
        self.rows().all.len()
    }
}

impl Rows {
    /// Throws out the first of those wanted that is quiet, those last that came a moment ago; false when there is none.
    /// Linear in the connections that came a moment ago.
    fn throw_out_one(&mut self, grace: Duration, wanted: impl Fn(&Entry) -> bool) -> bool {
        let now = Instant::now();
        let is_spared =
            |phase: &Phase, since: &Instant| *phase != Phase::Idle && now.duration_since(*since) < grace;
        let mut candidates = self.quiet.iter().filter(|(.., id)| self.all.get(id).is_some_and(&wanted));
        let first = candidates.clone().next();
        let found = candidates.find(|(phase, since, _)| !is_spared(phase, since)).or(first);
        let Some(id) = found.map(|(.., id)| *id) else { return false };
        self.throw_out(id);
        true
    }

    fn throw_out(&mut self, id: u64) {
        if let Some(task) = self.remove(id).and_then(|entry| entry.task) {
            task.abort();
        }
    }

    fn remove(&mut self, id: u64) -> Option<Entry> {
        let entry = self.all.remove(&id)?;
        self.quiet.remove(&(entry.phase, entry.since, id));
        if let Some(address) = &entry.address
            && let Some(count) = self.addresses.get_mut(address)
        {
            *count -= 1;
            if *count == 0 {
                self.addresses.remove(address);
            }
        }
        Some(entry)
    }
}
