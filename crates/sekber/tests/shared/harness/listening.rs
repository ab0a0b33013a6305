//! A page that listens: a stream that stays open until it ends or is dropped.

use std::pin::Pin;
use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_util::{Stream, StreamExt as _};

/// How long a page waits before a stream counts as silent.
const PATIENCE: Duration = Duration::from_secs(20);

/// Something that was heard.
#[derive(Debug, Clone)]
pub struct Word {
    /// Its number, when it has one.
    pub id: Option<i64>,
    /// What kind of thing.
    pub kind: String,
    /// All that was said.
    pub told: serde_json::Value,
}

/// An open stream.
pub struct Listening {
    body: Pin<Box<dyn Stream<Item = Result<Bytes, axum::Error>> + Send>>,
    text: String,
}

impl Listening {
    pub(super) fn to(body: Body) -> Self {
        Self { body: Box::pin(body.into_data_stream()), text: String::new() }
    }

    /// The next word; none when the stream has ended. Signs of life are passed over, and do not make the wait longer.
    pub async fn next(&mut self) -> Option<Word> {
        let next = tokio::time::timeout(PATIENCE, self.hear()).await;
        next.unwrap_or_else(|_| panic!("the stream fell silent: {}", self.text))
    }

    async fn hear(&mut self) -> Option<Word> {
        loop {
            while let Some((event, rest)) = self.text.split_once("\n\n") {
                let field =
                    |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
                let word = Word {
                    id: field("id: ").parse().ok(),
                    kind: field("event: ").to_owned(),
                    told: serde_json::from_str(field("data: ")).unwrap_or_default(),
                };
                self.text = rest.to_owned();
                if !word.kind.is_empty() {
                    return Some(word);
                }
            }
            let part = self.body.next().await?.unwrap();
            self.text.push_str(std::str::from_utf8(&part).unwrap());
        }
    }

    /// The next word of a kind; others are passed over.
    pub async fn until(&mut self, kind: &str) -> Word {
        loop {
            let word = self.next().await.unwrap_or_else(|| panic!("the stream ended before any {kind:?}"));
            if word.kind == kind {
                return word;
            }
        }
    }

    /// Hears a stream to its end, which has to come; returns the last word.
    pub async fn rest(&mut self) -> Option<Word> {
        let mut last = None;
        while let Some(word) = self.next().await {
            last = Some(word);
        }
        last
    }
}
