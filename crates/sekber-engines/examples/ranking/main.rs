//! Measures the ranking on collections of judged texts, cross-validated, and trains the model that ships.
//!
//! `cargo run --release -p sekber-engines --example ranking -- FOLDER…` measures; with `--train FILE` it also learns from all folders
//! together and writes the model. A collection is a folder with `candidates.jsonl`, `queries.jsonl` and `qrels.tsv`;
//! such collections are not part of the project. The record of Sintang is, with the project's own judgement: it is always
//! measured and never learned from.

mod collection;
mod scores;

use std::path::PathBuf;
use std::sync::LazyLock;

use anyhow::Context as _;
use collection::Collection;
use scores::Scores;
use sekber_engines::matching::affinity::learning::Lesson;
use sekber_engines::matching::affinity::model::Model;
use sekber_engines::matching::affinity::nomenclature_index::{Entry, NomenclatureIndex};
use sekber_engines::matching::affinity::ranker::{Fit, Ranker};

const FOLDS: usize = 5;

/// What experience counts when it is measured and shipped; chosen on the folds once, the same for every collection.
const EXPERIENCE: f64 = 8.0;

static KNOWLEDGE: LazyLock<NomenclatureIndex> = LazyLock::new(|| {
    let entries = sekber_facts::nomenclature::all();
    let results: Vec<String> =
        entries.iter().map(|entry| format!("{} {}", entry.result, entry.indicator)).collect();
    NomenclatureIndex::new(entries.iter().zip(&results).map(|(entry, result)| Entry {
        code: entry.code,
        name: entry.name,
        result: result.trim(),
    }))
});

/// The nomenclature as the application reads it; the crate that holds it for the application takes long to compile.
pub(crate) fn nomenclature_index() -> &'static NomenclatureIndex {
    &KNOWLEDGE
}

fn learned(collections: &[Collection], passes: impl Fn(&str, usize) -> bool) -> Model {
    let teachers = collections.iter().filter(|one| one.teaches);
    let lessons: Vec<Lesson> = teachers.flat_map(|one| one.lessons(|at| passes(&one.name, at))).collect();
    if lessons.is_empty() { Model::default() } else { Model::learn(&lessons, EXPERIENCE) }
}

fn measure(collections: &[Collection], tested: &Collection, with_history: bool) -> Scores {
    let mut scores = Scores::default();
    for fold in 0..FOLDS {
        let seen = |name: &str, at: usize| name != tested.name || at % FOLDS != fold;
        let model = learned(collections, seen);
        let experience = if with_history { tested.experience(|at| at % FOLDS != fold) } else { Vec::new() };
        let ranker = Ranker::new(nomenclature_index(), tested.offices.clone(), &experience, model);
        for query in tested.queries.iter().skip(fold).step_by(FOLDS) {
            if let Some(grades) = tested.grades.get(&query.qid) {
                let one =
                    |fit: &Fit| (ranker.offices()[fit.office].id.clone(), f64::from(fit.points) / 15_000.0);
                scores.add(grades, &ranker.ranked(&query.text).iter().map(one).collect::<Vec<_>>());
            }
        }
    }
    scores
}

fn passages(tested: &Collection) -> Option<String> {
    if tested.passages.is_empty() {
        return None;
    }
    let ranker = Ranker::new(nomenclature_index(), tested.offices.clone(), &[], Model::default());
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
        println!("No folder was named: only the record of Sintang is measured, with the model that ships.\n");
    }
    let mut collections =
        folders.iter().map(|folder| Collection::read(folder)).collect::<anyhow::Result<Vec<_>>>()?;
    collections.push(Collection::sintang());
    for tested in &collections {
        println!("{}: {} texts, {} offices", tested.name, tested.queries.len(), tested.offices.len());
        let alone = measure(&collections, tested, false);
        println!("  without experience: {}", alone.tell());
        println!("  {}", alone.calibration());
        println!("  four fifths known:  {}", measure(&collections, tested, true).tell());
        if let Some(told) = passages(tested) {
            println!("  {told}");
        }
    }
    let model = learned(&collections, |_, _| true);
    println!("\nthe model:\n{}", model.lines());
    if let Some(file) = train {
        anyhow::ensure!(!folders.is_empty(), "a model is learned from folders: name at least one");
        std::fs::write(&file, model.lines())?;
        println!("written to {}", file.display());
    }
    Ok(())
}
