//! Backup and restore in one form for both databases, so that a backup of one can be restored into the other.
//!
//! A backup is a gzipped tar of `tables/NAME.jsonl` (one row a line), `files/…` (attachments) and, last,
//! `manifest.json` with the number of rows, size and hash of every part. It is read back before it is called good.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use sekber_core::value::Moment;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};

use crate::digest::hex;
use crate::files::{self, Files, private};
use crate::problem::Problem;
use crate::store::snapshot::{Columns, Kind};
use crate::store::{Db, Row, Value, whole_table, without_nul};

mod former_names;
mod parts;
mod restoring;

use parts::{Parts, open};
pub use restoring::restore;

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

/// Tables whose rows mean nothing in a copy: people sign in again and make tokens anew, so that a copy lets in nobody whose
/// token was withdrawn since; and the search index is built anew.
const LEFT_OUT: [&str; 10] = [
    "api_answer",
    "api_token",
    "form_sent",
    "search_entry",
    "search_rebuild",
    "search_vocabulary",
    "session",
    "sign_in_step",
    "webhook",
    "webhook_notice",
];

/// Writes a consistent backup of a running database to a file and reads it back to check it. The file
/// appears under its name only when it is whole.
///
/// # Errors
/// When the database, the place of attachments or the disk fails, or the copy that was read back differs.
pub async fn write(db: &Db, files: &Files, to: &Path, now: i64) -> anyhow::Result<Manifest> {
    let partial = Partial(partial_name(to));
    let file =
        private::create(&partial.0).with_context(|| named("backup-refused-write", partial.0.display()))?;
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
    let read_back = check(&partial.0)?;
    ensure!(read_back == manifest, Problem::refused("backup-refused-differs"));
    std::fs::rename(&partial.0, to).with_context(|| named("backup-refused-name", to.display()))?;
    Ok(manifest)
}

/// What is refused, or failed, with the name of what it is about.
fn named(key: &'static str, name: impl std::fmt::Display) -> Problem {
    Problem::refused_with(key, "name", name.to_string())
}

/// The ending of a backup that is not whole yet.
const PARTIAL: &str = "sekber-part";

/// A file under the name of a backup that is being written; gone when writing broke off, for it may be what filled the disk.
struct Partial(PathBuf);

impl Drop for Partial {
    fn drop(&mut self) {
        // After a backup that succeeded it has another name.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// The whole name stays in it, so that two backups side by side never share one.
fn partial_name(to: &Path) -> PathBuf {
    let mut name = to.as_os_str().to_owned();
    name.push(format!(".{PARTIAL}"));
    PathBuf::from(name)
}

/// How old a partial backup must be before it counts as left behind by a backup that was killed.
const LEFT_BEHIND_SECONDS: i64 = 24 * 60 * 60;

/// Removes from a folder what killed backups left behind, and says how much that was.
pub fn sweep(folder: &Path, now: Moment) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let partial = entries.filter(|entry| entry.path().extension().is_some_and(|ending| ending == PARTIAL));
    let old = partial.filter(|entry| files::age(entry, now).is_some_and(|age| age > LEFT_BEHIND_SECONDS));
    old.filter(|entry| std::fs::remove_file(entry.path()).is_ok()).count()
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
        let read = files.read(&place).await.with_context(|| named("backup-refused-attachment", &place))?;
        let Some(bytes) = read else {
            manifest.missing.push(place);
            continue;
        };
        let path = format!("{FILES}{place}");
        append(tar, &path, &bytes)?;
        manifest.parts.insert(path, whole(&bytes)?);
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
        let file =
            BufWriter::new(tempfile::tempfile().context(Problem::refused("backup-refused-temporary"))?);
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

/// Reads a backup through and compares every part with the list at its end.
///
/// # Errors
/// When the file is not a backup, was written in a newer form, or a part is missing or damaged.
pub fn check(from: &Path) -> anyhow::Result<Manifest> {
    let mut found = BTreeMap::new();
    let mut manifest = None;
    let mut archive = open(from)?;
    let mut parts = Parts::of(&mut archive)?;
    while let Some((path, entry)) = parts.next()? {
        if path == "manifest.json" {
            let list = parts::list(entry)?;
            manifest = Some(
                serde_json::from_slice::<Manifest>(&list).context(Problem::refused("backup-refused-list"))?,
            );
            continue;
        }
        let part = if path.starts_with(FILES) { whole(&parts::attachment(entry)?) } else { rows(entry) };
        found.insert(path.clone(), part.with_context(|| named("backup-refused-part", &path))?);
    }
    let manifest = manifest.context(Problem::refused("backup-refused-cut"))?;
    ensure!(manifest.form <= FORM, named("backup-refused-newer", &manifest.program));
    for (path, part) in &manifest.parts {
        ensure!(found.get(path) == Some(part), named("backup-refused-part", path));
    }
    Ok(manifest)
}

/// What an attachment of these bytes is in the list.
fn whole(bytes: &[u8]) -> anyhow::Result<Part> {
    Ok(Part { rows: 1, bytes: u64::try_from(bytes.len())?, sha256: crate::digest::sha256(bytes) })
}

/// What a table of these rows is in the list.
fn rows(entry: parts::Entry<'_>) -> anyhow::Result<Part> {
    let (mut part, mut hash) = (Part { rows: 0, bytes: 0, sha256: String::new() }, Sha256::new());
    let (mut reader, mut line) = (BufReader::new(entry), Vec::new());
    while parts::line(&mut reader, &mut line)? {
        part.rows += 1;
        part.bytes += u64::try_from(line.len())?;
        hash.update(&line);
    }
    Ok(Part { sha256: hex(&hash.finalize()), ..part })
}
