//! Need by place beside what programmes of its theme plan there. Nothing is estimated but one thing, which the page says: the people that a
//! programme plans to reach are spread evenly over the places that it names.

pub mod reading;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sekber_core::value::RegionCode;
use sekber_core::value::region::RegionLevel;

use super::planned::Planned;
use super::selection::{Where, is_named, is_over, kecamatan};
use super::serving::Serving;
use crate::features::programme::Stored;

pub use super::model::MILLI;

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
    /// What these plan to spend, there and elsewhere, in all of their years.
    pub money: Planned,
}

impl PlaceNeed {
    /// What is left when what is planned is taken from it, never less than nothing.
    pub fn left(&self) -> i64 {
        self.need.saturating_sub(self.planned).max(0)
    }

    /// What plans meet of the need, none of it twice; with what is left it is the need.
    pub fn served(&self) -> i64 {
        self.need.saturating_sub(self.left())
    }

    /// What of it nobody meets: what is left where people are counted as programmes count them, else all of it where no programme names
    /// the place, and nothing where one does.
    pub fn unmet(&self, counts_people: bool) -> i64 {
        match (counts_people, self.programmes) {
            (true, _) => self.left(),
            (false, 0) => self.need,
            (false, _) => 0,
        }
    }

    /// What is planned beyond the need; it serves no other place.
    pub fn beyond(&self) -> i64 {
        self.planned.saturating_sub(self.need).max(0)
    }
}

/// What the places of a kecamatan need together: each village counts in its own kecamatan and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KecamatanNeed {
    /// The kecamatan.
    pub code: RegionCode,
    /// Its places that the data tells of: its villages, or itself.
    pub places: i64,
    /// Those of them that no programme names.
    pub alone: i64,
    /// Their need, in thousandths of the unit.
    pub need: i64,
    /// What of it nobody meets ([`PlaceNeed::unmet`]).
    pub unmet: i64,
    /// Programmes that name it or a place in it, each once.
    pub programmes: i64,
    /// What these plan to spend, there and elsewhere, in all of their years.
    pub money: Planned,
}

impl KecamatanNeed {
    /// What of the need is met; with what is not, it is the need.
    pub fn served(&self) -> i64 {
        self.need.saturating_sub(self.unmet)
    }
}

/// All of a data set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// Its places: those that nobody names first, then by what is left, the most first.
    pub places: Vec<PlaceNeed>,
    /// The kecamatan that they are or lie in, each with how many programmes name it or a place in it, and what these plan to spend.
    pub kecamatan: BTreeMap<RegionCode, (i64, Planned)>,
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

    /// Whether any programme that works at one of its places tells what it costs.
    pub fn tells_money(&self) -> bool {
        self.places.iter().any(|place| place.money.untold < place.programmes)
    }

    /// Whether the data tells of villages, not of kecamatan: all its places are of one level.
    pub fn is_by_village(&self) -> bool {
        self.places.first().is_some_and(|place| place.code.level() == RegionLevel::Village)
    }

    /// What the places of each kecamatan need together, those first of whose need the most is unmet.
    pub fn by_kecamatan(&self, counts_people: bool) -> Vec<KecamatanNeed> {
        let begun = |(code, (programmes, money)): (&RegionCode, &(i64, Planned))| {
            let own = KecamatanNeed {
                code: code.clone(),
                places: 0,
                alone: 0,
                need: 0,
                unmet: 0,
                programmes: *programmes,
                money: *money,
            };
            (code.clone(), own)
        };
        let mut found: BTreeMap<RegionCode, KecamatanNeed> = self.kecamatan.iter().map(begun).collect();
        for place in &self.places {
            let Some(code) = kecamatan(&place.code) else { continue };
            let Some(own) = found.get_mut(&code) else { continue };
            own.places += 1;
            own.alone += i64::from(place.programmes == 0);
            own.need = own.need.saturating_add(place.need);
            own.unmet = own.unmet.saturating_add(place.unmet(counts_people));
        }
        let mut all: Vec<KecamatanNeed> = found.into_values().collect();
        all.sort_by(|a, b| b.unmet.cmp(&a.unmet).then_with(|| a.code.cmp(&b.code)));
        all
    }

    /// The need of the places that no programme names.
    pub fn unserved(&self) -> i64 {
        self.sum(|place| if place.programmes == 0 { place.need } else { 0 })
    }
}

/// Compares the values of a data set with the programmes whose time is not over on a day. `villages` says how many villages a kecamatan
/// has. Linear in the programmes times the places.
pub fn compared(
    values: &BTreeMap<RegionCode, i64>,
    programmes: &[Stored],
    (theme, today): (Option<&str>, Date),
    villages: impl Fn(&RegionCode) -> usize,
) -> Compared {
    let serving = Serving::of_theme(theme);
    let serves = |stored: &&Stored| serving.holds(&stored.content) && !is_over(stored, today);
    let own: Vec<&Stored> = programmes.iter().filter(serves).collect();
    let mut compared = Compared::default();
    for stored in &own {
        let is_placed = stored.content.places.iter().any(is_named);
        compared.whole += i64::from(!is_placed);
        compared.untold += i64::from(is_placed && stored.content.beneficiaries.is_none());
    }
    let place = |(code, need): (&RegionCode, &i64)| {
        let here = Where::In(code.clone());
        let there: Vec<&Stored> = own.iter().copied().filter(|stored| here.holds(stored)).collect();
        let planned = there.iter().map(|stored| planned(stored, code, &villages));
        PlaceNeed {
            code: code.clone(),
            need: *need,
            programmes: i64::try_from(there.len()).unwrap_or(i64::MAX),
            planned: planned.fold(0, i64::saturating_add),
            money: Planned::of(&there, None),
        }
    };
    compared.places = values.iter().map(place).collect();
    let number = |code: RegionCode| {
        let here = Where::In(code.clone());
        let there: Vec<&Stored> = own.iter().copied().filter(|stored| here.holds(stored)).collect();
        (code, (i64::try_from(there.len()).unwrap_or(i64::MAX), Planned::of(&there, None)))
    };
    let above: BTreeSet<RegionCode> = values.keys().filter_map(kecamatan).collect();
    compared.kecamatan = above.into_iter().map(number).collect();
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
