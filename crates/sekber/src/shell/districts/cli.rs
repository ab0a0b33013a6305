//! The command for districts: setting them up, giving them host names, listing them, summing their money.

use clap::Subcommand;
use sekber_core::ledger::{Budget, Dimension, Stage};
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::{Moment, RegionCode};
use serde::Serialize;

use crate::features::{district, ledger};
use crate::kit::access::Actor;
use crate::kit::settings::Settings;
use crate::kit::store::Db;
use crate::kit::terminal::{Lines, Teller};
use crate::shell::{answers, bootstrap};

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
    /// Sum the money of partnerships over all districts, as it was kept last: a JSON object a line, amounts in sen
    Money {
        /// By what: theme, field, goal, place, mission, kind or level of the funder, year, way, funder or office
        #[arg(long, value_name = "WHAT")]
        by: Dimension,
        /// Keep the sums of every district anew before
        #[arg(long)]
        renew: bool,
    },
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
        DistrictCommand::Money { by, renew } => money(&db, by, renew.then_some(now)).await,
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
    let teller = answers::teller();
    let facts = [("name", made.name), ("count", teller.whole(made.regions))];
    answers::print_sentence("district-made", &facts);
    if let Some(name) = host {
        give_host(db, region, name, now).await?;
    }
    let known = district::regions(db).await?;
    say_next(&teller, region, known.len() > 1);
    Ok(())
}

/// What comes next in a district that was just set up; where there are several, commands name theirs.
fn say_next(teller: &Teller, region: &RegionCode, several: bool) {
    let named = if several { format!(" --region {region}") } else { String::new() };
    answers::print_sentence("district-next-admin", &[]);
    crate::print_line!("  sekber user add {} --role admin{named}", teller.say("district-next-person"));
    answers::print_sentence("district-next-serve", &[]);
    crate::print_line!("  sekber serve");
}

async fn give_host(db: &Db, region: &RegionCode, name: &str, now: Moment) -> anyhow::Result<()> {
    let host = district::give_host(db, &Actor::operator(), region, name, now).await?;
    let facts = [("region", region.to_string()), ("host", host)];
    answers::print_sentence("district-reached", &facts);
    Ok(())
}

async fn list(db: &Db) -> anyhow::Result<()> {
    for one in district::listed(db).await? {
        crate::print_line!("{:<6} {:<40} {}", one.region_code, one.name, one.host.as_deref().unwrap_or("-"));
    }
    Ok(())
}

/// Prints the sums; with a moment, they are kept anew before, as of that moment.
async fn money(db: &Db, by: Dimension, renewed: Option<Moment>) -> anyhow::Result<()> {
    if let Some(now) = renewed {
        for region in district::regions(db).await? {
            ledger::keep_sums(db, &region, now).await?;
        }
    }
    let since = ledger::kept_since(db, by).await?.map(|moment| moment.0);
    let since = since.and_then(|since| jiff::Timestamp::from_millisecond(since).ok());
    let since = since.map(|since| since.to_string());
    let mut lines = Lines::begin();
    ledger::each_of_all_districts(db, by, |row| {
        let line = serde_json::to_string(&Sum::of(&row, since.as_deref()))?;
        lines.line(&line);
        anyhow::Ok(())
    })
    .await
}

/// One sum as a line of JSON. Amounts are told as text: not every reader of numbers holds them whole.
#[derive(Serialize)]
struct Sum<'a> {
    key: &'a str,
    budget: Budget,
    form: FundingForm,
    stage: Stage,
    low: String,
    high: String,
    undisclosed: i64,
    entries: i64,
    simulated: i64,
    /// Since when the oldest of all sums stands.
    kept_since: Option<&'a str>,
}

impl<'a> Sum<'a> {
    fn of(row: &'a ledger::TotalRow, kept_since: Option<&'a str>) -> Self {
        let counted = row.counted();
        Self {
            key: &row.key,
            budget: row.budget,
            form: row.form,
            stage: row.stage,
            low: counted.low.to_string(),
            high: counted.high.to_string(),
            undisclosed: counted.undisclosed,
            entries: counted.entries,
            simulated: row.simulated,
            kept_since,
        }
    }
}
