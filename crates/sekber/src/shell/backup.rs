//! Backup and restore in one form for both databases, so that a backup of one can be restored into the other.
//!
//! A backup is a gzipped tar of `tables/NAME.jsonl` (one row a line), `files/…` (attachments) and, last,
//! `manifest.json` with the number of rows, size and hash of every part. It is read back before it is called good.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

use anyhow::{Context, bail, ensure};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};

use crate::kit::digest::hex;
use crate::kit::files::{self, Files};
use crate::kit::store::snapshot::{Columns, Kind};
use crate::kit::store::{Db, Row, StoreError, Value, whole_table, without_nul};

/// Version of the form; a newer one is refused rather than guessed at.
const FORM: u32 = 1;

/// What one part of a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Rows of a table; 1 for an attachment.
    pub rows: u64,
    /// Size in bytes before compression.
    pub bytes: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// The list of parts at the end of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the form.
    pub form: u32,
    /// Version of the program that wrote it.
    pub program: String,
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
    /// The parts by their path.
    pub parts: BTreeMap<String, Part>,
    /// Places of attachments whose file was gone already.
    #[serde(default)]
    pub missing: Vec<String>,
}

impl Manifest {
    /// Rows over all tables.
    pub fn rows(&self) -> u64 {
        self.parts.iter().filter(|(path, _)| !path.starts_with(FILES)).map(|(_, part)| part.rows).sum()
    }

    /// How many attachments there are.
    pub fn files(&self) -> usize {
        self.parts.keys().filter(|path| path.starts_with(FILES)).count()
    }
}

/// The folder of attachments within a backup.
const FILES: &str = "files/";

/// Tables whose rows mean nothing in a copy: people sign in again.
const LEFT_OUT: [&str; 3] = ["session", "sign_in_failure", "sign_in_step"];

/// Writes a consistent backup of a running database to a file and reads it back to check it. The file
/// appears under its name only when it is whole.
///
/// # Errors
/// When the database, the place of attachments or the disk fails, or the copy that was read back differs.
pub async fn write(db: &Db, files: &Files, to: &Path, now: i64) -> anyhow::Result<Manifest> {
    let partial = to.with_extension("part");
    let file = File::create(&partial).with_context(|| format!("cannot write {}", partial.display()))?;
    let mut tar = tar::Builder::new(GzEncoder::new(BufWriter::new(file), Compression::default()));
    let mut manifest = Manifest {
        form: FORM,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        at: now,
        parts: BTreeMap::new(),
        missing: Vec::new(),
    };
    let mut snapshot = db.snapshot().await?;
    for table in db.tables().await?.iter().filter(|table| !LEFT_OUT.contains(&table.as_str())) {
        let columns = db.columns(table).await?;
        let names: Vec<&str> = columns.keys().map(String::as_str).collect();
        let mut spool = Spool::new()?;
        snapshot.each(whole_table(table, &names), |row| spool.row(&row, &columns)).await?;
        let path = format!("tables/{table}.jsonl");
        let part = spool.into_tar(&mut tar, &path)?;
        manifest.parts.insert(path, part);
    }
    write_files(db, files, &mut tar, &mut manifest).await?;
    append(&mut tar, "manifest.json", &serde_json::to_vec_pretty(&manifest)?)?;
    tar.into_inner()?.finish()?.into_inner().map_err(|error| error.into_error())?.sync_all()?;
    let read_back = check(&partial)?;
    ensure!(read_back == manifest, "the backup that was read back differs from what was written");
    std::fs::rename(&partial, to).with_context(|| format!("cannot name the backup {}", to.display()))?;
    Ok(manifest)
}

/// Adds the attachments. They are asked for after the tables were copied: a file is written before its row and never
/// changed, so every row of the copy has its file.
async fn write_files<W: Write>(
    db: &Db,
    files: &Files,
    tar: &mut tar::Builder<W>,
    manifest: &mut Manifest,
) -> anyhow::Result<()> {
    for place in files::places(db).await? {
        let read = files.read(&place).await.with_context(|| format!("cannot read the attachment {place}"))?;
        let Some(bytes) = read else {
            manifest.missing.push(place);
            continue;
        };
        let path = format!("{FILES}{place}");
        append(tar, &path, &bytes)?;
        let mut hash = Sha256::new();
        hash.update(&bytes);
        let part = Part { rows: 1, bytes: u64::try_from(bytes.len())?, sha256: hex(&hash.finalize()) };
        manifest.parts.insert(path, part);
    }
    Ok(())
}

/// Rows on their way into the archive: a tar entry must know its size before its content.
struct Spool {
    file: BufWriter<File>,
    hash: Sha256,
    part: Part,
}

impl Spool {
    fn new() -> anyhow::Result<Self> {
        let file = BufWriter::new(tempfile::tempfile().context("cannot make a temporary file")?);
        Ok(Self { file, hash: Sha256::new(), part: Part { rows: 0, bytes: 0, sha256: String::new() } })
    }

    fn row(&mut self, row: &Row, columns: &Columns) -> anyhow::Result<()> {
        let fields: Map<String, Json> =
            row.iter().map(|(name, value)| (name.to_owned(), to_json(value, columns.get(name)))).collect();
        let mut line = serde_json::to_vec(&fields)?;
        line.push(b'\n');
        self.hash.update(&line);
        self.part.rows += 1;
        self.part.bytes += u64::try_from(line.len())?;
        Ok(self.file.write_all(&line)?)
    }

    fn into_tar<W: Write>(self, tar: &mut tar::Builder<W>, path: &str) -> anyhow::Result<Part> {
        use std::io::{Seek, SeekFrom};
        let mut file = self.file.into_inner().map_err(|error| error.into_error())?;
        file.seek(SeekFrom::Start(0))?;
        let mut header = tar::Header::new_gnu();
        header.set_size(self.part.bytes);
        header.set_mode(0o600);
        header.set_cksum();
        tar.append_data(&mut header, path, &mut file)?;
        Ok(Part { sha256: hex(&self.hash.finalize()), ..self.part })
    }
}

fn append<W: Write>(tar: &mut tar::Builder<W>, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(u64::try_from(bytes.len())?);
    header.set_mode(0o600);
    header.set_cksum();
    Ok(tar.append_data(&mut header, path, bytes)?)
}

fn to_json(value: &Value, kind: Option<&Kind>) -> Json {
    match (value, kind) {
        // SQLite keeps yes and no as 1 and 0; the copy says which it is.
        (Value::Whole(Some(number)), Some(Kind::YesNo)) => Json::Bool(*number != 0),
        (Value::Whole(Some(number)), _) => (*number).into(),
        // Only an embedded database can hold a NUL, from before texts were cleaned; a copy goes into both kinds.
        (Value::Text(Some(text)), _) => without_nul(text).into(),
        (Value::Real(Some(number)), _) => (*number).into(),
        (Value::YesNo(Some(answer)), _) => (*answer).into(),
        _ => Json::Null,
    }
}

fn from_json(json: Option<&Json>, kind: Kind) -> Value {
    match kind {
        Kind::Text => Value::from(json.and_then(Json::as_str)),
        Kind::Whole => Value::Whole(json.and_then(Json::as_i64)),
        Kind::Real => Value::Real(json.and_then(Json::as_f64)),
        Kind::YesNo => Value::YesNo(json.and_then(Json::as_bool)),
    }
}

type Archive = tar::Archive<GzDecoder<BufReader<File>>>;

fn open(from: &Path) -> anyhow::Result<Archive> {
    let file = File::open(from).with_context(|| format!("cannot read {}", from.display()))?;
    Ok(tar::Archive::new(GzDecoder::new(BufReader::new(file))))
}

/// Reads a backup through and compares every part with the list at its end.
///
/// # Errors
/// When the file is not a backup, was written in a newer form, or a part is missing or damaged.
pub fn check(from: &Path) -> anyhow::Result<Manifest> {
    let mut found = BTreeMap::new();
    let mut manifest = None;
    for entry in open(from)?.entries()? {
        let mut entry = entry.context("the file is not a backup, or it is damaged")?;
        let path = entry.path()?.display().to_string();
        let mut bytes = Vec::new();
        if path == "manifest.json" {
            entry.read_to_end(&mut bytes)?;
            manifest =
                Some(serde_json::from_slice::<Manifest>(&bytes).context("the list of parts is damaged")?);
            continue;
        }
        let mut part = Part { rows: 0, bytes: 0, sha256: String::new() };
        let mut hash = Sha256::new();
        let mut reader = BufReader::new(entry);
        while reader.read_until(b'\n', &mut bytes).with_context(|| format!("{path} is damaged"))? > 0 {
            part.rows += 1;
            part.bytes += u64::try_from(bytes.len())?;
            hash.update(&bytes);
            bytes.clear();
        }
        if path.starts_with(FILES) {
            // The lines of a scan mean nothing.
            part.rows = 1;
        }
        part.sha256 = hex(&hash.finalize());
        found.insert(path, part);
    }
    let manifest = manifest.context("the backup is cut short: its list of parts is missing")?;
    ensure!(manifest.form <= FORM, "the backup was written by a newer program ({})", manifest.program);
    for (path, part) in &manifest.parts {
        ensure!(found.get(path) == Some(part), "{path} in the backup is damaged or missing");
    }
    Ok(manifest)
}

/// Restores a backup into an empty database whose schema is up to date: everything or nothing. Attachments come
/// first, so that no record ever lacks its file.
///
/// # Errors
/// When the backup is damaged, the database holds a district already, or a row is refused.
pub async fn restore(db: &Db, files: &Files, from: &Path) -> anyhow::Result<Manifest> {
    let manifest = check(from)?;
    let held: Option<i64> = db.value(crate::kit::store::sql("select count(*) from district")).await?;
    if held.unwrap_or(0) > 0 {
        bail!("the database already holds a district; restore into an empty one");
    }
    restore_files(files, from, &manifest).await?;
    let known = db.tables().await?;
    let mut filling = db.filling().await?;
    // Parents before children, whatever order the archive has them in.
    for table in parents_first(&manifest, &known)? {
        let columns = db.columns(&table).await?;
        let path = format!("tables/{table}.jsonl");
        for entry in open(from)?.entries()? {
            let entry = entry?;
            if entry.path()?.display().to_string() == path {
                fill(&mut filling, &table, &columns, BufReader::new(entry)).await?;
                break;
            }
        }
    }
    filling.commit().await?;
    Ok(manifest)
}

async fn restore_files(files: &Files, from: &Path, manifest: &Manifest) -> anyhow::Result<()> {
    for entry in open(from)?.entries()? {
        let mut entry = entry?;
        let path = entry.path()?.display().to_string();
        let Some(place) = path.strip_prefix(FILES).filter(|_| manifest.parts.contains_key(&path)) else {
            continue;
        };
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        files
            .put_back(place, bytes.into())
            .await
            .with_context(|| format!("cannot restore the attachment {place}"))?;
    }
    Ok(())
}

async fn fill(
    filling: &mut crate::kit::store::snapshot::Filling,
    table: &str,
    columns: &Columns,
    reader: impl BufRead,
) -> anyhow::Result<()> {
    let names: Vec<&str> = columns.keys().map(String::as_str).collect();
    let mut rows = Vec::new();
    for (index, line) in reader.lines().enumerate() {
        let fields: Map<String, Json> =
            serde_json::from_str(&line?).with_context(|| format!("{table}, line {}", index + 1))?;
        rows.push(columns.iter().map(|(name, kind)| from_json(fields.get(name), *kind)).collect());
        if rows.len() == 1_000 {
            filling.add(table, &names, std::mem::take(&mut rows)).await?;
        }
    }
    let refused = |error: StoreError| anyhow::Error::new(error).context(format!("table {table}"));
    if rows.is_empty() { Ok(()) } else { filling.add(table, &names, rows).await.map_err(refused) }
}

/// Tables that others point to, in the order in which they must be filled.
const PARENTS: [&str; 9] = [
    "district",
    "person",
    "organisation",
    "cycle",
    "attachment",
    "programme",
    "paper",
    "import_run",
    "matching_plan",
];

fn parents_first(manifest: &Manifest, known: &[String]) -> anyhow::Result<Vec<String>> {
    let mut tables = Vec::new();
    for path in manifest.parts.keys() {
        let Some(table) = path.strip_prefix("tables/").and_then(|name| name.strip_suffix(".jsonl")) else {
            continue;
        };
        ensure!(
            known.iter().any(|name| name == table),
            "the backup holds a table {table} that this program does not know"
        );
        tables.push(table.to_owned());
    }
    tables.sort_by_key(|table| PARENTS.iter().position(|parent| parent == table).unwrap_or(PARENTS.len()));
    Ok(tables)
}
