//! Secrets that travel: random tokens, of which the database keeps only a hash.

use rand::TryRng as _;
use rand::rngs::SysRng;
use sha2::{Digest, Sha256};

/// A fresh secret of 256 bits as 64 hexadecimal digits.
///
/// # Errors
/// When the machine's source of chance fails.
pub fn fresh() -> std::io::Result<String> {
    Ok(hex(&chance::<32>()?))
}

/// So many bytes of chance.
///
/// # Errors
/// When the machine's source of chance fails.
pub fn chance<const N: usize>() -> std::io::Result<[u8; N]> {
    let mut bytes = [0_u8; N];
    SysRng.try_fill_bytes(&mut bytes).map_err(std::io::Error::other)?;
    Ok(bytes)
}

/// What the database keeps of a secret, so that a stolen copy of the database opens nothing.
pub fn hash(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
