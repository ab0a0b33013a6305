//! `sekber iati`: activities out of published files of any size.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;

use sekber_iati::check::check;
use sekber_iati::{Limits, Reader, Summary};

use crate::features::matching::FaultyFile;

/// Bytes of lines that are written together.
const WRITTEN_AT_ONCE: usize = 1 << 17;

/// Read files of the International Aid Transparency Initiative
#[derive(Debug, Clone, clap::Subcommand)]
pub enum IatiCommand {
    /// Write every activity of a file as a line of JSON, with counts and exact sums
    Read(ReadArguments),
    /// Say line by line what is wrong with a file: structure, codes, days, identifiers and sums
    Check(CheckArguments),
}

/// What is checked.
#[derive(Debug, Clone, clap::Args)]
pub struct CheckArguments {
    /// The file, as XML
    file: PathBuf,
    /// Lines that are told at most
    #[arg(long, value_name = "COUNT", default_value_t = 1_000)]
    most: u64,
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
    match command {
        IatiCommand::Read(arguments) => read(arguments),
        IatiCommand::Check(arguments) => tell_faults(arguments),
    }
}

/// Checks a file; it fails when anything is wrong.
fn tell_faults(arguments: &CheckArguments) -> anyhow::Result<()> {
    let file = &arguments.file;
    let source = File::open(file).map_err(|error| FaultyFile::whole(file, error.to_string()))?;
    let mut told = 0;
    let done = check(source, Limits::default(), |finding| {
        told += 1;
        if told <= arguments.most {
            crate::print_line!("{finding}");
        }
    });
    if told > arguments.most {
        crate::print_line!("… and {} more lines (--most {told} tells all)", told - arguments.most);
    }
    if done.identifiers_left {
        crate::print_line!("note: only the first half million identifiers were compared");
    }
    let read = format!("{} activities, {} organisations", done.activities, done.organisations);
    match done.faults {
        0 => {
            crate::print_line!("{read}: nothing wrong");
            Ok(())
        }
        faults => anyhow::bail!("{}: {read}: {faults} faults", file.display()),
    }
}

fn read(arguments: &ReadArguments) -> anyhow::Result<()> {
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
