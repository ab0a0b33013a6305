//! Programmes in words, their graded pairs, and the training of the model on judged ones.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use sekber_core::splitmix::KeyedHash;
use sekber_core::value::region::RegionLevel;
use sekber_core::value::{PartialDate, Period, RegionCode};
use sekber_engines::synchronisation::grading::{self, CLASSES, Facts, Lesson, Model, Read, common};
use serde::{Deserialize, Serialize};

use super::put;
use crate::features::matching::{FaultyFile, read_lines};
use crate::features::synchronisation::reader::{model, place_names, reader};

/// Parts into which judged programmes are cut to try the model on pairs that it has not seen.
const PARTS: usize = 5;

/// A programme as these files hold it.
#[derive(Debug, Serialize, Deserialize)]
pub struct PlainProgramme {
    id: String,
    organisation: String,
    #[serde(default)]
    short_name: String,
    title: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    themes: Vec<String>,
    #[serde(default)]
    codes: Vec<String>,
    #[serde(default)]
    sdg: Vec<serde_json::Value>,
    #[serde(default)]
    places: Vec<String>,
    /// The district that stands for places that are not told.
    #[serde(default)]
    home: Option<String>,
    start: Option<String>,
    end: Option<String>,
    #[serde(default)]
    outputs: Vec<PlainOutput>,
    #[serde(default)]
    funders: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PlainOutput {
    what: String,
    /// None where it is not told.
    #[serde(default)]
    amount: Option<f64>,
}

impl PlainProgramme {
    /// What is compared of a programme, as these files hold it: read again, it compares as the record does.
    pub fn of(id: &str, facts: Facts) -> Self {
        let date = |date: Option<PartialDate>| date.map(|date| date.to_string());
        let output = |(what, amount): (String, u64)| PlainOutput { what, amount: Some(amount as f64) };
        Self {
            id: id.to_owned(),
            organisation: facts.organisation,
            short_name: facts.short_name,
            title: facts.title,
            description: facts.text,
            themes: facts.themes,
            codes: facts.codes,
            sdg: facts.goals.into_iter().map(serde_json::Value::from).collect(),
            places: facts.places.iter().map(ToString::to_string).collect(),
            home: facts.home.map(|home| home.to_string()),
            start: date(facts.period.start()),
            end: date(facts.period.end()),
            outputs: facts.outputs.into_iter().map(output).collect(),
            funders: facts.funders,
        }
    }
}

/// Whoever reads these files has no need of a period that is none: it is open then.
fn period(start: Option<&str>, end: Option<&str>) -> Period {
    let date = |text: Option<&str>| text.and_then(|text| text.parse::<PartialDate>().ok());
    Period::new(date(start), date(end)).unwrap_or_default()
}

/// The regency that a place lies in, or the province that it is.
fn regency(place: &RegionCode) -> RegionCode {
    let mut region = place.clone();
    while region.level() > RegionLevel::Regency {
        match region.parent() {
            Some(parent) => region = parent,
            None => break,
        }
    }
    region
}

fn read(file: &Path) -> Result<Vec<(String, Read)>, FaultyFile> {
    let programmes = read_lines::<PlainProgramme>(file)?.into_iter();
    let one = |(_, plain): (usize, PlainProgramme)| {
        let places: Vec<RegionCode> = plain.places.iter().filter_map(|code| code.parse().ok()).collect();
        let home: Option<RegionCode> = plain.home.and_then(|code| code.parse().ok());
        let around = places.first().or(home.as_ref()).map(regency);
        let facts = Facts {
            place_names: around.as_ref().map_or_else(Arc::default, place_names),
            home,
            owner: plain.organisation.clone(),
            organisation: plain.organisation,
            short_name: plain.short_name,
            title: plain.title,
            text: plain.description,
            themes: plain.themes,
            codes: plain.codes,
            goals: plain.sdg.iter().map(|goal| goal.to_string().trim_matches('"').to_owned()).collect(),
            places,
            period: period(plain.start.as_deref(), plain.end.as_deref()),
            // Amounts are counts; what is beyond them is not told apart.
            outputs: plain
                .outputs
                .into_iter()
                .filter_map(|output| Some((output.what, output.amount? as u64)))
                .collect(),
            funders: plain.funders,
        };
        (plain.id, reader().read(&facts))
    };
    Ok(programmes.map(one).collect())
}

/// The model of a file; the one that is built in without a file.
pub fn model_of(file: Option<&Path>) -> Result<Model, FaultyFile> {
    let Some(file) = file else { return Ok(model().clone()) };
    let text = std::fs::read_to_string(file)
        .map_err(|error| FaultyFile::whole(file, format!("cannot be read: {error}")))?;
    let faulty =
        || FaultyFile::whole(file, "is no model: each row needs its name and four numbers".to_owned());
    Model::read(&text).ok_or_else(faulty)
}

/// Grades all pairs of a file and writes those that are something, by the ids in their order.
pub fn grade_all(file: &Path, model: &Model, out: &Path) -> anyhow::Result<()> {
    let mut programmes = read(file)?;
    programmes.sort_by(|a, b| a.0.cmp(&b.0));
    let mut text = String::new();
    for (at, (id, one)) in programmes.iter().enumerate() {
        for (other_id, other) in &programmes[at + 1..] {
            let Some(found) = common(one, other) else { continue };
            let chances = model.chances(&found.features);
            let grade = chances.grade().map_or("none", |grade| grade.as_str());
            text.push_str(&format!("{id}\t{other_id}\t{grade}\t{:.6}\n", chances.score()));
        }
    }
    put(out, &text)?;
    Ok(())
}

/// The class of a judgement.
fn class(letter: &str) -> Option<usize> {
    ["N", "S", "D", "Y"].iter().position(|known| *known == letter)
}

/// The kind of trap that a reason names first, in brackets: `[beda tempat] …`.
fn trap(reason: &str) -> Option<String> {
    let (kind, _) = reason.trim_start().strip_prefix('[')?.split_once(']')?;
    let kind = kind.trim();
    (!kind.is_empty()).then(|| kind.to_owned())
}

/// A judged pair: its programmes, its class, and what both have in common if they meet.
struct Judged {
    pair: (usize, usize),
    class: usize,
    lesson: Option<Lesson>,
    /// The kind of trap that it is, for a pair that is nothing and whose reason names one.
    trap: Option<String>,
}

/// Learns from judged pairs, writes the model, and prints how well models learned from other programmes grade them. All begin with
/// the one given, or with nothing.
pub fn learn_from(file: &Path, judged: &Path, (start, out): (Option<&Model>, &Path)) -> anyhow::Result<()> {
    let learned = |lessons: &[Lesson]| match start {
        Some(start) => grading::learn_from(start, lessons),
        None => grading::learn(lessons),
    };
    let programmes = read(file)?;
    let pairs = judgements(&programmes, judged)?;
    let lessons: Vec<Lesson> = pairs.iter().filter_map(|pair| pair.lesson).collect();
    put(out, &learned(&lessons).lines())?;
    let mut graded: Vec<Graded> = Vec::with_capacity(pairs.len());
    let mut traps = Traps::new();
    for part in 0..PARTS {
        let own = |at: usize| at % PARTS == part;
        let unseen = pairs.iter().filter(|pair| !own(pair.pair.0) && !own(pair.pair.1));
        let lessons: Vec<Lesson> = unseen.filter_map(|pair| pair.lesson).collect();
        let model = learned(&lessons);
        for pair in pairs.iter().filter(|pair| own(pair.pair.0)) {
            let one = judge(&model, pair);
            if let Some(kind) = pair.trap.clone() {
                let (wrong, all) = traps.entry(kind).or_default();
                *wrong += usize::from(is_wanted(one.1));
                *all += 1;
            }
            graded.push(one);
        }
    }
    crate::print_line!("{}", figures(&graded, &traps));
    Ok(())
}

fn judgements(programmes: &[(String, Read)], file: &Path) -> Result<Vec<Judged>, FaultyFile> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| FaultyFile::whole(file, format!("cannot be read: {error}")))?;
    let known: HashMap<&str, usize> =
        programmes.iter().enumerate().map(|(at, (id, _))| (id.as_str(), at)).collect();
    let mut found = Vec::new();
    for (number, line) in (1..).zip(text.lines()).skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let named = |at: usize| fields.get(at).and_then(|id| known.get(id)).copied();
        let (Some(a), Some(b), Some(class)) =
            (named(0), named(1), fields.get(2).and_then(|text| class(text)))
        else {
            let reason = "two known ids and one of N, S, D, Y are expected".to_owned();
            return Err(FaultyFile { file: file.to_owned(), faults: vec![(Some(number), reason)] });
        };
        let met = common(&programmes[a].1, &programmes[b].1);
        // Only a pair that is nothing can be alarmed wrongly.
        let trap = fields.get(3).filter(|_| class == 0).and_then(|reason| trap(reason));
        found.push(Judged { pair: (a, b), class, lesson: met.map(|met| (met.features, class)), trap });
    }
    Ok(found)
}

/// The class as judged, the class as graded, and the score.
fn judge(model: &Model, pair: &Judged) -> Graded {
    let Some((features, _)) = &pair.lesson else { return (pair.class, 0, 0.0) };
    let chances = model.chances(features);
    let graded = (0..CLASSES).fold(0, |best, at| if chances.0[at] > chances.0[best] { at } else { best });
    (pair.class, graded, chances.score())
}

/// What is measured: average precision of same and duplication by score, precision and recall of the alarms, which are the pairs
/// graded same or duplication, F1 of each class in order, and their mean.
const MEASURES: [&str; MEASURED] = [
    "average_precision",
    "precision",
    "recall",
    "f1_none",
    "f1_same",
    "f1_duplication",
    "f1_synergy",
    "macro_f1",
];
/// How much is measured.
const MEASURED: usize = CLASSES + 4;
/// Draws with replacement for the intervals.
const DRAWS: usize = 1_000;

/// A pair's class as judged, its class as graded, and its score.
type Graded = (usize, usize, f64);

/// How many pairs of each kind of trap were alarmed wrongly, and how many there are.
type Traps = BTreeMap<String, (usize, usize)>;

fn is_wanted(class: usize) -> bool {
    class == 1 || class == 2
}

/// The measures with intervals that hold nine tenths of the draws, and what was alarmed wrongly, also by kind of trap, as one line.
fn figures(graded: &[Graded], traps: &Traps) -> serde_json::Value {
    let chance = KeyedHash(27);
    let draw = |number: usize| {
        let pick =
            |at: usize| graded[(chance.at(0, number as u64, at as u64) % graded.len() as u64) as usize];
        measured((0..graded.len()).map(pick).collect())
    };
    let draws: Vec<_> = if graded.is_empty() { Vec::new() } else { (0..DRAWS).map(draw).collect() };
    let all = measured(graded.to_vec());
    let told = MEASURES.iter().enumerate().map(|(at, name)| {
        let mut numbers: Vec<f64> = draws.iter().map(|draw| draw[at]).collect();
        numbers.sort_by(f64::total_cmp);
        let at_share = |share: usize| numbers.get(numbers.len() * share / 100).copied().unwrap_or_default();
        ((*name).to_owned(), serde_json::json!([all[at], at_share(5), at_share(95)]))
    });
    let mut told: serde_json::Map<String, serde_json::Value> = told.collect();
    told.insert("pairs".to_owned(), graded.len().into());
    let wrong = graded.iter().filter(|one| one.0 == 0 && is_wanted(one.1)).count();
    told.insert("wrong_alarms".to_owned(), wrong.into());
    told.insert("wrong_alarms_by_trap".to_owned(), serde_json::json!(traps));
    told.into()
}

fn measured(mut graded: Vec<Graded>) -> [f64; MEASURED] {
    graded.sort_by(|a, b| b.2.total_cmp(&a.2));
    let (mut right, mut precision) = (0.0, 0.0);
    for (rank, (class, ..)) in graded.iter().enumerate() {
        if is_wanted(*class) {
            right += 1.0;
            precision += right / (rank as f64 + 1.0);
        }
    }
    let count = |keep: &dyn Fn(&&Graded) -> bool| graded.iter().filter(keep).count() as f64;
    let f1 = |class: usize| {
        let both = count(&|one| one.0 == class && one.1 == class);
        let either = count(&|one| one.0 == class) + count(&|one| one.1 == class);
        if either > 0.0 { 2.0 * both / either } else { 0.0 }
    };
    let each: [f64; CLASSES] = std::array::from_fn(f1);
    let mean = each.iter().sum::<f64>() / CLASSES as f64;
    let (alarms, found) =
        (count(&|one| is_wanted(one.1)), count(&|one| is_wanted(one.0) && is_wanted(one.1)));
    let wanted = f64::max(right, 1.0);
    let of_alarms = found / f64::max(alarms, 1.0);
    [precision / wanted, of_alarms, found / wanted, each[0], each[1], each[2], each[3], mean]
}

#[cfg(test)]
mod tests {
    use super::{Traps, figures, trap};

    #[test]
    fn a_trap_is_what_a_reason_names_first_in_brackets() {
        assert_eq!(trap("[beda tempat] banjir di dua kabupaten").as_deref(), Some("beda tempat"));
        for none in ["banjir [2022] dan 2021", "", "[] tanpa jenis", "[beda waktu tanpa akhir"] {
            assert_eq!(trap(none), None, "{none}");
        }
        let traps = Traps::from([("beda tempat".to_owned(), (1, 4))]);
        let told = figures(&[(0, 2, 0.9), (0, 0, 0.1)], &traps);
        assert_eq!(told["wrong_alarms_by_trap"]["beda tempat"], serde_json::json!([1, 4]));
        assert_eq!(told["wrong_alarms"], 1);
    }
}
