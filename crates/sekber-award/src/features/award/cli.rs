//! `sekber award`: scores and their sensitivity from plain files.

mod score;
mod sensitivity;

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::features::matching::FaultyFile;

/// Work out scores and how far a ranking can be trusted, from plain files
#[derive(Debug, Clone, clap::Subcommand)]
pub enum AwardCommand {
    /// Score decision tables by the official weighted sum's relatives, and find weights by pairwise comparison
    Score(PlainFiles),
    /// Count how often each entry takes each rank when the weights are unsure
    Sensitivity(PlainFiles),
}

/// A file in, a file out.
#[derive(Debug, Clone, clap::Args)]
pub struct PlainFiles {
    /// What is read, as JSON
    #[arg(long, value_name = "FILE")]
    input: PathBuf,
    /// Where the result goes, as JSON
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Runs `sekber award`, in usual pages of memory: its tables are a few megabytes, and each thread would take pages of two for its own.
///
/// # Errors
/// [`FaultyFile`] with file, place and reason; nothing is written then.
pub fn award_command(command: &AwardCommand) -> anyhow::Result<()> {
    match command {
        AwardCommand::Score(files) => score::run(files),
        AwardCommand::Sensitivity(files) => sensitivity::run(files),
    }
}

fn read<T: DeserializeOwned>(file: &Path) -> Result<T, FaultyFile> {
    let bytes =
        std::fs::read(file).map_err(|error| FaultyFile::whole(file, format!("cannot be read: {error}")))?;
    serde_json::from_slice(&bytes).map_err(|error| FaultyFile {
        file: file.to_owned(),
        faults: vec![(Some(error.line()), error.to_string())],
    })
}

fn write(file: &Path, result: &impl Serialize) -> anyhow::Result<()> {
    std::fs::write(file, serde_json::to_vec(result)?)
        .map_err(|error| FaultyFile::whole(file, format!("cannot be written: {error}")).into())
}
