//! The tree of regions and what a programme covers of it.

use std::ops::Range;

use super::Programme;

/// A place of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// One village.
    Village(u32),
    /// A sub-district with all its villages.
    Subdistrict(u32),
    /// Somewhere in a district, or all of it: no village by itself.
    District(u32),
}

/// Why regions are no tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("village {0} does not follow the one before in its sub-district and district")]
pub struct NoTree(pub usize);

/// Villages, sub-districts and districts, each numbered from 0 so that children follow each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RegionTree {
    /// First village of each sub-district, with the number of villages at the end.
    villages: Vec<u32>,
    /// First sub-district of each district, with the number of sub-districts at the end.
    subdistricts: Vec<u32>,
}

impl RegionTree {
    /// Builds the tree from the sub-district and district of each village, in the order of villages.
    ///
    /// # Errors
    /// Naming the first village out of order.
    pub fn new(villages: impl Iterator<Item = (u32, u32)>) -> Result<Self, NoTree> {
        let (mut first_villages, mut first_subdistricts) = (Vec::new(), Vec::new());
        let mut count = 0;
        for (at, (subdistrict, district)) in villages.enumerate() {
            let new_subdistrict = subdistrict as usize == first_villages.len();
            let new_district = district as usize == first_subdistricts.len();
            let known = subdistrict as usize + 1 == first_villages.len()
                && district as usize + 1 == first_subdistricts.len();
            match (new_subdistrict, new_district) {
                (false, false) if known => {}
                (true, false) if district as usize + 1 == first_subdistricts.len() => {
                    first_villages.push(count)
                }
                (true, true) => {
                    first_subdistricts.push(subdistrict);
                    first_villages.push(count);
                }
                _ => return Err(NoTree(at)),
            }
            count += 1;
        }
        first_subdistricts.push(u32::try_from(first_villages.len()).unwrap_or(u32::MAX));
        first_villages.push(count);
        Ok(Self { villages: first_villages, subdistricts: first_subdistricts })
    }

    /// How many villages there are.
    pub fn villages(&self) -> usize {
        self.villages.last().map_or(0, |last| *last as usize)
    }

    /// How many sub-districts there are.
    pub fn subdistricts(&self) -> usize {
        self.villages.len().saturating_sub(1)
    }

    /// How many districts there are.
    pub fn districts(&self) -> usize {
        self.subdistricts.len().saturating_sub(1)
    }

    /// The villages of a sub-district; none of an unknown one.
    pub fn villages_of(&self, subdistrict: u32) -> Range<u32> {
        match self.villages.get(subdistrict as usize..) {
            Some([first, next, ..]) => *first..*next,
            _ => 0..0,
        }
    }

    /// The sub-district of a village.
    pub fn subdistrict_of(&self, village: u32) -> u32 {
        parent(&self.villages, village)
    }

    /// The district of a sub-district.
    pub fn district_of(&self, subdistrict: u32) -> u32 {
        parent(&self.subdistricts, subdistrict)
    }
}

fn parent(firsts: &[u32], child: u32) -> u32 {
    let before = firsts.partition_point(|first| *first <= child);
    u32::try_from(before.saturating_sub(1)).unwrap_or(u32::MAX)
}

/// What a programme covers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Villages named, or in a sub-district named: ranges in ascending order that do not touch.
    pub villages: Vec<Range<u32>>,
    /// Districts of any place named, the home of an unknown place; each once, in ascending order.
    pub districts: Vec<u32>,
    /// Districts named as a whole, the home of an unknown place: where in them it works is unclear.
    pub whole: Vec<u32>,
}

impl Coverage {
    /// Works out what a programme covers. O(places × log places).
    pub fn of(programme: &Programme, tree: &RegionTree) -> Self {
        let mut coverage = Self::default();
        if programme.places.is_empty() {
            coverage.districts.push(programme.home);
            coverage.whole.push(programme.home);
        }
        for place in &programme.places {
            let subdistrict = match *place {
                Place::Village(village) => {
                    coverage.villages.push(village..village + 1);
                    tree.subdistrict_of(village)
                }
                Place::Subdistrict(subdistrict) => {
                    coverage.villages.push(tree.villages_of(subdistrict));
                    subdistrict
                }
                Place::District(district) => {
                    coverage.districts.push(district);
                    coverage.whole.push(district);
                    continue;
                }
            };
            coverage.districts.push(tree.district_of(subdistrict));
        }
        for list in [&mut coverage.districts, &mut coverage.whole] {
            list.sort_unstable();
            list.dedup();
        }
        coverage.villages = joined(coverage.villages);
        coverage
    }
}

/// How many villages two coverages share. Linear in their ranges.
pub fn shared(a: &[Range<u32>], b: &[Range<u32>]) -> u32 {
    let (mut at, mut other, mut shared) = (0, 0, 0);
    while let (Some(a), Some(b)) = (a.get(at), b.get(other)) {
        shared += a.end.min(b.end).saturating_sub(a.start.max(b.start));
        match a.end <= b.end {
            true => at += 1,
            false => other += 1,
        }
    }
    shared
}

/// Ranges in order, those that overlap or touch as one.
fn joined(mut ranges: Vec<Range<u32>>) -> Vec<Range<u32>> {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<u32>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// Whether two ascending lists have a number in common.
pub(super) fn meet(a: &[u32], b: &[u32]) -> bool {
    common(a, b).next().is_some()
}

/// The numbers that two ascending lists have in common.
pub(super) fn common<'l>(a: &'l [u32], b: &'l [u32]) -> impl Iterator<Item = u32> + 'l {
    let (mut own, mut others) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    std::iter::from_fn(move || {
        while let (Some(x), Some(y)) = (own.peek().copied(), others.peek().copied()) {
            match x.cmp(&y) {
                std::cmp::Ordering::Less => {
                    own.next();
                }
                std::cmp::Ordering::Greater => {
                    others.next();
                }
                std::cmp::Ordering::Equal => {
                    own.next();
                    others.next();
                    return Some(x);
                }
            }
        }
        None
    })
}
