//! Passwords: Argon2id with the parameters that OWASP recommends (19 MiB, two passes, one lane).

use argon2::{Argon2, PasswordHasher, PasswordVerifier};

/// Fewest characters of a password.
pub const SHORTEST: usize = 10;
/// Most characters of a password; longer ones only cost time.
pub const LONGEST: usize = 200;

/// Hashes a password with a salt of its own. Takes some tens of milliseconds of one core.
///
/// # Errors
/// When the machine's source of chance fails.
pub async fn hash(password: String) -> anyhow::Result<String> {
    tokio::task::spawn_blocking(move || {
        let hash = Argon2::default().hash_password(password.as_bytes());
        hash.map(|hash| hash.to_string()).map_err(|error| anyhow::anyhow!("argon2: {error}"))
    })
    .await?
}

/// Whether the password belongs to the hash. A missing hash costs as much time as a wrong password, so that
/// the answer's time does not tell which addresses have an account.
///
/// # Errors
/// When the work cannot be done at all.
pub async fn matches(password: String, hash: Option<String>) -> anyhow::Result<bool> {
    tokio::task::spawn_blocking(move || {
        let Some(hash) = hash else {
            let _ = Argon2::default().hash_password(password.as_bytes());
            return false;
        };
        let parsed = argon2::PasswordHash::new(&hash);
        parsed.is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
    })
    .await
    .map_err(Into::into)
}
