//! A simulated browser: it signs in or joins, sends forms, and listens to a stream that is cut and restored.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use reqwest::{Client, StatusCode};

/// Somebody with a cookie.
#[derive(Clone)]
pub struct Visitor {
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

impl Visitor {
    fn stranger(base: &str) -> anyhow::Result<Self> {
        // The client speaks plain HTTP to this machine, but does not start without a provider of TLS.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().build()?;
        Ok(Self { client, base: base.to_owned(), cookie: String::new() })
    }

    /// Somebody with an account.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn sign_in(base: &str, email: &str, password: &str) -> anyhow::Result<Self> {
        let stranger = Self::stranger(base)?;
        let answer = stranger.post("/sign-in", &[("email", email), ("password", password)]).await?;
        let cookie = answer.cookie().with_context(|| format!("{email} cannot sign in"))?;
        Ok(Self { cookie, ..stranger })
    }

    /// A phone that joins with a code.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn join(base: &str, code: &str, name: &str) -> anyhow::Result<Self> {
        let stranger = Self::stranger(base)?;
        let answer = stranger.post("/hall", &[("code", code), ("name", name), ("position", "Gladi")]).await?;
        let cookie = answer.cookie().with_context(|| format!("{name} cannot join"))?;
        Ok(Self { cookie, ..stranger })
    }

    /// Sends a form as a script does.
    ///
    /// # Errors
    /// When the server cannot be reached.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<Answer> {
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
    cuts: Arc<std::sync::atomic::AtomicUsize>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Hearing {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Hearing {
    /// Begins to listen.
    pub fn begin(visitor: Visitor, path: String, cut: Option<Duration>) -> Self {
        let (words, cuts) = (Arc::default(), Arc::default());
        let task = tokio::spawn(listen(visitor, path, cut, Arc::clone(&words), Arc::clone(&cuts)));
        Self { words, cuts, task }
    }

    /// Every word heard so far.
    pub fn words(&self) -> Vec<Word> {
        self.words.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How often the link was cut.
    pub fn cuts(&self) -> usize {
        self.cuts.load(std::sync::atomic::Ordering::Relaxed)
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
    visitor: Visitor,
    path: String,
    cut: Option<Duration>,
    words: Arc<Mutex<Vec<Word>>>,
    cuts: Arc<std::sync::atomic::AtomicUsize>,
) {
    let mut last = 0;
    loop {
        // Each link lives a different time, so that not all are down at once.
        let life = cut.map_or(Duration::MAX, |cut| cut.mul_f64(rand::random_range(0.5..1.5)));
        let heard = tokio::time::timeout(life, hear(&visitor, &path, &mut last, &words)).await;
        if heard.is_err() {
            cuts.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Listens until the link ends.
async fn hear(visitor: &Visitor, path: &str, last: &mut i64, words: &Mutex<Vec<Word>>) -> anyhow::Result<()> {
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
                words.lock().unwrap_or_else(PoisonError::into_inner).push(word);
                *last = seq;
            }
            text = rest.to_owned();
        }
    }
    Ok(())
}
