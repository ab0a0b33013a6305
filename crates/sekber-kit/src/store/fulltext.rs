//! Conditions on the words of a text as the two engines' full-text indexes take them. Words hold letters and digits only,
//! so quoting them is safe.

/// What is asked of a text's words.
#[derive(Debug, Clone, Copy)]
pub enum Words<'q> {
    /// Of every group some word, or one that begins with it.
    Every(&'q [Vec<String>]),
    /// Of any group some word, or one that begins with it.
    Any(&'q [Vec<String>]),
    /// The words of one of these, one after the other, as they are.
    Phrase(&'q [Vec<String>]),
}

/// What is asked of an entry: of its title, of all its words, and what its title may not hold.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'q> {
    /// The title holds these.
    pub title: Option<Words<'q>>,
    /// Title and rest together hold these.
    pub anywhere: Option<Words<'q>>,
    /// The title does not hold these.
    pub not_in_title: Option<Words<'q>>,
}

impl Words<'_> {
    /// As SQLite's FTS5 takes it.
    fn fts5(&self) -> String {
        let begins = |word: &String| format!("\"{word}\" *");
        match self {
            Self::Every(groups) => every(groups, begins, " OR ", " AND "),
            Self::Any(groups) => every(groups, begins, " OR ", " OR "),
            Self::Phrase(phrases) => either(phrases, |phrase| format!("\"{}\"", phrase.join(" ")), " OR "),
        }
    }

    /// As PostgreSQL's `to_tsquery` takes it.
    pub fn tsquery(&self) -> String {
        let begins = |word: &String| format!("'{word}':*");
        match self {
            Self::Every(groups) => every(groups, begins, " | ", " & "),
            Self::Any(groups) => every(groups, begins, " | ", " | "),
            Self::Phrase(phrases) => either(phrases, |phrase| quoted(phrase).join(" <-> "), " | "),
        }
    }
}

impl Terms<'_> {
    /// All of it as SQLite's FTS5 takes it.
    pub fn fts5(&self) -> String {
        let title = self.title.map(|words| format!("title : ({})", words.fts5()));
        let anywhere = self.anywhere.map(|words| format!("({})", words.fts5()));
        let wanted = title.into_iter().chain(anywhere).collect::<Vec<_>>().join(" AND ");
        match self.not_in_title {
            Some(words) => format!("({wanted}) NOT title : ({})", words.fts5()),
            None => wanted,
        }
    }
}

fn every(groups: &[Vec<String>], word: impl Fn(&String) -> String, or: &str, and: &str) -> String {
    let group = |words: &Vec<String>| format!("({})", either(words, &word, or));
    groups.iter().map(group).collect::<Vec<_>>().join(and)
}

fn either<T>(all: &[T], one: impl Fn(&T) -> String, or: &str) -> String {
    all.iter().map(one).collect::<Vec<_>>().join(or)
}

fn quoted(words: &[String]) -> Vec<String> {
    words.iter().map(|word| format!("'{word}'")).collect()
}
