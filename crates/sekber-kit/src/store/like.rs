//! Patterns of `like … escape '!'`, in which nothing that was typed has a meaning of its own.

/// What was typed, for a pattern that says itself where it stands.
pub fn literal(typed: &str) -> String {
    typed.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

/// A text anywhere in a column, as it was typed; a column of small letters is compared with one in small letters.
pub fn anywhere(typed: &str) -> String {
    format!("%{}%", literal(typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stands_for_itself() {
        assert_eq!(anywhere("50%_naik!"), "%50!%!_naik!!%");
        assert_eq!(anywhere(""), "%%");
    }
}
