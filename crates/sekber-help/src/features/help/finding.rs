//! Finding a section of the guides by what stands in it. The guides come with the program, so they are looked through in memory.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::guides::{Guide, guides};
use super::markup::Section;
use crate::kit::cpu;
use crate::kit::problem::Problem;
use crate::kit::search::{Query, words_of};
use crate::kit::words::Language;

/// A section that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is called.
    pub title: String,
    /// What the guide is called that it stands in; empty for the guide itself.
    pub guide: String,
    /// Where it is.
    pub href: String,
}

/// A section with the words by which it is found.
struct Entry {
    found: Found,
    title: BTreeSet<String>,
    all: BTreeSet<String>,
}

static INDONESIAN: LazyLock<Vec<Entry>> = LazyLock::new(|| entries(Language::Indonesian));
static ENGLISH: LazyLock<Vec<Entry>> = LazyLock::new(|| entries(Language::English));

fn entries(language: Language) -> Vec<Entry> {
    let of =
        |guide: &'static Guide| guide.rendered().sections.iter().map(move |section| entry(guide, section));
    guides(language).iter().flat_map(of).collect()
}

fn entry(guide: &Guide, section: &Section) -> Entry {
    let name = if section.level == 1 { "" } else { guide.rendered().title.as_str() };
    let title = words_of(&section.title);
    let all = title.iter().cloned().chain(words_of(&section.text)).collect();
    let href = guide.path_to(&section.anchor);
    Entry { found: Found { title: section.title.clone(), guide: name.to_owned(), href }, title, all }
}

/// The sections that hold every word that is looked for, those first whose heading does, then in the order in which they are read.
///
/// # Errors
/// As [`cpu::run`].
pub async fn found(language: Language, query: &Query) -> Result<Vec<Found>, Problem> {
    let query = query.clone();
    cpu::run(move || find(language, &query)).await
}

fn find(language: Language, query: &Query) -> Vec<Found> {
    let entries: &[Entry] = match language {
        Language::Indonesian => &INDONESIAN,
        Language::English => &ENGLISH,
    };
    if query.is_empty() {
        return Vec::new();
    }
    let (called, others): (Vec<&Entry>, Vec<&Entry>) = entries
        .iter()
        .filter(|entry| query.is_met_by(&entry.all))
        .partition(|entry| query.is_met_by(&entry.title));
    called.into_iter().chain(others).map(|entry| entry.found.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hrefs(language: Language, words: &[&str]) -> Vec<String> {
        let mut query = Query::default();
        query.groups = words.iter().map(|word| vec![(*word).to_owned()]).collect();
        find(language, &query).into_iter().map(|found| found.href).collect()
    }

    #[test]
    fn a_heading_comes_before_what_stands_below_one() {
        let found = hrefs(Language::English, &["renew"]);
        assert_eq!(found.first().map(String::as_str), Some("/help/papers#renew-a-paper-that-runs-out"));
        let found = hrefs(Language::Indonesian, &["lonceng"]);
        assert!(found.contains(&"/help/account#pemberitahuan".to_owned()), "{found:?}");
    }

    #[test]
    fn every_word_must_be_there() {
        assert!(hrefs(Language::English, &["renew", "zzzzzzzz"]).is_empty());
        assert!(hrefs(Language::English, &[]).is_empty());
    }
}
