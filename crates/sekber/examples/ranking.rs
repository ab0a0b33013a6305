//! Measures the ranking on collections of judged texts, cross-validated, and trains the model that ships.
//!
//! `cargo run --release --example ranking -- FOLDER…` measures; with `--train FILE` it also learns from all collections
//! together and writes the model. A collection is a folder with `candidates.jsonl`, `queries.jsonl` and `qrels.tsv`.
//! The collections are not part of the project; without a folder the program says so and does nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use sekber::features::matching::{Candidate, Query, knowledge};
use sekber_core::matching::affinity::history::Experience;
use sekber_core::matching::affinity::model::{Model, Row};
use sekber_core::matching::affinity::ranker::{Duties, Ranker};
use serde::de::DeserializeOwned;

const FOLDS: usize = 5;

struct Collection {
    name: String,
    offices: Vec<Duties>,
    queries: Vec<Query>,
    /// Grades by text and office: 2 right, 1 also acceptable.
    grades: BTreeMap<String, BTreeMap<String, u32>>,
    /// Exact sub-activities by text, where known.
    passages: BTreeMap<String, Vec<String>>,
    rows: Vec<Vec<Row>>,
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

impl Collection {
    fn read(folder: &Path) -> anyhow::Result<Self> {
        let candidates: Vec<Candidate> = objects(&folder.join("candidates.jsonl"))?;
        let mut queries: Vec<Query> = objects(&folder.join("queries.jsonl"))?;
        queries.sort_by(|a, b| a.qid.cmp(&b.qid));
        let mut grades: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
        for (query, office, grade) in judged(&folder.join("qrels.tsv"))? {
            grades.entry(query).or_default().insert(office, grade);
        }
        let mut passages: BTreeMap<String, Vec<String>> = BTreeMap::new();
        if folder.join("qrels-sub.tsv").exists() {
            for (query, code, _) in judged(&folder.join("qrels-sub.tsv"))? {
                passages.entry(query).or_default().push(code);
            }
        }
        let offices: Vec<Duties> = candidates.iter().map(Candidate::duties).collect();
        let ranker = Ranker::new(knowledge(), offices.clone(), &[], Model::default());
        let rows = queries
            .iter()
            .map(|query| ranker.signals(&knowledge().reader.read(&query.text)).rows())
            .collect();
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Self { name, offices, queries, grades, passages, rows })
    }

    /// Rows to learn from, of the texts that pass.
    fn lessons(&self, passes: impl Fn(usize) -> bool) -> Vec<(Row, bool)> {
        let mut lessons = Vec::new();
        for (at, (query, rows)) in self.queries.iter().zip(&self.rows).enumerate() {
            let Some(grades) = self.grades.get(&query.qid).filter(|_| passes(at)) else { continue };
            for (office, row) in self.offices.iter().zip(rows) {
                lessons.push((*row, grades.get(&office.id) == Some(&2)));
            }
        }
        lessons
    }

    fn experience(&self, passes: impl Fn(usize) -> bool) -> Vec<Experience> {
        let mut known = Vec::new();
        for (_, query) in self.queries.iter().enumerate().filter(|(at, _)| passes(*at)) {
            for (office, grade) in self.grades.get(&query.qid).into_iter().flatten() {
                if *grade == 2 {
                    known.push(Experience { text: query.text.clone(), office: office.clone(), age: 0 });
                }
            }
        }
        known
    }
}

/// How good a ranking is: means over texts, and over offices.
#[derive(Default)]
struct Scores {
    ndcg: Vec<f64>,
    first: f64,
    reciprocal: f64,
    by_office: BTreeMap<String, Vec<f64>>,
}

fn ndcg(grades: &[u32], ideal: &[u32]) -> f64 {
    let sum = |grades: &[u32]| -> f64 {
        let gain = |(at, grade): (usize, &u32)| (2_f64.powi(*grade as i32) - 1.0) / (at as f64 + 2.0).log2();
        grades.iter().take(5).enumerate().map(gain).sum()
    };
    let mut best = ideal.to_vec();
    best.sort_unstable_by(|a, b| b.cmp(a));
    if sum(&best) > 0.0 { sum(grades) / sum(&best) } else { 0.0 }
}

impl Scores {
    fn add(&mut self, grades: &BTreeMap<String, u32>, ranked: &[String]) {
        let seen: Vec<u32> = ranked.iter().map(|office| grades.get(office).copied().unwrap_or(0)).collect();
        let value = ndcg(&seen, &grades.values().copied().collect::<Vec<_>>());
        self.ndcg.push(value);
        self.first += f64::from(u8::from(seen.first() == Some(&2)));
        self.reciprocal +=
            seen.iter().position(|grade| *grade == 2).map_or(0.0, |at| 1.0 / (at as f64 + 1.0));
        if let Some((office, _)) = grades.iter().max_by_key(|(office, grade)| (**grade, (*office).clone())) {
            self.by_office.entry(office.clone()).or_default().push(value);
        }
    }

    /// nDCG@5 with its standard error, mean reciprocal rank, share right at the first place, nDCG@5 over offices.
    fn tell(&self) -> String {
        let count = self.ndcg.len() as f64;
        let mean = self.ndcg.iter().sum::<f64>() / count;
        let spread = self.ndcg.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0);
        let offices = self.by_office.values().map(|values| values.iter().sum::<f64>() / values.len() as f64);
        let macro_mean = offices.sum::<f64>() / self.by_office.len() as f64;
        format!(
            "nDCG@5 {mean:.3} ± {:.3}, MRR {:.3}, P@1 {:.3}, macro nDCG@5 {macro_mean:.3}",
            1.96 * (spread / count).sqrt(),
            self.reciprocal / count,
            self.first / count
        )
    }
}

/// What experience counts when it is measured and shipped; chosen on the folds once, the same for every collection.
const EXPERIENCE: f64 = 8.0;

fn learned(collections: &[Collection], passes: impl Fn(&str, usize) -> bool) -> Model {
    let lessons: Vec<(Row, bool)> =
        collections.iter().flat_map(|one| one.lessons(|at| passes(&one.name, at))).collect();
    Model::learn(&lessons, EXPERIENCE)
}

fn measure(collections: &[Collection], tested: &Collection, with_history: bool) -> Scores {
    let mut scores = Scores::default();
    for fold in 0..FOLDS {
        let seen = |name: &str, at: usize| name != tested.name || at % FOLDS != fold;
        let model = learned(collections, seen);
        let experience = if with_history { tested.experience(|at| at % FOLDS != fold) } else { Vec::new() };
        let ranker = Ranker::new(knowledge(), tested.offices.clone(), &experience, model);
        for query in tested.queries.iter().skip(fold).step_by(FOLDS) {
            if let Some(grades) = tested.grades.get(&query.qid) {
                let ranked = ranker.ranked(&query.text);
                let offices: Vec<String> =
                    ranked.iter().map(|fit| ranker.offices()[fit.office].id.clone()).collect();
                scores.add(grades, &offices);
            }
        }
    }
    scores
}

fn passages(tested: &Collection) -> Option<String> {
    if tested.passages.is_empty() {
        return None;
    }
    let ranker = Ranker::new(knowledge(), tested.offices.clone(), &[], Model::default());
    let mut hits = [0_u32; 3];
    for query in tested.queries.iter().filter(|query| tested.passages.contains_key(&query.qid)) {
        let found = ranker.passages(&query.text, 10);
        let right = &tested.passages[&query.qid];
        for (hit, depth) in hits.iter_mut().zip([1, 5, 10]) {
            *hit += u32::from(found.iter().take(depth).any(|(code, _)| right.contains(code)));
        }
    }
    let share = |hit: u32| f64::from(hit) / tested.passages.len() as f64;
    Some(format!(
        "exact sub-activity hit@1/5/10 {:.3}/{:.3}/{:.3}",
        share(hits[0]),
        share(hits[1]),
        share(hits[2])
    ))
}

fn main() -> anyhow::Result<()> {
    let mut folders = Vec::new();
    let mut train = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--train" {
            train = Some(PathBuf::from(arguments.next().context("--train needs a file")?));
        } else {
            folders.push(PathBuf::from(argument));
        }
    }
    if folders.is_empty() {
        println!(
            "No collection was named: nothing is measured. The collections are not part of the project."
        );
        return Ok(());
    }
    let collections =
        folders.iter().map(|folder| Collection::read(folder)).collect::<anyhow::Result<Vec<_>>>()?;
    for tested in &collections {
        println!("{}: {} texts, {} offices", tested.name, tested.queries.len(), tested.offices.len());
        println!("  without experience: {}", measure(&collections, tested, false).tell());
        println!("  four fifths known:  {}", measure(&collections, tested, true).tell());
        if let Some(told) = passages(tested) {
            println!("  {told}");
        }
    }
    let model = learned(&collections, |_, _| true);
    println!("\nlearned from all of them:\n{}", model.lines());
    if let Some(file) = train {
        std::fs::write(&file, model.lines())?;
        println!("written to {}", file.display());
    }
    Ok(())
}
