//! From the many words of the sources to the district's few themes.

pub use sekber_facts::theme::{infer, of_text as of};

/// The sources' own words as one sentence.
pub fn sentence(words: &[String]) -> String {
    if words.is_empty() { String::new() } else { format!("Bidang kerja: {}.", words.join(", ")) }
}
