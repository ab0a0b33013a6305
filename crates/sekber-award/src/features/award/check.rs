//! What the doctor looks at: rules that are still what was published and frozen, provisional results that are still what was told, and final
//! ones that their records still give.

use super::store::{results, seasons};
use super::tally::{Tally, fingerprint};
use crate::kit::audit;
use crate::kit::card::{Checking, Finding, State, finding};
use crate::kit::digest::sha256;
use crate::kit::problem::Problem;
use crate::kit::settings::Settings;
use crate::kit::store::{Db, StoreError};

const SUBJECT: &str = "doctor-on-award";

/// Looks at every award of every district.
pub fn check<'a>(_: &'a Settings, db: &'a Db) -> Checking<'a> {
    Box::pin(async move {
        let found = async {
            let mut faults = rules(db).await?;
            faults.extend(told(db).await?);
            faults.extend(decided(db).await?);
            Ok::<_, Problem>(faults)
        };
        match found.await {
            Ok(faults) if faults.is_empty() => {
                vec![finding(SUBJECT, State::Good, "doctor-award")]
            }
            Ok(faults) => faults,
            Err(error) => vec![bad("doctor-award-unread", error)],
        }
    })
}

fn bad(key: &'static str, what: impl ToString) -> Finding {
    finding(SUBJECT, State::Bad, key).with("what", what)
}

/// Versions that no longer bear their fingerprint, frozen rules that are not the ones the trail tells of, later versions.
async fn rules(db: &Db) -> Result<Vec<Finding>, StoreError> {
    let mut faults = Vec::new();
    for one in seasons::sealed(db).await? {
        let what = format!("{} ({}, {}, v{})", one.name, one.season_id, one.region_code, one.version);
        let digest = sha256(&one.content_json);
        if digest != one.digest {
            faults.push(bad("doctor-award-rules", &what));
        }
        let is_frozen = one.frozen_at.is_some() && one.rules_version == Some(one.version);
        if is_frozen && digest_in(one.told_json.as_deref()).as_ref() != Some(&digest) {
            faults.push(bad("doctor-award-frozen", &what));
        }
        if one.frozen_at.is_some() && one.rules_version.is_some_and(|version| one.version > version) {
            faults.push(bad("doctor-award-added", &what));
        }
    }
    Ok(faults)
}

/// The digest in a line of the trail.
fn digest_in(told_json: Option<&str>) -> Option<String> {
    audit::told(told_json)?["digest"].as_str().map(str::to_owned)
}

/// Provisional results that are not those that the trail tells of.
async fn told(db: &Db) -> Result<Vec<Finding>, StoreError> {
    let mut faults = Vec::new();
    for one in results::told(db).await? {
        let kept = fingerprint(&results::provisional(db, &one.region_code, &one.id).await?);
        if digest_in(one.told_json.as_deref()).as_ref() != Some(&kept) {
            let what = format!("{} ({}, {})", one.name, one.id, one.region_code);
            faults.push(bad("doctor-award-provisional", what));
        }
    }
    Ok(faults)
}

/// Final results that their records no longer give.
async fn decided(db: &Db) -> Result<Vec<Finding>, Problem> {
    let mut faults = Vec::new();
    for one in results::decided(db).await? {
        let season = seasons::find(db, &one.region_code, &one.id).await?.ok_or(Problem::NotFound)?;
        let kept = fingerprint(&results::all(db, &one.region_code, &one.id).await?);
        let again = match Tally::load(db, &one.region_code, &season).await {
            Ok(tally) => fingerprint(&tally.result()?),
            Err(Problem::Refused { .. }) => String::new(),
            Err(other) => return Err(other),
        };
        if season.result_digest.as_deref() != Some(kept.as_str()) || kept != again {
            let what = format!("{} ({}, {})", one.name, one.id, one.region_code);
            faults.push(bad("doctor-award-result", what));
        }
    }
    Ok(faults)
}
