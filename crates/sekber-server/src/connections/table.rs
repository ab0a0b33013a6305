//! Who is connected, what each connection does at the moment, and which one goes when there is no room.

use std::collections::{BTreeMap, BTreeSet, HashMap};
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
/// How many times as long a client may take nothing of its answer: lines in the villages stand still for seconds.
const GRACES_FOR_AN_ANSWER: u32 = 5;
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

    /// Descriptors that all of them take, with those of everything else.
    pub fn descriptors(&self) -> usize {
        self.most + self.reserve + NOT_FOR_CONNECTIONS
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
    /// It is being answered, and takes nothing of the answer at the moment.
    Stalled,
    /// It is being answered.
    Busy,
}

struct Entry {
    address: Option<String>,
    phase: Phase,
    since: Instant,
    task: Option<AbortHandle>,
}

/// Connections that are not being answered: for each phase those that are in it, the one that has been for longest first.
#[derive(Default)]
struct Quiet(BTreeMap<Phase, BTreeSet<(Instant, u64)>>);

impl Quiet {
    fn insert(&mut self, id: u64, entry: &Entry) {
        if entry.phase != Phase::Busy {
            self.0.entry(entry.phase).or_default().insert((entry.since, id));
        }
    }

    fn remove(&mut self, id: u64, entry: &Entry) {
        if let Some(those) = self.0.get_mut(&entry.phase) {
            those.remove(&(entry.since, id));
        }
    }

    /// Which one goes first: one that came or sent a moment ago only when there is no other. Whoever has waited longest in
    /// a phase speaks for all behind it, so this takes as long for three connections as for three thousand.
    fn first_to_go(&self, grace: Duration) -> Option<u64> {
        let now = Instant::now();
        let longest = || self.0.iter().filter_map(|(phase, those)| Some((*phase, *those.first()?)));
        let is_spared = |phase: Phase, since: Instant| match phase {
            Phase::Idle => false,
            Phase::Stalled => now.duration_since(since) < grace * GRACES_FOR_AN_ANSWER,
            _ => now.duration_since(since) < grace,
        };
        let found = longest().find(|(phase, (since, _))| !is_spared(*phase, *since));
        // An answer that has only just come to a stop is broken off for nobody.
        let found = found.or_else(|| longest().find(|(phase, _)| *phase != Phase::Stalled));
        found.map(|(_, (_, id))| id)
    }

    /// Those that have been in a phase for longer than they may.
    fn over(&self, phase: Phase, patience: Duration, now: Instant) -> Vec<u64> {
        let those = self.0.get(&phase).into_iter().flatten();
        those.take_while(|(since, _)| now.duration_since(*since) > patience).map(|(_, id)| *id).collect()
    }
}

/// The connections from one address.
#[derive(Default)]
struct Address {
    count: usize,
    quiet: Quiet,
}

#[derive(Default)]
struct Rows {
    last: u64,
    all: HashMap<u64, Entry>,
    quiet: Quiet,
    addresses: HashMap<String, Address>,
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
        if let (Some(known), Some(most)) =
            (address.and_then(|it| rows.addresses.get(it)), self.limits.per_address)
            && known.count >= most
        {
            let goes = known.quiet.first_to_go(self.limits.grace)?;
            rows.throw_out(goes);
        }
        if rows.all.len() >= self.limits.most
            && let Some(goes) = rows.quiet.first_to_go(self.limits.grace)
        {
            rows.throw_out(goes);
        }
        // The one that went may have been in the reserve itself.
        let reserved = rows.all.len() >= self.limits.most;
        if rows.all.len() >= self.limits.most + self.limits.reserve {
            return None;
        }
        let address = address.map(str::to_owned);
        let entry = Entry { address, phase: Phase::Header, since: Instant::now(), task: None };
        Some(Admitted { id: rows.insert(entry), reserved })
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
        let Some(mut entry) = rows.remove(id) else { return false };
        (entry.phase, entry.since) = (phase, Instant::now());
        rows.put(id, entry);
        true
    }

    /// The client of a connection that is being answered takes nothing of the answer.
    pub fn stalls(&self, id: u64) {
        self.change(id, Phase::Busy, Phase::Stalled);
    }

    /// It takes some again.
    pub fn moves(&self, id: u64) {
        self.change(id, Phase::Stalled, Phase::Busy);
    }

    fn change(&self, id: u64, from: Phase, to: Phase) {
        let mut rows = self.rows();
        if rows.all.get(&id).is_none_or(|entry| entry.phase != from) {
            return;
        }
        if let Some(mut entry) = rows.remove(id) {
            (entry.phase, entry.since) = (to, Instant::now());
            rows.put(id, entry);
        }
    }

    /// A connection has ended.
    pub fn leave(&self, id: u64) {
        self.rows().remove(id);
    }

    /// Ends every connection that has been quiet for too long at a moment.
    pub fn sweep(&self, now: Instant) {
        let mut rows = self.rows();
        for (phase, patience) in [(Phase::Header, FOR_HEADERS), (Phase::Idle, FOR_NOTHING)] {
            rows.quiet.over(phase, patience, now).into_iter().for_each(|id| rows.throw_out(id));
        }
    }

    /// How many connections there are.
    #[cfg(test)]
    pub fn count(&self) -> usize {
        self.rows().all.len()
    }
}

impl Rows {
    fn insert(&mut self, entry: Entry) -> u64 {
        self.last += 1;
        self.put(self.last, entry);
        self.last
    }

    fn put(&mut self, id: u64, entry: Entry) {
        self.quiet.insert(id, &entry);
        if let Some(address) = &entry.address {
            let known = self.addresses.entry(address.clone()).or_default();
            known.count += 1;
            known.quiet.insert(id, &entry);
        }
        self.all.insert(id, entry);
    }

    fn throw_out(&mut self, id: u64) {
        if let Some(task) = self.remove(id).and_then(|entry| entry.task) {
            task.abort();
        }
    }

    fn remove(&mut self, id: u64) -> Option<Entry> {
        let entry = self.all.remove(&id)?;
        self.quiet.remove(id, &entry);
        if let Some(address) = &entry.address
            && let Some(known) = self.addresses.get_mut(address)
        {
            known.quiet.remove(id, &entry);
            known.count -= 1;
            if known.count == 0 {
                self.addresses.remove(address);
            }
        }
        Some(entry)
    }
}
