//! A file on its way in lies on the disk, nameless: a slow sender holds no memory, and nothing of it is left behind.

use std::io::SeekFrom;
use std::path::Path;

use tokio::fs::File;
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _, AsyncWriteExt as _};

use crate::problem::Problem;

/// What arrived so far.
pub struct Spool {
    file: File,
    /// Bytes that arrived, also those beyond the largest size, which are not kept.
    pub size: usize,
}

impl Spool {
    /// An empty file without a name in a folder, or where the system keeps such files when the folder takes none.
    ///
    /// # Errors
    /// When neither place takes a file.
    pub fn open(folder: &Path) -> Result<Self, Problem> {
        let file = tempfile::tempfile_in(folder).or_else(|_| tempfile::tempfile());
        Ok(Self { file: File::from_std(file.map_err(anyhow::Error::from)?), size: 0 })
    }

    /// Keeps what came, as long as everything together is not larger than `most` bytes.
    ///
    /// # Errors
    /// When the disk refuses, as a full one does.
    pub async fn write(&mut self, piece: &[u8], most: usize) -> Result<(), Problem> {
        self.size += piece.len();
        if self.size <= most {
            self.file.write_all(piece).await.map_err(anyhow::Error::from)?;
        }
        Ok(())
    }

    /// Everything that was kept.
    ///
    /// # Errors
    /// When the disk refuses.
    pub async fn read(mut self) -> Result<Vec<u8>, Problem> {
        let mut bytes = Vec::with_capacity(self.size);
        self.file.flush().await.map_err(anyhow::Error::from)?;
        self.file.seek(SeekFrom::Start(0)).await.map_err(anyhow::Error::from)?;
        self.file.read_to_end(&mut bytes).await.map_err(anyhow::Error::from)?;
        Ok(bytes)
    }
}
