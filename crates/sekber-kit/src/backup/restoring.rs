//! Restoring a backup: everything or nothing, in memory that does not grow with it.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::{Context, bail, ensure};
use serde_json::{Map, Value as Json};

use super::parts::{self, Parts, open};
use super::{FILES, LEFT_OUT, Manifest, check, former_names, named};
use crate::files::Files;
use crate::problem::Problem;
use crate::search;
use crate::store::snapshot::{Columns, Kind};
use crate::store::{Db, StoreError, Value};

/// Most rows that are written at once.
const MOST_ROWS: usize = 1_000;
/// Bytes after which rows are written, however few they are.
const MOST_BYTES: usize = 4 << 20;

/// Restores a backup into an empty database whose schema is up to date: everything or nothing. Attachments come
/// first, so that no record ever lacks its file.
///
/// # Errors
/// When the backup is damaged, the database holds a district already, or a row is refused.
pub async fn restore(db: &Db, files: &Files, from: &Path) -> anyhow::Result<Manifest> {
    let manifest = check(from)?;
    let held: Option<i64> = db.value(crate::store::sql("select count(*) from district")).await?;
    if held.unwrap_or(0) > 0 {
        bail!(Problem::refused("backup-refused-holds"));
    }
    let mut placed = Vec::new();
    let done = async {
        restore_files(files, from, &manifest, &mut placed).await?;
        restore_tables(db, from, &manifest).await
    }
    .await;
    if let Err(error) = done {
        if let Some(StoreError::Unavailable { unsure: true, .. }) = error.downcast_ref() {
            return Err(error.context(Problem::refused("backup-refused-unsure")));
        }
        // What was put into its place belongs to no record now.
        for place in placed {
            if let Err(error) = files.remove(&place).await {
                tracing::warn!(%error, place, "a file of a restore that failed stays");
            }
        }
        return Err(error);
    }
    Ok(manifest)
}

async fn restore_tables(db: &Db, from: &Path, manifest: &Manifest) -> anyhow::Result<()> {
    let known = db.tables().await?;
    let mut filling = db.filling().await?;
    // Parents before children, whatever order the archive has them in.
    for (table, path) in parents_first(manifest, &known)? {
        let columns = db.columns(&table).await?;
        let mut archive = open(from)?;
        let mut parts = Parts::of(&mut archive)?;
        while let Some((found, entry)) = parts.next()? {
            if found == *path {
                fill(&mut filling, &table, &columns, BufReader::new(entry)).await?;
                break;
            }
        }
    }
    filling.run(search::ask_for_rebuild()).await?;
    Ok(filling.commit().await?)
}

/// Puts the attachments into their places; keeps the places that were empty before.
async fn restore_files(
    files: &Files,
    from: &Path,
    manifest: &Manifest,
    placed: &mut Vec<String>,
) -> anyhow::Result<()> {
    let mut archive = open(from)?;
    let mut parts = Parts::of(&mut archive)?;
    while let Some((path, entry)) = parts.next()? {
        let Some(place) = path.strip_prefix(FILES).filter(|_| manifest.parts.contains_key(&path)) else {
            continue;
        };
        let bytes = parts::attachment(entry)?;
        let put = async {
            if !files.holds(place).await? {
                placed.push(place.to_owned());
            }
            files.put_back(place, bytes.into()).await
        };
        put.await.with_context(|| named("backup-refused-restore", place))?;
    }
    Ok(())
}

async fn fill(
    filling: &mut crate::store::snapshot::Filling,
    table: &str,
    columns: &Columns,
    mut reader: impl BufRead,
) -> anyhow::Result<()> {
    let lacking: HashMap<&str, Json> = columns
        .keys()
        .filter_map(|name| Some((name.as_str(), former_names::lacking(table, name)?)))
        .collect();
    // Columns that the copy does not have are younger than it; what stands in them is what the schema says.
    let (mut names, mut kinds): (Vec<&str>, Vec<Kind>) = (Vec::new(), Vec::new());
    let refused = |error: StoreError| anyhow::Error::new(error).context(format!("table {table}"));
    let (mut rows, mut bytes, mut number, mut line) = (Vec::new(), 0, 0, Vec::new());
    while parts::line(&mut reader, &mut line)? {
        number += 1;
        bytes += line.len();
        let fields: Map<String, Json> =
            serde_json::from_slice(&line).with_context(|| format!("{table}, line {number}"))?;
        let field = |name: &str| {
            let known = fields.get(name).or_else(|| fields.get(former_names::column(table, name)?));
            known.or_else(|| lacking.get(name))
        };
        if number == 1 {
            let copied = columns.iter().filter(|(name, _)| field(name).is_some());
            (names, kinds) = copied.map(|(name, kind)| (name.as_str(), *kind)).unzip();
        }
        rows.push(names.iter().zip(&kinds).map(|(name, kind)| from_json(field(name), *kind)).collect());
        if rows.len() == MOST_ROWS || bytes > MOST_BYTES {
            filling.add(table, &names, std::mem::take(&mut rows)).await.map_err(refused)?;
            bytes = 0;
        }
    }
    if rows.is_empty() { Ok(()) } else { filling.add(table, &names, rows).await.map_err(refused) }
}

fn from_json(json: Option<&Json>, kind: Kind) -> Value {
    match kind {
        Kind::Text => Value::from(json.and_then(Json::as_str)),
        Kind::Whole => Value::Whole(json.and_then(Json::as_i64)),
        Kind::Real => Value::Real(json.and_then(Json::as_f64)),
        Kind::YesNo => Value::YesNo(json.and_then(Json::as_bool)),
    }
}

/// Tables that others point to, in the order in which they must be filled.
const PARENTS: &[&str] = &[
    "district",
    "figure_release",
    "region",
    "theme",
    "area_data",
    "person",
    "organisation",
    "cycle",
    "attachment",
    "district_file",
    "information_request",
    "programme",
    "finding_verdict",
    "legal_document",
    "document",
    "import_run",
    "matching_plan",
    "need",
    "meeting",
    "partnership",
    "agreement",
    "award_season",
    "award_entry",
    "ledger_entry",
    "report_period",
    "report",
    "work_activity",
    "work_indicator",
    "visit",
];

/// The tables of a backup under their names of today, each with the file that holds its rows.
fn parents_first<'a>(manifest: &'a Manifest, known: &[String]) -> anyhow::Result<Vec<(String, &'a String)>> {
    let mut tables = Vec::new();
    for path in manifest.parts.keys() {
        let Some(table) = path.strip_prefix("tables/").and_then(|name| name.strip_suffix(".jsonl")) else {
            continue;
        };
        let table = former_names::table(table);
        ensure!(known.iter().any(|name| name == table), named("backup-refused-table", table));
        // Backups of older versions hold what newer ones leave out.
        if !LEFT_OUT.contains(&table) {
            tables.push((table.to_owned(), path));
        }
    }
    tables
        .sort_by_key(|(table, _)| PARENTS.iter().position(|parent| parent == table).unwrap_or(PARENTS.len()));
    Ok(tables)
}
