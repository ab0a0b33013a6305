//! The beginning of a text where the whole has no room.

/// A text of at most so many characters as it is, and of a longer one its beginning with “…” after it.
pub fn shortened(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
