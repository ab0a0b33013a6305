//! Secrets that travel: random tokens, of which the database keeps only a hash.

use rand::TryRng as _;
use rand::rngs::SysRng;

use crate::digest::{hex, sha256};

/// Characters of a secret.
pub const LENGTH: usize = 64;

/// A fresh secret of 256 bits as 64 hexadecimal digits.
///
/// # Errors
/// When the machine's source of chance fails.
pub fn fresh() -> std::io::Result<String> {
    Ok(hex(&random::<32>()?))
}

/// So many bytes of chance.
///
/// # Errors
/// When the machine's source of chance fails.
pub fn random<const N: usize>() -> std::io::Result<[u8; N]> {
    let mut bytes = [0_u8; N];
    SysRng.try_fill_bytes(&mut bytes).map_err(std::io::Error::other)?;
    Ok(bytes)
}

/// What the database keeps of a secret, so that a stolen copy of the database opens nothing.
pub fn hash(secret: &str) -> String {
    sha256(secret)
}
