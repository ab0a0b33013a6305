//! What text may hold where it enters: nothing that a database refuses, that a terminal obeys, or that makes one text look
//! like another.
//!
//! Nothing is refused here: a pasted letter with a stray sign should not be sent back. What has no meaning of its own is
//! taken out, what breaks a line becomes a line break.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark, is_nfc};

/// Most marks on one letter. Vietnamese needs two, Arabic with vowels three; more climb over the lines around them.
pub const MOST_MARKS: usize = 4;

/// Text of one or more paragraphs as it is kept: composed (NFC), its lines ended by `\n`, without control characters other
/// than tab and line break, without signs that turn the direction of reading round, and without invisible ones.
///
/// Cleaning twice changes nothing; the time is linear in the length of the text.
pub fn clean(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return text.to_owned();
    }
    let mut cleaned = clean_once(text);
    // What was left out can bring together what composes anew.
    for _ in 0..MOST_ROUNDS {
        let again = clean_once(&cleaned);
        if again == cleaned {
            break;
        }
        cleaned = again;
    }
    cleaned
}

/// Rounds after which even made-up runs of marks and joiners have settled.
const MOST_ROUNDS: usize = 8;

fn clean_once(text: &str) -> String {
    let kept: Vec<char> = text.replace("\r\n", "\n").chars().filter_map(plain).collect();
    let composed: Vec<char> = fewer_marks(kept.into_iter().nfc()).collect();
    let joined: String = needed_joiners(&composed).nfc().collect();
    debug_assert!(is_nfc(&joined));
    joined
}

/// Text of a single line, such as a name: cleaned as by [`clean`], with a space for every run of line breaks and tabs.
pub fn clean_line(text: &str) -> String {
    one_line(&clean(text))
}

/// The same text on a single line: a space for every run of line breaks and tabs, with the spaces around them.
pub fn one_line(text: &str) -> String {
    if !text.contains(['\n', '\t']) {
        return text.to_owned();
    }
    let pieces = text.split(['\n', '\t']).map(|piece| piece.trim_matches(' '));
    pieces.filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a sign is safe to print and to keep wherever it stands: no control character but tab and line break, nothing
/// that turns the direction of reading round, nothing invisible.
pub fn is_plain(sign: char) -> bool {
    plain(sign) == Some(sign) && !is_joiner(sign)
}

/// The sign as it is kept; `None` when it is left out.
fn plain(sign: char) -> Option<char> {
    match sign {
        '\t' | '\n' => Some(sign),
        // Carriage return, vertical tab, form feed, next line, and the separators of lines and paragraphs.
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        _ if sign.is_control() || turns_direction(sign) || is_invisible(sign) || is_no_character(sign) => {
            None
        }
        _ => Some(sign),
    }
}

/// Embeddings, overrides and isolates, by which one order is stored and another shown.
fn turns_direction(sign: char) -> bool {
    matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
}

/// Signs that show nothing: zero-width spaces, soft hyphens, fillers, annotations and tags.
fn is_invisible(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'
            | '\u{2060}'..='\u{2065}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Places of the code that no character will ever have.
fn is_no_character(sign: char) -> bool {
    matches!(sign, '\u{fdd0}'..='\u{fdef}') || matches!(u32::from(sign) & 0xffff, 0xfffe | 0xffff)
}

/// Signs that join or part the letters beside them, or give those between them a direction.
fn is_joiner(sign: char) -> bool {
    matches!(sign, '\u{200c}'..='\u{200f}' | '\u{61c}')
}

/// Leaves out the marks above [`MOST_MARKS`] on one letter. A joiner does not begin a new letter.
fn fewer_marks(signs: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut marks = 0;
    signs.filter(move |sign| {
        marks = match *sign {
            sign if is_combining_mark(sign) => marks + 1,
            sign if is_joiner(sign) => marks,
            _ => 0,
        };
        marks <= MOST_MARKS || !is_combining_mark(*sign)
    })
}

/// Keeps a joiner between two letters of scripts that need it (and between the parts of a joined picture), one at a time.
fn needed_joiners(signs: &[char]) -> impl Iterator<Item = char> + '_ {
    let beside = |at: Option<usize>| at.and_then(|at| signs.get(at)).is_some_and(|sign| takes_joiners(*sign));
    signs
        .iter()
        .enumerate()
        .filter(move |(at, sign)| {
            !is_joiner(**sign) || (beside(at.checked_sub(1)) && beside(at.checked_add(1)))
        })
        .map(|(_, sign)| *sign)
}

/// Letters of the scripts from Hebrew on, and pictures; not Latin ones, punctuation or marks that any letter may bear.
fn takes_joiners(sign: char) -> bool {
    let latin = matches!(sign, '\u{1ab0}'..='\u{1aff}' | '\u{1d00}'..='\u{206f}' | '\u{20d0}'..='\u{20ff}' | '\u{2c60}'..='\u{2c7f}')
        || matches!(sign, '\u{a720}'..='\u{a7ff}' | '\u{ab30}'..='\u{ab6f}' | '\u{fb00}'..='\u{fb06}' | '\u{fe20}'..='\u{fe2f}' | '\u{ff00}'..='\u{ff65}');
    sign >= '\u{590}' && !latin && !sign.is_whitespace() && !is_joiner(sign)
}

#[cfg(test)]
mod tests;
