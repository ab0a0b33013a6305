//! The two languages and how each writes numbers, dates and money.

use axum::http::{HeaderMap, header};
use jiff::civil::{Date, DateTime};
use sekber_core::value::Money;
use sekber_core::write;

use crate::access::session::cookie;

/// A language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Bahasa Indonesia, the first language.
    #[default]
    Indonesian,
    /// English.
    English,
}

impl Language {
    /// Name of the cookie that keeps the choice.
    pub const COOKIE: &'static str = "language";

    /// The language's tag in HTML.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
        }
    }

    /// Reads a tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag {
            "id" => Some(Self::Indonesian),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The other language.
    pub fn other(self) -> Self {
        match self {
            Self::Indonesian => Self::English,
            Self::English => Self::Indonesian,
        }
    }

    /// Which of two names, such as those of a file, is in this language.
    pub fn either<T>(self, indonesian: T, english: T) -> T {
        match self {
            Self::Indonesian => indonesian,
            Self::English => english,
        }
    }

    /// The `Set-Cookie` text that keeps the choice for a year.
    pub fn cookie(self) -> String {
        format!("{}={}; Path=/; SameSite=Lax; Max-Age=31536000", Self::COOKIE, self.tag())
    }

    /// The language of a request: what was chosen before, else English only for browsers that ask for it and not for Indonesian.
    pub fn of_request(headers: &HeaderMap) -> Self {
        if let Some(chosen) = cookie(headers, Self::COOKIE).and_then(|tag| Self::from_tag(&tag)) {
            return chosen;
        }
        let wanted =
            headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let asks =
            |tag: &str| wanted.split(',').any(|part| part.trim().to_ascii_lowercase().starts_with(tag));
        if asks("en") && !asks("id") && !asks("ms") { Self::English } else { Self::Indonesian }
    }

    /// The language of a terminal: Indonesian where the system is set to it, English everywhere else.
    pub fn of_terminal() -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).unwrap_or_default());
        Self::of_locale(&set)
    }

    /// The same for what a system is set to: the first variable that says anything holds, as for every program.
    fn of_locale(set: &[String]) -> Self {
        let locale = set.iter().find(|locale| !locale.is_empty());
        let is_own = locale.is_some_and(|locale| locale.split(['_', '.', '@', '-']).next() == Some("id"));
        if is_own { Self::Indonesian } else { Self::English }
    }

    /// A whole number with its thousands apart: `1.250` or `1,250`.
    pub fn whole(self, number: i64) -> String {
        match self {
            Self::Indonesian => write::id_number(number),
            Self::English => write::en_number(number),
        }
    }

    /// An amount in full: `Rp1.250.000`.
    pub fn money(self, money: &Money) -> String {
        match self {
            Self::Indonesian => money.id(),
            Self::English => money.en(),
        }
    }

    /// What [`Language::whole`] wrote as a number again; none for any other text.
    pub fn read_whole(self, text: &str) -> Option<i64> {
        let mark = if self == Self::Indonesian { '.' } else { ',' };
        let starts = text.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit());
        let plain = || text.chars().filter(|c| *c != mark).collect::<String>();
        if starts && text.len() < 30 { plain().parse().ok() } else { None }
    }

    /// `20 September 2023` in either language.
    pub fn date(self, date: Date) -> String {
        match self {
            Self::Indonesian => write::id_date(date),
            Self::English => write::en_date(date),
        }
    }

    /// `Rabu, 20 September 2023` or `Wednesday, 20 September 2023`.
    pub fn long_date(self, date: Date) -> String {
        match self {
            Self::Indonesian => write::id_long_date(date),
            Self::English => write::en_long_date(date),
        }
    }

    /// A time of day, `09:05`: Indonesian writes it with a point.
    pub fn clock(self, time: &str) -> String {
        match self {
            Self::Indonesian => time.replace(':', "."),
            Self::English => time.to_owned(),
        }
    }

    /// `20 September 2023 pukul 09.05` or `20 September 2023, 09:05`.
    pub fn date_time(self, at: DateTime) -> String {
        let (hour, minute) = (at.hour(), at.minute());
        match self {
            Self::Indonesian => format!("{} pukul {hour:02}.{minute:02}", self.date(at.date())),
            Self::English => format!("{}, {hour:02}:{minute:02}", self.date(at.date())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_first_variable_that_says_anything_is_the_language() {
        let of = |set: [&str; 3]| Language::of_locale(&set.map(str::to_owned));
        assert_eq!(of(["", "", "id_ID.UTF-8"]), Language::Indonesian);
        assert_eq!(of(["id", "en_GB", "en_GB"]), Language::Indonesian);
        assert_eq!(of(["C.UTF-8", "", "id_ID"]), Language::English);
        assert_eq!(of(["", "", ""]), Language::English);
    }
}
