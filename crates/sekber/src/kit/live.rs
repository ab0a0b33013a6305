//! Event streams to open pages: what was committed is read from the database in its order and sent to whoever listens.
//!
//! The database is the only truth: a stream begins after the number that the page has seen, a listener that falls behind
//! reads again from there, and another process's commits are found by looking again a few times a second. A commit in
//! this process wakes its listeners at once. Nothing is lost with the memory kept here.

use std::collections::{HashMap, VecDeque};
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::{HeaderName, HeaderValue};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::sync::{Notify, broadcast, watch};

use super::app::App;
use super::store::StoreError;

/// How often the database is looked at for what another process has committed.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// How many events a listener may fall behind before it reads from the database again.
const BEHIND: usize = 1024;
/// How often a silent stream says that it lives, so that nobody on the way closes it.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);
/// How long a page waits before it connects again, in milliseconds.
const AGAIN: Duration = Duration::from_millis(1000);

crate::row_struct! {
    /// Something that was said.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Heard {
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

impl Heard {
    /// Whether it is for this organisation.
    pub fn is_for(&self, organisation: &str) -> bool {
        self.audience.as_ref().is_none_or(|names| names.split(' ').any(|name| name == organisation))
    }
}

struct Topic {
    sender: broadcast::Sender<Arc<Heard>>,
    wake: Arc<Notify>,
}

/// The streams of this process.
#[derive(Default)]
pub struct Live {
    topics: Mutex<HashMap<String, Topic>>,
    closing: watch::Sender<bool>,
}

/// Tells the listeners of a topic that something was committed.
pub fn wake(app: &App, topic: &str) {
    let live = app.memory::<Live>();
    let topics = live.topics.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(topic) = topics.get(topic) {
        topic.wake.notify_one();
    }
}

/// Ends all streams, so that the server can stop; pages connect again when it is back.
pub fn close(app: &App) {
    app.memory::<Live>().closing.send_replace(true);
}

/// Answers with a stream of a topic: everything after number `from` that `wants` lets through.
/// `load` reads what comes after a number, in order.
pub fn listen<L, F>(
    app: &App,
    topic: String,
    from: i64,
    load: L,
    wants: impl Fn(&Heard) -> bool + Send + 'static,
) -> Response
where
    L: Fn(i64) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Result<Vec<Heard>, StoreError>> + Send + 'static,
{
    let live = app.memory::<Live>();
    let ear = Ear {
        app: app.clone(),
        heard: subscribe(&live, topic, from, load.clone()),
        closing: live.closing.subscribe(),
        last: from,
        waiting: VecDeque::new(),
        greeted: false,
        behind: true,
        load,
        wants,
    };
    let events = stream::unfold(ear, |mut ear| async {
        let event = ear.next().await?;
        Some((Ok::<_, Infallible>(event), ear))
    });
    let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE)).into_response();
    // Reverse proxies must pass every event on at once.
    response
        .headers_mut()
        .insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    response
}

fn subscribe<L, F>(live: &Arc<Live>, topic: String, from: i64, load: L) -> broadcast::Receiver<Arc<Heard>>
where
    L: Fn(i64) -> F + Send + Sync + 'static,
    F: Future<Output = Result<Vec<Heard>, StoreError>> + Send + 'static,
{
    let mut topics = live.topics.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = topics.get(&topic) {
        return known.sender.subscribe();
    }
    let (sender, receiver) = broadcast::channel(BEHIND);
    let wake = Arc::new(Notify::new());
    topics.insert(topic.clone(), Topic { sender: sender.clone(), wake: wake.clone() });
    tokio::spawn(pump(live.clone(), topic, sender, wake, from, load));
    receiver
}

/// Reads what is new and passes it on, until nobody listens any more.
async fn pump<L, F>(
    live: Arc<Live>,
    topic: String,
    sender: broadcast::Sender<Arc<Heard>>,
    wake: Arc<Notify>,
    mut last: i64,
    load: L,
) where
    L: Fn(i64) -> F + Send + Sync + 'static,
    F: Future<Output = Result<Vec<Heard>, StoreError>> + Send + 'static,
{
    loop {
        let _ = tokio::time::timeout(LOOK_AGAIN, wake.notified()).await;
        {
            let mut topics = live.topics.lock().unwrap_or_else(PoisonError::into_inner);
            if sender.receiver_count() == 0 {
                topics.remove(&topic);
                return;
            }
        }
        loop {
            match load(last).await {
                Ok(events) if events.is_empty() => break,
                Ok(events) => {
                    for event in events {
                        last = event.seq;
                        let _ = sender.send(Arc::new(event));
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, topic, "a live stream could not read on");
                    break;
                }
            }
        }
    }
}

/// One listener.
struct Ear<L, W> {
    app: App,
    heard: broadcast::Receiver<Arc<Heard>>,
    closing: watch::Receiver<bool>,
    last: i64,
    waiting: VecDeque<Arc<Heard>>,
    greeted: bool,
    behind: bool,
    load: L,
    wants: W,
}

impl<L, F, W> Ear<L, W>
where
    L: Fn(i64) -> F,
    F: Future<Output = Result<Vec<Heard>, StoreError>>,
    W: Fn(&Heard) -> bool,
{
    /// The next event for the page; `None` ends the stream.
    async fn next(&mut self) -> Option<Event> {
        if !self.greeted {
            self.greeted = true;
            return Some(Event::default().event("hello").retry(AGAIN).data(self.told(self.last, "null")));
        }
        loop {
            while let Some(heard) = self.waiting.pop_front() {
                if heard.seq <= self.last {
                    continue;
                }
                self.last = heard.seq;
                if (self.wants)(&heard) {
                    let event = Event::default().id(heard.seq.to_string()).event(&heard.kind);
                    return Some(event.data(self.told(heard.seq, &heard.data)));
                }
            }
            if self.behind {
                // Subscribed before reading, so nothing falls between what is read and what is heard.
                let read = (self.load)(self.last).await.ok()?;
                self.behind = !read.is_empty();
                self.waiting.extend(read.into_iter().map(Arc::new));
                continue;
            }
            tokio::select! {
                heard = self.heard.recv() => match heard {
                    Ok(heard) => self.waiting.push_back(heard),
                    Err(broadcast::error::RecvError::Lagged(_)) => self.behind = true,
                    Err(broadcast::error::RecvError::Closed) => return None,
                },
                _ = self.closing.wait_for(|closing| *closing) => return None,
            }
        }
    }

    /// The facts with the server's time, by which pages set their clocks.
    fn told(&self, seq: i64, data: &str) -> String {
        format!("{{\"seq\":{seq},\"now\":{},\"data\":{data}}}", self.app.now().0)
    }
}
