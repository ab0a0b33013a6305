//! Synchronisation: which programmes of different organisations meet in place, time and content, and which need nobody serves.
//!
//! Everything is a function of the programmes, the tree of regions and a [`Profile`] of weights and limits, which is data:
//! the product's own and the one that benchmarks fix run through the same engine. Results come in the order of the
//! programmes' numbers and are the same on every machine: sums are added in a fixed order, logarithms come from `libm`.

mod comparison;
pub mod gaps;
pub mod grading;
mod groups;
mod neighbours;
pub mod overlap;
pub mod places;
mod vectors;

use places::Place;

/// Most themes that are told apart.
pub const MOST_THEMES: usize = 32;
/// Levels of a nomenclature code: field group, field, programme, activity, sub-activity.
pub const CODE_LEVELS: usize = 5;

/// A nomenclature code as numbers of its leading parts, from field group to sub-activity; equal numbers mean equal parts.
pub type CodeParts = [u32; CODE_LEVELS];

/// What synchronisation knows of a programme. Numbers stand for records: equal numbers mean the same one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Programme {
    /// Whose it is; programmes of one organisation are never compared.
    pub organisation: u32,
    /// The district it belongs to; it stands for an unknown place.
    pub home: u32,
    /// First month, counted from any month.
    pub start: i32,
    /// Last month, inclusive.
    pub end: i32,
    /// One bit for each theme.
    pub themes: u32,
    /// Its codes; none when they are not known.
    pub codes: Vec<CodeParts>,
    /// Where it works; none when that is not known.
    pub places: Vec<Place>,
    /// Kinds of output, each once, in ascending order.
    pub outputs: Vec<u32>,
    /// Who pays, each once, in ascending order.
    pub funders: Vec<u32>,
    /// Stems of the title, with repeats.
    pub title: Vec<u32>,
    /// Stems of everything else, with repeats.
    pub text: Vec<u32>,
}

/// Weights and limits.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Share of the likeness of words, codes and themes; where a programme has no code the rest counts for all.
    pub words: f64,
    /// Share of codes.
    pub codes: f64,
    /// Share of themes.
    pub themes: f64,
    /// Likeness of codes with 0 to 5 equal leading parts.
    pub code_levels: [f64; CODE_LEVELS + 1],
    /// How often a word of the title counts.
    pub title: u32,
    /// Pairs less alike are not reported.
    pub least: f64,
    /// Pairs at one place that are at least so alike belong to one group.
    pub same: f64,
}

impl Profile {
    /// The profile that benchmarks fix, so that programs can be compared.
    pub fn benchmark() -> Self {
        Self {
            words: 0.60,
            codes: 0.25,
            themes: 0.15,
            code_levels: [0.0, 0.10, 0.25, 0.50, 0.75, 1.0],
            title: 2,
            least: 0.40,
            same: 0.65,
        }
    }
}
