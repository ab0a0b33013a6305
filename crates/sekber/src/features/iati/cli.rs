//! `sekber iati`: activities out of published files of any size.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;

use sekber_iati::{Limits, Reader, Summary};

use crate::features::matching::FaultyFile;

/// Bytes of lines that are written together.
const WRITTEN_AT_ONCE: usize = 1 << 17;

/// Read files of the International Aid Transparency Initiative
#[derive(Debug, Clone, clap::Subcommand)]
pub enum IatiCommand {
    /// Write every activity of a file as a line of JSON, with counts and exact sums
    Read(ReadArguments),
}

/// What is read, and where it goes.
#[derive(Debug, Clone, clap::Args)]
pub struct ReadArguments {
    /// The file, as XML
    file: PathBuf,
    /// Where the activities go, one line of JSON each
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Where counts and sums go, as JSON
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,
}

/// Runs `sekber iati`.
///
/// # Errors
/// [`FaultyFile`] with the place of the fault; what was read before it has been written.
pub fn iati_command(command: &IatiCommand) -> anyhow::Result<()> {
    let IatiCommand::Read(arguments) = command;
    let file = &arguments.file;
    let unreadable = |error: &dyn std::fmt::Display| FaultyFile::whole(file, error.to_string());
    let source = File::open(file).map_err(|error| unreadable(&error))?;
    let mut reader = Reader::new(source, Limits::default());
    let mut out = arguments.out.as_ref().map(File::create).transpose()?;
    let mut lines = Vec::with_capacity(2 * WRITTEN_AT_ONCE);
    let mut summary = Summary::default();
    while let Some(activity) = reader.next_activity().map_err(|error| unreadable(&error))? {
        summary.add(&activity);
        if let Some(out) = &mut out {
            serde_json::to_writer(&mut lines, &activity)?;
            lines.push(b'\n');
            if lines.len() >= WRITTEN_AT_ONCE {
                out.write_all(&lines)?;
                lines.clear();
            }
        }
    }
    if let Some(out) = &mut out {
        out.write_all(&lines)?;
    }
    if let Some(file) = &arguments.summary {
        std::fs::write(file, serde_json::to_vec_pretty(&summary)?)?;
    }
    crate::print_line!("{} activities", summary.activities());
    Ok(())
}
