//! What somebody changed in a partnership, for those who accept it anew: what stood there before and what stands there now.

use crate::features::partnership::store::record::Happening;
use crate::kit::page::{Change, Frame, difference};

/// What a change changed, a sentence each; nothing where it is not known what stood there before.
pub(super) fn changed(frame: &Frame, happening: &Happening) -> Vec<String> {
    let Some(before) = happening.before().filter(|_| happening.kind == "partnership.changed") else {
        return Vec::new();
    };
    let changes = difference(Some(&before), Some(&happening.after()));
    changes
        .iter()
        .filter(|change| sorted(&change.before) != sorted(&change.after))
        .filter_map(said(frame))
        .collect()
}

/// A list in an order of its own: that of its lines says nothing.
fn sorted(text: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = text.split("; ").collect();
    parts.sort_unstable();
    parts
}

/// The sentence about one change: with both texts where a person reads them.
fn said(frame: &Frame) -> impl Fn(&Change) -> Option<String> {
    move |change| {
        let field = frame.say_code("partnership-field-", &change.field);
        match change.field.as_str() {
            "state" | "renews" | "called" => None,
            "title" | "scope" | "start_on" | "end_on" => {
                let facts = [
                    ("field", field),
                    ("before", shown(frame, &change.before)),
                    ("after", shown(frame, &change.after)),
                ];
                Some(frame.say_facts("partnership-changed-from", &facts))
            }
            _ => Some(frame.say_with("partnership-changed", "field", field)),
        }
    }
}

/// Days as the language writes them, every other text as it is.
fn shown(frame: &Frame, text: &str) -> String {
    match text.parse::<jiff::civil::Date>() {
        Ok(day) => frame.civil_date(&day),
        Err(_) if text.is_empty() => "–".to_owned(),
        Err(_) => text.to_owned(),
    }
}
