//! The changing parts of pages, drawn once for all who are shown the same and kept until that changes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use sekber_core::value::{OrganisationId, ParticipantId};

use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Stands in a drawn part where every copy needs a name of its own for what it may send. No text that anybody types
/// holds this character.
pub const FRESH_NAME: char = '\u{1a}';

/// Who is shown a part.
#[derive(Debug, Clone, Copy)]
pub enum Audience<'a> {
    /// The walls.
    Wall,
    /// The phones and desks of a participant, and the organisation it is.
    Participant(&'a ParticipantId, Option<&'a OrganisationId>),
}

impl Audience<'_> {
    fn key(self) -> Key {
        match self {
            Self::Wall => Key::Wall,
            Self::Participant(id, _) => Key::Participant(id.clone()),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Wall,
    Participant(ParticipantId),
}

/// The version of what an audience is shown. The same version, the same part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// What everybody sees.
    pub shared: u64,
    /// Who came.
    pub people: u64,
    /// The wishes that are shown.
    pub wishes: u64,
    /// Whether choices are taken.
    pub open: bool,
}

impl Version {
    /// Whether a part of this version may be shown to somebody who asked for that one: it is the same, or of later.
    fn serves(&self, asked: &Self) -> bool {
        self.open == asked.open
            && self.shared >= asked.shared
            && self.people >= asked.people
            && self.wishes >= asked.wishes
    }
}

/// A part as it was drawn.
#[derive(Debug, Clone)]
pub struct Part(Arc<str>);

impl Part {
    /// For scripts, which name what they send themselves.
    pub fn unnamed(&self) -> String {
        self.0.replace(FRESH_NAME, "")
    }

    /// For pages that work without script: what each form sends gets a name made of `name` and its place.
    pub fn named(&self, name: &str) -> String {
        let mut pieces = self.0.split(FRESH_NAME);
        let mut text = pieces.next().unwrap_or_default().to_owned();
        for (place, piece) in pieces.enumerate() {
            text.push_str(&format!("{name}-{place}{piece}"));
        }
        text
    }
}

/// What was drawn last for one audience in one language.
type Drawn = Arc<tokio::sync::Mutex<Option<(Version, Part)>>>;

/// The parts of one meeting. There are no more than audiences, each in both languages.
#[derive(Debug, Default)]
pub struct Parts(Mutex<HashMap<(Key, Language), Drawn>>);

impl Parts {
    /// The part as of a version; one draws it, the others wait for that one.
    ///
    /// # Errors
    /// Those of `draw`.
    pub async fn get<F>(
        &self,
        audience: Audience<'_>,
        language: Language,
        version: Version,
        draw: impl FnOnce() -> F,
    ) -> Result<Part, Problem>
    where
        F: Future<Output = Result<String, Problem>>,
    {
        let drawn = {
            let mut parts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            parts.entry((audience.key(), language)).or_default().clone()
        };
        let mut drawn = drawn.lock().await;
        if let Some((known, part)) = drawn.as_ref()
            && known.serves(&version)
        {
            return Ok(part.clone());
        }
        let part = Part(draw().await?.into());
        *drawn = Some((version, part.clone()));
        Ok(part)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    fn version(shared: u64) -> Version {
        Version { shared, people: 1, wishes: 1, open: true }
    }

    #[tokio::test]
    async fn many_who_ask_at_once_are_drawn_for_once() {
        let (parts, drawn) = (Parts::default(), AtomicU32::new(0));
        let ask = |number| {
            parts.get(Audience::Wall, Language::Indonesian, version(number), || async {
                tokio::task::yield_now().await;
                Ok(format!("{}", drawn.fetch_add(1, Ordering::Relaxed)))
            })
        };
        let shown = futures_util::future::join_all((0..20).map(|_| ask(1))).await;
        assert!(shown.into_iter().all(|part| part.unwrap().unnamed() == "0"));
        assert_eq!(ask(2).await.unwrap().unnamed(), "1");
        assert_eq!(ask(1).await.unwrap().unnamed(), "1", "what is newer serves who asked earlier");
    }

    #[test]
    fn each_form_of_a_copy_gets_a_name_of_its_own() {
        let part = Part(format!("<a {FRESH_NAME}><b {FRESH_NAME}>").into());
        assert_eq!(part.named("x"), "<a x-0><b x-1>");
        assert_eq!(part.unnamed(), "<a ><b >");
    }
}
