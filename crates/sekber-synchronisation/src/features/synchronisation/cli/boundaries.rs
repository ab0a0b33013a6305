//! `sekber boundaries`: loads the boundaries that a district's maps are drawn from.

use std::collections::BTreeSet;
use std::path::PathBuf;

use sekber_core::value::RegionCode;

use crate::features::district;
use crate::features::matching::FaultyFile;
use crate::features::synchronisation::actions::boundaries as actions;
use crate::features::synchronisation::boundaries::reading;
use crate::features::synchronisation::model::{BoundaryDraft, BoundaryLevel};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::terminal::{Teller, typed};

/// The largest file that is read, in bytes; what is larger holds more than a map can show.
const LARGEST: u64 = 64 << 20;

/// Load the boundaries that maps are drawn from
#[derive(Debug, Clone, clap::Args)]
pub struct BoundariesCommand {
    /// GeoJSON in degrees (WGS 84): a feature for each kecamatan or village, with its code of the Ministry of Home Affairs in a property
    file: PathBuf,
    /// Where they were published, as maps say it
    #[arg(long, value_name = "TEXT", value_parser = typed)]
    source: String,
    /// Under which licence
    #[arg(long, value_name = "TEXT", value_parser = typed)]
    licence: String,
}

/// Runs `sekber boundaries`.
///
/// # Errors
/// [`FaultyFile`] with the reason when the file cannot be used; otherwise when a rule says no or the database cannot be asked.
pub async fn boundaries_command(app: &App, command: BoundariesCommand) -> anyhow::Result<()> {
    let file = command.file.as_path();
    let cannot = |error: std::io::Error| FaultyFile::whole(file, format!("cannot be read: {error}"));
    if std::fs::metadata(file).map_err(cannot)?.len() > LARGEST {
        return Err(FaultyFile::whole(
            file,
            format!("is larger than {} MiB; simplify it first", LARGEST >> 20),
        )
        .into());
    }
    let text = std::fs::read_to_string(file).map_err(cannot)?;
    let told = |problem: Problem| problem.for_terminal(app.words());
    let places = district::places(app.db(), &app.region()).await.map_err(|error| told(error.into()))?;
    let places: BTreeSet<RegionCode> = places.into_iter().map(|place| place.code).collect();
    let outlines =
        reading::read(&text, &places).map_err(|reason| FaultyFile::whole(file, reason.to_string()))?;
    let draft = BoundaryDraft { source: command.source, licence: command.licence, outlines };
    actions::load_boundaries(app, &Actor::operator(), &draft).await.map_err(told)?;
    let teller = Teller::new(app.words());
    let same_level = |code: &&RegionCode| BoundaryLevel::of(code) == draft.level();
    let all = places.iter().filter(same_level).count();
    let facts = [("count", teller.whole(draft.outlines.len())), ("all", teller.whole(all))];
    let key = match draft.level() {
        Some(BoundaryLevel::Village) => "boundary-cli-villages",
        _ => "boundary-cli-kecamatan",
    };
    crate::print_line!("{}", teller.say_facts(key, &facts));
    Ok(())
}
