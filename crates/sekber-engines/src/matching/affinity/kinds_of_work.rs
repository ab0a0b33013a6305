//! Kinds of work beside fields: who plans, regulates, trains or builds. Where topics are alike, the kind of work often decides whose
//! business a text is.

use std::collections::HashMap;

use super::words::Reader;

/// Kind, tab, words of titles that name it, separated by semicolons.
const TABLE: &str = include_str!("kinds_of_work.tsv");
/// How many kinds the table has.
pub(super) const KINDS: usize = 10;
/// How many words of a name say what is done; the second counts half, since a name often begins with how far it goes.
const LEADING: usize = 2;
/// How many passages of a common mix of kinds every office is thought to have beside its own.
const COMMON_PASSAGES: f64 = 10.0;
/// How many words of a common mix of kinds every text is thought to have beside its own.
const COMMON_WORDS: f64 = 0.5;

/// An amount of each kind, in the order of the table.
pub(super) type Mix = [f64; KINDS];

/// Words that name kinds of work, ready to be asked.
#[derive(Debug)]
pub(super) struct KindsOfWork {
    /// Kind by stem; where two kinds have a stem, the earlier one has it.
    stems: HashMap<String, usize>,
}

impl KindsOfWork {
    /// Reads the table with the stems of its words.
    pub(super) fn new(reader: &Reader) -> Self {
        let mut stems = HashMap::new();
        let kinds = TABLE.lines().filter_map(|line| line.split_once('\t')).take(KINDS);
        for (kind, (_, words)) in kinds.enumerate() {
            for word in words.split(';') {
                stems.entry(reader.stem(word.trim())).or_insert(kind);
            }
        }
        Self { stems }
    }

    /// How often each kind is named. Linear in the stems.
    pub(super) fn named(&self, stems: &[String]) -> Mix {
        let mut found = [0.0; KINDS];
        stems.iter().filter_map(|stem| self.stems.get(stem)).for_each(|kind| found[*kind] += 1.0);
        found
    }

    /// What a name begins with, as shares of one; `None` when its first words name no kind.
    fn leading(&self, stems: &[&str]) -> Option<Mix> {
        let mut found = [0.0; KINDS];
        for (place, stem) in stems.iter().take(LEADING).enumerate() {
            if let Some(kind) = self.stems.get(*stem) {
                found[*kind] += 1.0 / (1.0 + place as f64);
            }
        }
        let all: f64 = found.iter().sum();
        (all > 0.0).then(|| found.map(|share| share / all))
    }
}

/// What kinds of work the offices do, counted from the names of their sub-activities.
#[derive(Debug)]
pub(super) struct Habits {
    done: Vec<Mix>,
}

/// How much more or less than usual each office does each kind.
#[derive(Debug)]
pub(super) struct Leanings {
    /// How common each kind is over all offices; they add up to one unless nothing is known.
    common: Mix,
    /// By office and kind: logarithm of its share there over the common share.
    leanings: Vec<Mix>,
}

impl Habits {
    pub(super) fn new(offices: usize) -> Self {
        Self { done: vec![[0.0; KINDS]; offices] }
    }

    /// Adds a sub-activity, by the stems of its name, to the offices that it belongs to.
    pub(super) fn add(&mut self, kinds: &KindsOfWork, stems: &[&str], owners: &[usize]) {
        if let Some(mix) = kinds.leading(stems) {
            for office in owners {
                self.done[*office].iter_mut().zip(mix).for_each(|(done, share)| *done += share);
            }
        }
    }

    /// What the counts say. An office of few passages leans little.
    pub(super) fn leanings(&self) -> Leanings {
        let mut common = [0.0; KINDS];
        for mix in &self.done {
            common.iter_mut().zip(mix).for_each(|(sum, done)| *sum += done);
        }
        let all: f64 = common.iter().sum::<f64>().max(f64::MIN_POSITIVE);
        let common = common.map(|sum| sum / all);
        let lean = |done: &Mix| -> Mix {
            let own: f64 = done.iter().sum::<f64>() + COMMON_PASSAGES;
            std::array::from_fn(|kind| match common[kind] {
                // A kind that nobody does tells no office from another.
                usual if usual <= 0.0 => 0.0,
                usual => ((done[kind] + COMMON_PASSAGES * usual) / own / usual).ln(),
            })
        };
        Leanings { common, leanings: self.done.iter().map(lean).collect() }
    }
}

impl Leanings {
    /// How much the offices lean towards the kinds that a text names, in the order of the offices: the mean logarithm of how much more
    /// than usual they do of it, some -3 to 2; 0 for all when the text names none. `O(offices)`.
    pub(super) fn towards(&self, named: &Mix) -> Vec<f64> {
        let all: f64 = named.iter().sum();
        if all <= 0.0 {
            return vec![0.0; self.leanings.len()];
        }
        let share = |kind: usize| (named[kind] + COMMON_WORDS * self.common[kind]) / (all + COMMON_WORDS);
        let shares: Mix = std::array::from_fn(share);
        let mean = |leaning: &Mix| leaning.iter().zip(shares).map(|(lean, share)| lean * share).sum();
        self.leanings.iter().map(mean).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(reader: &Reader, text: &str) -> Vec<String> {
        reader.read(text).stems
    }

    fn leanings(reader: &Reader, kinds: &KindsOfWork, names: [&str; 2]) -> Leanings {
        let mut habits = Habits::new(2);
        for (office, name) in names.iter().enumerate() {
            let stems = reader.read(name).stems;
            let stems: Vec<&str> = stems.iter().map(String::as_str).collect();
            (0..20).for_each(|_| habits.add(kinds, &stems, &[office]));
        }
        habits.leanings()
    }

    #[test]
    fn the_table_has_as_many_kinds_as_are_counted_and_no_stem_twice() {
        let reader = Reader::default();
        assert_eq!(TABLE.lines().count(), KINDS);
        let words =
            TABLE.lines().filter_map(|line| line.split_once('\t')).flat_map(|(_, words)| words.split(';'));
        let mut stems: Vec<String> = words.map(|word| reader.stem(word.trim())).collect();
        stems.sort();
        let all = stems.len();
        stems.dedup();
        assert_eq!(stems.len(), all);
    }

    #[test]
    fn the_planning_board_plans_and_the_works_office_builds() {
        let reader = Reader::default();
        let kinds = KindsOfWork::new(&reader);
        let names = ["Penyusunan Rencana Sumber Daya Air", "Pembangunan Jaringan Sumber Daya Air"];
        let leanings = leanings(&reader, &kinds, names);
        let towards = |text: &str| leanings.towards(&kinds.named(&read(&reader, text)));
        let plan = towards("Koordinasi penyusunan rencana air bersih");
        assert!(plan[0] > 0.0 && plan[1] < 0.0, "{plan:?}");
        let build = towards("Pembangunan embung desa");
        assert!(build[1] > 0.0 && build[0] < 0.0, "{build:?}");
    }

    #[test]
    fn who_names_no_kind_of_work_prefers_nobody() {
        let reader = Reader::default();
        let kinds = KindsOfWork::new(&reader);
        let known = leanings(&reader, &kinds, ["Penyusunan Rencana", "Pembangunan Jalan"]);
        assert_eq!(known.towards(&kinds.named(&read(&reader, "Air bersih"))), [0.0, 0.0]);
        let nothing = Habits::new(2).leanings();
        assert_eq!(nothing.towards(&kinds.named(&read(&reader, "Pembangunan jalan"))), [0.0, 0.0]);
    }
}
