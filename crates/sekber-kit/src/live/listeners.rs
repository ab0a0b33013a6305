//! Who listens now: how many streams each may hold open, and whom to ask for their permission again.
//!
//! A page that connects again must never be refused, or a phone with a bad line would be shut out by its own old
//! streams; so it is always the oldest stream that is closed when there are too many.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot;

/// Whoever opens a stream.
#[derive(Debug, Clone)]
pub struct Listener {
    /// As whom, in the words of the room whose log it is: what it is asked by whether they may still listen.
    pub holder: String,
    /// What the number of streams is counted by, such as a session or an address, each with the most streams of it.
    pub shares: Vec<(String, usize)>,
}

/// Why a stream ends before its page leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The same holder opened too many others since.
    Replaced,
    /// The holder may not listen any more.
    NotPermitted,
}

struct Open {
    topic: String,
    holder: String,
    shares: Vec<String>,
    end: oneshot::Sender<Ended>,
}

#[derive(Default)]
struct Book {
    /// Numbers grow, so the smallest is the oldest.
    next: u64,
    open: BTreeMap<u64, Open>,
    by_share: HashMap<String, BTreeSet<u64>>,
}

/// All open streams of this process.
#[derive(Default)]
pub struct Listeners(Mutex<Book>);

/// The place of one open stream, given up when it is dropped.
pub struct Place {
    listeners: Arc<Listeners>,
    number: u64,
    /// Brings the reason when the stream has to end.
    pub end: oneshot::Receiver<Ended>,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.listeners.book().close(self.number);
    }
}

impl Listeners {
    /// Takes a listener in, and closes the oldest streams of whatever it has too many of.
    pub fn enter(self: &Arc<Self>, topic: &str, listener: Listener) -> Place {
        let (sender, end) = oneshot::channel();
        let mut book = self.book();
        let number = book.next;
        book.next += 1;
        for (share, most) in &listener.shares {
            let held = book.by_share.entry(share.clone()).or_default();
            held.insert(number);
            let too_many = held.len().saturating_sub((*most).max(1));
            let oldest: Vec<u64> = held.iter().copied().take(too_many).collect();
            oldest.into_iter().for_each(|old| book.end(old, Ended::Replaced));
        }
        let shares = listener.shares.into_iter().map(|(share, _)| share).collect();
        let open = Open { topic: topic.to_owned(), holder: listener.holder, shares, end: sender };
        book.open.insert(number, open);
        drop(book);
        Place { listeners: self.clone(), number, end }
    }

    /// All who listen to a topic, each once.
    pub fn holders(&self, topic: &str) -> HashSet<String> {
        let book = self.book();
        book.open.values().filter(|open| open.topic == topic).map(|open| open.holder.clone()).collect()
    }

    /// Ends the streams of these holders.
    pub fn shut_out(&self, topic: &str, holders: &HashSet<String>) {
        let mut book = self.book();
        let is_theirs = |open: &Open| open.topic == topic && holders.contains(&open.holder);
        let theirs = book.open.iter().filter(|(_, open)| is_theirs(open)).map(|(number, _)| *number);
        let theirs: Vec<u64> = theirs.collect();
        theirs.into_iter().for_each(|number| book.end(number, Ended::NotPermitted));
    }

    fn book(&self) -> std::sync::MutexGuard<'_, Book> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Book {
    fn end(&mut self, number: u64, why: Ended) {
        if let Some(open) = self.close(number) {
            // A stream that has just been dropped needs no reason.
            let _ = open.end.send(why);
        }
    }

    fn close(&mut self, number: u64) -> Option<Open> {
        let open = self.open.remove(&number)?;
        for share in &open.shares {
            if let Some(held) = self.by_share.get_mut(share) {
                held.remove(&number);
                if held.is_empty() {
                    self.by_share.remove(share);
                }
            }
        }
        Some(open)
    }
}

#[cfg(test)]
mod tests;
