//! Texts inside XML.

use std::borrow::Cow;

/// A text as it may stand in an element or in an attribute; signs that XML cannot hold are left out.
pub fn escaped(text: &str) -> Cow<'_, str> {
    let is_special = |sign: char| matches!(sign, '&' | '<' | '>' | '"' | '\'') || !may_stand(sign);
    if !text.contains(is_special) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for sign in text.chars().filter(|sign| may_stand(*sign)) {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&apos;"),
            other => safe.push(other),
        }
    }
    Cow::Owned(safe)
}

fn may_stand(sign: char) -> bool {
    matches!(sign, '\t' | '\n' | '\r') || (sign >= ' ' && !matches!(sign, '\u{fffe}' | '\u{ffff}'))
}
