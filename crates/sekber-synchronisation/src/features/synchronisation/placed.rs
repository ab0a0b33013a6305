//! Programmes by the places that they work at, in one pass: what asking each place for its programmes comes to
//! ([`Where::In`](super::selection::Where::In)), without going over all programmes again for every place.

use std::collections::{BTreeMap, BTreeSet};

use sekber_core::value::RegionCode;
use sekber_core::value::region::RegionLevel;

use super::selection::is_named;
use crate::features::programme::Stored;

/// Kecamatan of a district, or villages of a kecamatan, each with its number.
pub struct Parts {
    numbers: BTreeMap<RegionCode, usize>,
}

impl Parts {
    /// Places of one level, numbered in their order.
    pub fn of<'p>(places: impl Iterator<Item = &'p RegionCode>) -> Self {
        Self { numbers: places.cloned().enumerate().map(|(number, place)| (place, number)).collect() }
    }

    /// The programmes of each part, in their order. Linear in the places that programmes name, and in the villages of a kecamatan that one
    /// names as a whole.
    pub fn programmes<'t>(&self, programmes: impl Iterator<Item = &'t Stored>) -> Vec<Vec<&'t Stored>> {
        let mut found = vec![Vec::new(); self.numbers.len()];
        for stored in programmes {
            for number in self.touched(&stored.content.places) {
                if let Some(own) = found.get_mut(number) {
                    own.push(stored);
                }
            }
        }
        found
    }

    /// The parts that these places lie in, or that they cover by name.
    fn touched(&self, places: &[RegionCode]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for place in places {
            // Itself or what it lies in.
            let mut above = Some(place.clone());
            while let Some(code) = above {
                found.extend(self.numbers.get(&code));
                above = code.parent();
            }
            // What lies in it: codes that begin with its own stand behind it in order.
            if is_named(place) && place.level() == RegionLevel::District {
                let inside = self.numbers.range(place.clone()..).take_while(|(code, _)| place.contains(code));
                found.extend(inside.map(|(_, number)| *number));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::selection::Where;
    use super::*;

    fn code(text: &str) -> RegionCode {
        text.parse().unwrap()
    }

    /// Places as programmes name them, good and odd, drawn by a fixed sequence of numbers.
    fn drawn(mut seed: u64, many: usize) -> Vec<RegionCode> {
        let known = [
            "61",
            "61.05",
            "61.05.01",
            "61.05.02",
            "61.05.10",
            "61.05.01.1001",
            "61.05.01.2002",
            "61.05.02.2001",
            "61.05.01.x001",
            "61.06",
            "61.06.01",
            "61.06.01.2001",
        ];
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).unwrap() % known.len()
        };
        (0..many).map(|_| code(known[next()])).collect()
    }

    #[test]
    fn one_pass_finds_what_asking_each_place_finds() {
        let kecamatan = ["61.05.01", "61.05.02", "61.05.10"].map(code);
        let villages = ["61.05.01.1001", "61.05.01.2002", "61.05.01.x001"].map(code);
        for parts in [kecamatan, villages] {
            let numbered = Parts::of(parts.iter());
            for seed in 0..400 {
                let places = drawn(seed, usize::try_from(seed % 5).unwrap());
                let asked: BTreeSet<usize> = (0..parts.len())
                    .filter(|at| Where::In(parts[*at].clone()).holds_places(&places))
                    .collect();
                assert_eq!(numbered.touched(&places), asked, "{places:?}");
            }
        }
    }
}
