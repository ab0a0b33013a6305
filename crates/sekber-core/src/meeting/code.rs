//! The code that stands for an organisation at the door: short enough to type, hard enough to guess.
//!
//! The alphabet is Crockford's base 32, which leaves out letters that look like digits; what was meant is understood
//! (https://www.crockford.com/base32.html).

use std::fmt;
use std::str::FromStr;

/// Digits and letters of a code.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a code: 40 bits of chance.
pub const LENGTH: usize = 8;

/// A code of eight characters, shown in two groups: `7K2M-9QXA`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct JoinCode(String);

/// Why a text is no code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a code has 8 letters and digits")]
pub struct NotACode;

impl JoinCode {
    /// The code of five bytes of chance.
    pub fn from_chance(bytes: [u8; 5]) -> Self {
        let number = bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        let digit = |place: usize| ALPHABET[(number >> (5 * (LENGTH - 1 - place)) & 31) as usize];
        Self((0..LENGTH).map(|place| char::from(digit(place))).collect())
    }

    /// The eight characters without the line between, as stored and as used in addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for JoinCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (left, right) = self.0.split_at(LENGTH / 2);
        write!(f, "{left}-{right}")
    }
}

impl FromStr for JoinCode {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        let meant = |c: char| match c.to_ascii_uppercase() {
            'O' => Some('0'),
            'I' | 'L' => Some('1'),
            c if c.is_ascii() && ALPHABET.contains(&(c as u8)) => Some(c),
            _ => None,
        };
        let code: Option<String> =
            text.chars().filter(|c| !c.is_whitespace() && *c != '-').take(LENGTH + 1).map(meant).collect();
        code.filter(|code| code.len() == LENGTH).map(Self).ok_or(NotACode)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_code_is_read_back_as_people_write_it(bytes: [u8; 5]) {
            let code = JoinCode::from_chance(bytes);
            prop_assert_eq!(code.as_str().len(), LENGTH);
            prop_assert_eq!(code.to_string().parse::<JoinCode>().unwrap(), code.clone());
            let sloppy = format!(" {} ", code.to_string().to_lowercase().replace('0', "o").replace('1', "l"));
            prop_assert_eq!(sloppy.parse::<JoinCode>().unwrap(), code);
        }

        #[test]
        fn any_text_is_answered(text: String) {
            let _ = text.parse::<JoinCode>();
        }
    }

    #[test]
    fn what_is_too_short_too_long_or_foreign_is_no_code() {
        for text in ["", "ABCD-EFG", "ABCD-EFGH-J", "ABCD-EFGU", "ÄBCD-EFGH"] {
            assert_eq!(text.parse::<JoinCode>(), Err(NotACode), "{text}");
        }
    }
}
