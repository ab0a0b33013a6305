//! Keeping one attachment and sending it back: the file first, then its row, so that a row never lacks its file.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use object_store::ObjectStoreExt as _;
use object_store::path::Path;
use sekber_core::value::{AttachmentId, OrganisationId, RegionCode};

use super::{FileKind, Files, Staged};
use crate::app::new_id;
use crate::digest::sha256;
use crate::problem::Problem;
use crate::store::{Db, Sql, StoreError, Tx, select, sql};

/// A file that was taken: its kind is known and accepted, its size within bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// The name that its sender gave it.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Its content.
    pub bytes: Bytes,
}

impl NewFile {
    /// The same without where and when it was taken, where it is a photo.
    #[must_use]
    pub fn unplaced(self) -> Self {
        let bytes = sekber_files::unplaced(self.kind, &self.bytes).into();
        Self { bytes, ..self }
    }
}

/// A file that is in its place but belongs to no record yet.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Its identifier.
    pub id: AttachmentId,
    /// The name under which it is saved by readers.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Its size in bytes.
    pub size: i64,
    /// SHA-256 of its content as hexadecimal digits.
    pub sha256: String,
    /// Where it is, within the place of all attachments.
    pub place: String,
    /// Removes it unless it is recorded.
    staged: Arc<Staged>,
}

crate::row_struct! {
    /// An attachment as recorded.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Attachment {
        /// Its identifier.
        pub id: AttachmentId,
        /// The name under which it is saved.
        pub file_name: String,
        /// Its media type.
        pub media_type: String,
        /// Its size in bytes.
        pub size: i64,
        /// SHA-256 of its content as hexadecimal digits.
        pub sha256: String,
        /// Where it is, within the place of all attachments.
        pub place: String,
    }
}

/// The folder of a district's attachments within the place of all.
pub(super) fn folder(region: &RegionCode) -> Path {
    Path::from_iter([region.as_str(), "attachments"])
}

impl Files {
    /// Puts a file into its place under the hash of its content and an identifier of its own. Only [`record`] makes
    /// it an attachment, once its transaction is committed; one that never becomes a record is removed when it is let go.
    ///
    /// # Errors
    /// When the place refuses.
    pub async fn put(&self, region: &RegionCode, file: NewFile) -> Result<Stored, Problem> {
        let NewFile { name, kind, bytes } = file;
        let id: AttachmentId = new_id();
        let sha256 = sha256(&bytes);
        let shelf = sha256.get(..2).unwrap_or_default();
        let path = folder(region).join(shelf).join(format!("{sha256}-{id}"));
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        // Before the file is there, so that what was cut in the middle goes, too.
        let staged = Staged::at(self, &path);
        self.0.put(&path, bytes.into()).await.map_err(anyhow::Error::from)?;
        Ok(Stored { id, name: kind.name(&name), kind, size, sha256, place: path.to_string(), staged })
    }

    /// The same for a form that may come without a file. It is asked before a transaction begins, so that a slow place holds up no
    /// other writer.
    ///
    /// # Errors
    /// When the place refuses.
    pub async fn put_given(
        &self,
        region: &RegionCode,
        file: Option<NewFile>,
    ) -> Result<Option<Stored>, Problem> {
        match file {
            Some(file) => self.put(region, file).await.map(Some),
            None => Ok(None),
        }
    }

    /// The content of the file at a recorded place; `None` when it is gone.
    ///
    /// # Errors
    /// When the place does not answer.
    pub async fn read(&self, place: &str) -> Result<Option<Bytes>, object_store::Error> {
        match self.0.get(&Path::parse(place)?).await {
            Ok(found) => found.bytes().await.map(Some),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// Whether there is a file at a recorded place.
    ///
    /// # Errors
    /// When the place does not answer.
    pub async fn holds(&self, place: &str) -> Result<bool, object_store::Error> {
        match self.0.head(&Path::parse(place)?).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(other) => Err(other),
        }
    }

    /// Removes the file at a place.
    ///
    /// # Errors
    /// When the place refuses or has no such file.
    pub async fn remove(&self, place: &str) -> Result<(), object_store::Error> {
        self.0.delete(&Path::parse(place)?).await
    }

    /// Puts a file back at its recorded place, as restoring a backup does.
    ///
    /// # Errors
    /// When the place refuses, or is none within the place of all attachments.
    pub async fn put_back(&self, place: &str, bytes: Bytes) -> Result<(), object_store::Error> {
        self.0.put(&Path::parse(place)?, bytes.into()).await.map(drop)
    }
}

/// The places of every file of every district, in their order.
///
/// # Errors
/// When the database cannot be asked.
pub async fn places(db: &Db) -> Result<Vec<String>, StoreError> {
    crate::row_struct! { struct Known { place: String } }
    let known: Vec<Known> = db
        .all(sql("select place from attachment union all select place from district_file order by place"))
        .await?;
    Ok(known.into_iter().map(|row| row.place).collect())
}

/// Most attachments of an organisation, whatever became of what they belong to.
const MOST_FILES: i64 = 1_000;
/// Most bytes of all of them.
const MOST_BYTES: i64 = 2_000_000_000;
/// Most files that an organisation brings within a day: one that takes the place of another is kept beside it.
const MOST_A_DAY: i64 = 50;
/// A day.
const DAY_SECONDS: i64 = 24 * 60 * 60;

/// Makes a stored file an attachment of an organisation, within the transaction of the record that names it.
///
/// # Errors
/// A refusal when the organisation has as many as it may or brought as many within a day, unless the secretariat adds one; when the
/// database refuses.
pub async fn record(tx: &mut Tx, organisation: &OrganisationId, stored: &Stored) -> Result<(), Problem> {
    if !tx.actor.is_secretariat() {
        crate::row_struct! { struct Kept { files: i64, bytes: i64, lately: i64 } }
        let (region, since) = (tx.region.clone(), tx.now.plus_seconds(-DAY_SECONDS));
        let asked =
            sql("select count(*) as files, cast(coalesce(sum(size), 0) as bigint) as bytes,
             cast(coalesce(sum(case when created_at > $3 then 1 else 0 end), 0) as bigint) as lately from attachment
             where region_code = $1 and organisation_id = $2");
        let kept: Kept = tx.one(asked.bind(&region).bind(organisation).bind(since)).await?;
        if kept.files >= MOST_FILES || kept.bytes + stored.size > MOST_BYTES {
            return Err(Problem::refused("refused-files-many"));
        }
        if kept.lately >= MOST_A_DAY {
            return Err(Problem::refused_with("refused-files-day", "most", MOST_A_DAY.to_string()));
        }
    }
    let written =
        sql("insert into attachment (region_code, id, file_name, media_type, size, sha256, place, created_at, organisation_id)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    tx.run(described(written, tx, stored).bind(organisation)).await?;
    tx.let_stay(&stored.staged);
    Ok(())
}

/// Binds what both tables of files keep of a file, as `$1` to `$8`.
fn described(statement: Sql, tx: &Tx, stored: &Stored) -> Sql {
    statement
        .bind(&tx.region)
        .bind(&stored.id)
        .bind(&stored.name)
        .bind(stored.kind.media_type())
        .bind(stored.size)
        .bind(&stored.sha256)
        .bind(&stored.place)
        .bind(tx.now)
}

/// An organisation's attachment; `None` when there is none or it is another organisation's.
///
/// # Errors
/// When the database cannot be asked.
pub async fn find(
    db: &Db,
    region: &RegionCode,
    organisation: &OrganisationId,
    id: &AttachmentId,
) -> Result<Option<Attachment>, StoreError> {
    db.maybe(file_in("attachment", region, id).push_bind(" and organisation_id = ", organisation)).await
}

/// The file with an identifier in one of the tables of files.
fn file_in(table: &'static str, region: &RegionCode, id: &AttachmentId) -> Sql {
    select::<Attachment>(" from ")
        .push(table)
        .push_bind(" where region_code = ", region)
        .push_bind(" and id = ", id)
}

/// Makes a stored file one of the district's own, which belongs to no organisation.
///
/// # Errors
/// When the database refuses.
pub async fn record_own(tx: &mut Tx, stored: &Stored) -> Result<(), StoreError> {
    let written = sql(
        "insert into district_file (region_code, id, file_name, media_type, size, sha256, place, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
    );
    tx.run(described(written, tx, stored)).await?;
    tx.let_stay(&stored.staged);
    Ok(())
}

/// One of the district's own files.
///
/// # Errors
/// When the database cannot be asked.
pub async fn find_own(
    db: &Db,
    region: &RegionCode,
    id: &AttachmentId,
) -> Result<Option<Attachment>, StoreError> {
    db.maybe(file_in("district_file", region, id)).await
}

/// Some of the district's own files, in no order. One statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn find_all_own(
    db: &Db,
    region: &RegionCode,
    ids: impl Iterator<Item = &AttachmentId>,
) -> Result<Vec<Attachment>, StoreError> {
    let asked = select::<Attachment>(" from district_file");
    db.all(asked.push_bind(" where region_code = ", region).push_list(" and id in ", ids)).await
}

/// Takes the record of one of the district's own files away; the file goes once files without a record are swept.
///
/// # Errors
/// When the database refuses.
pub async fn forget_own(tx: &mut Tx, id: &AttachmentId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let file = sql("delete from district_file where region_code = $1 and id = $2");
    tx.run(file.bind(&region).bind(id)).await.map(|_| ())
}

/// Lets go of some of the district's own files by their places: their rows, and what is still there.
///
/// # Errors
/// When the database or the place refuses.
pub async fn end_own(files: &Files, db: &Db, region: &RegionCode, places: &[String]) -> Result<(), Problem> {
    let rows = sql("delete from district_file where region_code = $1").bind(region);
    db.housekeeping(rows.push_list(" and place in ", places.iter().map(String::as_str))).await?;
    for place in places {
        if files.holds(place).await.map_err(anyhow::Error::from)? {
            files.remove(place).await.map_err(anyhow::Error::from)?;
        }
    }
    Ok(())
}

/// Sends an attachment as a file to save. Whoever calls this has checked that the reader may have it.
///
/// # Errors
/// A refusal when the file is gone from its place; our own fault when the place does not answer.
pub async fn send(files: &Files, attachment: &Attachment) -> Result<Response, Problem> {
    let path = Path::parse(&attachment.place).map_err(anyhow::Error::from)?;
    let found = match files.0.get(&path).await {
        Ok(found) => found,
        Err(object_store::Error::NotFound { .. }) => {
            tracing::error!(attachment = attachment.id.as_str(), "the file of an attachment is gone");
            return Err(Problem::refused("file-gone"));
        }
        Err(other) => return Err(anyhow::Error::from(other).into()),
    };
    let headers = [
        (header::CONTENT_TYPE, attachment.media_type.clone()),
        (header::CONTENT_LENGTH, found.meta.size.to_string()),
        (header::CONTENT_DISPOSITION, disposition(&attachment.file_name)),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        // Even when it is opened inside the browser, it can do nothing there in our name.
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, Body::from_stream(found.into_stream())).into_response())
}

/// The name twice, as browsers expect it: plain letters for the old ones, UTF-8 for all others.
fn disposition(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_ ".contains(c) { c } else { '-' }).collect();
    let encoded: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}
