//! `sekber overlap`: overlaps and gaps of a plain instance, and graded pairs of programmes in words. `sekber verdicts`: what people settled,
//! to learn from.

mod boundaries;
mod instance;
mod lessons;
mod programmes;
mod tables;

use std::path::{Path, PathBuf};
use std::time::Instant;

use sekber_engines::synchronisation::Profile;
use sekber_engines::synchronisation::gaps::gaps;
use sekber_engines::synchronisation::overlap::Comparison;

use crate::features::matching::FaultyFile;
use crate::kit::huge_pages;

pub use boundaries::{BoundariesCommand, boundaries_command};
pub use lessons::{VerdictsCommand, verdicts_command};

/// The month of the gaps of a plain instance.
const MONTH: i32 = 48;
/// Gaps that are listed.
const LARGEST: usize = 1_000;

/// Find overlaps between programmes and needs that nobody serves
#[derive(Debug, Clone, clap::Args)]
#[command(group(clap::ArgGroup::new("input").required(true)))]
pub struct OverlapCommand {
    /// Folder with programmes.jsonl and villages.jsonl of numbers, as benchmarks have them
    #[arg(long, value_name = "FOLDER", group = "input")]
    instance: Option<PathBuf>,
    /// Programmes in words, one JSON object a line; pairs are graded
    #[arg(long, value_name = "FILE", group = "input")]
    programmes: Option<PathBuf>,
    /// With --programmes: judged pairs to learn from; the model is written instead of the pairs, and how well it does on
    /// pairs that it has not seen is printed
    #[arg(long, value_name = "FILE", requires = "programmes", conflicts_with = "instance")]
    judged: Option<PathBuf>,
    /// With --programmes: grade with the model of this file, as --judged writes it, instead of the one built in
    #[arg(long, value_name = "FILE", requires = "programmes", conflicts_with = "instance")]
    model: Option<PathBuf>,
    /// With --judged: begin with the model in use, which the judged pairs then move, instead of learning from nothing; for few pairs
    #[arg(long, requires = "judged")]
    onward: bool,
    /// Folder for pairs.tsv, groups.tsv, gaps.tsv and kecamatan.tsv; with --programmes the file for graded pairs or the model
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    /// With --instance: compare so many programmes, evenly spread, each alone with all others as while somebody types, and print
    /// how long one takes
    #[arg(long, value_name = "COUNT", requires = "instance")]
    singly: Option<usize>,
}

/// Runs `sekber overlap`.
///
/// # Errors
/// [`FaultyFile`] with file, line and reason; nothing is written then.
pub fn overlap_command(command: &OverlapCommand) -> anyhow::Result<()> {
    huge_pages::accept();
    match (&command.instance, &command.programmes, &command.judged) {
        (Some(folder), ..) => of_instance(folder, &command.out, command.singly.unwrap_or_default()),
        (None, Some(file), Some(judged)) => {
            let model = || programmes::model_of(command.model.as_deref());
            let start = if command.onward { Some(model()?) } else { None };
            programmes::learn_from(file, judged, (start.as_ref(), &command.out))
        }
        (None, Some(file), None) => {
            programmes::grade_all(file, &programmes::model_of(command.model.as_deref())?, &command.out)
        }
        (None, None, _) => Ok(()),
    }
}

fn of_instance(folder: &Path, out: &Path, singly: usize) -> anyhow::Result<()> {
    let instance = instance::read(folder)?;
    let begun = Instant::now();
    let comparison = Comparison::new(&instance.programmes, &instance.tree, Profile::benchmark());
    let pairs = comparison.pairs();
    let groups = comparison.groups(&pairs);
    let engine = begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    let found = gaps(&instance.programmes, &instance.tree, &instance.villages, MONTH, LARGEST);
    let gaps_seconds = begun.elapsed().as_secs_f64();
    std::fs::create_dir_all(out)?;
    put(&out.join("pairs.tsv"), &tables::pair_rows(&pairs))?;
    let groups = groups.iter().map(|(programme, group)| [*programme, *group]);
    put(&out.join("groups.tsv"), &tables::rows(groups))?;
    put(&out.join("gaps.tsv"), &tables::gap_rows(&found))?;
    put(&out.join("kecamatan.tsv"), &tables::subdistrict_rows(&found))?;
    let mut figures = serde_json::json!({ "engine_s": engine, "gaps_s": gaps_seconds });
    if singly > 0 {
        let times = one_by_one(&comparison, instance.programmes.len(), singly);
        let at = |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1)));
        figures["single_p50_ms"] = serde_json::json!(at(50));
        figures["single_p99_ms"] = serde_json::json!(at(99));
    }
    crate::print_line!("{figures}");
    Ok(())
}

/// Milliseconds that each of `count` programmes takes that is compared with all others, the least first.
fn one_by_one(comparison: &Comparison<'_>, programmes: usize, count: usize) -> Vec<f64> {
    let count = count.min(programmes);
    let numbers = (0..count).filter_map(|at| u32::try_from(at * programmes / count.max(1)).ok());
    let mut times: Vec<f64> = numbers
        .map(|number| {
            let begun = Instant::now();
            std::hint::black_box(comparison.pairs_of(number));
            begun.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times
}

fn put(file: &Path, text: &str) -> Result<(), FaultyFile> {
    std::fs::write(file, text).map_err(|error| FaultyFile::whole(file, format!("cannot be written: {error}")))
}
