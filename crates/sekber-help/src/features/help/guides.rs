//! The guides as they come with the program, in the order in which they are read.

use std::sync::{LazyLock, OnceLock};

use super::markup::{self, Rendered};
use crate::kit::words::Language;

/// The guide that leads to all others.
pub const FIRST: &str = "README";

/// A guide as it is written in each language.
struct Written {
    name: &'static str,
    id: &'static str,
    en: &'static str,
}

/// The guide of this name in `docs/guide`.
macro_rules! guide {
    ($name:literal) => {
        Written {
            name: $name,
            id: include_str!(concat!("../../../../../docs/guide/id/", $name, ".md")),
            en: include_str!(concat!("../../../../../docs/guide/en/", $name, ".md")),
        }
    };
}

static WRITTEN: [Written; 24] = [
    guide!("README"),
    guide!("account"),
    guide!("lists"),
    guide!("registry"),
    guide!("papers"),
    guide!("programmes"),
    guide!("import"),
    guide!("settings"),
    guide!("matching"),
    guide!("meeting"),
    guide!("documents"),
    guide!("partnerships"),
    guide!("funds"),
    guide!("work-plans"),
    guide!("reports"),
    guide!("synchronisation"),
    guide!("award"),
    guide!("portal"),
    guide!("privacy"),
    guide!("audit"),
    guide!("api"),
    guide!("operator"),
    guide!("commands"),
    Written {
        name: "operations",
        id: include_str!("../../../../../docs/operations.id.md"),
        en: include_str!("../../../../../docs/operations.md"),
    },
];

/// A guide in one language.
pub struct Guide {
    /// Its name, the same in both languages.
    pub name: &'static str,
    text: &'static str,
    rendered: OnceLock<Rendered>,
}

impl Guide {
    /// What its page shows; made when it is asked for first.
    pub fn rendered(&self) -> &Rendered {
        self.rendered.get_or_init(|| markup::render(self.text, lead))
    }

    /// Its text as it is written.
    pub fn written(&self) -> &'static str {
        self.text
    }

    /// Where its page is.
    pub fn path(&self) -> String {
        path(self.name)
    }

    /// Where the section with an anchor is; the page itself for an empty one.
    pub fn path_to(&self, anchor: &str) -> String {
        path_to(self.name, anchor)
    }
}

static INDONESIAN: LazyLock<Vec<Guide>> = LazyLock::new(|| all(|written| written.id));
static ENGLISH: LazyLock<Vec<Guide>> = LazyLock::new(|| all(|written| written.en));

fn all(text: fn(&Written) -> &'static str) -> Vec<Guide> {
    let guide =
        |written: &Written| Guide { name: written.name, text: text(written), rendered: OnceLock::new() };
    WRITTEN.iter().map(guide).collect()
}

/// All guides in a language, in the order in which they are read.
pub fn guides(language: Language) -> &'static [Guide] {
    match language {
        Language::Indonesian => &INDONESIAN,
        Language::English => &ENGLISH,
    }
}

/// The guide of this name.
pub fn guide(language: Language, name: &str) -> Option<&'static Guide> {
    guides(language).iter().find(|guide| guide.name == name)
}

fn path(name: &str) -> String {
    if name == FIRST { "/help".to_owned() } else { format!("/help/{name}") }
}

fn path_to(name: &str, anchor: &str) -> String {
    let mark = if anchor.is_empty() { "" } else { "#" };
    format!("{}{mark}{anchor}", path(name))
}

/// Where a link between the files of `docs` leads as a page: to a guide, in whichever folder and language its file is. Other files are
/// not shown here.
fn lead(address: &str) -> Option<String> {
    let (file, anchor) = address.split_once('#').unwrap_or((address, ""));
    let stem = file.rsplit('/').next()?.strip_suffix(".md")?;
    let stem = stem.strip_suffix(".id").unwrap_or(stem);
    let known = WRITTEN.iter().find(|written| written.name == stem)?;
    Some(path_to(known.name, anchor))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const LANGUAGES: [Language; 2] = [Language::Indonesian, Language::English];
    /// Anchors that pages set themselves.
    const TAKEN: [&str; 4] = ["content", "find", "contents", "all-guides"];

    #[test]
    fn links_between_files_lead_to_pages() {
        assert_eq!(lead("import.md").as_deref(), Some("/help/import"));
        assert_eq!(lead("../en/README.md").as_deref(), Some("/help"));
        assert_eq!(lead("../../operations.id.md#kunci").as_deref(), Some("/help/operations#kunci"));
        assert_eq!(lead("decisions/0001-two-databases-one-sql.md"), None);
        assert_eq!(lead("import.png"), None);
    }

    #[test]
    fn every_guide_has_a_title_and_anchors_of_its_own() {
        for language in LANGUAGES {
            for guide in guides(language) {
                let rendered = guide.rendered();
                assert!(!rendered.title.is_empty(), "{} has no title", guide.name);
                let anchors: Vec<&str> = rendered.anchors().collect();
                let apart: BTreeSet<&str> = anchors.iter().copied().collect();
                assert_eq!(anchors.len(), apart.len(), "{}: {anchors:?}", guide.name);
                for anchor in anchors {
                    assert!(!anchor.is_empty() && !TAKEN.contains(&anchor), "{}#{anchor}", guide.name);
                    assert!(rendered.html.contains(&format!(" id=\"{anchor}\"")), "{}#{anchor}", guide.name);
                }
            }
        }
    }

    #[test]
    fn both_languages_have_the_same_sections() {
        for (indonesian, english) in guides(Language::Indonesian).iter().zip(guides(Language::English)) {
            let levels = |guide: &Guide| -> Vec<u8> {
                guide.rendered().sections.iter().map(|section| section.level).collect()
            };
            assert_eq!(levels(indonesian), levels(english), "{}", indonesian.name);
        }
    }

    #[test]
    fn every_link_within_the_guides_leads_to_a_heading_that_is_there() {
        let mut led = 0;
        for language in LANGUAGES {
            for from in guides(language) {
                for link in from.rendered().html.split("<a href=\"").skip(1) {
                    let address = link.split('"').next().unwrap();
                    if address.starts_with("https://") {
                        continue;
                    }
                    let (page, anchor) = address.split_once('#').unwrap_or((address, ""));
                    let page = if page.is_empty() { from.path() } else { page.to_owned() };
                    let to = guides(language).iter().find(|guide| guide.path() == page);
                    let to = to.unwrap_or_else(|| panic!("{} leads to {address}", from.name));
                    let there = anchor.is_empty() || to.rendered().anchors().any(|known| known == anchor);
                    assert!(there, "{} ({}) leads to {address}", from.name, language.tag());
                    led += 1;
                }
            }
        }
        assert!(led > 100, "links are no longer recognised: {led}");
    }
}
