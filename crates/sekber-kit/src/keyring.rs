//! Keys that are kept outside the database and encrypt the secrets in it, so that a stolen copy of the database, or of a
//! backup, tells none of them. ChaCha20-Poly1305; every text is bound to what it belongs to.
//!
//! The file holds one key a line, 64 hexadecimal digits each. The last one encrypts, all of them decrypt: a new line at the
//! end changes the key, and once everything was encrypted anew (at the next start) the older lines may go.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use super::access::token;
use super::digest::{hex, sha256};
use super::settings::KeyFile;

/// What every encrypted text begins with; clear ones never do.
const MARK: &str = "enc1:";

/// Why the keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read or made.
    #[error("cannot use the key file {path}: {cause}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// A line of the file is no key.
    #[error(
        "the key file needs lines of 64 hexadecimal digits, at least one; make one with: openssl rand -hex 32"
    )]
    NoKey,
}

/// Why a text cannot be decrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It was encrypted with a key that is not in the file.
    #[error("the key is not in the key file")]
    UnknownKey,
    /// It was changed, or belongs to somebody else.
    #[error("it was changed or moved")]
    Broken,
}

struct Key {
    /// What names it in the texts: the beginning of its hash.
    name: String,
    key: LessSafeKey,
}

/// The keys, the newest last.
pub struct Keyring(Vec<Key>);

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.iter().map(|key| &key.name)).finish()
    }
}

impl Keyring {
    /// Reads the keys; the server's own file is made, readable to nobody else, when it is missing.
    ///
    /// # Errors
    /// When the file cannot be read or made, or holds no key.
    pub fn open(file: &KeyFile) -> Result<Self, KeyError> {
        match (Self::read(file.path()), file) {
            (Err(KeyError::File { cause, .. }), KeyFile::Own(path))
                if cause.kind() == ErrorKind::NotFound =>
            {
                make(path).map_err(|cause| KeyError::File { path: path.clone(), cause })?;
                Self::read(path)
            }
            (read, _) => read,
        }
    }

    /// Reads the keys of a file and makes none.
    ///
    /// # Errors
    /// When the file cannot be read, or holds no key.
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        let text =
            std::fs::read_to_string(path).map_err(|cause| KeyError::File { path: path.to_owned(), cause })?;
        Self::parse(&text)
    }

    /// Reads keys from the text of a file; lines that are empty or begin with `#` say nothing.
    ///
    /// # Errors
    /// When a line is no key, or there is none.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let keys: Option<Vec<Key>> = lines.map(key_of).collect();
        keys.filter(|keys| !keys.is_empty()).map(Self).ok_or(KeyError::NoKey)
    }

    /// Encrypts a text with the newest key, bound to what it belongs to.
    ///
    /// # Errors
    /// When the machine's source of chance fails.
    pub fn encrypt(&self, clear: &str, belongs_to: &str) -> anyhow::Result<String> {
        let newest = self.0.last().ok_or(KeyError::NoKey)?;
        let nonce = token::random::<NONCE_LEN>()?;
        let mut text = clear.as_bytes().to_vec();
        let sealed = newest.key.seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(belongs_to.as_bytes()),
            &mut text,
        );
        sealed.map_err(|_| anyhow::anyhow!("a text is too long to encrypt"))?;
        Ok(format!("{MARK}{}:{}{}", newest.name, hex(&nonce), hex(&text)))
    }

    /// Decrypts a text. One that was kept in clear, before there were keys, is returned as it is.
    ///
    /// # Errors
    /// When its key is not here, or it was changed or moved to another owner.
    pub fn decrypt(&self, kept: &str, belongs_to: &str) -> Result<String, Unreadable> {
        let Some(rest) = kept.strip_prefix(MARK) else { return Ok(kept.to_owned()) };
        let (name, digits) = rest.split_once(':').ok_or(Unreadable::Broken)?;
        let key = self.0.iter().find(|key| key.name == name).ok_or(Unreadable::UnknownKey)?;
        let mut bytes = bytes_of(digits).filter(|bytes| bytes.len() > NONCE_LEN).ok_or(Unreadable::Broken)?;
        let mut text = bytes.split_off(NONCE_LEN);
        let nonce = Nonce::try_assume_unique_for_key(&bytes).map_err(|_| Unreadable::Broken)?;
        let clear = key.key.open_in_place(nonce, Aad::from(belongs_to.as_bytes()), &mut text);
        let clear = clear.map_err(|_| Unreadable::Broken)?;
        String::from_utf8(clear.to_vec()).map_err(|_| Unreadable::Broken)
    }

    /// Whether a text is encrypted with the newest key.
    pub fn is_current(&self, kept: &str) -> bool {
        let newest = self.0.last().map_or("", |key| key.name.as_str());
        kept.strip_prefix(MARK)
            .and_then(|rest| rest.strip_prefix(newest))
            .is_some_and(|rest| rest.starts_with(':'))
    }
}

fn key_of(line: &str) -> Option<Key> {
    let bytes = bytes_of(line).filter(|bytes| bytes.len() == CHACHA20_POLY1305.key_len())?;
    let name = sha256(&bytes).get(..8)?.to_owned();
    Some(Key { name, key: LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, &bytes).ok()?) })
}

fn bytes_of(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    if digits.len().is_multiple_of(2) && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        pairs.map(byte).collect()
    } else {
        None
    }
}

/// Makes the file with a fresh key. Of several processes that start at once, one makes it.
fn make(path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut whole = tempfile::NamedTempFile::new_in(folder)?;
    writeln!(whole, "{}", token::fresh()?)?;
    whole.as_file().sync_all()?;
    match whole.persist_noclobber(path) {
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Ok(()),
        done => done.map(|_| ()).map_err(|error| error.error),
    }
}

#[cfg(test)]
mod tests;
