//! `sekber iati`: activities out of published files of any size.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};

use sekber_iati::check::check;
use sekber_iati::{Activity, Kept, Limits, ReadError, Reader, Summary};

use super::write_behind::WriteBehind;

/// A file that cannot be read: exit code 2.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", .file.display())]
pub struct UnreadableFile {
    file: PathBuf,
    reason: String,
}

impl UnreadableFile {
    fn new(file: &Path, reason: &dyn std::fmt::Display) -> Self {
        Self { file: file.to_owned(), reason: reason.to_string() }
    }
}

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
/// [`UnreadableFile`] with the place of the fault; what was read before it has been written.
pub fn iati_command(command: &IatiCommand) -> anyhow::Result<()> {
    match command {
        IatiCommand::Read(arguments) => read(arguments),
        IatiCommand::Check(arguments) => tell_faults(arguments),
    }
}

/// Checks a file; it fails when anything is wrong.
fn tell_faults(arguments: &CheckArguments) -> anyhow::Result<()> {
    let file = &arguments.file;
    let source = File::open(file).map_err(|error| UnreadableFile::new(file, &error))?;
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
    let unreadable = |error: &dyn std::fmt::Display| UnreadableFile::new(file, error);
    let source = File::open(file).map_err(|error| unreadable(&error))?;
    let reader = Reader::new(source, Limits::default());
    let mut out = arguments.out.as_ref().map(File::create).transpose()?.map(WriteBehind::to);
    let mut summary = Summary::default();
    let read = read_all(reader, &mut summary, out.as_mut());
    if let Some(out) = out {
        out.finish()?;
    }
    read.map_err(|error| unreadable(&error))?;
    if let Some(file) = &arguments.summary {
        std::fs::write(file, serde_json::to_vec_pretty(&summary)?)?;
    }
    crate::print_line!("{} activities", summary.activities());
    Ok(())
}

/// Activities that are handed over together; handing over takes as long as reading one.
const TOGETHER: usize = 4;
/// Bytes of an activity's room that is used again; large ones are few, and theirs is given back.
const LARGEST_ROOM: usize = 1 << 16;

/// Reads to the end or to the first fault, adding every activity before it. A thread of its own reads on meanwhile; what is in the tags
/// is taken apart here. What cannot be written is told when the file is finished.
fn read_all(
    reader: Reader<File>,
    summary: &mut Summary,
    mut out: Option<&mut WriteBehind>,
) -> Result<(), ReadError> {
    let (ready, coming) = sync_channel::<Vec<Kept>>(1);
    let (done, rooms) = channel::<Vec<Kept>>();
    let reading = std::thread::spawn(move || read_ahead(reader, &ready, &rooms));
    let mut faulty = None;
    'file: for mut batch in coming {
        for kept in &mut batch {
            let activity = match kept.activity() {
                Ok(Some(activity)) => activity,
                Ok(None) => continue,
                Err(error) => {
                    faulty = Some(error);
                    break 'file;
                }
            };
            summary.add(&activity);
            if out.as_deref_mut().is_some_and(|out| write_line(out, &activity).is_err()) {
                break 'file;
            }
        }
        batch.retain(|kept| kept.room() <= LARGEST_ROOM);
        // Whoever has read to the end takes no more rooms.
        let _ = done.send(batch);
    }
    let read = reading.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    // Who reads ahead may have met a fault further on.
    faulty.map_or(read, Err)
}

/// Reads ahead of whoever takes the activities, some at a time, into rooms that come back. It ends when nobody takes them any more.
fn read_ahead(
    mut reader: Reader<File>,
    ready: &SyncSender<Vec<Kept>>,
    rooms: &Receiver<Vec<Kept>>,
) -> Result<(), ReadError> {
    loop {
        let mut batch = rooms.try_recv().unwrap_or_default();
        batch.resize_with(TOGETHER, Kept::default);
        let (mut count, mut held, mut read) = (0, 0, Ok(true));
        for kept in &mut batch {
            read = reader.next_into(kept);
            if !matches!(read, Ok(true)) {
                break;
            }
            (count, held) = (count + 1, held + kept.room());
            if held > TOGETHER * LARGEST_ROOM {
                break;
            }
        }
        batch.truncate(count);
        if ready.send(batch).is_err() || !read? {
            return Ok(());
        }
    }
}

fn write_line(out: &mut WriteBehind, activity: &Activity<'_>) -> io::Result<()> {
    out.line(|room| Ok(serde_json::to_writer(room, activity)?))
}
