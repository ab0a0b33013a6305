//! Whether somebody runs the system, and whether the second factors can be read and nobody else reads their keys.

use std::path::Path;

use super::store::{self, SealedFactor};
use crate::kit::card::{Checking, Finding, State, finding};
use crate::kit::keyring::Keyring;
use crate::kit::settings::{KeyFile, Settings};
use crate::kit::store::Db;

/// What the doctor asks about people.
pub fn check<'a>(settings: &'a Settings, db: &'a Db) -> Checking<'a> {
    Box::pin(async move {
        let mut findings = vec![administrators(db).await];
        findings.extend(second_factors(&settings.secret_key, db).await);
        findings
    })
}

async fn administrators(db: &Db) -> Finding {
    match store::count_administrators(db).await {
        Ok(0) => finding(
            "people",
            State::Bad,
            "no administrator. Run: sekber user add EMAIL --name NAME --role admin",
        ),
        Ok(count) => finding("people", State::Good, format!("{count} administrator(s)")),
        Err(error) => finding("people", State::Bad, format!("{error}")),
    }
}

/// Whether the second factors can be read, and nobody else reads their keys.
async fn second_factors(file: &KeyFile, db: &Db) -> Option<Finding> {
    let kept = store::sealed_factors(db).await.ok()?;
    let path = file.path().display();
    if is_open_to_others(file.path()) {
        let text = format!("others can read the keys in {path}. Run: chmod 600 {path}");
        return Some(finding("keys", State::Bad, text));
    }
    let gone = match Keyring::read(file.path()) {
        _ if kept.is_empty() => 0,
        Err(error) => return Some(finding("keys", State::Bad, format!("{error}. {WITHOUT_KEYS}"))),
        Ok(keys) => {
            let gone =
                |kept: &&SealedFactor| keys.decrypt(&kept.totp_secret, &format!("totp/{}", kept.id)).is_err();
            kept.iter().filter(gone).count()
        }
    };
    Some(match gone {
        0 => finding("keys", State::Good, format!("{} second factor(s) can be read", kept.len())),
        gone => {
            let text = format!("{gone} second factor(s) need a key that is not in {path}. {WITHOUT_KEYS}");
            finding("keys", State::Bad, text)
        }
    })
}

/// What to do about second factors without their keys.
const WITHOUT_KEYS: &str = "Put the key file of the server they come from back; without it these people sign in with a \
                            recovery code, or an administrator switches their second factor off, and they set it up anew.";

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}
