//! The findings of a cycle, kept in memory while nothing changes.
//!
//! They are computed from the records alone, so they can be thrown away at any time. A pair depends on its two programmes and
//! on nothing else: after a change only the pairs of the programmes that changed are compared anew.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use sekber_core::registry::programme::Owner;
use sekber_core::value::{CycleId, OrganisationId, ProgrammeId, RegionCode};
use sekber_engines::synchronisation::grading::{Common, Facts, Grade, Model, Read, common};
use tokio::sync::Mutex;

use super::facts;
pub use super::near::{Near, near};
use super::reader::{model_in_use, reader};
use super::store::{self, Stamp};
use super::surest::{Graded, Last, MOST, Surest, is_wanted};
use crate::features::programme::{self, Names, ProgrammeDraft, Stored};
use crate::kit::app::App;
use crate::kit::audit;
use crate::kit::cpu;
use crate::kit::problem::Problem;

/// Programmes that are compared with all others in one turn of the pool of computations, so that others have theirs between.
const COMPARED_AT_ONCE: usize = 32;
/// How many programmes are loaded at a time: the databases limit the values of one statement.
const AT_ONCE: usize = 2_000;

/// Two programmes that are something to each other.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The programme with the smaller id, by its place among the programmes.
    pub first: usize,
    /// The other one.
    pub second: usize,
    /// What they are to each other.
    pub grade: Grade,
    /// How sure it is that they must be merged or split, 0 to 1.
    pub score: f64,
    /// What they have in common.
    pub common: Common,
}

/// The programmes of a cycle with their findings.
#[derive(Default)]
pub struct Table {
    /// Proposed, verified and active programmes, in order of the id.
    pub programmes: Vec<Stored>,
    /// The names behind them.
    pub names: Names,
    /// What waits for people first: what is one activity, then what is done twice; the surest first. Of each programme only the surest
    /// are kept.
    pub findings: Vec<Finding>,
    /// Whether pairs were left out because a programme has that many surer ones.
    pub is_cut: bool,
    reads: Arc<Vec<Arc<Read>>>,
    model: Arc<Model>,
    stamps: Vec<Stamp>,
}

/// A table whose new programmes are still to be compared with the others.
struct Begun {
    programmes: Vec<Stored>,
    names: Names,
    stamps: Vec<Stamp>,
    reads: Arc<Vec<Arc<Read>>>,
    model: Arc<Model>,
    /// Programmes that are to be compared with all others: those that changed, and those of which a kept pair is gone while others
    /// had been left out.
    new: Arc<Vec<bool>>,
    /// The findings about the other ones.
    kept: Vec<Finding>,
}

/// The tables made so far, by cycle, each with the number of the trail's last line before its stamps were read.
#[derive(Default)]
struct Kept(Mutex<HashMap<CycleId, (i64, Arc<Table>)>>);

/// The findings of a cycle as they stand now. One statement when nothing changed at all, since every change writes a line into
/// the trail; one more when nothing changed that is compared; otherwise one computation serves everybody who waits for it.
///
/// # Errors
/// When the database cannot be asked.
pub async fn table(app: &App, cycle: &CycleId) -> Result<Arc<Table>, Problem> {
    let made = table_within(app, cycle, usize::MAX).await?;
    made.ok_or_else(|| anyhow::anyhow!("the findings of a cycle were not made").into())
}

/// The same; none when more pairs than so many would have to be compared first.
///
/// # Errors
/// As [`table`].
pub async fn table_within(app: &App, cycle: &CycleId, most: usize) -> Result<Option<Arc<Table>>, Problem> {
    let line = audit::head(app.db(), &app.region()).await?.seq;
    let kept = app.memory::<Kept>();
    if let Some((_, table)) = kept.0.lock().await.get(cycle).filter(|(known, _)| *known == line) {
        return Ok(Some(table.clone()));
    }
    // In a task of its own: a reader who gives up does not throw away what others wait for.
    let renewed = renewed(app.clone(), cycle.clone(), line, most);
    tokio::spawn(renewed).await.map_err(anyhow::Error::from)?
}

async fn renewed(app: App, cycle: CycleId, line: i64, most: usize) -> Result<Option<Arc<Table>>, Problem> {
    let kept = app.memory::<Kept>();
    let mut tables = kept.0.lock().await;
    if let Some((_, table)) = tables.get(&cycle).filter(|(known, _)| *known >= line) {
        return Ok(Some(table.clone()));
    }
    let region = app.region();
    let stamps = store::stamps(app.db(), &region, &cycle).await?;
    let before = tables.get(&cycle).map(|(_, table)| table.clone()).unwrap_or_default();
    if before.stamps == stamps && !stamps.is_empty() {
        tables.insert(cycle, (line, before.clone()));
        return Ok(Some(before));
    }
    let changed = changed(&before, &stamps);
    if changed.len().saturating_mul(stamps.len()) > most {
        return Ok(None);
    }
    let mut loaded: HashMap<ProgrammeId, Stored> = HashMap::new();
    for some in changed.chunks(AT_ONCE) {
        let stored = programme::by_ids(app.db(), &region, some).await?;
        loaded.extend(stored.into_iter().map(|stored| (stored.id.clone(), stored)));
    }
    let current: BTreeSet<&str> =
        stamps.iter().filter(|stamp| stamp.kind == PROGRAMME).map(|stamp| stamp.id.as_str()).collect();
    let unchanged = before.programmes.iter().filter(|stored| !loaded.contains_key(&stored.id));
    let unchanged = unchanged.filter(|stored| current.contains(stored.id.as_str())).cloned();
    let mut programmes: Vec<Stored> = unchanged.collect();
    programmes.extend(loaded.into_values());
    programmes.sort_by(|a, b| a.id.cmp(&b.id));
    // Whoever carries a programme out beside its owner may have none of its own.
    let also = programmes.iter().flat_map(|stored| &stored.also);
    let also: Vec<ProgrammeDraft> =
        also.map(|id| ProgrammeDraft::new(id.clone(), cycle.clone(), String::new())).collect();
    let contents = programmes.iter().map(|stored| &stored.content).chain(&also);
    let names = programme::names(app.db(), &region, contents).await?;
    let changed: BTreeSet<ProgrammeId> = changed.into_iter().collect();
    let model = model_in_use(&app);
    let begin = move || Begun::of(programmes, (names, model), stamps, &before, &changed, &region);
    let begun = cpu::run(begin).await?;
    let pairs = anew(&begun).await?;
    let table = Arc::new(cpu::run(move || begun.end(pairs)).await?);
    tables.insert(cycle, (line, table.clone()));
    Ok(Some(table))
}

/// How stamps of programmes are marked.
const PROGRAMME: &str = "programme";

/// The programmes that were added or changed, all when a theme was renamed.
fn changed(before: &Table, stamps: &[Stamp]) -> Vec<ProgrammeId> {
    let themes = |stamps: &[Stamp]| -> Vec<Stamp> {
        stamps.iter().filter(|stamp| stamp.kind != PROGRAMME).cloned().collect()
    };
    let all = themes(&before.stamps) != themes(stamps);
    let known: HashMap<&str, &Stamp> = before.stamps.iter().map(|stamp| (stamp.id.as_str(), stamp)).collect();
    let programmes = stamps.iter().filter(|stamp| stamp.kind == PROGRAMME);
    let new = programmes.filter(|stamp| all || known.get(stamp.id.as_str()) != Some(stamp));
    new.filter_map(|stamp| stamp.id.parse().ok()).collect()
}

impl Begun {
    fn of(
        programmes: Vec<Stored>,
        (names, model): (Names, Arc<Model>),
        stamps: Vec<Stamp>,
        before: &Table,
        changed: &BTreeSet<ProgrammeId>,
        home: &RegionCode,
    ) -> Self {
        let places: HashMap<&ProgrammeId, usize> =
            programmes.iter().enumerate().map(|(at, stored)| (&stored.id, at)).collect();
        let known: HashMap<&ProgrammeId, &Arc<Read>> =
            before.programmes.iter().map(|stored| &stored.id).zip(before.reads.iter()).collect();
        let is_changed = |stored: &Stored| changed.contains(&stored.id);
        let read = |stored: &Stored| match known.get(&stored.id).filter(|_| !is_changed(stored)) {
            Some(read) => Arc::clone(read),
            None => Arc::new(reader().read(&facts::facts(&stored.content, &names, home))),
        };
        let reads: Vec<Arc<Read>> = programmes.iter().map(read).collect();
        // Where a programme of before stands now, unless it changed or is gone.
        let place = |stored: &Stored| places.get(&stored.id).copied().filter(|_| !is_changed(stored));
        let moved: Vec<Option<usize>> = before.programmes.iter().map(place).collect();
        let still = |finding: &&Finding| moved[finding.first].is_some() && moved[finding.second].is_some();
        let had = pairs_each(before.programmes.len(), before.findings.iter());
        let has = pairs_each(before.programmes.len(), before.findings.iter().filter(still));
        let mut new: Vec<bool> = programmes.iter().map(is_changed).collect();
        for (at, moved) in moved.iter().enumerate() {
            if let Some(now) = moved.filter(|_| had[at] >= MOST && has[at] < had[at]) {
                new[now] = true;
            }
        }
        let kept = before.findings.iter().filter_map(|finding| {
            let (first, second) = (moved[finding.first]?, moved[finding.second]?);
            (!new[first] && !new[second]).then(|| Finding { first, second, ..finding.clone() })
        });
        let kept = kept.collect();
        Self { programmes, names, stamps, reads: Arc::new(reads), model, new: Arc::new(new), kept }
    }

    /// The table with the pairs to keep.
    fn end(self, surest: Surest) -> Table {
        let Self { programmes, names, stamps, reads, model, kept, .. } = self;
        let is_cut = surest.last().iter().any(Option::is_some);
        let mut kept: HashMap<(usize, usize), Finding> =
            kept.into_iter().map(|finding| ((finding.first, finding.second), finding)).collect();
        let finding = |pair: Graded| match kept.remove(&(pair.first, pair.second)) {
            Some(known) => Some(known),
            None => found(&model, &reads, pair.first, pair.second),
        };
        let findings: Vec<Finding> = surest.pairs().into_iter().filter_map(finding).collect();
        Table { programmes, names, findings, is_cut, reads, model, stamps }
    }
}

/// In how many of some findings each programme stands.
fn pairs_each<'f>(programmes: usize, findings: impl Iterator<Item = &'f Finding>) -> Vec<usize> {
    let mut each = vec![0; programmes];
    for finding in findings {
        each[finding.first] += 1;
        each[finding.second] += 1;
    }
    each
}

impl Table {
    /// The place of a programme.
    pub fn place(&self, id: &ProgrammeId) -> Option<usize> {
        self.programmes.binary_search_by(|stored| stored.id.cmp(id)).ok()
    }

    /// Who carries programmes out on one side: owners, and those whose records were united into another's.
    pub fn owners(&self, side: Owner) -> BTreeSet<&OrganisationId> {
        let own = self.programmes.iter().filter(|stored| stored.side == side);
        let own = own.map(|stored| &stored.content.organisation);
        let also = self.programmes.iter().flat_map(|stored| &stored.also);
        own.chain(also.filter(|id| self.names.side(id) == Some(side))).collect()
    }

    /// The programmes as they are compared, by their places.
    pub fn reads(&self) -> &[Arc<Read>] {
        &self.reads
    }

    /// The model that grades them.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The finding about two programmes, by their places.
    pub fn finding(&self, first: usize, second: usize) -> Option<&Finding> {
        self.findings.iter().find(|finding| (finding.first, finding.second) == (first, second))
    }

    /// What two programmes have in common, by their places; `None` when they do not meet.
    pub fn common(&self, first: usize, second: usize) -> Option<Common> {
        common(self.reads.get(first)?, self.reads.get(second)?)
    }

    /// Programmes that a programme being typed would double, the surest first. `itself` is left out.
    pub fn near(&self, typed: &Facts, itself: Option<&str>, most: usize) -> Vec<Near> {
        let typed = reader().read(typed);
        let near = |(at, read): (usize, &Arc<Read>)| near(&self.model, &typed, read, at);
        let others = self.reads.iter().enumerate();
        let others = others.filter(|(at, _)| itself != Some(self.programmes[*at].id.as_str()));
        let mut found: Vec<Near> = others.filter_map(near).collect();
        found.sort_by(Near::surest_first);
        found.truncate(most);
        found
    }
}

/// The surest pairs of every programme, those of new ones compared with all others: time grows with the new ones times all, memory
/// with all.
async fn anew(begun: &Begun) -> Result<Surest, Problem> {
    let mut surest = Surest::of(begun.programmes.len());
    begun.kept.iter().for_each(|finding| surest.offer(finding.graded()));
    let wanted: Vec<usize> = (0..begun.reads.len()).filter(|at| begun.new[*at]).collect();
    for some in wanted.chunks(COMPARED_AT_ONCE) {
        let (reads, new, last) = (begun.reads.clone(), begun.new.clone(), surest.last());
        let (some, model) = (some.to_vec(), begun.model.clone());
        let pairs = dealt_out(some.len(), move |share, step| {
            // Dealt out one by one, since the first ones have more others to be compared with.
            let own = some.iter().skip(share).step_by(step);
            own.flat_map(|at| of_one(&model, (reads.as_slice(), new.as_slice()), &last, *at)).collect()
        });
        pairs.await?.into_iter().for_each(|pair| surest.offer(pair));
    }
    Ok(surest)
}

/// Does a work in as many shares as the machine has cores, each in its own turn of the pool of computations. Everything is there, or
/// nothing: a share that fails fails the whole.
async fn dealt_out<T: Send + 'static>(
    pieces: usize,
    work: impl Fn(usize, usize) -> Vec<T> + Send + Sync + 'static,
) -> Result<Vec<T>, Problem> {
    let shares = std::thread::available_parallelism().map_or(1, usize::from).min(pieces);
    let work = Arc::new(work);
    let of_share = |share: usize| {
        let work = work.clone();
        tokio::spawn(cpu::run(move || work(share, shares)))
    };
    let under_way: Vec<_> = (0..shares).map(of_share).collect();
    let mut all = Vec::new();
    for share in under_way {
        all.extend(share.await.map_err(anyhow::Error::from)??);
    }
    Ok(all)
}

/// The pairs of one new programme that are wanted; of two new ones the later is left to the earlier.
fn of_one(
    model: &Model,
    (reads, new): (&[Arc<Read>], &[bool]),
    last: &Last,
    at: usize,
) -> impl Iterator<Item = Graded> {
    let others = (0..reads.len()).filter(move |other| *other > at || (*other < at && !new[*other]));
    let pairs = others.filter_map(move |other| found(model, reads, at.min(other), at.max(other)));
    pairs.map(|finding| finding.graded()).filter(|pair| is_wanted(last, pair))
}

fn found(model: &Model, reads: &[Arc<Read>], first: usize, second: usize) -> Option<Finding> {
    let found = common(reads.get(first)?, reads.get(second)?).filter(Common::tells_likeness)?;
    let chances = model.chances(&found.features);
    let grade = chances.shown(&found)?;
    Some(Finding { first, second, grade, score: chances.score(), common: found })
}

impl Finding {
    fn graded(&self) -> Graded {
        let Self { grade, score, first, second, .. } = *self;
        Graded { grade, score, first, second }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn everything_is_found_or_nothing() {
        let mut all = dealt_out(10, |share, step| (0..10).skip(share).step_by(step).collect()).await.unwrap();
        all.sort_unstable();
        assert_eq!(all, (0..10).collect::<Vec<usize>>());
        let failed = dealt_out(10, |share, step| {
            (0..10)
                .skip(share)
                .step_by(step)
                .filter(|at| {
                    assert_ne!(*at, 7, "one piece fails");
                    true
                })
                .collect::<Vec<usize>>()
        });
        assert!(failed.await.is_err());
        assert!(dealt_out(0, |_, _| Vec::<usize>::new()).await.unwrap().is_empty());
    }
}
