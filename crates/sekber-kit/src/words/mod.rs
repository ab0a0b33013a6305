//! Every sentence shown, in both languages, gathered from the rooms; numbers and dates in each language's form.

mod codes;
mod fact;
mod language;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use codes::all as codes;
pub use fact::Fact;
pub use language::Language;

use super::card::{Card, RoomWords};

/// The kit's own sentences.
pub const OWN: RoomWords = crate::room_words!();

/// All sentences.
pub struct Words {
    indonesian: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
}

impl Words {
    /// Gathers the kit's sentences and those of every room.
    pub fn gather(cards: &[Card]) -> Self {
        let rooms: Vec<RoomWords> = std::iter::once(OWN).chain(cards.iter().map(|card| card.words)).collect();
        Self {
            indonesian: bundle("id", rooms.iter().map(|room| room.id)),
            english: bundle("en", rooms.iter().map(|room| room.en)),
        }
    }

    fn bundle(&self, language: Language) -> &FluentBundle<FluentResource> {
        match language {
            Language::Indonesian => &self.indonesian,
            Language::English => &self.english,
        }
    }

    /// Whether a sentence exists in a language.
    pub fn knows(&self, language: Language, key: &str) -> bool {
        self.bundle(language).get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// The sentence with this key. A missing one shows its key, and a test finds it.
    pub fn say(&self, language: Language, key: &str) -> String {
        self.format(language, key, &FluentArgs::new())
    }

    /// The sentence with facts filled in. A fact that is a whole number can also choose between plural forms.
    pub fn say_with(&self, language: Language, key: &str, facts: &[(&str, String)]) -> String {
        let mut args = FluentArgs::new();
        for (name, fact) in facts {
            args.set(*name, FluentValue::from(fact.as_str()));
        }
        self.format(language, key, &args)
    }

    /// The sentence about a number: `$n` chooses the plural form, `$count` shows it.
    pub fn say_count(&self, language: Language, key: &str, count: i64) -> String {
        self.say_amount(language, key, count, &language.whole(count))
    }

    /// The same with a text that shows the number otherwise, such as "more than 1,000".
    pub fn say_amount(&self, language: Language, key: &str, count: i64, shown: &str) -> String {
        let mut args = FluentArgs::new();
        args.set("n", FluentValue::from(count));
        args.set("count", FluentValue::from(shown));
        self.format(language, key, &args)
    }

    fn format(&self, language: Language, key: &str, args: &FluentArgs<'_>) -> String {
        let bundle = self.bundle(language);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::warn!(key, "a sentence is missing");
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text: Cow<'_, str> = bundle.format_pattern(pattern, Some(args), &mut errors);
        text.into_owned()
    }
}

fn bundle<'a>(tag: &str, sources: impl Iterator<Item = &'a str>) -> FluentBundle<FluentResource> {
    let language = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Direction marks around facts would show up in copied text and in tests; both languages run left to right.
    bundle.set_use_isolating(false);
    for source in sources {
        // A sentence that does not parse is dropped here and reported by the test that reads every file.
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) => resource,
            Err((resource, _)) => resource,
        };
        let _ = bundle.add_resource(resource);
    }
    bundle
}
