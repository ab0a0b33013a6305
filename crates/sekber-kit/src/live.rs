//! Event streams to open pages: what was committed is read from the database in its order and sent to whoever listens.
//!
//! The database is the only truth: a stream begins after the number that the page has seen, a listener that falls behind
//! reads again from there, and another process's commits are found by looking again a few times a second. A commit in
//! this process wakes its listeners at once. Nothing is lost with the memory kept here.
//!
//! What a page claims to have heard decides about its own stream only, and never beyond the log's end: listeners share
//! one reader of the log, and that one starts from the database's number.
//!
//! A stream outlives the request that opened it, so its permission is asked again: at once when this process changes
//! what somebody may do, and every half minute for what others change. All streams of a topic are asked about together.

mod channels;
mod listeners;
mod reader;

use std::collections::{HashMap, HashSet, VecDeque};
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::{HeaderName, HeaderValue};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, Stream};
use tokio::sync::{Notify, broadcast, watch};

use self::channels::Channels;
use self::listeners::{Ended, Listeners, Place};
use super::access::rate_limit::RateLimiter;
use super::app::App;
use super::audit::Event as Change;
use super::problem::Problem;
use super::store::{StoreError, Tx};

pub use self::listeners::Listener;

/// How often a silent stream says that it lives, so that nobody on the way closes it.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);
/// How often every stream's permission is asked again.
const ASK_AGAIN: Duration = Duration::from_secs(30);
/// How many streams a holder may open at once, and how many a second for ever. Every opening reads the log; a page opens one,
/// and another whenever its line comes back.
const OPENINGS: f64 = 20.0;
const OPENINGS_PER_SECOND: f64 = 0.5;
/// How long a page waits before it connects again, in milliseconds.
const AGAIN: Duration = Duration::from_millis(1000);

crate::row_struct! {
    /// Something that was said.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct LiveEvent {
        /// Its number: without gaps, in the order of commits.
        pub seq: i64,
        /// What kind of thing.
        pub kind: String,
        /// The organisations it is for, separated by spaces; none for everybody.
        pub audience: Option<String>,
        /// The facts, as JSON.
        pub data: String,
    }
}

impl LiveEvent {
    /// Whether it is for this organisation.
    pub fn is_for(&self, organisation: &str) -> bool {
        self.audience.as_ref().is_none_or(|names| names.split(' ').any(|name| name == organisation))
    }
}

/// A numbered log in the database, which streams are read from.
pub trait Log: Clone + Send + Sync + 'static {
    /// The number of the latest entry; 0 while there is none.
    fn head(&self) -> impl Future<Output = Result<i64, StoreError>> + Send;

    /// The entries after a number, in order; of many, the first ones.
    fn after(&self, seq: i64) -> impl Future<Output = Result<Vec<LiveEvent>, StoreError>> + Send;

    /// Which of those who listen may not any more; asked about all of them together.
    fn not_permitted(
        &self,
        holders: HashSet<String>,
    ) -> impl Future<Output = Result<HashSet<String>, StoreError>> + Send;
}

/// What a stream lets its page hear.
#[derive(Debug, Clone)]
pub struct Hears {
    /// The organisation whose things it hears beside what is for everybody; none hears everything.
    pub organisation: Option<String>,
    /// Kinds of things that are left out.
    pub but: &'static [&'static str],
}

impl Hears {
    fn hears(&self, heard: &LiveEvent) -> bool {
        !self.but.contains(&heard.kind.as_str())
            && self.organisation.as_ref().is_none_or(|organisation| heard.is_for(organisation))
    }
}

struct Topic {
    channels: Arc<Channels>,
    wake: Arc<Notify>,
}

/// The streams of this process.
pub struct Live {
    topics: Mutex<HashMap<String, Topic>>,
    listeners: Arc<Listeners>,
    /// Openings of streams, by holder.
    openings: RateLimiter,
    closing: watch::Sender<bool>,
    /// How often permissions are asked again; every change of it, to the same as well, has them asked at once.
    asking: watch::Sender<Duration>,
}

impl Default for Live {
    fn default() -> Self {
        Self {
            topics: Mutex::default(),
            listeners: Arc::default(),
            openings: RateLimiter::holding(OPENINGS, OPENINGS_PER_SECOND),
            closing: watch::Sender::default(),
            asking: watch::Sender::new(ASK_AGAIN),
        }
    }
}

/// A topic's name among those of all districts.
fn named(app: &App, topic: &str) -> String {
    format!("{}/{topic}", app.region())
}

/// Tells the listeners of a topic that something was committed.
pub fn wake(app: &App, topic: &str) {
    let live = app.process_memory::<Live>();
    let topics = live.topics.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(topic) = topics.get(&named(app, topic)) {
        topic.wake.notify_one();
    }
}

/// Commits a change of who may do what, and has the permission of every open stream asked again at once.
///
/// # Errors
/// When the database refuses; then nothing was changed.
pub async fn commit_and_ask_again(app: &App, tx: Tx, event: Change) -> Result<(), StoreError> {
    tx.commit(event).await?;
    ask_again(app);
    Ok(())
}

/// Has the permission of every open stream asked again at once.
pub fn ask_again(app: &App) {
    app.process_memory::<Live>().asking.send_modify(|_| ());
}

/// Sets how often the permission of open streams is asked again; half a minute unless set.
pub fn ask_every(app: &App, period: Duration) {
    app.process_memory::<Live>().asking.send_replace(period);
}

/// Ends all streams, so that the server can stop; pages connect again when it is back.
pub fn close(app: &App) {
    app.process_memory::<Live>().closing.send_replace(true);
}

/// The number that a page claims to have heard last, as it was sent. What is no number means the beginning, and a number
/// too large for the machine one that no log reaches.
pub fn claimed(text: &str) -> i64 {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().unwrap_or(if is_number { i64::MAX } else { 0 }).max(0)
}

/// Answers with a stream of a topic: everything after the number `claim` that it hears. Whoever claims to
/// have heard what was not said yet, such as a page from before the log was restored, is told the true number, by which
/// browsers then come back, and the stream ends.
///
/// # Errors
/// When the holder opens one after the other, or the database cannot be asked.
pub async fn listen<L: Log>(
    app: &App,
    (topic, log): (String, L),
    listener: Listener,
    claim: i64,
    hears: Hears,
) -> Result<Response, Problem> {
    let live = app.process_memory::<Live>();
    live.openings.take(&listener.holder, app.now()).map_err(Problem::TooMany)?;
    let (topic, head) = (named(app, &topic), log.head().await?);
    if claim > head {
        let told = hello(app, head).id(head.to_string());
        return Ok(answer(stream::iter([Ok(told)])));
    }
    let place = live.listeners.enter(&topic, listener);
    let subscriber = Subscriber {
        app: app.clone(),
        heard: reader::subscribe(&live, topic, head, log.clone(), hears.organisation.as_deref()),
        closing: live.closing.subscribe(),
        place: Some(place),
        last: claim.max(0),
        waiting: VecDeque::new(),
        greeted: false,
        behind: true,
        log,
        hears,
    };
    Ok(answer(stream::unfold(subscriber, |mut subscriber| async {
        let event = subscriber.next().await?;
        Some((Ok(event), subscriber))
    })))
}

fn answer(events: impl Stream<Item = Result<Event, Infallible>> + Send + 'static) -> Response {
    let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE)).into_response();
    // Reverse proxies must pass every event on at once.
    response
        .headers_mut()
        .insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    response
}

/// What every stream begins with: the number it goes on from.
fn hello(app: &App, seq: i64) -> Event {
    Event::default().event("hello").retry(AGAIN).data(serialize(app, seq, "null"))
}

/// The facts with the server's time, by which pages set their clocks.
fn serialize(app: &App, seq: i64, data: &str) -> String {
    format!("{{\"seq\":{seq},\"now\":{},\"data\":{data}}}", app.now().0)
}

/// One listener.
struct Subscriber<L> {
    app: App,
    heard: broadcast::Receiver<Arc<LiveEvent>>,
    closing: watch::Receiver<bool>,
    /// None once the page was told that others have taken its place.
    place: Option<Place>,
    last: i64,
    waiting: VecDeque<Arc<LiveEvent>>,
    greeted: bool,
    behind: bool,
    log: L,
    hears: Hears,
}

impl<L: Log> Subscriber<L> {
    /// The next event for the page; `None` ends the stream.
    async fn next(&mut self) -> Option<Event> {
        if !self.greeted {
            self.greeted = true;
            return Some(hello(&self.app, self.last));
        }
        loop {
            if let Ok(why) = self.place.as_mut()?.end.try_recv() {
                return self.end(why);
            }
            while let Some(heard) = self.waiting.pop_front() {
                if heard.seq <= self.last {
                    continue;
                }
                self.last = heard.seq;
                if self.hears.hears(&heard) {
                    let event = Event::default().id(heard.seq.to_string()).event(&heard.kind);
                    return Some(event.data(serialize(&self.app, heard.seq, &heard.data)));
                }
            }
            if self.behind {
                // Subscribed before reading, so nothing falls between what is read and what is heard.
                let read = self.log.after(self.last).await.ok()?;
                self.behind = !read.is_empty();
                self.waiting.extend(read.into_iter().map(Arc::new));
                continue;
            }
            let ended = tokio::select! {
                heard = self.heard.recv() => match heard {
                    Ok(heard) => {
                        self.waiting.push_back(heard);
                        continue;
                    }
                    Err(broadcast::error::RecvError::Lagged(_)) => {
                        self.behind = true;
                        continue;
                    }
                    Err(broadcast::error::RecvError::Closed) => None,
                },
                why = &mut self.place.as_mut()?.end => why.ok(),
                _ = self.closing.wait_for(|closing| *closing) => None,
            };
            return self.end(ended?);
        }
    }

    /// The last word before the stream ends. A page whose place was taken by the same person's others is told, so that it
    /// does not connect again at once and take theirs.
    fn end(&mut self, why: Ended) -> Option<Event> {
        self.place = None;
        match why {
            Ended::Replaced => {
                Some(Event::default().event("replaced").data(serialize(&self.app, self.last, "null")))
            }
            Ended::NotPermitted => None,
        }
    }
}
