//! Texts whose offices somebody judged.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, ensure};
use sekber_engines::matching::affinity::history::PastAssignment;
use sekber_engines::matching::affinity::learning::Lesson;
use sekber_engines::matching::affinity::model::{Model, Row};
use sekber_engines::matching::affinity::ranker::{Duties, Ranker, sentences};
use sekber_facts::sintang;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::nomenclature_index;

/// Grades of a text's offices: 2 right, 1 also acceptable.
pub type Grades = BTreeMap<String, u32>;

/// An office as files name it, in the form of `sekber rank`.
#[derive(Deserialize)]
struct Candidate {
    cid: String,
    name: String,
    #[serde(default)]
    codes: Vec<String>,
    #[serde(default)]
    bidang: Vec<String>,
    #[serde(default)]
    program: Vec<String>,
    #[serde(default)]
    kegiatan: Vec<String>,
}

impl Candidate {
    fn duties(self) -> Duties {
        Duties {
            name: std::iter::once(self.name).chain(self.bidang).collect::<Vec<_>>().join(" "),
            id: self.cid,
            codes: self.codes,
            lines: self.program.into_iter().chain(self.kegiatan).collect(),
        }
    }
}

/// A text as files name it.
#[derive(Deserialize)]
pub struct Query {
    pub qid: String,
    pub text: String,
}

/// Judged texts with the offices that they could go to.
pub struct Collection {
    /// What it is called.
    pub name: String,
    /// Whether the model may learn from it.
    pub teaches: bool,
    pub offices: Vec<Duties>,
    /// In order of the id.
    pub queries: Vec<Query>,
    /// By text.
    pub grades: BTreeMap<String, Grades>,
    /// Exact sub-activities by text, where known.
    pub passages: BTreeMap<String, Vec<String>>,
    rows: Vec<Vec<Row>>,
}

impl Collection {
    /// Reads a folder with `candidates.jsonl`, `queries.jsonl`, `qrels.tsv` and, where known, `qrels-sub.tsv`.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let candidates: Vec<Candidate> = objects(&folder.join("candidates.jsonl"))?;
        let queries: Vec<Query> = objects(&folder.join("queries.jsonl"))?;
        let mut grades: BTreeMap<String, Grades> = BTreeMap::new();
        for (query, office, grade) in judged(&folder.join("qrels.tsv"))? {
            grades.entry(query).or_default().insert(office, grade);
        }
        let mut passages: BTreeMap<String, Vec<String>> = BTreeMap::new();
        if folder.join("qrels-sub.tsv").exists() {
            for (query, code, _) in judged(&folder.join("qrels-sub.tsv"))? {
                passages.entry(query).or_default().push(code);
            }
        }
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let offices = candidates.into_iter().map(Candidate::duties).collect();
        Ok(Self::new(name, true, offices, queries, grades, passages))
    }

    /// The record of Sintang with the project's own judgement; nothing is learned from it.
    pub fn sintang() -> Self {
        let mut grades: BTreeMap<String, Grades> = BTreeMap::new();
        for judged in sintang::judgements() {
            let grade = u32::from(judged.grade);
            grades.entry(judged.programme.clone()).or_default().insert(judged.office.clone(), grade);
        }
        let offices = sintang::offices().iter().filter(|office| office.function != "kecamatan");
        let duties = |office: &sintang::Office| Duties {
            id: office.code.clone(),
            name: office.name.clone(),
            codes: office.bidang.clone(),
            lines: sentences(&office.duties).map(str::to_owned).collect(),
        };
        let programmes = sintang::programmes().iter();
        let queries = programmes
            .map(|one| Query { qid: one.id.clone(), text: format!("{}. {}", one.title, one.description) });
        let name = "programmes of the Sintang record".to_owned();
        Self::new(name, false, offices.map(duties).collect(), queries.collect(), grades, BTreeMap::new())
    }

    fn new(
        name: String,
        teaches: bool,
        offices: Vec<Duties>,
        mut queries: Vec<Query>,
        grades: BTreeMap<String, Grades>,
        passages: BTreeMap<String, Vec<String>>,
    ) -> Self {
        queries.sort_by(|a, b| a.qid.cmp(&b.qid));
        let ranker = Ranker::new(nomenclature_index(), offices.clone(), &[], Model::default());
        let rows = queries.iter().map(|query| ranker.signals(&query.text).rows()).collect();
        Self { name, teaches, offices, queries, grades, passages, rows }
    }

    /// What can be learned of the texts that pass.
    pub fn lessons(&self, passes: impl Fn(usize) -> bool) -> Vec<Lesson> {
        let mut lessons = Vec::new();
        for (at, (query, rows)) in self.queries.iter().zip(&self.rows).enumerate() {
            let Some(grades) = self.grades.get(&query.qid).filter(|_| passes(at)) else { continue };
            let right = |office: &Duties| grades.get(&office.id) == Some(&2);
            lessons.push(rows.iter().copied().zip(self.offices.iter().map(right)).collect());
        }
        lessons
    }

    /// The texts that pass with their right offices, as earlier pairs.
    pub fn experience(&self, passes: impl Fn(usize) -> bool) -> Vec<PastAssignment> {
        let mut known = Vec::new();
        for (_, query) in self.queries.iter().enumerate().filter(|(at, _)| passes(*at)) {
            for (office, grade) in self.grades.get(&query.qid).into_iter().flatten() {
                if *grade == 2 {
                    known.push(PastAssignment { text: query.text.clone(), office: office.clone(), age: 0 });
                }
            }
        }
        known
    }
}

fn objects<T: DeserializeOwned>(file: &Path) -> anyhow::Result<Vec<T>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn judged(file: &Path) -> anyhow::Result<Vec<(String, String, u32)>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let line = |line: &str| -> anyhow::Result<(String, String, u32)> {
        let fields: Vec<&str> = line.split_whitespace().collect();
        ensure!(fields.len() == 4, "four fields are needed: {line:?}");
        Ok((fields[0].to_owned(), fields[2].to_owned(), fields[3].parse()?))
    };
    text.lines().filter(|line| !line.is_empty()).map(line).collect()
}
