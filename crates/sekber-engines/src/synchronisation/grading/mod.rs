//! Grading: whether two programmes are one activity, do the same twice, complete each other, or have nothing to do with each
//! other.
//!
//! A pair is judged by what both have in common: place, months, words, fields of government, counted things, organisations
//! named, goals. All of it depends on the two programmes alone, never on how many others there are, so a changed programme
//! changes its own pairs and no others. A small model trained on judged pairs weighs it; where places or months are known to
//! be apart, or both belong to one organisation, there is nothing to grade.

mod common;
mod features;
mod learning;
mod mention;
mod model;
mod numbers;
mod people;
mod place_names;
mod reader;

use std::sync::Arc;

use sekber_core::coded::coded;
use sekber_core::value::{Period, RegionCode};

pub use common::{Common, Place, common};
pub use learning::{Lesson, learn, learn_from};
pub use model::{CLASSES, Chances, FEATURES, Features, Model};
pub use numbers::Counted;
pub use place_names::PlaceNames;
pub use reader::{Read, Reader};

coded! {
    /// What two programmes are to each other.
    Grade, "grade":
    /// One activity, recorded by several.
    Same = "same",
    /// The same kind of thing for the same people, place and time by different actors.
    Duplication = "duplication",
    /// Different kinds of work that need each other at one place and time.
    Synergy = "synergy",
    /// Much alike, but a place is known only as a whole district, so whether they meet is open.
    Unclear = "unclear",
}

coded! {
    /// What people settle about two programmes.
    Verdict, "verdict":
    /// One activity: the records become one, and it is counted once.
    Merge = "merge",
    /// Each keeps to its own places.
    SplitArea = "split_area",
    /// One of them waits for the other.
    ShiftTime = "shift_time",
    /// Both go on and complete each other.
    Complement = "complement",
    /// They have nothing to do with each other.
    NoConflict = "no_conflict",
}

/// What is told of a programme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whose it is; programmes of one owner are not compared.
    pub owner: String,
    /// The owner's name.
    pub organisation: String,
    /// The owner's name in speech; may be empty.
    pub short_name: String,
    /// Title.
    pub title: String,
    /// What is done, and what shall be reached.
    pub text: String,
    /// Names of themes.
    pub themes: Vec<String>,
    /// Codes of the nomenclature.
    pub codes: Vec<String>,
    /// Numbers of development goals.
    pub goals: Vec<String>,
    /// Where; none when that is not told.
    pub places: Vec<RegionCode>,
    /// The district that stands for a place that is not told.
    pub home: Option<RegionCode>,
    /// Names of the places around: in title and text they say where and not what.
    pub place_names: Arc<PlaceNames>,
    /// From when to when.
    pub period: Period,
    /// Outputs: what, and how many.
    pub outputs: Vec<(String, u64)>,
    /// Who pays.
    pub funders: Vec<String>,
}

#[cfg(test)]
mod tests;
