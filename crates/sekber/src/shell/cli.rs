//! The command line: reads arguments, opens the house, calls a room's command.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use sekber_core::value::RegionCode;

use super::{backup, doctor, house, routes, server};
use crate::features::{district, trail};
use crate::kit::access::Actor;
use crate::kit::settings::{Given, LogFormat, Settings};

/// The system of a district's joint secretariat: registry, programmes, matching, meeting, partnerships, award.
#[derive(Debug, Parser)]
#[command(name = "sekber", version, about, propagate_version = true)]
struct Arguments {
    #[command(flatten)]
    given: Given,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the web application
    Serve,
    /// Set up an empty district with its regions
    Init(Init),
    /// Bring the database's schema up to date
    Migrate,
    /// Copy the whole system into one file while it runs, and check the copy
    Backup(FileArgument),
    /// Fill an empty database (of either kind) from a backup
    Restore(FileArgument),
    /// Say what is wrong with the set-up and how to mend it
    Doctor,
    /// Check the audit trail
    #[command(subcommand)]
    Audit(trail::AuditCommand),
    /// List every route with who may use it
    Routes,
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
    let arguments = Arguments::parse();
    let settings = match arguments.given.clone().settle() {
        Ok(settings) => settings,
        Err(error) => return fail(&error.into()),
    };
    log(&settings);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error.into()),
    };
    match runtime.block_on(run(arguments.command, settings)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

fn fail(error: &anyhow::Error) -> ExitCode {
    eprintln!("sekber: {error:#}");
    ExitCode::FAILURE
}

fn log(settings: &Settings) {
    let filter = tracing_subscriber::EnvFilter::try_new(&settings.log).unwrap_or_else(|_| "info".into());
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match settings.log_format {
        LogFormat::Text => builder.init(),
        LogFormat::Json => builder.json().init(),
    }
}

async fn run(command: Command, settings: Settings) -> anyhow::Result<()> {
    match command {
        Command::Serve => {
            let app = house::open(settings).await?;
            println!("Sekber {} — {}", app.district().name, app.settings().base_url);
            server::serve(app).await
        }
        Command::Init(init) => initialise(settings, init).await,
        Command::Migrate => {
            let db = house::connect(&settings).await?;
            let pending = db.pending_migrations().await?;
            db.migrate().await?;
            println!("{pending} step(s) taken; the schema is up to date");
            Ok(())
        }
        Command::Backup(given) => {
            let db = house::connect(&settings).await?;
            let manifest = backup::write(&db, &given.file, crate::kit::app::system_clock().0).await?;
            println!(
                "{}: {} rows in {} parts, read back and sound",
                given.file.display(),
                manifest.rows(),
                manifest.parts.len()
            );
            Ok(())
        }
        Command::Restore(given) => {
            let db = house::connect(&settings).await?;
            db.migrate().await?;
            let manifest = backup::restore(&db, &given.file).await?;
            println!("{} rows restored", manifest.rows());
            Ok(())
        }
        Command::Doctor => report(&doctor::examine(&settings).await),
        Command::Audit(command) => trail::audit_command(&house::open(settings).await?, command).await,
        Command::Routes => {
            for line in routes::table() {
                println!("{:<6} {:<56} {:<12} {}", line.method, line.path, line.permit.name(), line.room);
            }
            Ok(())
        }
    }
}

fn report(findings: &[doctor::Finding]) -> anyhow::Result<()> {
    for found in findings {
        println!("{} {:<12} {}", found.state.mark(), found.subject, found.text);
    }
    let bad = findings.iter().filter(|found| found.state == doctor::State::Bad).count();
    anyhow::ensure!(bad == 0, "{bad} thing(s) to mend");
    Ok(())
}

async fn initialise(settings: Settings, init: Init) -> anyhow::Result<()> {
    let wanted = init.region.or_else(|| settings.region.clone());
    let region = wanted.ok_or_else(|| anyhow::anyhow!("name the district: sekber init --region 61.05"))?;
    let db = house::connect(&settings).await?;
    db.migrate().await?;
    let actor = Actor::operator();
    let made = district::initialise(&db, &actor, &region, crate::kit::app::system_clock()).await?;
    println!("{} is set up: {} regions", made.name, made.regions);
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_argument_parser_is_sound() {
        super::Arguments::command().debug_assert();
    }
}
