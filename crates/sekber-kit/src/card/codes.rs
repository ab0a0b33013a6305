//! Sentences whose key is completed by a stored code when the page is drawn: no test can read such keys off the code, so a
//! room lists them.

/// A prefix of keys with every code that can follow it.
#[derive(Debug, Clone)]
pub struct Codes {
    /// The prefix, with its last hyphen.
    pub prefix: &'static str,
    /// The codes.
    pub all: Vec<String>,
}

/// A prefix with the codes of a closed list.
pub fn codes<C: ToString>(prefix: &'static str, all: impl IntoIterator<Item = C>) -> Codes {
    Codes { prefix, all: all.into_iter().map(|code| code.to_string()).collect() }
}

/// A prefix with codes written one after the other.
pub fn listed(prefix: &'static str, all: &str) -> Codes {
    codes(prefix, all.split_whitespace())
}

impl Codes {
    /// The same with more codes.
    #[must_use]
    pub fn and<C: ToString>(mut self, more: impl IntoIterator<Item = C>) -> Self {
        self.all.extend(more.into_iter().map(|code| code.to_string()));
        self
    }
}
