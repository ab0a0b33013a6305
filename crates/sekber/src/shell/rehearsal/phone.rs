//! A simulated browser: it signs in or joins, sends forms, and listens to a stream that is cut and restored.

use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::{Client, StatusCode};
use tokio::sync::Notify;

/// How long a server may be away before its phones give up.
const AWAY_AT_MOST: Duration = Duration::from_secs(30);
/// What a phone waits before it sends again.
const BETWEEN_ATTEMPTS: Duration = Duration::from_millis(150);

/// Somebody with a cookie.
#[derive(Clone)]
pub struct RequestIdentity {
    client: Client,
    base: String,
    cookie: String,
}

/// What the server answered.
pub struct Answer {
    status: StatusCode,
    location: Option<String>,
    cookies: Vec<String>,
    body: String,
}

/// A server, as somebody reaches it.
#[derive(Debug, Clone)]
pub struct Server {
    /// Its address.
    pub base: String,
    /// The address from which a proxy says that everybody comes; none without a proxy.
    pub behind: Option<IpAddr>,
}

impl Answer {
    /// Where it leads.
    ///
    /// # Errors
    /// When it leads nowhere, which is how refusals look.
    pub fn location(self) -> anyhow::Result<String> {
        let Self { status, location, .. } = self;
        location.with_context(|| format!("the server answered {status}"))
    }

    /// The number of the word to the hall.
    ///
    /// # Errors
    /// When there is none.
    pub fn seq(self) -> anyhow::Result<i64> {
        let told: serde_json::Value = serde_json::from_str(&self.body)?;
        told["seq"].as_i64().with_context(|| format!("{}: {}", self.status, self.body))
    }

    fn cookie(&self) -> anyhow::Result<String> {
        let pair = self.cookies.iter().filter_map(|cookie| cookie.split(';').next());
        pair.map(str::to_owned).find(|pair| !pair.starts_with("notice")).context("the server gave no cookie")
    }
}

impl RequestIdentity {
    fn stranger(server: &Server) -> anyhow::Result<Self> {
        // The client speaks plain HTTP to this machine, but does not start without a provider of TLS.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut headers = HeaderMap::new();
        if let Some(address) = server.behind {
            headers.insert("x-forwarded-for", HeaderValue::from_str(&address.to_string())?);
        }
        let client = Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
        let client = client.default_headers(headers).build()?;
        Ok(Self { client, base: server.base.clone(), cookie: String::new() })
    }

    /// Somebody with an account.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn sign_in(server: &Server, email: &str, password: &str) -> anyhow::Result<Self> {
        let stranger = Self::stranger(server)?;
        let answer = stranger.post("/sign-in", &[("email", email), ("password", password)]).await?;
        let cookie = answer.cookie().with_context(|| format!("{email} cannot sign in"))?;
        Ok(Self { cookie, ..stranger })
    }

    /// A phone that joins with a code.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn join(server: &Server, code: &str, name: &str) -> anyhow::Result<Self> {
        let stranger = Self::stranger(server)?;
        let answer = stranger.post("/hall", &[("code", code), ("name", name), ("position", "Gladi")]).await?;
        let cookie = answer.cookie().with_context(|| format!("{name} cannot join"))?;
        Ok(Self { cookie, ..stranger })
    }

    /// Fetches a page, or a part of one, whole.
    ///
    /// # Errors
    /// When the server cannot be reached or does not answer with a page.
    pub async fn get(&self, path: &str) -> anyhow::Result<usize> {
        let request = self.client.get(format!("{}{path}", self.base)).header("cookie", &self.cookie);
        Ok(request.send().await?.error_for_status()?.bytes().await?.len())
    }

    /// Sends a form as a script does: again and again while the server does not answer, as phones do that have lost it.
    ///
    /// # Errors
    /// When the server stays away too long.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<Answer> {
        let begun = Instant::now();
        loop {
            match self.post_once(path, fields).await {
                Ok(answer) if !answer.status.is_server_error() => return Ok(answer),
                Ok(answer) if begun.elapsed() > AWAY_AT_MOST => return Ok(answer),
                Err(error) if begun.elapsed() > AWAY_AT_MOST => return Err(error),
                _ => tokio::time::sleep(BETWEEN_ATTEMPTS).await,
            }
        }
    }

    async fn post_once(&self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<Answer> {
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.client.post(format!("{}{path}", self.base)).header("cookie", &self.cookie);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let response = request.header("accept", "application/json").body(form).send().await?;
        let text = |name| response.headers().get_all(name).iter().filter_map(|value| value.to_str().ok());
        Ok(Answer {
            status: response.status(),
            location: text("location").next().map(str::to_owned),
            cookies: text("set-cookie").map(str::to_owned).collect(),
            body: response.text().await?,
        })
    }
}

/// A word of a stream: its number, its kind, and when it was heard.
#[derive(Debug, Clone)]
pub struct Word {
    /// Its number.
    pub seq: i64,
    /// Its kind.
    pub kind: String,
    /// When it came.
    pub at: Instant,
}

/// Somebody who listens; each time the link is cut it is restored and goes on after the word heard last.
pub struct Hearing {
    words: Arc<Mutex<Vec<Word>>>,
    cuts: Arc<AtomicUsize>,
    fetched: Arc<AtomicUsize>,
    tasks: [tokio::task::JoinHandle<()>; 2],
}

/// What a page listens to and fetches again.
#[derive(Debug, Clone)]
pub struct Page {
    /// Address of its stream.
    pub stream: String,
    /// Address of its changing part.
    pub part: String,
    /// Words after which it fetches that part again, each with the wait before that: milliseconds at least and at most.
    pub kinds: &'static [(&'static str, u64, u64)],
}

/// Where words go.
#[derive(Clone)]
struct LiveEvent {
    words: Arc<Mutex<Vec<Word>>>,
    kinds: &'static [(&'static str, u64, u64)],
    due: Arc<Mutex<Option<Instant>>>,
    stirred: Arc<Notify>,
}

impl Drop for Hearing {
    fn drop(&mut self) {
        self.tasks.iter().for_each(|task| task.abort());
    }
}

impl Hearing {
    /// Begins to listen. Like the page it stands for, it fetches its changing part again when a word of these kinds came.
    pub fn begin(visitor: RequestIdentity, page: &Page, cut: Option<Duration>) -> Self {
        let (words, cuts, fetched) = (Arc::default(), Arc::default(), Arc::default());
        let heard = LiveEvent {
            words: Arc::clone(&words),
            kinds: page.kinds,
            due: Arc::default(),
            stirred: Arc::default(),
        };
        let refresh =
            tokio::spawn(refresh(visitor.clone(), page.part.clone(), heard.clone(), Arc::clone(&fetched)));
        let listening = tokio::spawn(listen(visitor, page.stream.clone(), cut, heard, Arc::clone(&cuts)));
        Self { words, cuts, fetched, tasks: [listening, refresh] }
    }

    /// How often the changing part was fetched.
    pub fn fetched(&self) -> usize {
        self.fetched.load(Ordering::Relaxed)
    }

    /// Every word heard so far.
    pub fn words(&self) -> Vec<Word> {
        self.words.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How often the link was cut.
    pub fn cuts(&self) -> usize {
        self.cuts.load(Ordering::Relaxed)
    }

    /// Waits until a word was heard, for some seconds at most.
    pub async fn until(&self, seq: i64) {
        let begun = Instant::now();
        while self.words().last().is_none_or(|word| word.seq < seq)
            && begun.elapsed() < Duration::from_secs(10)
        {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

async fn listen(
    visitor: RequestIdentity,
    path: String,
    cut: Option<Duration>,
    heard: LiveEvent,
    cuts: Arc<AtomicUsize>,
) {
    let mut last = 0;
    loop {
        // Each link lives a different time, so that not all are down at once.
        let life = cut.map_or(Duration::MAX, |cut| cut.mul_f64(rand::random_range(0.5..1.5)));
        if tokio::time::timeout(life, hear(&visitor, &path, &mut last, &heard)).await.is_err() {
            cuts.fetch_add(1, Ordering::Relaxed);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

impl LiveEvent {
    /// The part is to be fetched at a moment; the earliest one counts.
    fn stir(&self, at: Instant) {
        let mut due = self.due.lock().unwrap_or_else(PoisonError::into_inner);
        *due = Some(due.map_or(at, |known| known.min(at)));
        self.stirred.notify_one();
    }

    fn due(&self) -> Option<Instant> {
        *self.due.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Fetches the changing part when it is due.
async fn refresh(visitor: RequestIdentity, part: String, heard: LiveEvent, fetched: Arc<AtomicUsize>) {
    loop {
        let Some(due) = heard.due() else {
            heard.stirred.notified().await;
            continue;
        };
        // Something else may make it due earlier meanwhile.
        if tokio::time::timeout_at(due.into(), heard.stirred.notified()).await.is_ok() {
            continue;
        }
        *heard.due.lock().unwrap_or_else(PoisonError::into_inner) = None;
        if visitor.get(&part).await.is_ok() {
            fetched.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Listens until the link ends.
async fn hear(
    visitor: &RequestIdentity,
    path: &str,
    last: &mut i64,
    heard: &LiveEvent,
) -> anyhow::Result<()> {
    let request = visitor.client.get(format!("{}{path}", visitor.base)).header("cookie", &visitor.cookie);
    let mut response = request.header("last-event-id", last.to_string()).send().await?;
    if !response.status().is_success() {
        bail!("the stream was refused: {}", response.status());
    }
    let mut text = String::new();
    while let Some(part) = response.chunk().await? {
        let at = Instant::now();
        text.push_str(&String::from_utf8_lossy(&part));
        while let Some((event, rest)) = text.split_once("\n\n") {
            let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name));
            if let (Some(Ok(seq)), Some(kind)) = (field("id: ").map(str::parse::<i64>), field("event: ")) {
                let word = Word { seq, kind: kind.to_owned(), at };
                heard.words.lock().unwrap_or_else(PoisonError::into_inner).push(word);
                if let Some((_, least, most)) = heard.kinds.iter().find(|(known, ..)| *known == kind) {
                    heard.stir(at + Duration::from_millis(rand::random_range(*least..=*most)));
                }
                *last = seq;
            }
            text = rest.to_owned();
        }
    }
    Ok(())
}
