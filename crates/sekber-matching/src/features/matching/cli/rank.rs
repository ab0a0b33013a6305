//! `sekber rank`: offices ranked for texts, from plain files, so that the ranking can be measured against others.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use indicatif::ProgressBar;
use sekber_engines::matching::affinity::history::PastAssignment;
use sekber_engines::matching::affinity::model::Model;
use sekber_engines::matching::affinity::ranker::{Duties, Ranker};
use serde::Deserialize;

use super::lines::{self, FaultyFile};
use crate::features::matching::nomenclature::nomenclature_index;

/// Rank offices for texts from files of one JSON object a line
#[derive(Debug, Clone, clap::Args)]
pub struct RankCommand {
    /// Offices: cid, name, codes, and optionally bidang, program, kegiatan
    #[arg(long, value_name = "FILE")]
    candidates: PathBuf,
    /// Texts: qid, text
    #[arg(long, value_name = "FILE")]
    queries: PathBuf,
    /// Earlier decisions: text, cid
    #[arg(long, value_name = "FILE")]
    history: Option<PathBuf>,
    /// Where the ranking goes: `qid Q0 cid rank score sekber`, separated by tabs
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Also write the ten most alike sub-activities of each text, in the same form
    #[arg(long, value_name = "FILE")]
    passages: Option<PathBuf>,
}

/// An office as files name it.
#[derive(Debug, Clone, Deserialize)]
pub struct Candidate {
    /// Its id.
    pub cid: String,
    /// Its name.
    pub name: String,
    /// Codes of the nomenclature that it is in charge of.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Names of its fields.
    #[serde(default)]
    pub bidang: Vec<String>,
    /// Names of its programs.
    #[serde(default)]
    pub program: Vec<String>,
    /// Names of its activities, or sentences of its duties.
    #[serde(default)]
    pub kegiatan: Vec<String>,
}

/// A text as files name it.
#[derive(Debug, Clone, Deserialize)]
pub struct Query {
    /// Its id.
    pub qid: String,
    /// The text.
    pub text: String,
}

#[derive(Debug, Clone, Deserialize)]
struct Earlier {
    text: String,
    cid: String,
}

impl Candidate {
    /// What the ranking knows of it.
    pub fn duties(&self) -> Duties {
        Duties {
            id: self.cid.clone(),
            name: std::iter::once(&self.name).chain(&self.bidang).cloned().collect::<Vec<_>>().join(" "),
            codes: self.codes.clone(),
            lines: self.program.iter().chain(&self.kegiatan).cloned().collect(),
        }
    }
}

/// Runs `sekber rank`. Nothing is written unless every line of every file is sound.
///
/// # Errors
/// [`FaultyFile`] with file, line and reason.
pub fn rank_command(command: &RankCommand) -> anyhow::Result<()> {
    let candidates: Vec<(usize, Candidate)> = lines::read(&command.candidates)?;
    lines::distinct(&command.candidates, &candidates, |candidate| &candidate.cid)?;
    let queries: Vec<(usize, Query)> = lines::read(&command.queries)?;
    lines::distinct(&command.queries, &queries, |query| &query.qid)?;
    let experience = match &command.history {
        Some(file) => earlier(file)?,
        None => Vec::new(),
    };
    let offices = candidates.iter().map(|(_, candidate)| candidate.duties()).collect();
    let ranker = Ranker::new(nomenclature_index(), offices, &experience, Model::default());
    let bar = ProgressBar::new(queries.len() as u64);
    let (mut run, mut passages) = (String::new(), String::new());
    for (_, query) in &queries {
        for (rank, fit) in (1..).zip(ranker.ranked(&query.text)) {
            let office = &ranker.offices()[fit.office].id;
            writeln!(run, "{}\tQ0\t{office}\t{rank}\t{:.6}\tsekber", query.qid, fit.raw)?;
        }
        if command.passages.is_some() {
            for (rank, (code, score)) in (1..).zip(ranker.passages(&query.text, 10)) {
                writeln!(passages, "{}\tQ0\t{code}\t{rank}\t{score:.6}\tsekber", query.qid)?;
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    write(&command.out, &run)?;
    if let Some(file) = &command.passages {
        write(file, &passages)?;
    }
    crate::print_line!("{} texts × {} offices → {}", queries.len(), candidates.len(), command.out.display());
    Ok(())
}

fn earlier(file: &Path) -> Result<Vec<PastAssignment>, FaultyFile> {
    let found: Vec<(usize, Earlier)> = lines::read(file)?;
    Ok(found
        .into_iter()
        .map(|(_, earlier)| PastAssignment { text: earlier.text, office: earlier.cid, age: 0 })
        .collect())
}

fn write(file: &Path, text: &str) -> Result<(), FaultyFile> {
    std::fs::write(file, text).map_err(|error| FaultyFile::whole(file, format!("cannot be written: {error}")))
}
