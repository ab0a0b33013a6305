//! Passwords: Argon2id with the parameters that OWASP recommends (19 MiB, two passes, one lane).

use std::num::NonZeroUsize;
use std::time::Duration;

use argon2::{Argon2, PasswordHasher, PasswordVerifier};

use crate::kit::cpu::Pool;
use crate::kit::problem::Problem;

/// Fewest characters of a password.
pub const SHORTEST: usize = 10;
/// Most characters of a password; longer ones only cost time.
pub const LONGEST: usize = 200;

/// Stems of the commonest passwords; digits and signs around them make them no better.
const OBVIOUS: [&str; 46] = [
    "abcdefghij",
    "abcdefghijkl",
    "admin",
    "administrator",
    "adminadmin",
    "akusayangkamu",
    "allahuakbar",
    "anjinganjing",
    "asdfghjkl",
    "asdfghjklzxcvbnm",
    "bappeda",
    "bismillah",
    "bismillahirrahmanirrahim",
    "changeme",
    "dinaskesehatan",
    "doraemon",
    "freefire",
    "garuda",
    "iloveyou",
    "indonesia",
    "indonesiaraya",
    "jakarta",
    "kabupatensintang",
    "katasandi",
    "kalimantan",
    "kalimantanbarat",
    "letmein",
    "merdeka",
    "mobilelegend",
    "passw",
    "password",
    "passwordku",
    "pontianak",
    "qazwsxedc",
    "qwerty",
    "qwertyuiop",
    "qwertyuiopasdfghjkl",
    "rahasia",
    "rahasiaku",
    "sayangku",
    "sekber",
    "selamatpagi",
    "sintang",
    "sintanglestari",
    "welcome",
    "zxcvbnm",
];

/// Why a password is too weak, if it is: the key of the sentence that tells. `about` holds what everybody knows about the
/// person, such as name and address.
pub fn weakness(password: &str, about: &[&str]) -> Option<&'static str> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some("fault-password-short");
    }
    if length > LONGEST {
        return Some("fault-password-long");
    }
    let small = password.to_lowercase();
    let letters: String = small.chars().filter(|letter| letter.is_alphabetic()).collect();
    let various = small.chars().collect::<std::collections::BTreeSet<_>>().len();
    // Zeros and threes written for o and e fool nobody.
    let plain: String = small
        .trim_matches(|sign: char| !sign.is_alphabetic())
        .chars()
        .map(unmasked)
        .filter(|letter| letter.is_alphabetic())
        .collect();
    let obvious = |stem: &String| {
        OBVIOUS.contains(&stem.as_str()) || OBVIOUS.iter().any(|word| *stem == word.repeat(2))
    };
    if various < 4 || letters.is_empty() || obvious(&letters) || obvious(&plain) {
        return Some("fault-password-common");
    }
    let parts = about.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    let own = parts.map(str::to_lowercase).filter(|part| part.chars().count() >= 4);
    // A long password may well hold a name among other words.
    let weak = own.into_iter().any(|part| small.contains(&part) && length < part.chars().count() + SHORTEST);
    weak.then_some("fault-password-own")
}

fn unmasked(letter: char) -> char {
    match letter {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
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
