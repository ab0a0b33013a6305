//! `sekber verdicts`: what people settled about findings, as the judged pairs that `sekber overlap --judged` learns from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use sekber_core::value::ProgrammeId;
use sekber_engines::synchronisation::grading::Verdict;

use super::programmes::PlainProgramme;
use super::put;
use crate::features::programme::{self, Stored};
use crate::features::synchronisation::facts;
use crate::features::synchronisation::model::{Decided, PairId};
use crate::features::synchronisation::settled::verdicts;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::terminal::Teller;

/// How many programmes are loaded at a time: the databases limit the values of one statement.
const AT_ONCE: usize = 2_000;

/// Write what was settled about findings as judged pairs to learn from
#[derive(Debug, Clone, clap::Args)]
pub struct VerdictsCommand {
    /// Folder for programmes.jsonl and pairs.tsv, as `sekber overlap` learns from them with --programmes and --judged
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
}

/// What a verdict teaches: the letter of a judged pair.
fn letter(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Merge => "S",
        Verdict::SplitArea | Verdict::ShiftTime => "D",
        Verdict::Complement => "Y",
        Verdict::NoConflict => "N",
    }
}

/// The verdicts of a district as lessons.
struct Lessons {
    /// The programmes, one JSON object a line.
    programmes: String,
    /// The judged pairs, with a header.
    pairs: String,
    /// How many there are.
    count: usize,
    /// Verdicts that teach nothing: the facts that they rest on are others today.
    stale: usize,
}

impl Lessons {
    async fn of(app: &App) -> Result<Self, Problem> {
        let (db, region) = (app.db(), app.region());
        let verdicts = verdicts(app).await?;
        let ids: BTreeSet<&ProgrammeId> =
            verdicts.keys().flat_map(|pair| [&pair.first, &pair.second]).collect();
        let ids: Vec<ProgrammeId> = ids.into_iter().cloned().collect();
        // Those that were united into another record, too: they are the surest lessons.
        let mut known: BTreeMap<ProgrammeId, Stored> = BTreeMap::new();
        for some in ids.chunks(AT_ONCE) {
            let stored = programme::by_ids(db, &region, some).await?;
            known.extend(stored.into_iter().map(|stored| (stored.id.clone(), stored)));
        }
        let names = programme::names(db, &region, known.values().map(|stored| &stored.content)).await?;
        let mut ordered: Vec<(&PairId, &Decided)> = verdicts.iter().collect();
        ordered.sort_by_key(|(pair, _)| *pair);
        let (mut pairs, mut count, mut stale) = ("id_a\tid_b\tlabel\treason\n".to_owned(), 0, 0);
        let mut taught: BTreeSet<&ProgrammeId> = BTreeSet::new();
        for (pair, decided) in ordered {
            let both = known.get(&pair.first).zip(known.get(&pair.second));
            let holds = match both {
                Some((a, b)) => facts::settled(&a.content, &b.content, &names)?.2 == decided.digest,
                None => false,
            };
            if !holds {
                stale += 1;
                continue;
            }
            count += 1;
            taught.extend([&pair.first, &pair.second]);
            let (first, second, verdict) = (&pair.first, &pair.second, decided.verdict);
            pairs.push_str(&format!("{first}\t{second}\t{}\t{verdict}\n", letter(verdict)));
        }
        let mut programmes = String::new();
        for stored in taught.into_iter().filter_map(|id| known.get(id)) {
            let facts = facts::facts(&stored.content, &names, &region);
            let plain = PlainProgramme::of(stored.id.as_str(), facts);
            programmes.push_str(&serde_json::to_string(&plain).map_err(anyhow::Error::from)?);
            programmes.push('\n');
        }
        Ok(Self { programmes, pairs, count, stale })
    }
}

/// Runs `sekber verdicts`.
///
/// # Errors
/// When the database cannot be asked or the files cannot be written.
pub async fn verdicts_command(app: &App, command: VerdictsCommand) -> anyhow::Result<()> {
    let lessons = Lessons::of(app).await.map_err(|problem| problem.for_terminal(app.words()))?;
    std::fs::create_dir_all(&command.out)?;
    put(&command.out.join("programmes.jsonl"), &lessons.programmes)?;
    put(&command.out.join("pairs.tsv"), &lessons.pairs)?;
    let teller = Teller::new(app.words());
    let facts = [("count", teller.whole(lessons.count)), ("stale", teller.whole(lessons.stale))];
    crate::print_line!("{}", teller.say_facts("finding-cli-verdicts", &facts));
    Ok(())
}
