//! Where attachments are kept: a folder beside the database, or a bucket that speaks S3.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::prefix::PrefixStore;
use object_store::{ObjectStore, ObjectStoreExt as _};

use super::private;

/// The place of all attachments, and its folder when it is one; cheap to clone.
#[derive(Debug, Clone)]
pub struct Files(pub(super) Arc<dyn ObjectStore>, pub(super) Option<PathBuf>);

/// Why the place of attachments cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// The folder cannot be made.
    #[error("cannot make the folder for attachments {folder}: {cause}")]
    Folder {
        /// The folder.
        folder: String,
        /// Why.
        cause: std::io::Error,
    },
    /// An address of a kind that is not known.
    #[error("attachments are kept in a folder or under s3://BUCKET/PREFIX, not under {0:?}")]
    Address(String),
    /// The store cannot be opened.
    #[error("cannot open the place for attachments {place}: {cause}")]
    Store {
        /// The place.
        place: String,
        /// Why.
        cause: object_store::Error,
    },
}

impl Files {
    /// Opens a folder (made when missing) or an address such as `s3://bucket/prefix`. Key, region and end point of
    /// a bucket come from the usual variables: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, `AWS_ENDPOINT`.
    ///
    /// # Errors
    /// When the address is of an unknown kind or the place cannot be opened. A bucket is not asked anything yet.
    pub fn open(place: &str) -> Result<Self, PlaceError> {
        match place.split_once("://") {
            None => folder(place),
            Some(("s3", _)) => bucket(AmazonS3Builder::from_env(), place),
            Some(_) => Err(PlaceError::Address(place.to_owned())),
        }
    }

    /// Keeps attachments in any store, as tests do with one in memory.
    pub fn over(store: Arc<dyn ObjectStore>) -> Self {
        Self(store, None)
    }

    /// Writes, reads and deletes a small file, to see whether the place works.
    ///
    /// # Errors
    /// What the place answered.
    pub async fn probe(&self) -> Result<(), object_store::Error> {
        let path = object_store::path::Path::from(format!("probe-{}", uuid::Uuid::now_v7().simple()));
        self.0.put(&path, "sekber".into()).await?;
        let read = self.0.get(&path).await?.bytes().await;
        self.0.delete(&path).await?;
        read.map(drop)
    }
}

/// Whether an error says that a place or a disk cannot serve for now: it is full, may only be read, reports errors of its own, or
/// does not answer.
pub fn is_outage(error: &(dyn std::error::Error + 'static)) -> bool {
    use std::io::ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StaleNetworkFileHandle, StorageFull};
    let fails = |error: &std::io::Error| {
        matches!(error.kind(), StorageFull | QuotaExceeded | ReadOnlyFilesystem | StaleNetworkFileHandle)
            || error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error())
    };
    match error.downcast_ref::<object_store::Error>() {
        Some(error) => matches!(
            error,
            object_store::Error::Generic { .. }
                | object_store::Error::JoinError { .. }
                | object_store::Error::PermissionDenied { .. }
                | object_store::Error::Unauthenticated { .. }
        ),
        None => error.downcast_ref::<std::io::Error>().is_some_and(fails),
    }
}

fn folder(place: &str) -> Result<Files, PlaceError> {
    let path = Path::new(place);
    let made = private::make_folder(path).and_then(|()| private::close_to_others(path));
    made.map_err(|cause| PlaceError::Folder { folder: place.to_owned(), cause })?;
    // Flushed to the disk before the row that names it: an acknowledged attachment survives a power cut.
    let store = LocalFileSystem::new_with_prefix(place)
        .map_err(|cause| PlaceError::Store { place: place.to_owned(), cause })?
        .with_fsync(true);
    Ok(Files(Arc::new(store), Some(path.to_owned())))
}

pub(super) fn bucket(builder: AmazonS3Builder, place: &str) -> Result<Files, PlaceError> {
    // The client asks for the process' choice of cryptography; a second call finds it made already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let store = builder
        .with_url(place)
        .build()
        .map_err(|cause| PlaceError::Store { place: place.to_owned(), cause })?;
    let prefix = place.trim_start_matches("s3://").split_once('/').map_or("", |(_, prefix)| prefix);
    match prefix.trim_matches('/') {
        "" => Ok(Files(Arc::new(store), None)),
        prefix => Ok(Files(Arc::new(PrefixStore::new(store, prefix)), None)),
    }
}
