//! The small learned model: how probable each grade is, given what two programmes have in common.

use super::Grade;
use super::common::{Common, Place};

pub use super::features::{FEATURES, Features};

/// The names of the numbers, in order.
const NAMES: [&str; FEATURES] = [
    "place-level",
    "same-places",
    "months",
    "open-end",
    "words",
    "title",
    "fields",
    "named",
    "counted",
    "goals",
];
/// Nothing, same, duplication, synergy.
pub const CLASSES: usize = 4;

/// Coefficients as `name TAB none TAB same TAB duplication TAB synergy`, made by the training command.
const LEARNED: &str = include_str!("model.tsv");

/// How many times more frequent pairs that are nothing are in a district than among those picked to be judged.
const FREQUENT: f64 = 3.0;
/// How many times more where one works in the whole district: it meets everybody there.
const WIDE: f64 = 2.0;

/// How probable it is that a pair is nothing, same, duplication or synergy; they sum to one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chances(pub [f64; CLASSES]);

/// The model: for each class a weighted sum of a pair's numbers, brought to chances by the logistic function of many classes.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// For the constant and each number, what it counts for each class.
    pub weights: [[f64; CLASSES]; FEATURES + 1],
}

impl Default for Model {
    /// The model that was trained on judged pairs; see `docs/synchronisation.md`.
    fn default() -> Self {
        Self::read(LEARNED).unwrap_or(Self::EMPTY)
    }
}

fn name(at: usize) -> &'static str {
    at.checked_sub(1).map_or("constant", |at| NAMES[at])
}

impl Model {
    /// The model that knows nothing.
    pub const EMPTY: Self = Self { weights: [[0.0; CLASSES]; FEATURES + 1] };

    /// Reads the lines of a model's file; `None` unless it holds a number for each class in each of its rows.
    pub fn read(text: &str) -> Option<Self> {
        let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
        let row = |name: &str| -> Option<[f64; CLASSES]> {
            let mut rows = text.lines().filter_map(|line| line.split_once('\t'));
            let (_, numbers) = rows.find(|(known, _)| *known == name)?;
            let numbers: Option<Vec<f64>> = numbers.split('\t').map(number).collect();
            numbers?.try_into().ok()
        };
        let rows: Option<Vec<[f64; CLASSES]>> = (0..=FEATURES).map(|at| row(name(at))).collect();
        Some(Self { weights: rows?.try_into().ok()? })
    }

    /// How probable each class is.
    pub fn chances(&self, features: &Features) -> Chances {
        let mut sums = self.weights[0];
        for (weights, number) in self.weights[1..].iter().zip(features) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight * number;
            }
        }
        let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let powers = sums.map(|sum| libm::exp(sum - most));
        let all: f64 = powers.iter().sum();
        Chances(powers.map(|power| power / all))
    }

    /// The model as the lines of its file.
    pub fn lines(&self) -> String {
        let row = |(at, weights): (usize, &[f64; CLASSES])| {
            let numbers: Vec<String> = weights.iter().map(|weight| format!("{weight:.4}")).collect();
            format!("{}\t{}\n", name(at), numbers.join("\t"))
        };
        self.weights.iter().enumerate().map(row).collect()
    }
}

impl Chances {
    /// How probable it is that the two must be merged or split.
    pub fn score(self) -> f64 {
        self.0[1] + self.0[2]
    }

    /// The most probable class; `None` for nothing.
    pub fn grade(self) -> Option<Grade> {
        let best = (1..CLASSES).fold(0, |best, at| if self.0[at] > self.0[best] { at } else { best });
        [None, Some(Grade::Same), Some(Grade::Duplication), Some(Grade::Synergy)][best]
    }

    /// The grade to show to people. Among the pairs that were picked to be judged, those that are something are far more
    /// frequent than among all pairs of a district, so being nothing counts several times as much, and more where one works in the
    /// whole district and nothing but likeness ties the two. Two of the same title are never nothing. One activity is told only of
    /// what is tied together, and that the same is done twice only of what speaks of the same: work in one field, place and time is
    /// neither. Where a place is known only as a whole district, a duplication is unclear, so is one activity that nothing but
    /// likeness ties together, and a synergy is none.
    pub fn shown(self, common: &Common) -> Option<Grade> {
        let [none, same, duplication, synergy] = self.0;
        let wide = if common.place == Place::Wide && !common.is_tied() { WIDE } else { 1.0 };
        let grade = Self([none * FREQUENT * wide, same, duplication, synergy]).grade();
        match (grade, common.place) {
            (Some(Grade::Same | Grade::Duplication), _) if !common.speaks_of_the_same() => None,
            (Some(_), Place::Wide) if !common.is_tied() && !common.speaks_of_the_same() => None,
            (Some(Grade::Duplication), Place::Wide) => Some(Grade::Unclear),
            (Some(Grade::Same), Place::Wide) if !common.is_tied() => Some(Grade::Unclear),
            (Some(Grade::Same), Place::Named) if !common.is_tied() => Some(Grade::Duplication),
            (Some(Grade::Synergy) | None, Place::Wide) if common.same_title => Some(Grade::Unclear),
            (None, Place::Named) if common.same_title => Some(Grade::Duplication),
            (Some(Grade::Synergy), Place::Wide) => None,
            (grade, _) => grade,
        }
    }
}
