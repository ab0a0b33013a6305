//! Exact sums of decimal numbers of any length.

use num_bigint::BigInt;

/// Digits that an exponent may move the point by; numbers beyond that are no amounts of money.
const FURTHEST: i64 = 60;
/// Digits of a number at most; longer ones are no amounts of money either.
const LONGEST: usize = 100;

/// An exact sum: a whole number of units of ten to the power of `-scale`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DecimalSum {
    /// What fits into 128 bits, at `scale`; the rest is in `carried`.
    near: i128,
    carried: BigInt,
    scale: u32,
}

/// A decimal number as digits and the place of its point.
struct Parsed {
    digits: BigInt,
    small: Option<i128>,
    scale: u32,
}

/// Reads a decimal such as `-1234.50` or `1.2e6`; `None` when it is none.
fn parse(text: &str) -> Option<Parsed> {
    let text = text.trim();
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], text[at + 1..].parse::<i64>().ok()?),
        None => (text, 0),
    };
    if mantissa.len() > LONGEST || exponent.abs() > FURTHEST {
        return None;
    }
    let unsigned = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
    let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let sound = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if !sound(whole) || !sound(part) || whole.len() + part.len() == 0 {
        return None;
    }
    let mut digits = String::with_capacity(mantissa.len() + 1);
    if mantissa.starts_with('-') {
        digits.push('-');
    }
    digits.push_str(whole);
    digits.push_str(part);
    let mut scale = i64::try_from(part.len()).ok()? - exponent;
    while scale < 0 {
        digits.push('0');
        scale += 1;
    }
    let small = digits.parse::<i128>().ok();
    let digits = if small.is_some() { BigInt::ZERO } else { digits.parse().ok()? };
    Some(Parsed { digits, small, scale: u32::try_from(scale).ok()? })
}

impl DecimalSum {
    /// Adds a number as it is written; false, and nothing added, when it is no number.
    pub fn add(&mut self, text: &str) -> bool {
        let Some(parsed) = parse(text) else { return false };
        if parsed.scale > self.scale {
            self.rescale(parsed.scale);
        }
        let factor = 10_i128.checked_pow(self.scale - parsed.scale);
        let scaled = parsed.small.zip(factor).and_then(|(digits, factor)| digits.checked_mul(factor));
        match scaled.and_then(|scaled| self.near.checked_add(scaled)) {
            Some(near) => self.near = near,
            None => {
                let digits = parsed.small.map_or(parsed.digits, BigInt::from);
                self.carried += digits * BigInt::from(10).pow(self.scale - parsed.scale);
            }
        }
        true
    }

    /// Counts in smaller units from now on.
    fn rescale(&mut self, scale: u32) {
        let factor = BigInt::from(10).pow(scale - self.scale);
        self.carried = (&self.carried + BigInt::from(self.near)) * factor;
        self.near = 0;
        self.scale = scale;
    }
}

impl std::fmt::Display for DecimalSum {
    /// Plain digits without trailing zeros after the point.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let whole = (&self.carried + BigInt::from(self.near)).to_string();
        let (sign, digits) = whole.strip_prefix('-').map_or(("", whole.as_str()), |digits| ("-", digits));
        let scale = self.scale as usize;
        let padded = format!("{digits:0>width$}", width = scale + 1);
        let (whole, part) = padded.split_at(padded.len() - scale);
        match part.trim_end_matches('0') {
            "" => write!(f, "{sign}{whole}"),
            part => write!(f, "{sign}{whole}.{part}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sum(numbers: &[&str]) -> String {
        let mut sum = DecimalSum::default();
        numbers.iter().for_each(|number| assert!(sum.add(number), "{number}"));
        sum.to_string()
    }

    #[test]
    fn sums_are_exact() {
        assert_eq!(sum(&[]), "0");
        assert_eq!(sum(&["0.1", "0.2"]), "0.3");
        assert_eq!(sum(&["-5", "5.000"]), "0");
        assert_eq!(sum(&[" 1.5e3 ", "-.25", "7."]), "1506.75");
        assert_eq!(
            sum(&["99999999999999999999999999999999999999999", "0.000000000000000000001"]),
            "99999999999999999999999999999999999999999.000000000000000000001"
        );
    }

    #[test]
    fn what_is_no_number_is_not_added() {
        let mut sum = DecimalSum::default();
        for text in ["", "-", ".", "1,000", "abc", "1e", "0x1", "1e999999999", "١"] {
            assert!(!sum.add(text), "{text}");
        }
        assert_eq!(sum.to_string(), "0");
    }

    proptest! {
        #[test]
        fn the_order_does_not_matter(numbers in prop::collection::vec((any::<i64>(), 0_u32..25), 0..30)) {
            let text = |(digits, scale): &(i64, u32)| format!("{digits}e-{scale}");
            let (mut there, mut back) = (DecimalSum::default(), DecimalSum::default());
            numbers.iter().for_each(|number| { there.add(&text(number)); });
            numbers.iter().rev().for_each(|number| { back.add(&text(number)); });
            prop_assert_eq!(there.to_string(), back.to_string());
        }
    }
}
