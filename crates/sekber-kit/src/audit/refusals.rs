//! What was refused, gathered for the trail: one line per kind, source and account every few minutes, however many there
//! were, so that whoever is refused can neither fill the trail nor make those wait who write to it.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use sekber_core::value::{Moment, PersonId};
use serde::Serialize;

use super::Event;
use crate::access::{Actor, Origin, token};
use crate::app::App;
use crate::problem::Problem;

/// How long refusals are gathered before they are written.
pub const PERIOD: std::time::Duration = std::time::Duration::from_secs(5 * 60);
/// Most different refusals that are told apart at a time; further ones are counted together by their kind.
const MOST_APART: usize = 1_000;
/// Most lines that one period adds to the trail; the rarer ones are counted together by their kind.
const MOST_LINES: usize = 40;
/// How much of a hash tells one source from another; too little to try addresses against it.
const SHORT: usize = 8;

/// What was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// A password, of an account or of none.
    Password,
    /// The code of a second factor.
    Factor,
    /// A code that opens a meeting.
    Code,
    /// A change that the person's roles do not allow.
    Permission,
    /// A page or file that the person's roles do not allow to be read.
    Reading,
    /// An action of somebody who sends too many.
    Rate,
}

impl Refusal {
    fn event(self, subject: &str, label: &str) -> Event {
        match self {
            Self::Password => Event::new("refusal.password", subject, label),
            Self::Factor => Event::new("refusal.factor", subject, label),
            Self::Code => Event::new("refusal.code", subject, label),
            Self::Permission => Event::new("refusal.permission", subject, label),
            Self::Reading => Event::new("refusal.reading", subject, label),
            Self::Rate => Event::new("refusal.rate", subject, label),
        }
    }
}

/// Who was refused, as far as it is known.
#[derive(Debug, Clone, Copy)]
pub enum About<'a> {
    /// Somebody with an account.
    Person(&'a PersonId, &'a str),
    /// An account that does not exist: what was typed may be a password in the wrong field, so only the beginning of its
    /// hash is kept.
    Typed(&'a str),
    /// Nobody that is known; the source alone is told.
    Nobody,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    refusal: Refusal,
    subject: String,
    source: String,
}

/// How often and when.
#[derive(Debug, Clone)]
struct Count {
    label: String,
    times: u64,
    sources: u64,
    first: Moment,
    last: Moment,
    route: Option<String>,
}

/// What the trail keeps of refusals of one kind, source and account.
#[derive(Debug, Serialize)]
struct Told {
    times: u64,
    source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sources: Option<u64>,
    first: Option<String>,
    last: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    route: Option<String>,
}

/// Refusals that wait to be written.
#[derive(Default)]
pub struct Refusals(Mutex<HashMap<Key, Count>>);

/// The subject under which refusals are counted together.
const OTHERS: &str = "others";

fn short(text: &str) -> String {
    token::hash(text).chars().take(SHORT).collect()
}

/// Notes a refusal; it is written with the others of its period. Costs no statement.
pub fn note(app: &App, refusal: Refusal, about: About<'_>, origin: &Origin, route: Option<&str>) {
    let source = format!("network-{}", short(&format!("network {}", origin.as_str())));
    let (subject, label) = match about {
        About::Person(id, name) => (id.to_string(), name.to_owned()),
        About::Typed(typed) => {
            let account = format!("account-{}", short(&format!("account {typed}")));
            (account.clone(), account)
        }
        About::Nobody => (source.clone(), source.clone()),
    };
    let at = app.now();
    let count = Count { label, times: 1, sources: 1, first: at, last: at, route: route.map(str::to_owned) };
    app.memory::<Refusals>().add(Key { refusal, subject, source }, count);
}

impl Refusals {
    fn add(&self, key: Key, count: Count) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = waiting.contains_key(&key) || waiting.len() < MOST_APART;
        add_to(&mut waiting, if known { key } else { together(key.refusal) }, count);
    }

    /// Takes what waits, the most frequent apart and the rest together.
    fn take(&self) -> Vec<(Key, Count)> {
        let waiting = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let mut all: Vec<(Key, Count)> = waiting.into_iter().collect();
        all.sort_by(|(a, x), (b, y)| {
            y.times.cmp(&x.times).then(x.first.cmp(&y.first)).then_with(|| a.subject.cmp(&b.subject))
        });
        let mut rest = HashMap::new();
        for (key, count) in all.split_off(all.len().min(MOST_LINES)) {
            add_to(&mut rest, together(key.refusal), count);
        }
        all.extend(rest);
        all
    }
}

fn together(refusal: Refusal) -> Key {
    Key { refusal, subject: OTHERS.to_owned(), source: OTHERS.to_owned() }
}

fn add_to(waiting: &mut HashMap<Key, Count>, key: Key, count: Count) {
    match waiting.get_mut(&key) {
        Some(known) => {
            known.times = known.times.saturating_add(count.times);
            known.sources = known.sources.saturating_add(count.sources);
            (known.first, known.last) = (known.first.min(count.first), known.last.max(count.last));
        }
        None => {
            let label = if key.subject == OTHERS { OTHERS.to_owned() } else { count.label };
            waiting.insert(key, Count { label, ..count });
        }
    }
}

fn event((key, count): &(Key, Count)) -> Event {
    let instant = |at: Moment| jiff::Timestamp::from_millisecond(at.0).map(|at| at.to_string()).ok();
    let together = key.subject == OTHERS;
    key.refusal.event(&key.subject, &count.label).after(&Told {
        times: count.times,
        source: key.source.clone(),
        sources: together.then_some(count.sources),
        first: instant(count.first),
        last: instant(count.last),
        route: count.route.clone().filter(|_| !together),
    })
}

/// Writes what was refused since the last time into the trail: one commit. What cannot be written waits on.
///
/// # Errors
/// When the database refuses.
pub async fn write(app: &App) -> Result<(), Problem> {
    let waiting = app.memory::<Refusals>();
    let taken = waiting.take();
    let written = commit(app, &taken).await;
    if written.is_err() {
        taken.into_iter().for_each(|(key, count)| waiting.add(key, count));
    }
    written
}

async fn commit(app: &App, refused: &[(Key, Count)]) -> Result<(), Problem> {
    let Some((last, before)) = refused.split_last() else { return Ok(()) };
    let mut tx = app.begin(&Actor::machine()).await?;
    before.iter().for_each(|one| tx.note(event(one)));
    Ok(tx.commit(event(last)).await?)
}

#[cfg(test)]
mod tests;
