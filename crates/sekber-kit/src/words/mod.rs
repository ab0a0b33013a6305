//! Every sentence shown, in both languages, gathered from the rooms; numbers and dates in each language's form.

mod codes;
mod fact;
mod language;
mod local;

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use codes::{FILTERS, all as codes, roles};
pub use fact::Fact;
pub use language::Language;
pub use local::{Telling, telling};

use super::card::{Card, RoomWords};

/// The kit's own sentences.
pub const OWN: RoomWords = crate::room_words!();

/// Words of a text as a sentence names them, in either language: `“jalan”, “drainase”`.
pub fn quoted(words: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let quoted = words.into_iter().map(|word| format!("“{}”", word.as_ref()));
    quoted.collect::<Vec<_>>().join(", ")
}

/// All sentences. Those of a language are read when the first of them is said: many a server never says one in English, and most
/// commands say none.
pub struct Words {
    rooms: Vec<RoomWords>,
    /// How the Indonesian ones are told, where the district has words of its own.
    telling: Option<Telling>,
    indonesian: OnceLock<FluentBundle<FluentResource>>,
    english: Arc<OnceLock<FluentBundle<FluentResource>>>,
}

impl Words {
    /// Gathers the kit's sentences and those of every room.
    pub fn gather(cards: &[Card]) -> Self {
        Self::of(std::iter::once(OWN).chain(cards.iter().map(|card| card.words)).collect())
    }

    fn of(rooms: Vec<RoomWords>) -> Self {
        Self { rooms, telling: None, indonesian: OnceLock::new(), english: Arc::default() }
    }

    /// The same as they are told in a district that has words of its own for kecamatan and desa.
    #[must_use]
    pub fn told(&self, telling: Telling) -> Self {
        Self { telling: Some(telling), english: self.english.clone(), ..Self::of(self.rooms.clone()) }
    }

    fn bundle(&self, language: Language) -> &FluentBundle<FluentResource> {
        let rooms = self.rooms.iter();
        match language {
            Language::Indonesian => self.indonesian.get_or_init(|| {
                let mut bundle = bundle("id", rooms.map(|room| room.id));
                bundle.set_transform(self.telling);
                bundle
            }),
            Language::English => self.english.get_or_init(|| bundle("en", rooms.map(|room| room.en))),
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

    /// The sentence with this key, which may name the district it is said in. It is what pages are made of, so nothing is copied.
    pub fn say_in(&self, language: Language, key: &str, district: &str) -> String {
        let mut args = FluentArgs::with_capacity(1);
        args.set("district", FluentValue::from(district));
        self.format(language, key, &args)
    }

    /// The sentence with facts filled in. A fact that is a whole number, such as `count`, also chooses between plural forms, as
    /// `$n-count`: what is shown is text, and text chooses nothing.
    pub fn say_with(&self, language: Language, key: &str, facts: &[(&str, String)]) -> String {
        let mut args = FluentArgs::new();
        for (name, fact) in facts {
            set(&mut args, name, fact, language.read_whole(fact));
        }
        self.format(language, key, &args)
    }

    /// The sentence about a number: `$n` or `$n-count` chooses the plural form, `$count` shows it.
    pub fn say_count(&self, language: Language, key: &str, count: i64) -> String {
        self.say_amount(language, key, count, &language.whole(count))
    }

    /// The same with a text that shows the number otherwise, such as "more than 1,000".
    pub fn say_amount(&self, language: Language, key: &str, count: i64, shown: &str) -> String {
        let mut args = FluentArgs::new();
        args.set("n", FluentValue::from(count));
        set(&mut args, "count", shown, Some(count));
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

/// Fills a fact in: the text that shows it and, where it is one, the number that chooses between plural forms.
fn set<'a>(args: &mut FluentArgs<'a>, name: &'a str, shown: &'a str, number: Option<i64>) {
    if let Some(number) = number {
        args.set(format!("n-{name}"), FluentValue::from(number));
    }
    args.set(name, FluentValue::from(shown));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_chooses_between_plural_forms_however_it_comes() {
        let text = "waits = { $n-count ->\n    [one] { $count } answer waits\n   *[other] { $count } answers wait\n}\n";
        let words = Words::of(vec![RoomWords { id: text, en: text }]);
        for (count, said) in [
            (0, "0 answers wait"),
            (1, "1 answer waits"),
            (2, "2 answers wait"),
            (1_001, "1,001 answers wait"),
        ] {
            assert_eq!(words.say_count(Language::English, "waits", count), said);
            let fact = [("count", Language::English.whole(count))];
            assert_eq!(words.say_with(Language::English, "waits", &fact), said);
        }
        assert_eq!(
            words.say_amount(Language::English, "waits", 1, "more than 1"),
            "more than 1 answer waits",
            "the number chooses, the text is shown"
        );
    }
}
