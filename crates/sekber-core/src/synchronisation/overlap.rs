//! Pairs of programmes of different organisations that meet in time and place and are alike.

use super::groups::Groups;
use super::places::{Coverage, RegionTree, common, meet};
use super::vectors::{Spread, Vectors};
use super::{CODE_LEVELS, CodeParts, Profile, Programme};

/// How two programmes meet in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    /// They share villages.
    Overlap,
    /// One of them names a district only as a whole, so whether they meet is unclear.
    Unclear,
}

/// Two programmes that meet and are alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The programme with the smaller number.
    pub first: u32,
    /// The other one.
    pub second: u32,
    /// How they meet.
    pub meeting: Meeting,
    /// Villages they share.
    pub villages: u32,
    /// Months they share.
    pub months: i32,
    /// How alike they are, 0 to 1.
    pub score: f64,
    /// Kinds of output that both have.
    pub outputs: u32,
    /// Funders that both have.
    pub funders: u32,
}

/// Everything about programmes that comparing needs, worked out once.
pub struct Comparison<'p> {
    programmes: &'p [Programme],
    profile: Profile,
    coverage: Vec<Coverage>,
    vectors: Vectors,
    /// Programmes that touch each district, ascending.
    by_district: Vec<Vec<u32>>,
}

impl<'p> Comparison<'p> {
    /// Prepares programmes. O(programmes × (places + stems) × log).
    pub fn new(programmes: &'p [Programme], tree: &RegionTree, profile: Profile) -> Self {
        let coverage: Vec<Coverage> =
            programmes.iter().map(|programme| Coverage::of(programme, tree)).collect();
        let mut by_district = vec![Vec::new(); tree.districts()];
        for (number, coverage) in (0_u32..).zip(&coverage) {
            for district in &coverage.districts {
                if let Some(members) = by_district.get_mut(*district as usize) {
                    members.push(number);
                }
            }
        }
        let vectors = Vectors::new(programmes, &profile);
        Self { programmes, profile, coverage, vectors, by_district }
    }

    /// All pairs that are at least as alike as the profile asks for, ordered by their numbers. Districts are shared by all cores.
    ///
    /// O(Σ over districts of programmes²) cheap comparisons; words are compared only where place and time meet and codes and
    /// themes leave room for a pair.
    pub fn pairs(&self) -> Vec<Pair> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(8);
        let next = std::sync::atomic::AtomicUsize::new(0);
        let work = || {
            let (mut found, mut spread) = (Vec::new(), self.vectors.spread());
            loop {
                let district = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                let Some(members) = self.by_district.get(district) else { return found };
                self.within(u32::try_from(district).unwrap_or(u32::MAX), members, &mut spread, &mut found);
            }
        };
        let mut pairs: Vec<Pair> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            let joined = workers.into_iter().map(|worker| worker.join());
            joined.flat_map(|found| found.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        });
        pairs.sort_unstable_by_key(|pair| (pair.first, pair.second));
        pairs
    }

    /// The pairs of one programme with all others, by the other one's number. O(programmes of its districts).
    pub fn pairs_of(&self, number: u32) -> Vec<Pair> {
        let mut spread = self.vectors.spread();
        spread.set(number as usize);
        let districts = self.coverage.get(number as usize).map_or(&[][..], |coverage| &coverage.districts);
        let members = districts
            .iter()
            .filter_map(|district| Some((*district, self.by_district.get(*district as usize)?)));
        let others =
            members.flat_map(|(district, members)| members.iter().map(move |other| (district, *other)));
        let mut found: Vec<Pair> = others
            .filter(|(_, other)| *other != number)
            .filter_map(|(district, other)| self.pair(district, (number, other), &spread))
            .map(|pair| Pair {
                first: pair.first.min(pair.second),
                second: pair.first.max(pair.second),
                ..pair
            })
            .collect();
        found.sort_unstable_by_key(|pair| (pair.first, pair.second));
        found
    }

    fn within(&self, district: u32, members: &[u32], spread: &mut Spread<'_>, found: &mut Vec<Pair>) {
        for (at, first) in members.iter().enumerate() {
            spread.set(*first as usize);
            let others = members[at + 1..].iter();
            found.extend(others.filter_map(|second| self.pair(district, (*first, *second), spread)));
        }
    }

    /// A pair, if it is one, and this is the first district that both touch; `spread` holds the first of the two.
    fn pair(&self, district: u32, (first, second): (u32, u32), spread: &Spread<'_>) -> Option<Pair> {
        let (a, b) = (&self.programmes[first as usize], &self.programmes[second as usize]);
        let months = a.end.min(b.end) - a.start.max(b.start) + 1;
        if a.organisation == b.organisation || months < 1 {
            return None;
        }
        let (here, there) = (&self.coverage[first as usize], &self.coverage[second as usize]);
        if common(&here.districts, &there.districts).next() != Some(district) {
            return None;
        }
        let villages = here.shared(there);
        let meeting = match villages {
            0 if meet(&here.districts, &there.whole) || meet(&here.whole, &there.districts) => {
                Meeting::Unclear
            }
            0 => return None,
            _ => Meeting::Overlap,
        };
        let score = self.score(a, b, || spread.cosine(second as usize))?;
        Some(Pair {
            first,
            second,
            meeting,
            villages,
            months,
            score,
            outputs: count(common(&a.outputs, &b.outputs)),
            funders: count(common(&a.funders, &b.funders)),
        })
    }

    /// How alike two programmes are; `None` below the least. Words are only looked at when the rest leaves room for a pair.
    fn score(&self, a: &Programme, b: &Programme, cosine: impl FnOnce() -> f64) -> Option<f64> {
        let profile = &self.profile;
        let either = (a.themes | b.themes).count_ones();
        let themes =
            if either == 0 { 0.0 } else { f64::from((a.themes & b.themes).count_ones()) / f64::from(either) };
        let (rest, whole) = if a.codes.is_empty() || b.codes.is_empty() {
            (profile.themes * themes, profile.words + profile.themes)
        } else {
            let levels = profile.code_levels[equal_levels(&a.codes, &b.codes)];
            (profile.codes * levels + profile.themes * themes, profile.words + profile.codes + profile.themes)
        };
        if (profile.words + rest) / whole < profile.least {
            return None;
        }
        let score = (profile.words * cosine() + rest) / whole;
        (score >= profile.least).then_some(score)
    }

    /// Programmes that are one activity or parts of one: those connected by pairs at one place that are at least so alike as the
    /// profile's `same`. Members of groups of two or more, with the smallest number of their group.
    pub fn groups(&self, pairs: &[Pair]) -> Vec<(u32, u32)> {
        let mut groups = Groups::new(self.programmes.len());
        let same = |pair: &&Pair| pair.meeting == Meeting::Overlap && pair.score >= self.profile.same;
        pairs.iter().filter(same).for_each(|pair| groups.join(pair.first, pair.second));
        groups.members()
    }
}

fn count(items: impl Iterator) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}

/// The most leading parts that a code of one has in common with a code of the other.
fn equal_levels(a: &[CodeParts], b: &[CodeParts]) -> usize {
    let equal =
        |x: &CodeParts, y: &CodeParts| (0..CODE_LEVELS).take_while(|level| x[*level] == y[*level]).count();
    a.iter().flat_map(|x| b.iter().map(move |y| equal(x, y))).max().unwrap_or(0)
}
