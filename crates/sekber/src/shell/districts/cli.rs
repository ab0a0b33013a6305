//! The command for districts: setting them up, giving them host names, listing them.

use clap::Subcommand;
use sekber_core::value::{Moment, RegionCode};

use crate::features::district;
use crate::kit::access::Actor;
use crate::kit::settings::Settings;
use crate::kit::store::Db;
use crate::shell::bootstrap;

/// What can be done with districts.
#[derive(Debug, Subcommand)]
pub enum DistrictCommand {
    /// Set up an empty district with its regions
    Add {
        /// Code of the kabupaten or kota, such as 61.05
        #[arg(value_name = "CODE")]
        code: RegionCode,
        /// Host name under which it is reached, where this server serves several districts
        #[arg(long, value_name = "NAME")]
        host: Option<String>,
    },
    /// Have a district reached under a host name
    Host {
        /// Its code
        #[arg(value_name = "CODE")]
        code: RegionCode,
        /// The name, such as sintang.sekber.example
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// List the districts with their host names
    List,
}

/// Runs the command.
///
/// # Errors
/// When the database refuses, the code is none of a kabupaten or kota, or the host name leads elsewhere.
pub async fn district_command(settings: &Settings, command: DistrictCommand) -> anyhow::Result<()> {
    let db = bootstrap::connect_up_to_date(settings).await?;
    let now = crate::kit::app::system_clock();
    match command {
        DistrictCommand::Add { code, host } => add(&db, settings, &code, host.as_deref(), now).await,
        DistrictCommand::Host { code, name } => give_host(&db, &code, &name, now).await,
        DistrictCommand::List => list(&db).await,
    }
}

async fn add(
    db: &Db,
    settings: &Settings,
    region: &RegionCode,
    host: Option<&str>,
    now: Moment,
) -> anyhow::Result<()> {
    let year = i64::from(settings.clone().in_zone_of(region).local_date(now).year());
    let made = district::initialise(db, &Actor::operator(), region, now, year).await?;
    crate::print_line!("{} is set up: {} regions", made.name, made.regions);
    match host {
        Some(name) => give_host(db, region, name, now).await,
        None => Ok(()),
    }
}

async fn give_host(db: &Db, region: &RegionCode, name: &str, now: Moment) -> anyhow::Result<()> {
    let host = district::give_host(db, &Actor::operator(), region, name, now).await?;
    crate::print_line!("{region} is reached under {host}");
    Ok(())
}

async fn list(db: &Db) -> anyhow::Result<()> {
    for one in district::listed(db).await? {
        crate::print_line!("{:<6} {:<40} {}", one.region_code, one.name, one.host.as_deref().unwrap_or("-"));
    }
    Ok(())
}
