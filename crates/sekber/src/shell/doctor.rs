//! Says what is wrong with the set-up and how to mend it.

mod jobs;

use std::path::Path;

use crate::features;
use crate::kit::app::system_clock;
use crate::kit::card::{Check, Finding, State, finding};
use crate::kit::files::{self, Files, private};
use crate::kit::settings::Settings;
use crate::kit::store::{Db, Engine, sql};

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
        Err(error) => findings.push(finding(
            "database",
            State::Bad,
            format!("{error:#}. Check --database and whether the server runs and lets this user in."),
        )),
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
        Ok(()) => finding("tables", State::Good, "regions, nomenclature, goals and code lists are whole"),
        Err(error) => {
            finding("tables", State::Bad, format!("{error}. The program file is damaged; install it again."))
        }
    }
}

fn folder(data: &Path) -> Finding {
    let probe = data.join(".doctor");
    let written = std::fs::create_dir_all(data).and_then(|()| std::fs::write(&probe, b"x"));
    let _ = std::fs::remove_file(&probe);
    match written {
        Ok(()) => finding("data folder", State::Good, format!("{} can be written", data.display())),
        Err(error) => finding(
            "data folder",
            State::Bad,
            format!(
                "{} cannot be written: {error}. Give the user who runs the program that folder.",
                data.display()
            ),
        ),
    }
}

/// Bytes below which a disk counts as nearly full.
pub const LITTLE_ROOM: u64 = 512 << 20;

fn disk(data: &Path) -> Finding {
    match sekber_server::health::room(data) {
        None => finding("disk", State::Warning, "free space could not be read"),
        Some(free) if free < LITTLE_ROOM => finding(
            "disk",
            State::Bad,
            format!("only {} MiB free. Make room: a full disk stops all writing.", free >> 20),
        ),
        Some(free) => finding("disk", State::Good, format!("{} MiB free", free >> 20)),
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
        [] => finding("modes", State::Good, "other users of this machine are kept out"),
        open => finding(
            "modes",
            State::Warning,
            format!("other users of this machine may look into {0}. Run: chmod go= {0}", open.join(" ")),
        ),
    }
}

async fn attachments(settings: &Settings, place: Result<&Files, &String>) -> Finding {
    let answer = match place {
        Ok(place) => place.probe().await.map_err(|error| error.to_string()),
        Err(error) => Err(error.clone()),
    };
    match answer {
        Ok(()) => finding("attachments", State::Good, format!("{} can be written and read", settings.files)),
        Err(error) => finding(
            "attachments",
            State::Bad,
            format!(
                "{error}. Check --files; a bucket needs its key, region and end point in AWS_… variables."
            ),
        ),
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
                let orphans = match (swept.orphans, sweep) {
                    (0, _) => String::new(),
                    (orphans, true) => format!("; {orphans} left behind without a record, now removed"),
                    (orphans, false) => format!(
                        "; {orphans} left behind without a record. To remove them: sekber doctor --sweep"
                    ),
                };
                finding("files", State::Good, format!("{region}: {} kept{orphans}", swept.kept))
            }
            Ok(swept) => finding(
                "files",
                State::Bad,
                format!(
                    "{region}: {} gone ({}). Restore them from a backup.",
                    swept.missing.len(),
                    swept.missing.join(", ")
                ),
            ),
            Err(error) => finding("files", State::Bad, format!("{region}: {error}")),
        });
    }
    findings
}

fn address(settings: &Settings) -> Finding {
    match std::net::TcpListener::bind(settings.listen) {
        Ok(_) => finding("address", State::Good, format!("{} is free", settings.listen)),
        Err(error) => finding(
            "address",
            State::Warning,
            format!(
                "{} cannot be listened on ({error}). A running Sekber? Otherwise choose another with --listen.",
                settings.listen
            ),
        ),
    }
}

fn cookies(settings: &Settings) -> Finding {
    let local = settings.listen.ip().is_loopback() && settings.base_url.contains("127.0.0.1");
    if settings.is_https() {
        finding("https", State::Good, format!("people reach {}", settings.base_url))
    } else if local {
        finding(
            "https",
            State::Good,
            "only this machine can reach the server; set --base-url https://… before others do",
        )
    } else {
        finding(
            "https",
            State::Bad,
            format!(
                "{} has no HTTPS: passwords would travel readable. Put a reverse proxy in front and set --base-url.",
                settings.base_url
            ),
        )
    }
}

async fn database(db: &Db) -> Vec<Finding> {
    let mut findings = Vec::new();
    let engine = match db.engine() {
        Engine::Sqlite => "SQLite",
        Engine::Postgres => "PostgreSQL",
    };
    findings.push(finding("database", State::Good, format!("{engine} answers")));
    match db.pending_migrations().await {
        Ok(0) => findings.push(finding("schema", State::Good, "up to date")),
        Ok(count) => {
            findings.push(finding(
                "schema",
                State::Bad,
                format!("{count} step(s) to take. Run: sekber migrate"),
            ));
            return findings;
        }
        Err(error) => {
            findings.push(finding("schema", State::Bad, format!("{error}")));
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
        Ok(Some(answer)) if answer == "ok" => finding("integrity", State::Good, "the database file is sound"),
        Ok(answer) => finding(
            "integrity",
            State::Bad,
            format!(
                "the database file is damaged ({}). Stop the server and restore the last backup.",
                answer.unwrap_or_default()
            ),
        ),
        Err(error) => finding("integrity", State::Bad, format!("{error}")),
    }
}
