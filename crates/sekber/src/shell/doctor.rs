//! Says what is wrong with the set-up and how to mend it.

mod jobs;

use std::path::Path;

use super::answers;
use crate::features;
use crate::kit::app::system_clock;
use crate::kit::card::{Check, Finding, State, finding};
use crate::kit::files::{self, Files, private};
use crate::kit::settings::Settings;
use crate::kit::store::{Db, Engine, sql};

/// Key of the mark before a finding.
pub fn mark(state: State) -> &'static str {
    match state {
        State::Good => "doctor-mark-good",
        State::Warning => "doctor-mark-warning",
        State::Bad => "doctor-mark-bad",
    }
}

/// Looks at settings, folders, attachments, embedded tables, database and schema, then at what the rooms look at. With
/// `sweep`, files that were left behind without a record are removed; otherwise nothing is changed.
pub async fn examine(settings: &Settings, sweep: bool) -> Vec<Finding> {
    let mut findings =
        vec![tables(), folder(&settings.data), modes(settings), address(settings), cookies(settings)];
    if settings.database.starts_with("sqlite:") {
        findings.push(disk(&settings.data));
    }
    let place = Files::open(&settings.files).map_err(|error| error.to_string());
    findings.push(attachments(settings, place.as_ref()).await);
    let checks: Vec<Check> = features::cards().into_iter().flat_map(|card| card.checks).collect();
    for check in &checks {
        if let Check::Settings(check) = check {
            findings.extend(check(settings).await);
        }
    }
    match super::bootstrap::connect(settings).await {
        Err(error) => {
            let why = answers::teller().error(&error);
            findings
                .push(finding("doctor-on-database", State::Bad, "doctor-database-closed").with("why", why));
        }
        Ok(db) => {
            findings.extend(database(&db).await);
            findings.extend(jobs::examine(&db).await);
            for check in &checks {
                if let Check::Records(check) = check {
                    findings.extend(check(settings, &db).await);
                }
            }
            if let Ok(place) = &place {
                findings.extend(kept_files(place, &db, sweep).await);
            }
        }
    }
    findings
}

fn tables() -> Finding {
    match sekber_facts::verify() {
        Ok(()) => finding("doctor-on-tables", State::Good, "doctor-tables"),
        Err(error) => finding("doctor-on-tables", State::Bad, "doctor-tables-damaged").with("why", error),
    }
}

fn folder(data: &Path) -> Finding {
    let probe = data.join(".doctor");
    let written = std::fs::create_dir_all(data).and_then(|()| std::fs::write(&probe, b"x"));
    let _ = std::fs::remove_file(&probe);
    match written {
        Ok(()) => finding("doctor-on-folder", State::Good, "doctor-folder").with("folder", data.display()),
        Err(error) => finding("doctor-on-folder", State::Bad, "doctor-folder-closed")
            .with("folder", data.display())
            .with("why", error),
    }
}

/// Bytes below which a disk counts as nearly full.
pub const LITTLE_ROOM: u64 = 512 << 20;

fn disk(data: &Path) -> Finding {
    match sekber_server::health::room(data) {
        None => finding("doctor-on-disk", State::Warning, "doctor-disk-unread"),
        Some(free) if free < LITTLE_ROOM => {
            finding("doctor-on-disk", State::Bad, "doctor-disk-full").with("free", free >> 20)
        }
        Some(free) => finding("doctor-on-disk", State::Good, "doctor-disk").with("free", free >> 20),
    }
}

/// Whether other users of the machine are kept out of the database, the attachments, backups and settings.
fn modes(settings: &Settings) -> Finding {
    let mut ours = vec![settings.data.clone()];
    ours.extend(settings.file.clone());
    ours.extend(settings.database.strip_prefix("sqlite:").map(|path| path.trim_start_matches("//").into()));
    let kept = std::fs::read_dir(&settings.data).into_iter().flatten().flatten().map(|entry| entry.path());
    ours.extend(kept.filter(|path| path.extension().is_some_and(|ending| ending == "sekber")));
    let open: Vec<String> = ours
        .iter()
        .filter(|path| private::others_may(path).is_ok_and(|may| may != 0))
        .map(|path| path.display().to_string())
        .collect();
    match open.as_slice() {
        [] => finding("doctor-on-modes", State::Good, "doctor-modes"),
        open => finding("doctor-on-modes", State::Warning, "doctor-modes-open").with("paths", open.join(" ")),
    }
}

async fn attachments(settings: &Settings, place: Result<&Files, &String>) -> Finding {
    let answer = match place {
        Ok(place) => place.probe().await.map_err(|error| error.to_string()),
        Err(error) => Err(error.clone()),
    };
    match answer {
        Ok(()) => {
            finding("doctor-on-attachments", State::Good, "doctor-attachments").with("place", &settings.files)
        }
        Err(error) => {
            finding("doctor-on-attachments", State::Bad, "doctor-attachments-closed").with("why", error)
        }
    }
}

/// Compares every district's files with their records.
async fn kept_files(place: &Files, db: &Db, sweep: bool) -> Vec<Finding> {
    // Before the schema is there, the finding about the schema says all.
    let Ok(regions) = crate::features::district::regions(db).await else { return Vec::new() };
    let mut findings = Vec::new();
    for region in regions {
        findings.push(match files::sweep(place, db, &region, system_clock(), sweep).await {
            Ok(swept) if swept.missing.is_empty() => {
                let key = match (swept.orphans, sweep) {
                    (0, _) => "doctor-files",
                    (_, true) => "doctor-files-swept",
                    (_, false) => "doctor-files-orphans",
                };
                finding("doctor-on-files", State::Good, key)
                    .with("region", region)
                    .with("kept", swept.kept)
                    .with("orphans", swept.orphans)
            }
            Ok(swept) => finding("doctor-on-files", State::Bad, "doctor-files-gone")
                .with("region", region)
                .with("gone", swept.missing.len())
                .with("names", swept.missing.join(", ")),
            Err(error) => finding("doctor-on-files", State::Bad, "doctor-files-unread")
                .with("region", region)
                .with("why", error),
        });
    }
    findings
}

fn address(settings: &Settings) -> Finding {
    match std::net::TcpListener::bind(settings.listen) {
        Ok(_) => finding("doctor-on-address", State::Good, "doctor-address").with("address", settings.listen),
        Err(error) => finding("doctor-on-address", State::Warning, "doctor-address-taken")
            .with("address", settings.listen)
            .with("why", error),
    }
}

fn cookies(settings: &Settings) -> Finding {
    let local = settings.listen.ip().is_loopback() && settings.base_url.contains("127.0.0.1");
    if settings.is_https() {
        finding("doctor-on-https", State::Good, "doctor-https").with("address", &settings.base_url)
    } else if local {
        finding("doctor-on-https", State::Good, "doctor-https-local")
    } else {
        finding("doctor-on-https", State::Bad, "doctor-https-none").with("address", &settings.base_url)
    }
}

async fn database(db: &Db) -> Vec<Finding> {
    let mut findings = Vec::new();
    let engine = match db.engine() {
        Engine::Sqlite => "SQLite",
        Engine::Postgres => "PostgreSQL",
    };
    findings.push(finding("doctor-on-database", State::Good, "doctor-database").with("engine", engine));
    match db.pending_migrations().await {
        Ok(0) => findings.push(finding("doctor-on-schema", State::Good, "doctor-schema")),
        Ok(count) => {
            findings
                .push(finding("doctor-on-schema", State::Bad, "doctor-schema-behind").with("count", count));
            return findings;
        }
        Err(error) => {
            findings.push(finding("doctor-on-schema", State::Bad, "doctor-why").with("why", error));
            return findings;
        }
    }
    if db.engine() == Engine::Sqlite {
        findings.push(integrity(db).await);
    }
    findings
}

async fn integrity(db: &Db) -> Finding {
    match db.value::<String>(sql("pragma quick_check(1)")).await {
        Ok(Some(answer)) if answer == "ok" => finding("doctor-on-integrity", State::Good, "doctor-integrity"),
        Ok(answer) => finding("doctor-on-integrity", State::Bad, "doctor-integrity-damaged")
            .with("why", answer.unwrap_or_default()),
        Err(error) => finding("doctor-on-integrity", State::Bad, "doctor-why").with("why", error),
    }
}
