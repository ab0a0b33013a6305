//! What commands answer, in the language of whoever reads the terminal.

use crate::problem::Problem;
use crate::words::{Language, Words};

/// Says sentences to whoever reads the terminal, in the language that the system is set to.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    words: &'a Words,
    language: Language,
}

impl<'a> Teller<'a> {
    /// A teller in the language of the terminal.
    pub fn new(words: &'a Words) -> Self {
        Self::speaking(words, Language::of_terminal())
    }

    /// A teller in a language of its own.
    pub fn speaking(words: &'a Words, language: Language) -> Self {
        Self { words, language }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A sentence.
    pub fn say(&self, key: &str) -> String {
        self.words.say(self.language, key)
    }

    /// A sentence with facts filled in.
    pub fn say_facts(&self, key: &str, facts: &[(&str, String)]) -> String {
        self.words.say_with(self.language, key, facts)
    }

    /// A count with its thousands apart, as a sentence shows it and chooses by it.
    pub fn whole(&self, count: impl TryInto<i64>) -> String {
        self.language.whole(count.try_into().unwrap_or(i64::MAX))
    }

    /// An error with its causes. What a rule of ours says is said in the reader's language; what the system, the database or the file
    /// says stands behind it as it came.
    pub fn error(&self, error: &anyhow::Error) -> String {
        let outer = error.downcast_ref::<Problem>();
        let of_chain = |(at, cause): (usize, &(dyn std::error::Error + 'static))| {
            let told = cause.to_string();
            let is_outer = |problem: &&Problem| at == 0 && problem.to_string() == told;
            let problem = cause.downcast_ref::<Problem>().or_else(|| outer.filter(is_outer));
            problem.and_then(|problem| self.rule(problem)).unwrap_or(told)
        };
        error.chain().enumerate().map(of_chain).collect::<Vec<_>>().join(": ")
    }

    /// What a rule says; none where something failed that has a name of its own.
    fn rule(&self, problem: &Problem) -> Option<String> {
        match problem {
            Problem::Ours(_) | Problem::Unavailable { .. } | Problem::Invalid(_) => None,
            rule => Some(self.say_facts(rule.sentence().1, &rule.facts(self.language))),
        }
    }
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;

    #[test]
    fn an_error_is_told_in_the_language_of_the_terminal_and_its_cause_as_it_came() {
        let words = Words::gather(&[]);
        let broken: Result<(), _> = Err(std::io::Error::other("disk on fire"));
        let error = broken.context(Problem::refused("backup-refused-differs")).unwrap_err();
        let said = |language| Teller::speaking(&words, language).error(&error);
        assert_eq!(
            said(Language::English),
            "the backup that was read back differs from what was written: disk on fire"
        );
        assert_eq!(
            said(Language::Indonesian),
            "cadangan yang dibaca kembali berbeda dari yang ditulis: disk on fire"
        );
        let plain = anyhow::anyhow!("a cause").context("a step");
        assert_eq!(Teller::speaking(&words, Language::Indonesian).error(&plain), "a step: a cause");
        let within = anyhow::Error::new(Problem::refused("backup-refused-holds")).context("a step");
        let told = Teller::speaking(&words, Language::English).error(&within);
        assert_eq!(told, "a step: the database already holds a district; restore into an empty one");
    }
}
