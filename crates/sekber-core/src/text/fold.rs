//! One spelling for texts that look alike: compatibility forms, accents, capitals, quotes and spaces.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Letters that do not fall apart into a base letter and an accent.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        '‘' | '’' | '‚' | '′' | '´' | '`' => "'",
        '“' | '”' | '„' | '″' | '«' | '»' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        '⁄' | '∕' => "/",
        _ => return None,
    })
}

/// Small letters without accents, plain quotes and dashes, single spaces, nothing at the ends.
///
/// Letters of other scripts stay; folding twice changes nothing.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return fold_ascii(text);
    }
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    let small = text.nfkd().flat_map(char::to_lowercase).nfkd().filter(|letter| !is_combining_mark(*letter));
    for letter in small {
        // Zero-width characters arrive with pasted text and would split words invisibly.
        if letter.is_whitespace() || letter.is_control() {
            gap = !folded.is_empty();
        } else if !matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}') {
            if std::mem::take(&mut gap) {
                folded.push(' ');
            }
            match plain(letter) {
                Some(letters) => folded.push_str(letters),
                None => folded.push(letter),
            }
        }
    }
    folded
}

/// The same for the letters of most texts, which neither fall apart nor bear accents.
fn fold_ascii(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for byte in text.bytes() {
        if byte <= b' ' || byte == 0x7f {
            gap = !folded.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            folded.push(' ');
        }
        folded.push(if byte == b'`' { '\'' } else { char::from(byte.to_ascii_lowercase()) });
    }
    folded
}

/// The words of a text, folded: runs of letters and digits; `PAUD-HI` gives two.
pub fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
