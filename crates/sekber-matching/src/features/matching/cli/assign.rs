//! `sekber assign`: the best assignment of a plain instance, so that the planner can be measured against others.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use indicatif::ProgressBar;
use sekber_engines::matching::assignment::generate::{Size, generate};
use sekber_engines::matching::assignment::instance::{Edge, Instance, Pick, Programme, Side, index};
use sekber_engines::matching::assignment::plain::{self, Outcome};
use sekber_engines::matching::assignment::plan::{Loads, digest};
use serde::{Deserialize, Serialize};

use super::lines::FaultyFile;

/// Solve an assignment from a file, or make one up and solve it
#[derive(Debug, Clone, clap::Args)]
pub struct AssignCommand {
    /// The instance, as JSON
    #[arg(long, value_name = "FILE", required_unless_present = "generate")]
    instance: Option<PathBuf>,
    /// Where the plan goes, as JSON
    #[arg(long, value_name = "FILE", required_unless_present = "generate")]
    out: Option<PathBuf>,
    /// Make up an instance: small, district, province or nation
    #[arg(long, value_name = "SIZE", value_parser = size, conflicts_with = "instance")]
    generate: Option<Size>,
    /// The seed of the made-up instance
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Write the made-up instance to a file as well, for other solvers
    #[arg(long, value_name = "FILE", requires = "generate")]
    write: Option<PathBuf>,
}

fn size(text: &str) -> Result<Size, String> {
    let found = Size::ALL.into_iter().find(|size| size.name() == text);
    found.ok_or_else(|| "small, district, province or nation".to_owned())
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlainInstance {
    policy: String,
    offices: Vec<PlainSide>,
    partners: Vec<PlainSide>,
    programmes: Vec<PlainProgramme>,
    edges: Vec<PlainEdge>,
    #[serde(default)]
    locks: Vec<(String, String)>,
    #[serde(default)]
    vetoes: Vec<(String, String)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PlainSide {
    id: String,
    capacity: u32,
}

#[derive(Debug, Serialize, Deserialize)]
struct PlainProgramme {
    id: String,
    partner: String,
    capacity: u32,
}

#[derive(Debug, Serialize, Deserialize)]
struct PlainEdge {
    programme: String,
    office: String,
    w: u16,
}

#[derive(Debug, Serialize)]
struct PlainPlan<'a> {
    objective: i64,
    pairs: Vec<(&'a str, &'a str)>,
    offices_empty: Vec<&'a str>,
    partners_empty: Vec<&'a str>,
    digest: String,
    optimal: bool,
}

/// Runs `sekber assign`.
///
/// # Errors
/// [`FaultyFile`] with file, place and reason; nothing is written then.
pub fn assign_command(command: &AssignCommand) -> anyhow::Result<()> {
    if let Some(size) = command.generate {
        return made_up(size, command.seed, command.write.as_deref());
    }
    let (Some(file), Some(out)) = (&command.instance, &command.out) else {
        anyhow::bail!("--instance and --out are needed");
    };
    let instance = read(file)?;
    let outcome = watched(|| plain::solve(&instance, u64::MAX));
    let plan = plain_plan(&instance, &outcome);
    let json = serde_json::to_string(&plan)?;
    std::fs::write(out, json)
        .map_err(|error| FaultyFile::whole(out, format!("cannot be written: {error}")))?;
    crate::print_line!("objective {}, {} pairs → {}", plan.objective, plan.pairs.len(), out.display());
    Ok(())
}

/// Shows that work goes on while it does.
fn watched<T>(work: impl FnOnce() -> T) -> T {
    let spinner = ProgressBar::new_spinner();
    spinner.enable_steady_tick(Duration::from_millis(200));
    let done = work();
    spinner.finish_and_clear();
    done
}

fn read(file: &Path) -> Result<Instance, FaultyFile> {
    let whole = |reason: String| FaultyFile::whole(file, reason);
    let text = std::fs::read_to_string(file).map_err(|error| whole(format!("cannot be read: {error}")))?;
    let read: PlainInstance = serde_json::from_str(&text).map_err(|error| FaultyFile {
        file: file.to_owned(),
        faults: vec![(Some(error.line()), error.to_string())],
    })?;
    drop(text);
    if read.policy != "mcf-v1" {
        return Err(whole(format!("policy {:?} is not known; the known one is \"mcf-v1\"", read.policy)));
    }
    let mut instance = read.instance(file)?.sorted().map_err(|unsound| whole(unsound.to_string()))?;
    instance.add_locked();
    Ok(instance)
}

impl PlainInstance {
    fn instance(self, file: &Path) -> Result<Instance, FaultyFile> {
        let fault = |list: &str, number: usize, id: &str| {
            FaultyFile::whole(file, format!("{list}, entry {}: {id:?} is not known", number + 1))
        };
        let side = |side: &PlainSide| Side { id: side.id.clone(), least: 1, most: side.capacity };
        let office_at = index(self.offices.iter().map(|office| office.id.as_str()));
        let partner_at = index(self.partners.iter().map(|partner| partner.id.as_str()));
        let programme_at = index(self.programmes.iter().map(|programme| programme.id.as_str()));
        let mut instance = Instance {
            offices: self.offices.iter().map(side).collect(),
            partners: self.partners.iter().map(side).collect(),
            ..Instance::default()
        };
        for (number, programme) in self.programmes.iter().enumerate() {
            let partner = partner_at.get(programme.partner.as_str());
            let partner = *partner.ok_or_else(|| fault("programmes", number, &programme.partner))?;
            instance.programmes.push(Programme {
                id: programme.id.clone(),
                partner,
                most: programme.capacity,
            });
        }
        let pair = |list: &str, number: usize, programme: &str, office: &str| {
            let at = *programme_at.get(programme).ok_or_else(|| fault(list, number, programme))?;
            Ok((at, *office_at.get(office).ok_or_else(|| fault(list, number, office))?))
        };
        instance.edges.reserve(self.edges.len());
        for (number, edge) in self.edges.iter().enumerate() {
            let (programme, office) = pair("edges", number, &edge.programme, &edge.office)?;
            instance.edges.push(Edge { programme, office, points: edge.w, pick: Pick::default() });
        }
        let pairs = |list: &str, pairs: &[(String, String)]| -> Result<Vec<(u32, u32)>, FaultyFile> {
            let pairs = pairs.iter().enumerate();
            pairs.map(|(number, (programme, office))| pair(list, number, programme, office)).collect()
        };
        let (locks, vetoes) = (pairs("locks", &self.locks)?, pairs("vetoes", &self.vetoes)?);
        (instance.locks, instance.vetoes) = (locks, vetoes);
        Ok(instance)
    }
}

fn plain_plan<'a>(instance: &'a Instance, outcome: &Outcome) -> PlainPlan<'a> {
    let loads = Loads::of(instance, outcome.chosen.iter().copied());
    let empty = |sides: &'a [Side], loads: &[u32]| -> Vec<&'a str> {
        sides.iter().zip(loads).filter(|(_, load)| **load == 0).map(|(side, _)| side.id.as_str()).collect()
    };
    let pair = |edge: &u32| {
        let edge = &instance.edges[*edge as usize];
        let (programme, office) =
            (&instance.programmes[edge.programme as usize], &instance.offices[edge.office as usize]);
        (programme.id.as_str(), office.id.as_str())
    };
    PlainPlan {
        objective: outcome.objective,
        pairs: outcome.chosen.iter().map(pair).collect(),
        offices_empty: empty(&instance.offices, &loads.offices),
        partners_empty: empty(&instance.partners, &loads.partners),
        digest: digest(instance, &outcome.chosen),
        optimal: outcome.optimal,
    }
}

impl From<&Instance> for PlainInstance {
    fn from(instance: &Instance) -> Self {
        let side = |side: &Side| PlainSide { id: side.id.clone(), capacity: side.most };
        let programme = |programme: &Programme| PlainProgramme {
            id: programme.id.clone(),
            partner: instance.partners[programme.partner as usize].id.clone(),
            capacity: programme.most,
        };
        let edge = |edge: &Edge| PlainEdge {
            programme: instance.programmes[edge.programme as usize].id.clone(),
            office: instance.offices[edge.office as usize].id.clone(),
            w: edge.points,
        };
        Self {
            policy: "mcf-v1".to_owned(),
            offices: instance.offices.iter().map(side).collect(),
            partners: instance.partners.iter().map(side).collect(),
            programmes: instance.programmes.iter().map(programme).collect(),
            edges: instance.edges.iter().map(edge).collect(),
            locks: Vec::new(),
            vetoes: Vec::new(),
        }
    }
}

fn made_up(size: Size, seed: u64, write: Option<&Path>) -> anyhow::Result<()> {
    let begun = Instant::now();
    let instance = watched(|| generate(size, seed));
    let built = begun.elapsed();
    if let Some(file) = write {
        std::fs::write(file, serde_json::to_vec(&PlainInstance::from(&instance))?)
            .map_err(|error| FaultyFile::whole(file, format!("cannot be written: {error}")))?;
    }
    let begun = Instant::now();
    let outcome = watched(|| plain::solve(&instance, u64::MAX));
    let solved = begun.elapsed();
    crate::print_line!(
        "{} (seed {seed}): {} offices, {} partners, {} programmes, {} pairs possible",
        size.name(),
        instance.offices.len(),
        instance.partners.len(),
        instance.programmes.len(),
        instance.edges.len()
    );
    crate::print_line!("made in {built:.2?}, solved in {solved:.2?}, memory at most {}", peak());
    crate::print_line!(
        "objective {}, {} pairs, optimal: {}",
        outcome.objective,
        outcome.chosen.len(),
        outcome.optimal
    );
    Ok(())
}

/// The largest memory of this process so far, as the kernel tells it.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |size| size.trim().to_owned())
}
