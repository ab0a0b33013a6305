//! `sekber overlap`: overlaps and gaps of a plain instance.

mod instance;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use sekber_core::synchronisation::Profile;
use sekber_core::synchronisation::gaps::{Gaps, gaps};
use sekber_core::synchronisation::overlap::{Comparison, Meeting, Pair};

use crate::features::matching::FaultyFile;

/// The month of the gaps of a plain instance.
const MONTH: i32 = 48;
/// Gaps that are listed.
const LARGEST: usize = 1_000;

/// Find overlaps between programmes and needs that nobody serves, in a plain instance
#[derive(Debug, Clone, clap::Args)]
pub struct OverlapCommand {
    /// Folder with programmes.jsonl and villages.jsonl
    #[arg(long, value_name = "FOLDER")]
    instance: PathBuf,
    /// Folder for pairs.tsv, groups.tsv, gaps.tsv and kecamatan.tsv
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
}

/// Runs `sekber overlap`.
///
/// # Errors
/// [`FaultyFile`] with file, line and reason; nothing is written then.
pub fn overlap_command(command: &OverlapCommand) -> anyhow::Result<()> {
    let instance = instance::read(&command.instance)?;
    let begun = Instant::now();
    let comparison = Comparison::new(&instance.programmes, &instance.tree, Profile::benchmark());
    let pairs = comparison.pairs();
    let groups = comparison.groups(&pairs);
    let engine = begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    let found = gaps(&instance.programmes, &instance.tree, &instance.villages, MONTH, LARGEST);
    let gaps_seconds = begun.elapsed().as_secs_f64();
    std::fs::create_dir_all(&command.out)?;
    put(&command.out, "pairs.tsv", &pair_rows(&pairs))?;
    put(&command.out, "groups.tsv", &rows(groups.iter().map(|(programme, group)| [*programme, *group])))?;
    put(&command.out, "gaps.tsv", &gap_rows(&found))?;
    put(&command.out, "kecamatan.tsv", &subdistrict_rows(&found))?;
    crate::print_line!("{}", serde_json::json!({ "engine_s": engine, "gaps_s": gaps_seconds }));
    Ok(())
}

fn put(folder: &Path, name: &str, text: &str) -> Result<(), FaultyFile> {
    let file = folder.join(name);
    std::fs::write(&file, text)
        .map_err(|error| FaultyFile::whole(&file, format!("cannot be written: {error}")))
}

/// Rows of numbers, separated by tabs.
fn rows<const N: usize>(rows: impl Iterator<Item = [u32; N]>) -> String {
    let mut text = String::new();
    for row in rows {
        for (at, number) in row.iter().enumerate() {
            // Writing into a string never fails.
            let _ = write!(text, "{}{number}", if at == 0 { "" } else { "\t" });
        }
        text.push('\n');
    }
    text
}

fn pair_rows(pairs: &[Pair]) -> String {
    let mut text = String::new();
    for pair in pairs {
        let meeting = match pair.meeting {
            Meeting::Overlap => "overlap",
            Meeting::Unclear => "unclear",
        };
        let Pair { first, second, villages, months, score, outputs, funders, .. } = pair;
        let _ = writeln!(
            text,
            "{first}\t{second}\t{meeting}\t{villages}\t{months}\t{score:.6}\t{outputs}\t{funders}"
        );
    }
    text
}

fn gap_rows(found: &Gaps) -> String {
    let mut text = String::new();
    for gap in &found.largest {
        let _ = writeln!(text, "{}\t{}\t{}\t{}", gap.village, gap.theme, gap.programmes, gap.unserved);
    }
    text
}

fn subdistrict_rows(found: &Gaps) -> String {
    let mut text = String::new();
    for (subdistrict, themes) in found.by_subdistrict.iter().enumerate() {
        for (theme, need) in themes.iter().enumerate() {
            let _ = writeln!(text, "{subdistrict}\t{theme}\t{}\t{}", need.all, need.unserved);
        }
    }
    text
}
