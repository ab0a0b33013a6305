//! Need by place beside what programmes of its theme plan there. Nothing is estimated but one thing, which the page says: the people that a
//! programme plans to reach are spread evenly over the places that it names.

pub mod reading;

use std::collections::BTreeMap;

use sekber_core::value::RegionCode;
use sekber_core::value::region::RegionLevel;

use super::selection::{Where, is_named};
use super::serving::Serving;
use crate::features::programme::Stored;

/// Thousandths of a unit.
pub const MILLI: i64 = 1_000;

/// A place with its need and what is planned there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceNeed {
    /// The place.
    pub code: RegionCode,
    /// Its need, in thousandths of the unit.
    pub need: i64,
    /// Programmes that name it, itself or the kecamatan that it lies in.
    pub programmes: i64,
    /// People whom these plan to reach there, in thousandths.
    pub planned: i64,
}

impl PlaceNeed {
    /// What is left when what is planned is taken from it, never less than nothing.
    pub fn left(&self) -> i64 {
        self.need.saturating_sub(self.planned).max(0)
    }

    /// What is planned beyond the need; it serves no other place.
    pub fn beyond(&self) -> i64 {
        self.planned.saturating_sub(self.need).max(0)
    }
}

/// All of a data set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// Its places: those that nobody names first, then by what is left, the most first.
    pub places: Vec<PlaceNeed>,
    /// Programmes of the theme that name no place, only the whole district.
    pub whole: i64,
    /// Programmes that name places but do not tell how many people they reach.
    pub untold: i64,
}

impl Compared {
    /// The sum of something over all places; it may go beyond what a column holds, and is cut there.
    pub fn sum(&self, part: impl Fn(&PlaceNeed) -> i64) -> i64 {
        self.places.iter().fold(0_i64, |sum, place| sum.saturating_add(part(place)))
    }

    /// The need of the places that no programme names.
    pub fn unserved(&self) -> i64 {
        self.sum(|place| if place.programmes == 0 { place.need } else { 0 })
    }
}

/// Compares the values of a data set with programmes. `villages` says how many villages a kecamatan has. Linear in the programmes times
/// the places.
pub fn compared(
    values: &BTreeMap<RegionCode, i64>,
    programmes: &[Stored],
    theme: Option<&str>,
    villages: impl Fn(&RegionCode) -> usize,
) -> Compared {
    let serving = Serving::of_theme(theme);
    let own: Vec<&Stored> = programmes.iter().filter(|stored| serving.holds(&stored.content)).collect();
    let mut compared = Compared::default();
    for stored in &own {
        let is_placed = stored.content.places.iter().any(is_named);
        compared.whole += i64::from(!is_placed);
        compared.untold += i64::from(is_placed && stored.content.beneficiaries.is_none());
    }
    let place = |(code, need): (&RegionCode, &i64)| {
        let here = Where::In(code.clone());
        let there: Vec<&&Stored> = own.iter().filter(|stored| here.holds(stored)).collect();
        let planned = there.iter().map(|stored| planned(stored, code, &villages));
        PlaceNeed {
            code: code.clone(),
            need: *need,
            programmes: i64::try_from(there.len()).unwrap_or(i64::MAX),
            planned: planned.fold(0, i64::saturating_add),
        }
    };
    compared.places = values.iter().map(place).collect();
    let key = |place: &PlaceNeed| (place.programmes > 0, -place.left());
    compared.places.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.code.cmp(&b.code)));
    compared
}

/// People whom a programme plans to reach at a place, in thousandths: each place that it names has an even share, a kecamatan spreads
/// its share evenly over its villages.
fn planned(stored: &Stored, wanted: &RegionCode, villages: &impl Fn(&RegionCode) -> usize) -> i64 {
    let named: Vec<&RegionCode> = stored.content.places.iter().filter(|place| is_named(place)).collect();
    let people = i128::from(stored.content.beneficiaries.unwrap_or(0)) * i128::from(MILLI);
    let share = |place: &RegionCode| -> i128 {
        if wanted.contains(place) {
            people
        } else if place.contains(wanted) && place.level() == RegionLevel::District {
            people / i128::try_from(villages(place).max(1)).unwrap_or(1)
        } else {
            0
        }
    };
    let all: i128 = named.iter().map(|place| share(place)).sum();
    let even = all / i128::try_from(named.len().max(1)).unwrap_or(1);
    i64::try_from(even).unwrap_or(i64::MAX)
}
