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
        Ok(0) => finding("doctor-on-people", State::Bad, "doctor-no-administrator"),
        Ok(count) => finding("doctor-on-people", State::Good, "doctor-administrators").with("count", count),
        Err(error) => finding("doctor-on-people", State::Bad, "doctor-why").with("why", error),
    }
}

/// Whether the second factors can be read, and nobody else reads their keys.
async fn second_factors(file: &KeyFile, db: &Db) -> Option<Finding> {
    let kept = store::sealed_factors(db).await.ok()?;
    let path = file.path().display();
    if is_open_to_others(file.path()) {
        return Some(finding("doctor-on-keys", State::Bad, "doctor-keys-open").with("path", path));
    }
    let gone = match Keyring::read(file.path()) {
        _ if kept.is_empty() => 0,
        Err(error) => {
            return Some(finding("doctor-on-keys", State::Bad, "doctor-keys-unread").with("why", error));
        }
        Ok(keys) => {
            let gone =
                |kept: &&SealedFactor| keys.decrypt(&kept.totp_secret, &format!("totp/{}", kept.id)).is_err();
            kept.iter().filter(gone).count()
        }
    };
    Some(match gone {
        0 => finding("doctor-on-keys", State::Good, "doctor-keys").with("count", kept.len()),
        gone => {
            finding("doctor-on-keys", State::Bad, "doctor-keys-gone").with("count", gone).with("path", path)
        }
    })
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}
