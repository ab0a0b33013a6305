//! Texts and names of IATI activities, in the district's language where there are several.

use sekber_iati::{Activity, Text};

/// A text in the district's language, or the first one.
pub fn told<'a>(texts: &[Text<'a>]) -> &'a str {
    let own = texts.iter().find(|text| text.lang == Some("id"));
    own.or(texts.first()).map_or("", |text| text.text)
}

/// A text on one line.
pub fn line(texts: &[Text<'_>]) -> String {
    told(texts).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of those who take part in a role.
pub fn of_role(activity: &Activity<'_>, role: &str) -> Vec<String> {
    let of = activity.participating.iter().filter(|one| one.role == Some(role));
    of.map(|one| line(&one.name)).filter(|name| !name.is_empty()).collect()
}
