//! Codes: six digits that change every half minute (RFC 6238), and recovery codes.

use anyhow::Context as _;
use rand::TryRng as _;
use rand::rngs::SysRng;
use sekber_core::value::Moment;
use totp_rs::{Builder, Secret, Totp};

use crate::kit::access::token;
use crate::kit::page::percent_encoded;

/// How many recovery codes are given out.
pub const RECOVERY_CODES: usize = 10;
/// Letters of recovery codes: none that are mistaken for another.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// A fresh secret of 160 bits in base 32.
///
/// # Errors
/// When the machine's source of chance fails.
pub fn fresh_secret() -> anyhow::Result<String> {
    let mut bytes = [0_u8; 20];
    SysRng.try_fill_bytes(&mut bytes).context("no chance")?;
    Ok(Secret::new_stack(bytes).to_base32())
}

fn totp(secret: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok().filter(|secret| secret.as_bytes().len() == 20)?;
    Some(Builder::new().with_secret(secret).build_noncompliant())
}

/// The time step that a typed code belongs to, half a minute of clock drift either way; none when it is wrong.
pub fn step(secret: &str, typed: &str, now: Moment) -> Option<i64> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let seconds = u64::try_from(now.0 / 1000).ok()?;
    let step = if digits.len() == 6 { totp(secret)?.check(&digits, seconds) } else { None };
    i64::try_from(step?).ok()
}

/// The code of a moment: what the app of whoever holds the secret shows then.
#[cfg(test)]
pub fn generate(secret: &str, at: Moment) -> Option<String> {
    Some(totp(secret)?.generate(u64::try_from(at.0 / 1000).ok()?).to_string())
}

/// The address that authenticator apps read from the picture.
pub fn address(secret: &str, email: &str, district: &str) -> String {
    let issuer = percent_encoded(&format!("Sekber {district}"));
    format!("otpauth://totp/{issuer}:{}?secret={secret}&issuer={issuer}", percent_encoded(email))
}

/// Fresh recovery codes as shown, `abcd-efgh-jkmn-pqrs-tuvw-xyz2`: 120 bits each, so that a hash which is quickly made gives none away.
///
/// # Errors
/// When the machine's source of chance fails.
pub fn recovery_codes() -> anyhow::Result<Vec<String>> {
    (0..RECOVERY_CODES)
        .map(|_| {
            let mut bytes = [0_u8; 24];
            SysRng.try_fill_bytes(&mut bytes).context("no chance")?;
            let letters: Vec<u8> = bytes.iter().map(|byte| LETTERS[usize::from(byte % 32)]).collect();
            let groups = letters.chunks(4).map(|group| String::from_utf8_lossy(group).into_owned());
            Ok(groups.collect::<Vec<_>>().join("-"))
        })
        .collect()
}

/// What the database keeps of a recovery code; spaces, dashes and capitals do not matter.
pub fn recovery_hash(typed: &str) -> String {
    let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    token::hash(&plain.to_ascii_lowercase())
}
