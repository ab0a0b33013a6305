//! Passwords: Argon2id with the parameters that OWASP recommends (19 MiB, two passes, one lane).

use std::num::NonZeroUsize;
use std::sync::LazyLock;
use std::time::Duration;

use argon2::{Argon2, PasswordHasher, PasswordVerifier};

use crate::cpu::Pool;
use crate::problem::Problem;

/// Fewest characters of a password.
pub const SHORTEST: usize = 12;
/// Most characters of a password; longer ones only cost time.
pub const LONGEST: usize = 200;
/// How many guesses a password must withstand at least, as zxcvbn estimates them: its best grade. Three common words, or two
/// with a year, do not; four words that have nothing to do with each other withstand far more.
const FEWEST_GUESSES: u64 = 10_000_000_000;
/// How many characters are looked at: what is strong so far is strong enough, and the work stays small.
const LOOKED_AT: usize = 64;

/// Words that passwords are made of here, the commonest first: one a line, `#` begins a remark. zxcvbn brings the common
/// passwords, names and words of English.
static LOCAL: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lines = include_str!("password/local.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Why a password is too weak, if it is: the key of the sentence that tells. `about` holds what everybody knows about the
/// person, such as name and address. Takes some milliseconds; where strangers ask, [`judge`] is the one to call.
pub fn weakness(password: &str, about: &[&str]) -> Option<&'static str> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some("fault-password-short");
    }
    if length > LONGEST {
        return Some("fault-password-long");
    }
    let small = password.to_lowercase();
    let parts = about.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    let own: Vec<String> = parts.map(str::to_lowercase).filter(|part| part.chars().count() >= 4).collect();
    // A long password may well hold a name among other words.
    if own.iter().any(|part| small.contains(part) && length < part.chars().count() + SHORTEST) {
        return Some("fault-password-own");
    }
    let known: Vec<&str> = own.iter().map(String::as_str).chain(LOCAL.iter().copied()).collect();
    let looked_at: String = small.chars().take(LOOKED_AT).map(plain).collect();
    let guesses = zxcvbn::zxcvbn(&looked_at, &known).guesses();
    (guesses < FEWEST_GUESSES).then_some("fault-password-common")
}

/// The letter that a sign stands for in words like `p@$$word`. The estimator tries every combination of what the signs of a password may
/// stand for, which is hundreds when all of them are there; of digits, which stay, it is eight at most.
fn plain(sign: char) -> char {
    match sign {
        '@' => 'a',
        '(' | '{' | '[' | '<' => 'c',
        '!' => 'i',
        '|' => 'l',
        '$' => 's',
        '+' => 't',
        '%' => 'x',
        other => other,
    }
}

/// What [`weakness`] says, worked out where passwords are.
///
/// # Errors
/// [`Problem::Busy`] when too many passwords wait.
pub async fn judge(password: &str, about: &[&str]) -> Result<Option<&'static str>, Problem> {
    let (password, about) =
        (password.to_owned(), about.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
    PASSWORDS.run(move || weakness(&password, &about.iter().map(String::as_str).collect::<Vec<_>>())).await
}

/// Passwords are worked on four at a time: each takes 19 MiB, and a crowd must wait rather than fill the memory. A hall that
/// signs in at once is some hundreds, each waiting some tens of milliseconds for every four before it.
static PASSWORDS: Pool = Pool::new("passwords", NonZeroUsize::new(4), 1_000, Duration::from_secs(30));

/// Hashes a password with a salt of its own. Takes some tens of milliseconds of one core.
///
/// # Errors
/// [`Problem::Busy`] when too many passwords wait; otherwise when the machine's source of chance fails.
pub async fn hash(password: String) -> Result<String, Problem> {
    let hash = PASSWORDS.run(move || {
        let hash = Argon2::default().hash_password(password.as_bytes());
        hash.map(|hash| hash.to_string()).map_err(|error| anyhow::anyhow!("argon2: {error}"))
    });
    Ok(hash.await??)
}

/// Whether the password belongs to the hash. A missing hash costs as much time as a wrong password, so that
/// the answer's time does not tell which addresses have an account.
///
/// # Errors
/// [`Problem::Busy`] when too many passwords wait; otherwise when the work cannot be done at all.
pub async fn matches(password: String, hash: Option<String>) -> Result<bool, Problem> {
    if password.chars().count() > LONGEST {
        return Ok(false);
    }
    let work = move || {
        let Some(hash) = hash else {
            let _ = Argon2::default().hash_password(password.as_bytes());
            return false;
        };
        let parsed = argon2::PasswordHash::new(&hash);
        parsed.is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
    };
    PASSWORDS.run(work).await
}

#[cfg(test)]
mod tests;
