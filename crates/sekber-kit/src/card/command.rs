//! A room's commands of the command line: what clap reads, and how each runs.

use clap::{ArgMatches, Args, Command, FromArgMatches, Subcommand};

use crate::app::App;
use crate::awaited::Awaited;

/// A command under way.
pub type Running = Awaited<'static, anyhow::Result<()>>;

/// Begins a command on records with what was given.
pub type Begin = Box<dyn FnOnce(App, &ArgMatches) -> Result<Running, clap::Error> + Send>;
/// Runs a command on files with what was given.
pub type Work = Box<dyn FnOnce(&ArgMatches) -> anyhow::Result<()> + Send>;

/// One command: `sekber NAME …`.
pub struct RoomCommand {
    /// As clap knows it: its name, what it is for, its arguments.
    pub clap: Command,
    /// How it runs.
    pub run: Run,
}

/// How a command runs.
pub enum Run {
    /// On the records of the district that the settings name.
    OnRecords(Begin),
    /// From files to files, on a thread that may compute for long.
    OnFiles(Work),
}

impl RoomCommand {
    /// A command on the records of the district.
    pub fn on_records<C, F>(clap: Command, run: fn(App, C) -> F) -> Self
    where
        C: FromArgMatches + 'static,
        F: Future<Output = anyhow::Result<()>> + Send + 'static,
    {
        let run = move |app: App, given: &ArgMatches| -> Result<Running, clap::Error> {
            Ok(Box::pin(run(app, C::from_arg_matches(given)?)))
        };
        Self { clap, run: Run::OnRecords(Box::new(run)) }
    }

    /// A command that reads files and writes files and needs no district.
    pub fn on_files<C: FromArgMatches + 'static>(clap: Command, run: fn(&C) -> anyhow::Result<()>) -> Self {
        let run = move |given: &ArgMatches| run(&C::from_arg_matches(given)?);
        Self { clap, run: Run::OnFiles(Box::new(run)) }
    }

    /// Its place in the list that `--help` prints: the lowest first, the program's own commands among them.
    #[must_use]
    pub fn at(mut self, place: usize) -> Self {
        self.clap = self.clap.display_order(place);
        self
    }
}

/// A command with arguments.
pub fn arguments<C: Args>(name: &'static str, about: &'static str) -> Command {
    C::augment_args(Command::new(name)).about(about)
}

/// A command with commands of its own.
pub fn subcommands<C: Subcommand>(name: &'static str, about: &'static str) -> Command {
    let command = Command::new(name).subcommand_required(true).arg_required_else_help(true);
    C::augment_subcommands(command).about(about)
}
