//! The command line: reads arguments, opens the house, runs a command of its own or of a room.

mod begin;
mod demonstration;
mod language;

use std::process::ExitCode;

use anyhow::Context as _;
use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use sekber_core::value::RegionCode;

use self::demonstration::{DemoArguments, RehearseArguments, demonstrate, rehearse};
use super::bootstrap::Opened;
use super::districts::cli::{DistrictCommand, district_command};
use super::ephemeral::Sheets;
use super::{answers, backup, bootstrap, doctor, routes, server};
use crate::features::{self, exchange, iati, matching};
use crate::kit::app::App;
use crate::kit::audit;
use crate::kit::card::{self, RoomCommand, Run};
use crate::kit::jobs::Served as _;
use crate::kit::problem::Problem;
use crate::kit::settings::{Given, LogFormat, Settings};
use crate::kit::terminal;

/// The system of a district's joint secretariat: registry, programmes, matching, meeting, partnerships, award.
#[derive(Debug, Parser)]
#[command(name = "sekber", version, about, propagate_version = true)]
struct Arguments {
    #[command(flatten)]
    given: Given,
    #[command(subcommand)]
    command: Command,
}

/// The program's own commands; those of the rooms come from their cards. `--help` lists all of them by their place.
#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the web application
    #[command(display_order = 10)]
    Serve,
    /// Load the Sintang cycle of 2023 from public sources and serve it on this machine
    #[command(display_order = 20)]
    Demo(DemoArguments),
    /// Set up an empty district with its regions
    #[command(display_order = 30)]
    Init(Init),
    /// Set up, list and name the districts of a server that serves several
    #[command(display_order = 35, subcommand)]
    District(DistrictCommand),
    /// Bring the database's schema up to date
    #[command(display_order = 40)]
    Migrate,
    /// Copy the whole system into one file while it runs, and check the copy
    #[command(display_order = 70)]
    Backup(FileArgument),
    /// Fill an empty database (of either kind) from a backup
    #[command(display_order = 80)]
    Restore(FileArgument),
    /// Say what is wrong with the set-up and how to mend it
    #[command(display_order = 90)]
    Doctor(DoctorArguments),
    // It may open a database of its own, which only the shell can.
    /// Work out the plan of the current cycle
    #[command(display_order = 120)]
    Match(MatchArguments),
    /// Play a whole meeting with simulated phones on a running server of the demonstration, and measure it
    #[command(display_order = 180)]
    Rehearse(RehearseArguments),
    /// List every route with who may use it
    #[command(display_order = 190)]
    Routes,
}

/// Everything that the command line understands.
fn understood(rooms: &[RoomCommand]) -> clap::Command {
    Arguments::command().subcommands(rooms.iter().map(|command| command.clap.clone()))
}

/// What was asked for: a command of the program or of a room.
enum Wanted {
    Own(Command),
    Room(Run, ArgMatches),
}

/// Reads the command line; clap ends the program itself where it makes no sense.
fn wanted() -> (Given, Wanted) {
    let rooms: Vec<RoomCommand> = features::cards().into_iter().flat_map(|card| card.commands).collect();
    let mut clap = language::in_the_readers_language(understood(&rooms));
    let matches = clap.get_matches_mut();
    read(&matches, rooms).unwrap_or_else(|error| error.format(&mut clap).exit())
}

fn read(matches: &ArgMatches, mut rooms: Vec<RoomCommand>) -> Result<(Given, Wanted), clap::Error> {
    let given = Given::from_arg_matches(matches)?;
    let of_room = matches.subcommand().and_then(|(name, own)| {
        let at = rooms.iter().position(|room| room.clap.get_name() == name)?;
        Some(Wanted::Room(rooms.swap_remove(at).run, own.clone()))
    });
    match of_room {
        Some(wanted) => Ok((given, wanted)),
        None => Ok((given, Wanted::Own(Command::from_arg_matches(matches)?))),
    }
}

#[derive(Debug, clap::Args)]
struct DoctorArguments {
    /// Remove attachments that were left behind without a record more than a day ago
    #[arg(long)]
    sweep: bool,
}

/// Work out the plan of the current cycle, or of two sheets, and show it with its reasons; nothing is changed
#[derive(Debug, clap::Args)]
struct MatchArguments {
    #[command(flatten)]
    sheets: Sheets,
    #[command(flatten)]
    how: matching::MatchCommand,
}

#[derive(Debug, clap::Args)]
struct FileArgument {
    /// The backup file
    file: std::path::PathBuf,
}

#[derive(Debug, clap::Args)]
struct Init {
    /// Code of the kabupaten or kota, such as 61.05
    #[arg(id = "init_region", value_name = "CODE")]
    region: Option<RegionCode>,
}

/// Runs the program; an error becomes one sentence and exit code 1.
pub fn main() -> ExitCode {
    begin::begin();
    let (given, wanted) = wanted();
    let settings = match given.settle() {
        Ok(settings) => settings,
        Err(error) => return fail(&answers::of_settings(error).into()),
    };
    let quiet = matches!(&wanted, Wanted::Own(Command::Demo(demo)) if demo.plays_a_meeting());
    log(&settings, quiet);
    match run(wanted, settings) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => match fail(&error) {
            _ if has_faults(&error) => ExitCode::from(FAULTY_ROWS),
            failed => failed,
        },
    }
}

/// Exit code that tells a file with faults from everything else that can go wrong.
const FAULTY_ROWS: u8 = 2;

/// Whether a file is at fault.
fn has_faults(error: &anyhow::Error) -> bool {
    error.is::<exchange::FaultyRows>()
        || error.is::<matching::FaultyFile>()
        || error.is::<iati::UnreadableFile>()
}

fn fail(error: &anyhow::Error) -> ExitCode {
    terminal::error(&format!("sekber: {}", answers::teller().error(error)));
    ExitCode::FAILURE
}

/// Sets up the log; where it is to be quiet, only warnings are told unless something else was asked for.
fn log(settings: &Settings, quiet: bool) {
    let wanted = if quiet && settings.log == "info" { "warn" } else { &settings.log };
    let filter = tracing_subscriber::EnvFilter::try_new(wanted).unwrap_or_else(|_| "info".into());
    // Colours are escape sequences, and those are written out.
    let builder =
        tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(terminal::Log);
    match settings.log_format {
        LogFormat::Text => builder.init(),
        LogFormat::Json => builder.json().init(),
    }
}

fn run(wanted: Wanted, settings: Settings) -> anyhow::Result<()> {
    match wanted {
        Wanted::Own(command) => waited_for(run_own(command, settings)),
        Wanted::Room(Run::OnRecords(run), given) => {
            waited_for(async { run(bootstrap::open(settings).await?, &given)?.await })
        }
        // Work for the processor alone needs no threads that wait for others.
        Wanted::Room(Run::OnFiles(run), given) => run(&given),
    }
}

fn waited_for(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}

async fn run_own(command: Command, settings: Settings) -> anyhow::Result<()> {
    match command {
        Command::Serve => serve(settings).await,
        Command::District(command) => district_command(&settings, command).await,
        Command::Demo(wanted) => demonstrate(settings, wanted).await,
        Command::Init(init) => initialise(settings, init).await,
        Command::Migrate => {
            let db = bootstrap::connect(&settings).await?;
            let pending = db.pending_migrations().await?;
            db.migrate().await?;
            answers::print_sentence("migrate-done", &[("count", answers::teller().whole(pending))]);
            Ok(())
        }
        Command::Backup(given) => {
            let db = bootstrap::connect(&settings).await?;
            let files = bootstrap::open_files(&settings)?;
            let now = crate::kit::app::system_clock().0;
            let manifest = backup::write(&db, &files, &given.file, now).await?;
            let file = ("file", given.file.display().to_string());
            let [rows, files] = counts(&manifest);
            answers::print_sentence("backup-written", &[file, rows, files]);
            // What is logged elsewhere proves later that the trail was not cut.
            for (region, head) in audit::heads(&db).await? {
                let facts = [("region", region.to_string()), ("anchor", head.anchor().to_string())];
                answers::print_sentence("backup-anchor", &facts);
            }
            for place in &manifest.missing {
                answers::print_sentence("backup-missing", &[("place", place.clone())]);
            }
            Ok(())
        }
        Command::Restore(given) => {
            let db = bootstrap::connect(&settings).await?;
            db.migrate().await?;
            let files = bootstrap::open_files(&settings)?;
            let manifest = backup::restore(&db, &files, &given.file).await?;
            answers::print_sentence("backup-restored", &counts(&manifest));
            Ok(())
        }
        Command::Doctor(given) => report(&doctor::examine(&settings, given.sweep).await),
        Command::Match(MatchArguments { sheets, how }) => match sheets.wanted() {
            Some(_) => {
                let (app, folder) = sheets.open(&settings).await?;
                let done = matching::match_command(&app, how, true).await;
                app.db().close().await;
                drop(folder);
                done
            }
            None => matching::match_command(&bootstrap::open(settings).await?, how, false).await,
        },
        Command::Rehearse(wanted) => rehearse(settings, wanted).await,
        Command::Routes => {
            for line in routes::table() {
                crate::print_line!(
                    "{:<6} {:<56} {:<12} {}",
                    line.method,
                    line.path,
                    line.permit.name(),
                    line.room
                );
            }
            Ok(())
        }
    }
}

/// What a backup holds, as facts of a sentence.
fn counts(manifest: &backup::Manifest) -> [(&'static str, String); 2] {
    let teller = answers::teller();
    [("rows", teller.whole(manifest.rows())), ("files", teller.whole(manifest.files()))]
}

async fn serve(settings: Settings) -> anyhow::Result<()> {
    match bootstrap::open_all(settings).await? {
        Opened::One(app) => {
            app.keys().context(Problem::refused("start-refused-keys"))?;
            sweep(&app);
            crate::print_line!("Sekber {} — {}", app.district().name, app.settings().base_url);
            server::serve(app).await
        }
        Opened::Several(districts) => {
            districts.any().keys().context(Problem::refused("start-refused-keys"))?;
            sweep(districts.any());
            answers::print_sentence("serve-several", &[]);
            server::serve_several(districts).await
        }
    }
}

/// Removes what a killed server or backup left behind half-written.
fn sweep(app: &App) {
    let now = app.now();
    let (pieces, backups) = (app.files().sweep_pieces(now), backup::sweep(&app.settings().data, now));
    if pieces + backups > 0 {
        tracing::warn!(pieces, backups, "removed what was left behind half-written");
    }
}

fn report(findings: &[card::Finding]) -> anyhow::Result<()> {
    let teller = answers::teller();
    for found in findings {
        let (mark, subject) = (teller.say(doctor::mark(found.state)), teller.say(found.subject));
        crate::print_line!("{mark:<5}{subject:<12} {}", teller.say_facts(found.key, &found.facts));
    }
    let bad = findings.iter().filter(|found| found.state == card::State::Bad).count();
    anyhow::ensure!(bad == 0, Problem::refused_with("doctor-bad-things", "count", teller.whole(bad)));
    Ok(())
}

async fn initialise(settings: Settings, init: Init) -> anyhow::Result<()> {
    let wanted = init.region.or_else(|| settings.region.clone());
    let region = wanted.ok_or_else(|| Problem::refused("start-refused-unnamed"))?;
    district_command(&settings, DistrictCommand::Add { code: region, host: None }).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_argument_parser_is_sound() {
        let rooms: Vec<RoomCommand> = features::cards().into_iter().flat_map(|card| card.commands).collect();
        assert!(rooms.len() > 8, "the rooms' commands are gone");
        understood(&rooms).debug_assert();
    }

    #[test]
    fn help_lists_every_command_in_its_place() {
        let rooms: Vec<RoomCommand> = features::cards().into_iter().flat_map(|card| card.commands).collect();
        let help = understood(&rooms).render_help().to_string();
        let listed = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
        // Lines that go on with the one before are set further in.
        let names = listed.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
        let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
        let wanted = "serve demo init district migrate import export boundaries backup restore doctor user audit jobs match rank senses assign award \
                      overlap verdicts iati rehearse routes help";
        assert_eq!(names.join(" "), wanted);
    }
}
