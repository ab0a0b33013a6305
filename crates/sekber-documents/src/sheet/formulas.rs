//! Text that a spreadsheet program would run as a formula: exports set an apostrophe before it and imports take it off again.
//!
//! Programs set to another country part cells elsewhere than the file does: at a semicolon, a tab or a line break, and there
//! quotes in the middle of a cell hold nothing together. So an apostrophe stands wherever a cell could begin.

/// How a formula begins; the wide and small forms are taken for the plain ones.
const SIGNS: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];

/// Signs at which some program parts cells or rows.
fn parts_cells(sign: char) -> bool {
    matches!(sign, ';' | '\t' | '\n' | '\r')
}

/// Signs before a formula that programs leave out or pass over.
fn is_passed_over(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '"' | '\'' | '\0' | '\u{feff}')
}

/// For each place of a text, its end among them, whether a formula begins there.
fn places(signs: &[char]) -> Vec<bool> {
    let mut places = vec![false; signs.len() + 1];
    for at in (0..signs.len()).rev() {
        let sign = signs[at];
        places[at] = SIGNS.contains(&sign) || (is_passed_over(sign) && places[at + 1]);
    }
    places
}

/// Whether a cell with this text needs an apostrophe in front: it begins a formula, or with a sign that some program drops.
fn begins(signs: &[char], places: &[bool]) -> bool {
    let first = signs.iter().find(|sign| **sign != '\'');
    places[0] || matches!(first, Some('\t' | '\r'))
}

/// Whether a cell could begin behind this place of a text.
fn is_border(signs: &[char], at: usize) -> bool {
    parts_cells(signs[at]) && !(signs[at] == '\r' && signs.get(at + 1) == Some(&'\n'))
}

/// The text with an apostrophe wherever a formula could begin.
pub(super) fn guarded(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let places = places(&signs);
    let mut guarded = String::with_capacity(text.len() + 1);
    guarded.extend(begins(&signs, &places).then_some('\''));
    for (at, sign) in signs.iter().enumerate() {
        guarded.push(*sign);
        guarded.extend((is_border(&signs, at) && places[at + 1]).then_some('\''));
    }
    guarded
}

/// The text without the apostrophes that [`guarded`] sets; other text stays as it is.
pub(super) fn unguarded(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let places = places(&signs);
    let begins_guarded = signs.first() == Some(&'\'') && begins(&signs, &places);
    let mut plain = String::with_capacity(text.len());
    for (at, sign) in signs.iter().enumerate() {
        let behind_a_border = at.checked_sub(1).is_some_and(|before| is_border(&signs, before));
        let is_ours = *sign == '\'' && (behind_a_border && places[at] || at == 0 && begins_guarded);
        plain.extend((!is_ours).then_some(*sign));
    }
    plain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn apostrophes_stand_where_a_cell_could_begin_and_nowhere_else() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            (" \u{3000}＝1", "' \u{3000}＝1"),
            ("\"=1\"", "'\"=1\""),
            ("Air;=1+1", "Air;'=1+1"),
            ("a\n- b\r\n﹢c\t@d; \"-e", "a\n'- b\r\n'﹢c\t'@d;' \"-e"),
            ("a, -5; b = c", "a, -5; b = c"),
            ("'tis; it's", "'tis; it's"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), expected);
            assert_eq!(unguarded(expected), text);
        }
    }

    proptest! {
        #[test]
        fn what_is_guarded_comes_back(text in "[a=+@'\"\r\n\t;, ＝-]{0,16}|\\PC{0,16}") {
            prop_assert_eq!(unguarded(&guarded(&text)), text);
        }
    }
}
