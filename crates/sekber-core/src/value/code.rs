//! Dotted codes, of the nomenclature and of regions: each part narrows what stands before it.

/// Whether a code is another one or below it: `1.01.02` is within `1.01`, `1.011` is not.
pub fn is_within(code: &str, above: &str) -> bool {
    code.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn a_code_is_within_itself_and_what_it_narrows() {
        assert!(is_within("1.01.02", "1.01") && is_within("1.01", "1.01"));
        assert!(!is_within("1.011", "1.01") && !is_within("1", "1.01") && !is_within("2.01", "1.01"));
    }
}
