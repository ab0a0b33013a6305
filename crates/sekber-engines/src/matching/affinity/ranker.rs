//! How well texts fit offices: several ways of comparing words, each with its own strength, fused by a small model.

use std::collections::HashSet;

use sekber_core::value::is_within;

use super::code_groups::Families;
use super::history::{History, PastAssignment};
use super::index::{Builder, Index};
use super::kinds_of_work::{Habits, Leanings};
use super::lexicon::Hit;
use super::model::{Model, SIGNALS, Signals, sigmoid};
use super::nomenclature_index::NomenclatureIndex;
use super::passage_votes::{best_first, closest, speak};
use super::profile::Profiles;
use super::senses::shares_only_strange;
use super::words::{Text, lead, pairs};

pub use super::duties::{Duties, sentences};

/// How many of a query's best passages speak for their offices.
const SPEAKING: usize = 30;

/// How well a text fits an office.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// Index among the offices.
    pub office: usize,
    /// The model's number, for ranking within one text.
    pub raw: f64,
    /// How probable it is that an official would send the text to this office, in 15,000ths.
    pub points: u16,
    /// How much of it comes from earlier pairs, in 15,000ths; never negative.
    pub from_history: u16,
    /// How alike earlier texts of this office are, 0 to 1,000; `None` when no earlier text of any office is alike.
    pub earlier: Option<u16>,
}

/// A passage that speaks for an office.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// Code of the nomenclature; empty for a line of the office's own duties.
    pub code: String,
    /// The passage.
    pub text: String,
    /// How similar it is, 0 to 1.
    pub similarity: f64,
}

/// Why a text fits an office, as far as words tell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// The passages most alike.
    pub passages: Vec<Passage>,
    /// Words of the text that those passages share, as written, the most telling first.
    pub words: Vec<String>,
    /// Everyday words of the text that belong to a field of the office: the words as written, and the field's code.
    pub usage: Vec<(String, String)>,
    /// Texts of earlier pairs with this office that are alike.
    pub earlier: Vec<String>,
}

struct Line {
    code: String,
    text: String,
    owners: Vec<usize>,
}

/// How alike a text is to each line: in its words, and in words, stems and pairs of neighbours on average.
struct Likeness {
    exact: Vec<f64>,
    together: Vec<f64>,
}

/// Lines as they are read, one after another; of their words only counts are kept.
struct Reading<'a> {
    lines: Vec<Line>,
    exact: Builder,
    result: Builder,
    pairs: Builder,
    families: Families<'a>,
    profiles: Profiles,
    habits: Habits,
}

impl Reading<'_> {
    fn new(offices: usize) -> Self {
        Self {
            lines: Vec::new(),
            exact: Builder::default(),
            result: Builder::default(),
            pairs: Builder::default(),
            families: Families::default(),
            profiles: Profiles::new(offices),
            habits: Habits::new(offices),
        }
    }

    /// Adds a line: its words with all names above it, stems of its own, and stems of it with its kegiatan.
    fn add(&mut self, line: Line, whole: &[impl AsRef<str>], own: &[&str], family: &[&str]) {
        self.exact.add(whole);
        self.result.add(own);
        self.pairs.add(&pairs(family));
        self.profiles.add(family, &line.owners);
        self.lines.push(line);
    }
}

/// Ranks offices for texts.
pub struct Ranker<'a> {
    knowledge: &'a NomenclatureIndex,
    model: Model,
    offices: Vec<Duties>,
    lines: Vec<Line>,
    exact: Index,
    result: Index,
    pairs: Index,
    families: Index,
    family_owners: Vec<Vec<usize>>,
    profiles: Profiles,
    leanings: Leanings,
    history: History,
}

impl std::fmt::Debug for Ranker<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ranker").field("offices", &self.offices.len()).finish_non_exhaustive()
    }
}

impl<'a> Ranker<'a> {
    /// Prepares the offices. Linear in the words of all passages that belong to one of them.
    pub fn new(
        knowledge: &'a NomenclatureIndex,
        offices: Vec<Duties>,
        experience: &[PastAssignment],
        model: Model,
    ) -> Self {
        let mut reading = Reading::new(offices.len());
        for passage in &knowledge.passages {
            let owners = owners(&offices, &passage.code);
            if owners.is_empty() {
                continue;
            }
            let whole = knowledge.written(passage.own.iter().chain(&passage.above));
            let own = knowledge.stems(&passage.own);
            let family = knowledge.stems(passage.own.iter().chain(&passage.kegiatan));
            reading.families.add(&passage.code, &family, &owners);
            reading.habits.add(&knowledge.kinds, &own, &owners);
            let line = Line { code: passage.code.clone(), text: passage.name.clone(), owners };
            reading.add(line, &whole, &own, &family);
        }
        for (at, office) in offices.iter().enumerate() {
            for line in office.lines.iter().chain(std::iter::once(&office.name)) {
                let text = knowledge.reader.read(line);
                let stems: Vec<&str> = text.stems.iter().map(String::as_str).collect();
                let line = Line { code: String::new(), text: line.clone(), owners: vec![at] };
                reading.add(line, &text.exact, &stems, &stems);
            }
        }
        let Reading { lines, exact, result, pairs, families, profiles, habits } = reading;
        Self {
            exact: exact.finish(),
            result: result.finish(),
            pairs: pairs.finish(),
            profiles,
            leanings: habits.leanings(),
            families: families.index(),
            family_owners: families.owners,
            history: History::new(&knowledge.reader, &offices, experience),
            knowledge,
            model,
            offices,
            lines,
        }
    }

    /// The offices, in the order of the indexes.
    pub fn offices(&self) -> &[Duties] {
        &self.offices
    }

    /// How well a text fits every office, in the order of the offices.
    pub fn fits(&self, text: &str) -> Vec<Fit> {
        let read = self.knowledge.reader.read(text);
        let signals = self.signals_of(text, &read);
        let experience = self.history.votes(&read);
        let heard = experience.iter().any(|vote| *vote > 0.0);
        let raw = self.model.raw(&signals);
        let fit = |(office, raw): (usize, &f64)| {
            let with = raw + self.model.experience * experience[office];
            let points = self.model.points(with);
            let from_history = points - self.model.points(*raw).min(points);
            let earlier = heard.then(|| (experience[office].min(1.0) * 1000.0).round() as u16);
            Fit { office, raw: with, points, from_history, earlier }
        };
        raw.iter().enumerate().map(fit).collect()
    }

    /// The same, the best first; equal ones in order of the office's id.
    pub fn ranked(&self, text: &str) -> Vec<Fit> {
        let mut fits = self.fits(text);
        fits.sort_by(|a, b| {
            b.raw.total_cmp(&a.raw).then_with(|| self.offices[a.office].id.cmp(&self.offices[b.office].id))
        });
        fits
    }

    /// The signals of a text for every office.
    pub fn signals(&self, text: &str) -> Signals {
        self.signals_of(text, &self.knowledge.reader.read(text))
    }

    fn signals_of(&self, text: &str, whole: &Text) -> Signals {
        let (whole_says, exact) = self.by_signal(whole);
        let leaning = |read: &Text| self.leanings.towards(&self.knowledge.kinds.named(&read.stems));
        let whole_leans = leaning(whole);
        let begins = lead(text);
        let (lead_says, lead_leans) = if begins.len() == text.len() {
            (whole_says.clone(), whole_leans.clone())
        } else {
            let begins = self.knowledge.reader.read(begins);
            (self.by_signal(&begins).0, leaning(&begins))
        };
        let kind_of_work = [whole_leans, lead_leans];
        Signals { whole: whole_says, lead: lead_says, kind_of_work, formality: self.formality(whole, &exact) }
    }

    /// What each signal says for every office, and how alike the words as written are to each line.
    fn by_signal(&self, read: &Text) -> ([Vec<f64>; SIGNALS], Vec<f64>) {
        let Likeness { exact, together } = self.likeness(read);
        let owners = |line: usize| self.lines[line].owners.as_slice();
        let count = self.offices.len();
        let found = [
            speak(&together, SPEAKING, count, owners),
            closest(&together, count, owners),
            speak(&self.families.similar(&read.stems), SPEAKING / 2, count, |family| {
                self.family_owners[family].as_slice()
            }),
            self.usage(read),
            self.profiles.bm25(&read.stems),
        ];
        (found, exact)
    }

    /// How much a text speaks like a regulation: long, of words that the nomenclature uses too, and close to one of its lines.
    fn formality(&self, read: &Text, exact: &[f64]) -> f64 {
        let best = exact.iter().copied().fold(0.0, f64::max);
        let known = read.exact.iter().filter(|word| self.exact.idf(word).is_some()).count();
        let known = known as f64 / read.exact.len().max(1) as f64;
        let length = read.running.len() as f64;
        sigmoid((best - 0.33) / 0.08) * sigmoid((known - 0.8) / 0.04) * sigmoid((length - 18.0) / 5.0)
    }

    /// What everyday words say, by office.
    fn usage(&self, read: &Text) -> Vec<f64> {
        let mut found = vec![0.0; self.offices.len()];
        for hit in self.knowledge.lexicon.hits(read) {
            let owned = hit.codes.iter().map(|(code, weight)| (self.owners_of_usage(code), weight));
            let owned: Vec<(Vec<usize>, &f64)> = owned.filter(|(owners, _)| !owners.is_empty()).collect();
            for (owners, weight) in &owned {
                for office in owners {
                    found[*office] += *weight / owned.len() as f64 / (owners.len() as f64).sqrt();
                }
            }
        }
        found.into_iter().map(f64::ln_1p).collect()
    }

    /// Whose a code of the lexicon is; offices below the code when nobody is in charge of all of it.
    fn owners_of_usage(&self, code: &str) -> Vec<usize> {
        let direct = owners(&self.offices, code);
        if !direct.is_empty() {
            return direct;
        }
        let below = |office: &Duties| office.codes.iter().any(|own| is_within(own, code));
        (0..self.offices.len()).filter(|office| below(&self.offices[*office])).collect()
    }

    /// Sub-activities of the nomenclature by likeness to a text, the best first: code and similarity.
    pub fn passages(&self, text: &str, most: usize) -> Vec<(String, f64)> {
        let read = self.knowledge.reader.read(text);
        let together = self.likeness(&read).together;
        let order = best_first(&together, usize::MAX);
        let coded = order.into_iter().filter(|line| !self.lines[*line].code.is_empty());
        coded.take(most).map(|line| (self.lines[line].code.clone(), together[line])).collect()
    }

    fn likeness(&self, read: &Text) -> Likeness {
        let exact = self.exact.similar(&read.exact);
        let result = self.result.similar(&read.stems);
        let pairs = self.pairs.similar(&pairs(&read.stems));
        let together = exact.iter().zip(&result).zip(&pairs).map(|((a, b), c)| (a + b + c) / 3.0).collect();
        Likeness { exact, together }
    }

    /// Why a text fits an office: at most `most` of each kind.
    pub fn evidence(&self, text: &str, office: usize, most: usize) -> Evidence {
        let read = self.knowledge.reader.read(text);
        let hits = self.knowledge.lexicon.hits(&read);
        let together = self.likeness(&read).together;
        let mine = |line: &usize| {
            let line = &self.lines[*line];
            line.owners.contains(&office)
                && !is_of_special_autonomy(&line.code)
                && !self.is_of_another_sense(&read, &hits, line, office)
        };
        let best: Vec<usize> =
            best_first(&together, usize::MAX).into_iter().filter(mine).take(most).collect();
        let passages = best.iter().map(|line| Passage {
            code: self.lines[*line].code.clone(),
            text: self.lines[*line].text.clone(),
            similarity: together[*line],
        });
        let usage = self.usage_of(&read, &hits, office, most);
        Evidence {
            words: self.shared_words(&read, &best, most),
            passages: passages.collect(),
            usage,
            earlier: self.history.alike(&read, office, most),
        }
    }

    fn usage_of(&self, read: &Text, hits: &[Hit], office: usize, most: usize) -> Vec<(String, String)> {
        let (mut found, mut seen) = (Vec::new(), HashSet::new());
        for hit in hits {
            let means = |code: &&'static str| {
                let is_strange =
                    || self.strange(read, hits, code).into_iter().skip(hit.at).take(hit.length).any(|is| is);
                self.owners_of_usage(code).contains(&office) && !is_strange()
            };
            let meant = hit.codes.iter().map(|(code, _)| *code).find(means);
            if let Some(code) = meant.filter(|_| seen.insert(&hit.phrase)) {
                found.push((hit.written.clone(), code.to_owned()));
            }
        }
        found.truncate(most);
        found
    }

    /// Which words of a text do not mean what a code says, by their places.
    fn strange(&self, read: &Text, hits: &[Hit], code: &str) -> Vec<bool> {
        self.knowledge.senses.strange(read, hits, &self.knowledge.lexicon, code)
    }

    /// Whether all that a line of an office has in common with a text are words that mean something else in the text. A line of its
    /// duties has no code, so that all of its codes are asked.
    fn is_of_another_sense(&self, read: &Text, hits: &[Hit], line: &Line, office: usize) -> bool {
        let own = [line.code.clone()];
        let codes = if line.code.is_empty() { self.offices[office].codes.as_slice() } else { own.as_slice() };
        let mut strange = vec![false; read.running.len()];
        for code in codes {
            let told = self.strange(read, hits, code);
            strange.iter_mut().zip(told).for_each(|(word, is_strange)| *word |= is_strange);
        }
        strange.contains(&true)
            && shares_only_strange(read, &strange, &self.knowledge.reader.read(&line.text))
    }

    fn shared_words(&self, read: &Text, lines: &[usize], most: usize) -> Vec<String> {
        let theirs: std::collections::BTreeSet<String> =
            lines.iter().flat_map(|line| self.knowledge.reader.read(&self.lines[*line].text).stems).collect();
        let mut shared: Vec<(f64, &String, &String)> = read
            .stems
            .iter()
            .zip(&read.exact)
            .filter(|(stem, _)| theirs.contains(*stem))
            .map(|(stem, word)| (self.result.idf(stem).unwrap_or(0.0), stem, word))
            .collect();
        shared.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        shared.dedup_by(|a, b| a.1 == b.1);
        shared.into_iter().take(most).map(|(_, _, word)| word.clone()).collect()
    }
}

/// Whether a sub-activity exists only under the special autonomy of Papua or Aceh, as the fourth part of its code tells (1 is
/// for provinces, 2 for regencies). It helps to rank, but elsewhere nobody should be shown it as a reason.
fn is_of_special_autonomy(code: &str) -> bool {
    code.split('.').nth(3).is_some_and(|part| !matches!(part, "1" | "2"))
}

/// The offices whose longest code fits a code; several when they share it.
fn owners(offices: &[Duties], code: &str) -> Vec<usize> {
    let fitting = |office: &Duties| {
        office.codes.iter().filter(|own| is_within(code, own)).map(String::len).max().unwrap_or(0)
    };
    let longest = offices.iter().map(fitting).max().unwrap_or(0);
    if longest == 0 {
        return Vec::new();
    }
    (0..offices.len()).filter(|office| fitting(&offices[*office]) == longest).collect()
}
